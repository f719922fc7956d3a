"""How the programme is laid out: by meeting and month as the year goes, and what has no place yet at the end."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")
UNSCHEDULED = "Not scheduled yet"


@dataclass(frozen=True)
class Slot:
    """Where a topic stands: its year, the words over it, and the first day they speak of, if they name one."""

    year: str
    words: str
    day: dt.date | None = None

    @property
    def order(self) -> tuple[str, int, dt.date, str]:
        """Years in order; in each, days in order, then words that name no day, then what is not scheduled."""
        kind = 2 if self.words == UNSCHEDULED else 0 if self.day else 1
        return self.year, kind, self.day or dt.date.max, self.words


@dataclass(frozen=True)
class Group(Generic[T]):
    """The topics of one slot, in the order given."""

    slot: Slot
    topics: tuple[T, ...]


def arranged(topics: Iterable[tuple[Slot, T]]) -> list[Group[T]]:
    """The topics by slot."""
    in_order = sorted(topics, key=lambda pair: pair[0].order)
    return [
        Group(slot, tuple(topic for _, topic in pairs)) for slot, pairs in groupby(in_order, key=lambda pair: pair[0])
    ]
