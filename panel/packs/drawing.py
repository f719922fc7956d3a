"""Drawing what is enclosed: minutes, reports written here, and papers supplied as PDFs."""

from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import PdfError

from panel import store
from panel.exemption.rules import Edition
from panel.lifecycle import refuse
from panel.packs.contents import Entry, What
from panel.packs.material import Material, MinutesText
from panel.packs.plan import Piece
from panel.packs.sheets import part_of, sheet
from panel.papers.rules.contents import FileFacts
from panel.pdf.draw import DrawError
from panel.pdf.part import Part, Tagging
from panel.pdf.uploads import prepare_upload

DRAFT = "DRAFT"
"""The first word of the title of minutes that are not approved, and the head of each of their pages."""


@dataclass(frozen=True)
class Bound:
    """A drawn piece of the pack, with the entry it belongs to. One that `opens` its entry bears the bookmark.

    `head` is what stands at the head of each page in place of the panel and the date.
    """

    key: str
    entry: Entry
    parts: Mapping[Edition, Part]
    opens: bool = True
    head: str = ""

    @property
    def piece(self) -> Piece:
        """What the plan needs to know of it."""
        pages = {edition: part.page_count for edition, part in self.parts.items()}
        return Piece(self.key, pages, self.entry.item.key if self.entry.item else None, self.entry.marking)


def draw_entry(entry: Entry, material: Material) -> list[Bound]:
    """The pieces of one entry. Raises Refused, with its title, where it cannot be drawn or its file is not there."""
    try:
        return pieces_of(entry, material)
    except store.Missing:
        raise refuse("pack", f"The file of “{entry.title}” is missing from the store.") from None
    except (DrawError, PdfError) as fault:
        raise refuse("pack", f"“{entry.title}” cannot be printed: {fault}") from fault


def pieces_of(entry: Entry, material: Material) -> list[Bound]:
    """One piece, or two where an upload without tags has a fly sheet before it."""
    if entry.what is What.MINUTES:
        texts = material.minutes[entry.key]
        head = DRAFT if texts[Edition.FULL].title.startswith(DRAFT) else ""
        return [Bound(entry.key, entry, draw_minutes(texts), head=head)]
    paper = material.papers[entry.key]
    if paper.file is not None:
        return bind_file(entry, paper.file, material)
    notice = material.notice
    drawn = sheet("report", title=entry.title, pictures=paper.images, paper=paper, entry=entry, notice=notice)
    return [Bound(entry.key, entry, both(drawn))]


def both(part: Part) -> dict[Edition, Part]:
    """One part for both editions. Whether an edition takes it is asked when the edition is laid."""
    return dict.fromkeys(Edition, part)


def draw_minutes(texts: Mapping[Edition, MinutesText]) -> dict[Edition, Part]:
    """The minutes of each edition."""
    return {edition: part_of(text.html, text.styles, text.title) for edition, text in texts.items()}


def bind_file(entry: Entry, file: FileFacts, material: Material) -> list[Bound]:
    """A supplied PDF. One without tags follows a sheet that says so and whom to ask (W1, W4)."""
    part = prepare_upload(store.get(file.sha256))
    if part.tagging is Tagging.TAGGED:
        return [Bound(entry.key, entry, both(part))]
    fly = sheet("fly", title=entry.title, entry=entry, notice=material.notice, tagging=part.tagging)
    return [Bound(entry.key, entry, both(fly)), Bound(f"{entry.key}-file", entry, both(part), opens=False)]
