"""A PDF's structure tree as it stands in a file: what its elements hold, and what their kinds mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, Object, Pdf

Kid = Object | int
ObjectNumber = tuple[int, int]

STANDARD_KINDS = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
        *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH"),
        *("TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)
"""The structure types of ISO 32000-1, 14.8.4."""


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content held by an element: by page, or by the form XObject it stands in."""

    element: Object
    page: Object | None
    stream: Object | None
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectKid:
    """An annotation or XObject held whole by an element."""

    element: Object
    held: Object


@dataclass(frozen=True, slots=True)
class Placed:
    """An element met on the way through the tree, with its parent and the page its content stands on."""

    element: Object
    parent: Object
    page: Object | None


def kids_of(element: Object) -> list[Kid]:
    """What an element or the root holds, one or many."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def is_element(kid: Kid) -> TypeGuard[Object]:
    """Whether a kid is a structure element, not content."""
    return isinstance(kid, Dictionary) and "/S" in kid and kid.get("/Type") not in (Name.MCR, Name.OBJR)


def elements_of(root: Object) -> Iterator[Placed]:
    """Every element below the root, parents first, in reading order. One met twice is given once."""
    seen: set[ObjectNumber] = set()
    waiting = [Placed(kid, root, None) for kid in reversed(kids_of(root)) if is_element(kid)]
    while waiting:
        placed = waiting.pop()
        if placed.element.objgen in seen:
            continue
        if placed.element.is_indirect:
            seen.add(placed.element.objgen)
        placed = Placed(placed.element, placed.parent, placed.element.get("/Pg", placed.page))
        yield placed
        waiting += [
            Placed(kid, placed.element, placed.page) for kid in reversed(kids_of(placed.element)) if is_element(kid)
        ]


def content_of(placed: Placed, kid: Kid) -> Content | ObjectKid | None:
    """What a kid that is no element says is held; None for what says nothing."""
    if isinstance(kid, int):
        return Content(placed.element, placed.page, None, kid)
    if not isinstance(kid, Dictionary):
        return None
    if "/MCID" in kid:
        return Content(placed.element, kid.get("/Pg", placed.page), kid.get("/Stm"), int(kid["/MCID"]))
    return ObjectKid(placed.element, kid["/Obj"]) if "/Obj" in kid else None


def standard_kind(kind: str, roles: Object | None) -> str:
    """The standard structure type that a type stands for by the file's role map; NonStruct for one that means none."""
    seen: set[str] = set()
    while kind not in STANDARD_KINDS:
        mapped = roles.get("/" + kind) if roles is not None and kind not in seen else None
        if not isinstance(mapped, Name):
            return "NonStruct"
        seen.add(kind)
        kind = str(mapped)[1:]
    return kind


def attributes_of(element: Object) -> list[Object]:
    """The attribute dictionaries of an element (revision numbers between them left out)."""
    found = element.get("/A")
    if found is None:
        return []
    return [item for item in (found if isinstance(found, Array) else [found]) if isinstance(item, Dictionary)]


def tree_of(pdf: Pdf) -> Object | None:
    """The root of the structure tree, or None for a file without tags."""
    root = pdf.Root.get("/StructTreeRoot")
    return root if isinstance(root, Dictionary) else None
