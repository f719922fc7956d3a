"""Which structure elements may stand in which, and what each must say of itself (ISO 32000-1, 14.8.4; PDF/UA-1, 7)."""

from collections.abc import Iterator

from pikepdf import Object

from panel.pdf.structure import STANDARD_KINDS, Placed, attributes_of, is_element, kids_of

Fault = tuple[str, str, str]

# What an element of these kinds may hold
HOLDS = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
# What an element of these kinds must stand in
STANDS_IN = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def nesting_faults(placed: list[Placed]) -> Iterator[Fault]:
    """What is wrong with the kinds of elements: rule, place and words of each fault."""
    level = 0
    for found in placed:
        kind = kind_of(found.element)
        if kind not in STANDARD_KINDS:
            yield ("kind", kind, "it is of no standard kind")
        parent = kind_of(found.parent)
        if kind in STANDS_IN and parent not in STANDS_IN[kind]:
            yield ("nesting", kind, f"it stands in {parent or 'nothing'}")
        inner = {kind_of(kid) if is_element(kid) else "content" for kid in kids_of(found.element)}
        if kind in HOLDS and inner - HOLDS[kind]:
            yield ("nesting", kind, f"it holds {', '.join(sorted(inner - HOLDS[kind]))}")
        yield from own_faults(found.element, kind)
        if kind in HEADINGS:
            deeper = int(kind[1])
            if deeper > level + 1:
                yield (
                    "headings",
                    kind,
                    f"it follows a heading of level {level}" if level else "it is the first heading",
                )
            level = deeper


def own_faults(element: Object, kind: str) -> Iterator[Fault]:
    """What an element lacks."""
    if kind in {"Figure", "Formula"} and not str(element.get("/Alt", "")) and "/ActualText" not in element:
        yield ("figure", kind, "it has no words in place of the picture")
    if kind == "TH" and "/ID" not in element and not any("/Scope" in found for found in attributes_of(element)):
        yield ("headers", kind, "it does not say which cells it heads")


def kind_of(element: Object) -> str:
    """The kind of an element; nothing for the root."""
    return str(element.get("/S", "/"))[1:]
