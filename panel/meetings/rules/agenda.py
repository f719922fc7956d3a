"""The lines of an agenda: what they are, and the numbers they bear (variations.md: names and numbers)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

from panel.bodies.rules.agenda import SubItems
from panel.bodies.rules.kinds import ROLE_WORDS


class Kind(StrEnum):
    """What a line of the agenda is."""

    ITEM = "item"
    HEADING = "heading"
    LINE = "line"


class Part(StrEnum):
    """Whether an item is taken in public. A heading may say "closed" and give no paragraph."""

    OPEN = "open"
    CLOSED = "closed"


ROLES: dict[str, str] = {role.value: words for role, words in ROLE_WORDS.items()}
"""What a standard line is to the software, which then fills in what it knows: the same as for standard items."""


@dataclass(frozen=True)
class Line:
    """What numbering asks of a line. `level` 0 is an item, 1 a sub-item; a fixed number was given by hand."""

    kind: Kind = Kind.ITEM
    level: int = 0
    number: str | None = None
    fixed: bool = False


DEEPEST = 2
"""The level of the last row of sub-items: 6a(i)."""

MOST = 1000
"""From here on a number given by hand is none of its row: “2018” is a year."""

ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def numbers(
    lines: Sequence[Line], style: SubItems = SubItems.LETTERS, reserved: Container[str] = ()
) -> list[str | None]:
    """The number of each line, in order: running for items, none for headings and unnumbered lines.

    A fixed number stays, and the count goes on from it. A number that is fixed elsewhere, or `reserved` for late
    business, is passed over. A sub-item bears its item's number: 6a, 6a(i), or 5.1, 5.1.1; without an item above it,
    it is an item.
    """
    fixed = {line.number for line in lines if line.fixed}
    parents: list[str] = []
    counts = [0]
    given: list[str | None] = []
    for line in lines:
        level = max(0, min(line.level, len(parents), DEEPEST))
        parent = parents[level - 1] if level else ""
        number = line.number if line.fixed else None
        if not line.fixed and line.kind is Kind.ITEM:
            number = _next(parent, level, counts[level], style, fixed, reserved)
        if number and line.kind is Kind.ITEM:
            parents[level:] = [number]
            counts[level:] = [max(counts[level], _ordinal(number, parent, level, style)), 0]
        given.append(number)
    return given


def late_number(
    lines: Sequence[Line], place: int, style: SubItems = SubItems.LETTERS, reserved: Container[str] = ()
) -> str | None:
    """The number of the line at `place`, added after publication: the next one free; all others keep theirs (Y5)."""
    new = lines[place]
    before, after = ([replace(line, fixed=True) for line in part] for part in (lines[:place], lines[place + 1 :]))
    ends = (i for i, line in enumerate(after) if line.kind is Kind.ITEM and line.level < new.level)
    fellows = next(ends, len(after))
    in_order = [*before, *after[:fellows], new, *after[fellows:]]
    return numbers(in_order, style, reserved)[place + fellows]


def _next(
    parent: str, level: int, last: int, style: SubItems, fixed: Container[str | None], reserved: Container[str]
) -> str:
    names = (_name(n, parent, level, style) for n in count(last + 1))
    return next(name for name in names if name not in fixed and name not in reserved)


def _ordinal(number: str, parent: str, level: int, style: SubItems) -> int:
    """Which of its row a number is; 0 for one that stands outside it ("A1")."""
    return next((n for n in range(1, MOST) if _name(n, parent, level, style) == number), 0)


def _name(n: int, parent: str, level: int, style: SubItems) -> str:
    if level == 0:
        return str(n)
    if style is SubItems.DECIMALS:
        return f"{parent}.{n}"
    return parent + (_letters(n) if level == 1 else f"({_roman(n)})")


def _letters(n: int) -> str:
    """From a to z, then aa, ab."""
    before, last = divmod(n - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + last)


def _roman(n: int) -> str:
    return "x" * (n // 10) + ROMAN[n % 10]


def landing(levels: Sequence[int], place: int, to: int) -> list[int]:
    """The order of places (from 0) after the line at `place` has moved to `to`, its sub-items going with it.

    `to` is its place among the others. A line never lands among the sub-items of another, nor among its own: it goes on
    past them, in the direction of its move.
    """
    level = levels[place]
    end = next((i for i in range(place + 1, len(levels)) if levels[i] <= level), len(levels))
    moved, rest = list(range(place, end)), [*range(place), *range(end, len(levels))]
    down = to > place
    spot = max(place + 1, to + 1 - len(moved)) if down else max(0, to)
    spot = min(spot, len(rest))
    while 0 < spot < len(rest) and levels[rest[spot]] > level:
        spot += 1 if down else -1
    return [*rest[:spot], *moved, *rest[spot:]]


def doubled(given: Sequence[str | None]) -> list[str]:
    """The numbers that more than one line bears: fixed by hand, for numbering itself never does it."""
    return sorted({number for number in given if number and given.count(number) > 1})
