"""Reads back what a PDF says of itself: its page labels, bookmarks, links and structure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf

from panel.pdf.number_trees import entries_of
from panel.pdf.part import claims_accessibility
from panel.pdf.structure import elements_of, tree_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark: its title, depth from 1, and page counted from 1 (None if it leads nowhere)."""

    title: str
    level: int
    page: int | None


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def labels(pdf: bytes) -> list[str]:
    """The label of each page, as a reader shows it: numbers in digits with what stands before them."""
    with Pdf.open(BytesIO(pdf)) as opened:
        runs = {int(key): run for key, run in entries_of(opened.Root.get("/PageLabels"), "/Nums").entries}
        found: list[str] = []
        start = 0
        run: Object = Dictionary(S=Name.D)
        for page in range(len(opened.pages)):
            if page in runs:
                start, run = page, runs[page]
            number = str(int(run.get("/St", 1)) + page - start) if run.get("/S") == Name.D else ""
            found.append(str(run.get("/P", "")) + number)
        return found


def outline(pdf: bytes) -> list[Entry]:
    """Every bookmark, in order."""
    with Pdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
        top = opened.Root.get("/Outlines", Dictionary())
        return [Entry(str(item["/Title"]), level, page_of(item, pages)) for item, level in below(top, 1)]


def below(item: Object, level: int) -> Iterator[tuple[Object, int]]:
    """The bookmarks below one, each with its depth, deeper ones after the one they belong to."""
    kid = item.get("/First")
    while kid is not None:
        yield kid, level
        yield from below(kid, level + 1)
        kid = kid.get("/Next")


def page_of(item: Object, pages: dict[tuple[int, int], int]) -> int | None:
    """The page that a bookmark or link leads to."""
    action = item.get("/A")
    target = item.get("/Dest", action.get("/D") if isinstance(action, Dictionary) else None)
    return pages.get(target[0].objgen) if isinstance(target, Array) else None


def links(pdf: bytes) -> list[tuple[int, int | str]]:
    """Every link, in order: the page it stands on, and the page or address it leads to."""
    with Pdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
        return [
            (number, page_of(annotation, pages) or str(annotation["/A"]["/URI"]))
            for number, page in enumerate(opened.pages, start=1)
            for annotation in page.obj.get("/Annots", [])
            if annotation.get("/Subtype") == Name.Link
        ]


def element_counts(pdf: bytes) -> Counter[str]:
    """How many elements of each kind ("H1", "TD") the structure tree has."""
    with Pdf.open(BytesIO(pdf)) as opened:
        root = tree_of(opened)
        return Counter(str(found.element["/S"])[1:] for found in elements_of(root)) if root is not None else Counter()


def claims_pdf_ua(pdf: bytes) -> bool:
    """Whether a PDF says that it is PDF/UA-1."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return claims_accessibility(opened)
