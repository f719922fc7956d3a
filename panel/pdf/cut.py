"""Takes pages out of a finished file, so that nothing of the others goes with them: what is withdrawn is removed, not
covered (D7).
"""

from collections.abc import Iterable, Mapping
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from panel.pdf.assemble import LINK
from panel.pdf.destinations import link_annotations
from panel.pdf.part import Part, make_page_plain, normalise
from panel.pdf.structure import Content, ObjectKid, ObjectNumber, Placed, content_of, is_element, kids_of, tree_of

WORDS = ("/Alt", "/ActualText", "/E", "/T")
"""What an element says in words of its own: for one that stood on withdrawn pages too, they may tell what was there."""


def cut(pdf: bytes, first: int, last: int, starts: Mapping[int, str] | None = None) -> Part:
    """The pages from `first` to `last` (from 1) of a tagged file as a part, with their tags and links, and no more.

    `starts` names the sections of a pack by the page on which each begins: a link to one leads to it again in the next
    pack. Raises ValueError for pages that the file does not have, and for a file without tags.
    """
    with Pdf.open(BytesIO(pdf)) as opened:
        if not 1 <= first <= last <= len(opened.pages):
            raise ValueError(f"The file has no pages {first} to {last}.")
        for page in opened.pages:
            make_page_plain(page)
        name_links(opened, starts or {})
        del opened.pages[last:]
        del opened.pages[: first - 1]
        opened.remove_unreferenced_resources()
        prune(opened)
        for name in ("/Outlines", "/OpenAction", "/Names", "/Dests"):
            if name in opened.Root:
                del opened.Root[name]
        written = BytesIO()
        opened.save(written)
    return normalise(written.getvalue())


def name_links(pdf: Pdf, starts: Mapping[int, str]) -> None:
    """Let links to the beginning of a section name it, not its page."""
    keys = {page.obj.objgen: starts[number] for number, page in enumerate(pdf.pages, 1) if number in starts}
    for annotation in link_annotations(pdf):
        action = annotation.get("/A")
        target = action.get("/D") if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo else None
        page = target[0] if isinstance(target, Array) and len(target) else None
        if isinstance(page, Object) and page.objgen in keys:
            annotation["/A"] = Dictionary(Type=Name.Action, S=Name.URI, URI=String(f"{LINK}{keys[page.objgen]}"))


def bare(pdf: bytes) -> bytes:
    """A file without the notes, highlights and marks that lie upon its pages: only its links stay (D7)."""
    with Pdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            links = [one for one in page.obj.get("/Annots", []) if one.get("/Subtype") == Name.Link]
            page.obj["/Annots"] = Array(links)
        written = BytesIO()
        opened.save(written, deterministic_id=True)
    return written.getvalue()


def covers(pdf: bytes) -> bool:
    """Whether something on a page is only marked to be redacted: what lies beneath such a mark is still there (D7)."""
    with Pdf.open(BytesIO(pdf)) as opened:
        notes = (one for page in opened.pages for one in page.obj.get("/Annots", []))
        return any(one.get("/Subtype") == Name.Redact for one in notes)


def prune(pdf: Pdf) -> None:
    """Take off the structure tree whatever holds nothing on the pages that are left. Raises ValueError without one."""
    root = tree_of(pdf)
    if root is None:
        raise ValueError("The PDF has no structure tree.")
    pages = {page.obj.objgen for page in pdf.pages}
    held = {one.objgen for page in pdf.pages for one in page.obj.get("/Annots", []) if one.is_indirect}
    Pruning(pages, held).prune(root, None)


class Pruning:
    """A structure tree on its way to hold only what stands on some pages."""

    def __init__(self, pages: Iterable[ObjectNumber], held: Iterable[ObjectNumber]) -> None:
        self.pages = frozenset(pages)
        self.held = frozenset(held)

    def prune(self, element: Object, page: Object | None) -> bool:
        """Keep of an element what stands on the pages. Whether that is anything."""
        page = element.get("/Pg", page)
        kids = kids_of(element)
        placed = Placed(element, element, page)
        kept = [kid for kid in kids if self.stays(placed, kid)]
        if kept and element.get("/S") == Name.TR:  # a row keeps its empty cells, or its columns would not be told
            kept = [kid for kid in kids if is_element(kid) or self.stays(placed, kid)]
        element["/K"] = Array(kept)
        if len(kept) < len(kids):
            for name in WORDS:
                if name in element:
                    del element[name]
        return bool(kept)

    def stays(self, placed: Placed, kid: Object | int) -> bool:
        """Whether a kid, an element or content, stands on the pages."""
        if is_element(kid):
            return self.prune(kid, placed.page)
        content = content_of(placed, kid)
        if isinstance(content, ObjectKid):
            return content.held.objgen in self.held
        return isinstance(content, Content) and content.page is not None and content.page.objgen in self.pages
