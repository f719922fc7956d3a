"""Drawing what is enclosed: minutes, reports written here, and papers supplied as PDFs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pikepdf import PdfError

from panel import store
from panel.exemption.rules import Edition
from panel.lifecycle import refuse
from panel.packs.contents import Entry, What
from panel.packs.material import Material, MinutesText
from panel.packs.plan import Piece
from panel.packs.sheets import part_of, sheet
from panel.pdf.draw import DrawError
from panel.pdf.part import Part, Tagging
from panel.pdf.uploads import prepare_upload

DRAFT = "DRAFT"
"""The first word of the title of minutes that are not approved, and the head of each of their pages."""

LISTS = (What.MINUTES, What.LOG, What.PROGRAMME)
"""What comes as a text of each edition."""


@dataclass(frozen=True)
class Bound:
    """A drawn piece of the pack, with the entry it belongs to.

    `head` is what stands at the head of each page in place of the panel and the date; `bands` what stands there of an
    edition of which some pages only are not for publication.
    """

    key: str
    entry: Entry
    parts: Mapping[Edition, Part]
    head: str = ""
    bands: Mapping[Edition, str] = field(default_factory=dict)

    @property
    def piece(self) -> Piece:
        """What the plan needs to know of it."""
        pages = {edition: part.page_count for edition, part in self.parts.items()}
        return Piece(self.key, pages, self.entry.item.key if self.entry.item else None, self.entry.marking)

    @property
    def tagged(self) -> bool:
        """Whether a screen reader finds headings, lists and tables in it; an upload may have none (W1)."""
        return all(part.tagging is Tagging.TAGGED for part in self.parts.values())


def draw_entry(entry: Entry, material: Material) -> Bound:
    """The piece of one entry. Raises Refused, with its title, where it cannot be drawn or its file is not there."""
    try:
        return piece_of(entry, material)
    except store.Missing:
        raise refuse("pack", f"The file of “{entry.title}” is missing from the store.") from None
    except (DrawError, PdfError) as fault:
        raise refuse("pack", f"“{entry.title}” cannot be printed: {fault}") from fault


def piece_of(entry: Entry, material: Material) -> Bound:
    """What is drawn here, or was supplied as a PDF."""
    if entry.what in LISTS:
        texts = material.minutes[entry.key]
        head = DRAFT if texts[Edition.FULL].title.startswith(DRAFT) else ""
        bands = {edition: text.band for edition, text in texts.items()}
        return Bound(entry.key, entry, draw_minutes(texts), head=head, bands=bands)
    paper = material.papers[entry.key]
    if paper.file is not None:
        return Bound(entry.key, entry, both(prepare_upload(store.get(paper.file.sha256))))
    notice = material.notice
    drawn = sheet("report", title=entry.title, pictures=paper.images, paper=paper, entry=entry, notice=notice)
    return Bound(entry.key, entry, both(drawn))


def both(part: Part) -> dict[Edition, Part]:
    """One part for both editions. Whether an edition takes it is asked when the edition is laid."""
    return dict.fromkeys(Edition, part)


def draw_minutes(texts: Mapping[Edition, MinutesText]) -> dict[Edition, Part]:
    """The minutes of each edition."""
    return {edition: part_of(text.html, text.styles, text.title) for edition, text in texts.items()}
