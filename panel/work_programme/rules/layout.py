"""The grid of a year: meetings in order, then months that have no meeting, then other words, then what has no place."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
UNSCHEDULED = "Not scheduled yet"


@dataclass(frozen=True)
class Slot:
    """A place in the year: the key of a meeting, or a month or other words, or neither for what has no place.

    `day` is the first day that it speaks of, if it names one.
    """

    words: str
    meeting: str | None = None
    day: dt.date | None = None

    @property
    def order(self) -> tuple[bool, dt.date, str]:
        """Days in order, then words that name no day, then what is not scheduled."""
        return self.words == UNSCHEDULED, self.day or dt.date.max, self.words


NOWHERE = Slot(UNSCHEDULED)


@dataclass(frozen=True)
class Column(Generic[T]):
    """A slot with its topics, in the order given."""

    slot: Slot
    topics: tuple[T, ...] = ()


def arranged(slots: Iterable[Slot], topics: Iterable[tuple[Slot, T]]) -> list[Column[T]]:
    """A column for each of the year's own slots, empty or not, and for each that a topic stands in besides."""
    found: dict[Slot, list[T]] = {slot: [] for slot in slots}
    for slot, topic in topics:
        found.setdefault(slot, []).append(topic)
    return [Column(slot, tuple(found[slot])) for slot in sorted(found, key=lambda slot: slot.order)]
