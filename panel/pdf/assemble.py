"""Merges parts into one tagged PDF: pages, structure, bookmarks, labels, links and stamps.

No Python library merges structure trees. Here each part's tree is hung whole beneath one Document, its parent tree
and identifier tree become leaves of the merged ones, and only keys are shifted: the time taken grows with the pages
and links, not with the elements (those were settled by ``part.normalise``).
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pikepdf import Dictionary, Name, Object, ObjectStreamMode, Pdf

from panel.pdf.catalogue import describe, label_pages, merge_layers
from panel.pdf.geometry import start_of
from panel.pdf.merged_tree import MergedTree
from panel.pdf.outline import Bookmark, write_outline
from panel.pdf.part import Part, normalise
from panel.pdf.stamps import Stamp, Stamper
from panel.pdf.typeface import embed, typeface

LINK = "pack:"


class AssemblyError(ValueError):
    """A plan that no pack can be made of."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part and its place in the pack."""

    key: str  # unique in the pack; href="pack:KEY" leads to its first page
    title: str  # its bookmark, and its title in the structure tree
    part: Part | None  # None: a bookmark that groups the deeper ones after it
    first_number: int | None  # printed on its first page, the rest follow; None: its pages have no number
    prefix: str = ""  # printed before the number
    head: str = ""  # at the head of each page
    foot: str = ""  # at the foot of each page, left of the number
    band: str = ""  # why it is not for publication: a band at the head and the foot of each page
    level: int = 1  # how deep its bookmark is
    bookmark: bool = True  # False for blank pages and slip sheets
    lang: str = ""  # where it is neither what the part says itself nor the pack's
    printed: bool = True  # False for pages that bear their numbers already

    def printed_numbers(self) -> list[str]:
        """What is to be printed on each of its pages; empty where there is nothing."""
        pages = self.part.page_count if self.part else 0
        if self.first_number is None or not self.printed:
            return [""] * pages
        return [f"{self.prefix}{self.first_number + place}" for place in range(pages)]


def assemble(sections: Sequence[Section], *, title: str, lang: str = "en-GB", font: Path) -> bytes:
    """One PDF of these sections in this order; the same bytes for the same input.

    ``font`` is the TrueType file that stamps are set in. The result says that it is PDF/UA-1 only if every part does.
    Raises AssemblyError for two sections with one key, a link to a key that is not there, or no pages at all.
    """
    refuse_unsound(sections)
    with ExitStack() as opened:
        pack = opened.enter_context(Pdf.new())
        merging = Merging(pack, opened)
        for section in sections:
            merging.add(section, lang)
        merging.tree.write(pack)
        merging.link()
        merging.stamp(font)
        write_outline(pack, merging.bookmarks)
        label_pages(pack, [(section.first_number, section.prefix, count) for section, count in merging.runs()])
        merge_layers(pack, merging.layers)
        conforms = all(section.part.conforms for section in sections if section.part)
        describe(pack, title=title, lang=lang, conforms=conforms)
        written = BytesIO()
        pack.save(written, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, min_version="1.7")
    return written.getvalue()


def refuse_unsound(sections: Sequence[Section]) -> None:
    """Raise AssemblyError for what cannot be told apart or printed."""
    keys = [section.key for section in sections]
    for key in keys:
        if keys.count(key) > 1:
            raise AssemblyError(f"Two sections have the key “{key}”.")
    if not any(section.part and section.part.page_count for section in sections):
        raise AssemblyError("There are no pages to put together.")


class Merging:
    """A pack in the making."""

    def __init__(self, pack: Pdf, opened: ExitStack) -> None:
        self.pack = pack
        self.opened = opened
        self.tree = MergedTree(pack)
        self.bookmarks: list[Bookmark] = []
        self.layers: list[Object] = []
        self.placed: list[tuple[Section, list[Object]]] = []
        self.digests: set[str] = set()

    def add(self, section: Section, lang: str) -> None:
        """Put a section's pages, tags, bookmarks and layers behind those already there."""
        if section.part is None:
            self.placed.append((section, []))
            self.bookmarks.append(Bookmark(section.title, section.level, None))
            return
        source = self.source(section.part)
        start = len(self.pack.pages)
        self.pack.pages.extend(source.pages)
        pages: list[Object] = [page.obj for page in list(self.pack.pages)[start:]]
        spoken = section.lang or str(source.Root.get("/Lang", "")) or lang
        self.tree.add(self.pack.copy_foreign(source.Root["/StructTreeRoot"]), pages, section.title, spoken)
        inner = source.Root.get("/Outlines")
        if section.bookmark:
            own = self.pack.copy_foreign(inner) if inner is not None else None
            self.bookmarks.append(Bookmark(section.title, section.level, pages[0] if pages else None, own))
        if "/OCProperties" in source.Root:
            self.layers.append(self.pack.copy_foreign(self.owned(source, "/OCProperties")))
        self.placed.append((section, pages))

    def source(self, part: Part) -> Pdf:
        """The file of a part; for one that is already in the pack, with identifiers of its own if it has any."""
        source = self.opened.enter_context(Pdf.open(BytesIO(part.pdf)))
        if part.digest in self.digests and "/IDTree" in source.Root["/StructTreeRoot"]:
            again = normalise(part.pdf, salt=str(len(self.placed)))
            source = self.opened.enter_context(Pdf.open(BytesIO(again.pdf)))
        self.digests.add(part.digest)
        return source

    def owned(self, source: Pdf, name: str) -> Object:
        """An entry of a file's catalogue as an object of its own, as copying needs it."""
        found = source.Root[name]
        return found if found.is_indirect else source.make_indirect(found)

    def runs(self) -> list[tuple[Section, int]]:
        """Each section with its number of pages."""
        return [(section, len(pages)) for section, pages in self.placed]

    def link(self) -> None:
        """Let links between sections lead to pages."""
        starts = {section.key: pages[0] for section, pages in self.placed if pages}
        for _, pages in self.placed:
            for annotation in (item for page in pages for item in page.get("/Annots", [])):
                key = section_key(annotation)
                if key is None:
                    continue
                if key not in starts:
                    raise AssemblyError(f"A link leads to “{key}”, which has no pages in this pack.")
                annotation["/A"] = Dictionary(Type=Name.Action, S=Name.GoTo, D=start_of(starts[key]))

    def stamp(self, font: Path) -> None:
        """Print heads, feet and numbers."""
        stamps = [
            (page, Stamp(number=number, head=section.head, foot=section.foot, band=section.band))
            for section, pages in self.placed
            for page, number in zip(pages, section.printed_numbers(), strict=True)
        ]
        face = typeface(font, [text for _, stamp in stamps for text in stamp.texts()])
        stamper = Stamper(self.pack, face, embed(self.pack, face))
        for page, stamp in stamps:
            stamper.stamp(page, stamp)


def section_key(annotation: Object) -> str | None:
    """The key of the section that a link asks for, or None for any other annotation."""
    action = annotation.get("/A")
    if not isinstance(action, Dictionary) or action.get("/S") != Name.URI:
        return None
    address = str(action.get("/URI", ""))
    return address.removeprefix(LINK) if address.startswith(LINK) else None
