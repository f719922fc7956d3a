"""Which number each minute of a draft will bear (Y5). How a number is written is the body's pattern (panel.bodies)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from panel.bodies.rules.numbering import point_number

MOST_POINTS = 999
"""More than any minute has."""


@dataclass(frozen=True)
class Slot:
    """A minute that wants a number, in the order printed.

    `kept` is the number it has already: given by hand, or published. A minute kept without a number is unnumbered.
    """

    minute: int
    kept: bool = False
    number: str | None = None
    item: str | None = None


def assign(
    slots: Sequence[Slot],
    highest: int,
    *,
    written: Callable[[int, str | None], str | None],
    read: Callable[[str], int | None],
) -> dict[int, str | None]:
    """The number of each minute: numbers go on from `highest`, the highest ever used in the run.

    A number is never used twice: those kept are stepped over, and the ones after a kept number go on from it.
    `written(n, item)` writes a number by the body's pattern; `read` finds the n of one, or None.
    """
    taken = {n for slot in slots if slot.number and (n := read(slot.number)) is not None}
    numbers: dict[int, str | None] = {}
    last = highest
    for slot in slots:
        if slot.kept:
            numbers[slot.minute] = slot.number
            last = max(last, read(slot.number) or 0) if slot.number else last
            continue
        last = next(n for n in count(last + 1) if n not in taken)
        numbers[slot.minute] = written(last, slot.item)
    return numbers


def point_numbers(
    given: Sequence[str | None], pattern: str | None, *, minute: str | None = None, highest: int = 0
) -> list[str]:
    """The number of each point of a minute, in order: as given, or by the body's pattern (Y5).

    `minute` is the number of the minute, `highest` the highest n of a point ever published in it: none is used twice.
    """
    if not pattern:
        return [number or "" for number in given]
    known = {point_number(pattern, n, minute): n for n in range(1, MOST_POINTS + 1)}
    slots = [Slot(place, kept=number is not None, number=number) for place, number in enumerate(given)]
    numbers = assign(slots, highest, written=lambda n, _: point_number(pattern, n, minute), read=known.get)
    return [number or "" for number in numbers.values()]


def highest_point(numbers: Sequence[str], pattern: str | None, *, minute: str | None = None) -> int:
    """The highest n among the numbers of points that the pattern made; 0 where it made none."""
    if not pattern:
        return 0
    return max((n for n in range(1, MOST_POINTS + 1) if point_number(pattern, n, minute) in numbers), default=0)
