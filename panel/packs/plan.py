"""Which page everything in a pack stands on: pure arithmetic, in tables that a clerk could check by hand.

A piece (the front sheet, a set of minutes, a paper, an appendix) starts on a right-hand page, which bears an odd
number; a blank fills up its last leaf. The members' edition is numbered, and the public edition keeps its numbers:
“page 37” is the same page in both. Where a piece is withheld the public edition has a slip in its place, without a
number, and every later piece falls on a right-hand page there too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from panel.exemption.rules import OPEN, READERS, Edition, Marking, shown


@dataclass(frozen=True)
class Piece:
    """A run of pages that starts on a right-hand page. `item` is the key of the agenda line it stands under.

    `pages` says how many pages it has in each edition: the public's minutes can be shorter than the members'.
    """

    key: str
    pages: Mapping[Edition, int]
    item: str | None = None
    marking: Marking = field(default=OPEN)

    @property
    def reserved(self) -> int:
        """How many numbers it takes: those of its longer edition, made up to whole leaves."""
        return whole_leaves(max(self.pages.values()))


@dataclass(frozen=True)
class Placed:
    """A piece and the numbers kept for it, from `first` (odd) to `last` (even)."""

    piece: Piece
    first: int
    last: int


@dataclass(frozen=True)
class Span:
    """The pages of an item, as the agenda prints them: “11 - 22”."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first} - {self.last}"


class Kind(StrEnum):
    """What a run of pages is."""

    PIECE = "piece"
    BLANK = "blank"
    SLIP = "slip"


@dataclass(frozen=True)
class Run:
    """Pages of one edition that follow each other. `first` is the printed number of the first, None where unnumbered.

    A slip tells of the placed pieces it stands for.
    """

    kind: Kind
    pages: int
    first: int | None
    placed: tuple[Placed, ...] = ()


def whole_leaves(pages: int) -> int:
    """The next even number: a leaf has two sides."""
    return pages + pages % 2


def place(pieces: Iterable[Piece], start: int = 1) -> list[Placed]:
    """Give each piece its numbers, one after another from `start`.

    Raises ValueError for an even `start`, which would be a left-hand page, and for a piece without pages.
    """
    if start % 2 == 0:
        raise ValueError(f"A pack cannot start on page {start}, which is a left-hand page.")
    placed = []
    for piece in pieces:
        if min(piece.pages.values(), default=0) < 1:
            raise ValueError(f"“{piece.key}” has no pages.")
        placed.append(Placed(piece, start, start + piece.reserved - 1))
        start += piece.reserved
    return placed


def spans(placed: Iterable[Placed]) -> dict[str, Span]:
    """The pages of each item that has any, from its first piece to the blank after its last."""
    found: dict[str, Span] = {}
    for one in placed:
        if one.piece.item is not None:
            earlier = found.get(one.piece.item)
            found[one.piece.item] = Span(earlier.first if earlier else one.first, one.last)
    return found


def lay(placed: Sequence[Placed], edition: Edition) -> list[Run]:
    """The pages of one edition, in order. Every run but a blank starts on a right-hand page of the file."""
    runs: list[Run] = []
    reader = READERS[edition]
    for (visible, _item), found in groupby(placed, key=lambda one: (shown(one.piece.marking, reader), one.piece.item)):
        group = tuple(found)
        runs += [run for one in group for run in _printed(one, edition)] if visible else _withheld(group)
    return runs


def _printed(one: Placed, edition: Edition) -> list[Run]:
    pages = one.piece.pages[edition]
    blanks = one.piece.reserved - pages
    runs = [Run(Kind.PIECE, pages, one.first, (one,))]
    return [*runs, Run(Kind.BLANK, blanks, one.first + pages)] if blanks else runs


def _withheld(group: tuple[Placed, ...]) -> list[Run]:
    return [Run(Kind.SLIP, 1, None, group), Run(Kind.BLANK, 1, None)]
