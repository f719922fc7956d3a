"""Making the editions of a pack or of a supplement: draw, plan, assemble. No database is asked and nothing is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from panel.exemption.rules import Edition
from panel.packs.contents import Entry, What, described
from panel.packs.drawing import Bound, both, draw_entry
from panel.packs.material import Material
from panel.packs.plan import Kind, Placed, Run, Span, lay, place, spans, whole_leaves
from panel.packs.sheets import STAMP_FONT, blank_page, sheet
from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.part import Part

FRONT = "front"


@dataclass(frozen=True)
class Drawn:
    """One edition: its file, how many pages that has, the numbers it takes, what stands where, and what is wrong."""

    edition: Edition
    pdf: bytes
    pages: int
    first_page: int
    last_page: int
    contents: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Planned:
    """Everything drawn, by key, and its numbers in the order of the pack."""

    material: Material
    bound: Mapping[str, Bound]
    placed: Sequence[Placed]


def make(material: Material, editions: Iterable[Edition] = tuple(Edition)) -> dict[Edition, Drawn]:
    """The editions asked for, with the same numbers. Each is built from what may stand in it, never made by hiding."""
    planned = plan(material)
    return {edition: bind(planned, edition) for edition in editions}


def plan(material: Material) -> Planned:
    """Draw everything once and give it its pages."""
    enclosed = [draw_entry(entry, material) for entry in material.entries]
    bound = {one.key: one for one in (first_sheet(material, enclosed), *enclosed)}
    return Planned(material, bound, place([one.piece for one in bound.values()], material.start))


def first_sheet(material: Material, enclosed: Sequence[Bound]) -> Bound:
    """The sheet that says on which pages everything stands, drawn again while it needs more leaves than it has."""
    pieces = [one.piece for one in enclosed]
    untagged = tuple(dict.fromkeys(one.entry.item.label for one in enclosed if one.entry.item and not one.tagged))
    pages = 2
    while True:
        part = draw_first_sheet(material, spans(place(pieces, material.start + pages)), untagged)
        if part.page_count <= pages:
            return Bound(FRONT, Entry(FRONT, SHEETS[material.sheet].title, material.sheet), both(part))
        pages = whole_leaves(part.page_count)


@dataclass(frozen=True)
class FirstSheet:
    """The template of a first sheet, and its bookmark."""

    template: str
    title: str


SHEETS = {
    What.NOTICE: FirstSheet("front_sheet", "Notice and agenda"),
    What.SUPPLEMENT: FirstSheet("supplement", "What this supplement holds"),
}


def draw_first_sheet(material: Material, pages: Mapping[str, Span], untagged: tuple[str, ...]) -> Part:
    """The first sheet with these pages in its last column; it names the lines whose papers came `untagged` (W1, W4)."""
    notice = material.notice
    template = SHEETS[material.sheet].template
    return sheet(
        template,
        title=material.title,
        colour=notice.colour,
        notice=notice,
        material=material,
        spans=pages,
        untagged=untagged,
    )


def bind(planned: Planned, edition: Edition) -> Drawn:
    """Put one edition together, number its pages, and check its structure."""
    binding = Binding(planned, edition)
    pdf = assemble(binding.sections(), title=planned.material.title, font=STAMP_FONT)
    return Drawn(
        edition=edition,
        pdf=pdf,
        pages=sum(run.pages for run in binding.runs),
        first_page=planned.placed[0].first,
        last_page=planned.placed[-1].last,
        contents=tuple(table_of_contents(planned, binding.runs)),
        problems=tuple(f"{problem.where}: {problem.detail}" for problem in check(pdf)),
    )


LEVELS = {
    **dict.fromkeys((What.NOTICE, What.SUPPLEMENT), 1),
    **dict.fromkeys((What.MINUTES, What.LOG, What.PROGRAMME, What.PAPER), 2),
    What.APPENDIX: 3,
}
"""How deep the bookmark of each stands: the agenda line is at 1, where there is one."""


EDITIONS = {
    Edition.FULL: "Members’ edition: it holds papers that are not for publication",
    Edition.PUBLIC: "Public edition",
}


class Binding:
    """The runs of one edition, as sections of a file."""

    def __init__(self, planned: Planned, edition: Edition) -> None:
        self.planned = planned
        self.edition = edition
        self.runs = lay(planned.placed, edition)

    def sections(self) -> list[Section]:
        """Every section in order, with a bookmark for each agenda line that has anything under it."""
        made: list[Section] = []
        under = ""
        for run in self.runs:
            line = self.entry_of(run).item if run.placed else None
            if line is not None and line.key != under:
                under = line.key
                made.append(Section(f"line:{line.key}", line.label, None, None))
            made += self.sections_of(run, position=len(made))
        return made

    def sections_of(self, run: Run, position: int) -> list[Section]:
        """The sections of one run."""
        if run.kind is Kind.PIECE:
            return [self.piece(run)]
        if run.kind is Kind.SLIP:
            return [self.slip(run)]
        return [blank(f"blank-{position}-{page}", run.first and run.first + page) for page in range(run.pages)]

    @property
    def edition_words(self) -> str:
        """What the first sheet says of the edition, where there are two that differ."""
        differ = any(one.piece.marking.restricted for one in self.planned.placed)
        return EDITIONS[self.edition] if differ else ""

    def entry_of(self, run: Run) -> Entry:
        """The entry of a run's first piece."""
        return self.planned.bound[run.placed[0].piece.key].entry

    def piece(self, run: Run) -> Section:
        """A piece that this edition shows."""
        bound = self.planned.bound[run.placed[0].piece.key]
        notice, entry = self.planned.material.notice, bound.entry
        return Section(
            key=bound.key,
            title=entry.title,
            part=bound.parts[self.edition],
            first_number=run.first,
            head=bound.head or (f"{notice.panel}, {notice.day}" if entry.item else self.edition_words),
            foot=entry.item.label if entry.item else "",
            band=entry.marking.short or bound.bands.get(self.edition, ""),
            level=LEVELS[entry.what],
        )

    def slip(self, run: Run) -> Section:
        """What stands in the place of pages that this edition withholds (P3). Links to them lead here."""
        line = self.entry_of(run).item
        entries = [self.planned.bound[one.piece.key].entry for one in run.placed]
        reasons = list(dict.fromkeys(described(entry.marking) for entry in entries))
        pages = Span(run.placed[0].first, run.placed[-1].last)
        part = sheet(
            "slip", title="Not for publication", label=line.label if line else "", pages=pages, reasons=reasons
        )
        return Section(run.placed[0].piece.key, f"Pages {pages}: not for publication", part, None, level=2)


def blank(key: str, number: int | None) -> Section:
    """A blank page."""
    return Section(key, "Blank page", blank_page(), number, bookmark=False)


def table_of_contents(planned: Planned, runs: Iterable[Run]) -> Iterable[dict[str, Any]]:
    """What stands on which pages, as it is kept with a publication: withheld entries too.

    `page` counts the pages of this file from 1 and is None for what it withholds.
    """
    page, at = 1, {}
    for run in runs:
        if run.kind is Kind.PIECE:
            at[run.placed[0].piece.key] = page
        page += run.pages
    for _, found in groupby(planned.placed, key=lambda one: planned.bound[one.piece.key].entry.key):
        group = list(found)
        entry = planned.bound[group[0].piece.key].entry
        yield {
            "key": entry.key,
            "item": entry.item.key if entry.item else None,
            "what": entry.what.value,
            "title": entry.title,
            "first": group[0].first,
            "last": group[-1].last,
            "page": at.get(group[0].piece.key),
            "digest": entry.digest,
            "withheld": entry.marking.words,
            **({"closed": list(entry.closed)} if entry.closed else {}),
            **({"lines": {line.key: line.digest for line in planned.material.notice.lines}} if not entry.item else {}),
        }
