"""What features push into the index: for each thing of theirs that holds words, a function that says them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from panel.exemption.queries import Sitting
from panel.extensions import Base
from panel.search.rules.doors import Kind, Way


@dataclass(frozen=True)
class Source:
    """A passage as its feature tells it: what `about` is `within`, the `place` in it, the `values` of its page.

    What it is within is shown and not looked for: it is found by itself.
    """

    kind: Kind
    about: str
    way: Way
    title: str
    text: str
    endpoint: str
    values: Mapping[str, Any] = field(default_factory=dict)
    within: str = ""
    place: str = ""
    state: str = ""
    date: dt.date | None = None
    year: int | None = None


Teller = TypeVar("Teller", bound=Callable[[int], Iterable[Source]])
Finder = TypeVar("Finder", bound=Callable[[int], Iterable[Sitting]])

tellers: dict[type[Base], list[Callable[[int], Iterable[Source]]]] = {}
"""By the class of what is indexed as one: a meeting, an entry of a programme."""

_places_taken: list[Callable[[int], Iterable[Sitting]]] = []


def texts_of(root: type[Base]) -> Callable[[Teller], Teller]:
    """Register who tells some of the words of such a thing, by its number; none where there is no such thing.

    They are asked for anew whenever the thing, or a row that hangs on it by its foreign keys, is changed.
    """

    def register(teller: Teller) -> Teller:
        tellers.setdefault(root, []).append(teller)
        return teller

    return register


def sits_for_others(finder: Finder) -> Finder:
    """Register how the meetings are found at which a person, by number, is recorded in someone's place (M1)."""
    _places_taken.append(finder)
    return finder


def sat_for_others(person_id: int) -> dict[int, Sitting]:
    """The meetings at which someone stands in for another, by number."""
    return {sitting.id: sitting for find in _places_taken for sitting in find(person_id)}
