"""A published file without what was withdrawn from it: the other pages as they were, the numbers as they were (D7).

The withdrawn pages are taken out, never covered; sheets or a redacted paper stand in their place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from panel.packs.contents import What
from panel.packs.editions import LEVELS
from panel.packs.leaks import page_contents, page_streams
from panel.packs.sheets import STAMP_FONT, sheet
from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.cut import bare, cut
from panel.pdf.part import Part
from panel.pdf.read import page_count
from panel.pdf.uploads import prepare_upload


@dataclass(frozen=True)
class Hole:
    """Pages `first` to `last`, by their numbers, with the words that stand there, or the part that does."""

    first: int
    last: int
    words: str
    part: Part | None = None


@dataclass(frozen=True)
class Redacted:
    """The file, and what the check of its structure found."""

    pdf: bytes
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Leaf:
    """A page of the file, from 1, with its number, if it has one, and the entry it belongs to."""

    page: int
    number: int | None = None
    row: Mapping[str, Any] | None = None
    hole: Hole | None = None


def redact(
    pdf: bytes, rows: Sequence[Mapping[str, Any]], holes: Sequence[Hole], *, title: str, labels: Mapping[str, str]
) -> Redacted:
    """The file anew. `rows` is its table of contents, `labels` names the agenda lines by their keys.

    Raises RuntimeError should a withdrawn page still stand in it.
    """
    leaves = leaves_of(page_count(pdf), rows, holes)
    made = assemble(list(_sections(pdf, leaves, labels)), title=title, font=STAMP_FONT)
    left = set(page_contents(made)) & _only_on(pdf, leaves)
    if left - _given(holes):
        raise RuntimeError("A withdrawn page still stands in the replacement.")
    return Redacted(made, tuple(f"{problem.where}: {problem.detail}" for problem in check(made)))


def clean_copy(pdf: bytes, title: str) -> bytes:
    """A redacted paper as it is kept: its pages and tags, and nothing else that came with the file (D7)."""
    part = prepare_upload(bare(pdf))
    return assemble([Section("redacted", title, part, None)], title=title, font=STAMP_FONT)


def part_of_copy(copy: bytes) -> Part:
    """A clean copy as a part of a pack."""
    return prepare_upload(copy)


def leaves_of(pages: int, rows: Iterable[Mapping[str, Any]], holes: Sequence[Hole]) -> list[Leaf]:
    """Every page of the file with its number: an entry takes its numbers one after the other from its first page."""
    numbered = {
        row["page"] + place: (row["first"] + place, row)
        for row in rows
        if row["page"] is not None
        for place in range(row["last"] - row["first"] + 1)
    }
    found = []
    for page in range(1, pages + 1):
        number, row = numbered.get(page, (None, None))
        hole = next((one for one in holes if number is not None and one.first <= number <= one.last), None)
        found.append(Leaf(page, number, row, hole))
    return found


def _sections(pdf: bytes, leaves: Sequence[Leaf], labels: Mapping[str, str]) -> Iterator[Section]:
    """The file in stretches that follow each other: as they were, or what stands in their place."""
    starts = {leaf.page: leaf.row["key"] for leaf in leaves if leaf.row and leaf.number == leaf.row["first"]}
    under = ""
    for run in _runs(leaves):
        first = run[0]
        line = first.row["item"] if first.row else None
        if line and line != under:
            under = line
            yield Section(f"line:{line}", labels.get(line, ""), None, None)
        if first.hole is None:
            yield _kept(cut(pdf, first.page, run[-1].page, starts), first, starts)
        else:
            yield from _in_place(first.hole, run, starts, labels.get(line or "", ""))


def _runs(leaves: Sequence[Leaf]) -> list[list[Leaf]]:
    runs: list[list[Leaf]] = []
    for leaf in leaves:
        last = runs[-1][-1] if runs else None
        if last and last.row is leaf.row and last.hole is leaf.hole:
            runs[-1].append(leaf)
        else:
            runs.append([leaf])
    return runs


def _kept(part: Part, first: Leaf, starts: Mapping[int, str]) -> Section:
    """Pages as they were published: what is printed on them is on them already."""
    row, begins = first.row, first.page in starts
    return Section(
        key=starts.get(first.page, f"kept-{first.page}"),
        title=row["title"] if row else "Not for publication",
        part=part,
        first_number=first.number,
        level=LEVELS[What(row["what"])] if row else 2,
        bookmark=begins,
        printed=False,
    )


def _in_place(hole: Hole, run: Sequence[Leaf], starts: Mapping[int, str], label: str) -> Iterator[Section]:
    """The pages of a redacted paper that stand here, and sheets for the rest."""
    numbers = [leaf.number for leaf in run if leaf.number is not None]
    title = f"Pages {numbers[0]} - {numbers[-1]}: withdrawn"
    place = numbers[0] - hole.first
    length = max(0, min(len(run), hole.part.page_count - place)) if hole.part else 0
    if hole.part and length:
        part = cut(hole.part.pdf, place + 1, place + length)
        yield Section(_key(run[0], starts), title, part, numbers[0], foot=label, level=2)
    said = sheet("withdrawn", title="Withdrawn", words=hole.words, label=label)
    for leaf in run[length:]:
        yield Section(_key(leaf, starts), title, said, leaf.number, foot=label, level=2, bookmark=leaf is run[0])


def _key(leaf: Leaf, starts: Mapping[int, str]) -> str:
    return starts.get(leaf.page, f"withdrawn-{leaf.page}")


def _given(holes: Iterable[Hole]) -> set[bytes]:
    """A hash of each stream of the redacted papers: a page in which nothing had to be redacted is as it was."""
    return {digest for hole in holes if hole.part for digest in page_contents(hole.part.pdf)}


def _only_on(pdf: bytes, leaves: Iterable[Leaf]) -> set[bytes]:
    """A hash of each stream that draws withdrawn pages and no other."""
    pages = page_streams(pdf)
    kept = {digest for leaf in leaves if not leaf.hole for digest in pages[leaf.page - 1]}
    return {digest for leaf in leaves if leaf.hole for digest in pages[leaf.page - 1]} - kept
