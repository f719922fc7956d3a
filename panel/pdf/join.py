"""Mends the structure tree of a drawn document: what WeasyPrint 70 leaves wrong and no validator sees.

An element cut at a page break becomes one again; repeated table headers, decorative pictures and doubled links go;
lists, table headers and paragraphs get the structure that PDF/UA-1 (ISO 14289-1) and ISO 32000-1, 14.8 ask for.
"""

from itertools import groupby

from panel.pdf.lists import arrange_list
from panel.pdf.tree import Annotation, Element, Kid, is_element

GROUP, BOTH, TEXT = "group", "both", "text"
WITHIN = {
    **dict.fromkeys(("P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Link", "Caption", "Figure", "Span"), TEXT),
    **dict.fromkeys(("TD", "TH", "LBody"), BOTH),
}
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
TRANSPARENT = {"NonStruct", "Span", "Div"}
KEPT_WHEN_EMPTY = {"Document", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"}
REPEATED = {"THead", "TFoot"}
SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


def mend(document: Element) -> Element:
    """The document with every repair made; ``document`` itself is changed and returned."""
    document.kids = joined(document.kids)
    for repair in (drop_decoration, drop_inner_links, arrange_list, scope_headers, name_languages):
        for element in list(document.walk()):
            repair(element)
    document.kids = [kept for kid in document.kids for kept in simplified(kid)]
    document.kids = paragraphs(document.kids)
    return document


# Pieces of one element


def joined(kids: list[Kid]) -> list[Kid]:
    """The kids with the pieces of each element, cut at page or line ends, put together in the first of them."""
    whole: list[Kid] = []
    first_of: dict[object, Element] = {}
    for kid in kids:
        key = piece_key(kid)
        first = first_of.get(key) if key else None
        if first is None or not isinstance(kid, Element) or not continues(kid, first, whole[-1]):
            whole.append(kid)
            if key and isinstance(kid, Element):
                first_of[key] = kid
        elif first.kind not in REPEATED or not repeats(kid, first):
            first.kids = first.kids + kid.kids
        elif first.kind == "TFoot":  # shown on each page, said once, after the last row
            whole.remove(first)
            whole.append(kid)
            first_of[key] = kid
    for kid in whole:
        if isinstance(kid, Element):
            kid.kids = joined(kid.kids)
    return whole


def piece_key(kid: Kid) -> object:
    """What the pieces of one element have in common; None for what is never in pieces."""
    if not isinstance(kid, Element) or kid.origin is None:
        return None
    return (kid.origin.html, kid.origin.tag, kid.kind, kid.origin.anonymous)


def continues(piece: Element, first: Element, previous: Kid) -> bool:
    """Whether a piece goes on from the first one. Two unnamed boxes of an element are pieces of one only
    where nothing but a page break is between them.
    """
    if not piece.is_unnamed:
        return True
    pages = {mark.page for mark in first.marks()}
    return previous is first and not any(mark.page in pages for mark in piece.marks())


def repeats(piece: Element, first: Element) -> bool:
    """Whether a table's head or foot is the first one shown again, not the rest of a long one."""
    return {piece_key(kid) for kid in piece.kids} <= {piece_key(kid) for kid in first.kids}


# Pictures and links


def drop_decoration(element: Element) -> None:
    """Pictures with an empty alt (and drawings hidden from assistive technology) become artifacts."""
    element.kids = [kid for kid in element.kids if not (is_element(kid, "Figure") and is_decoration(kid))]


def is_decoration(figure: Element) -> bool:
    """Whether the author said that a picture says nothing. One without any alt is left to the checker."""
    return (
        figure.attribute("alt") == ""
        or figure.attribute("aria-hidden") == "true"
        or figure.attribute("role") in {"presentation", "none"}
    )


def drop_inner_links(element: Element) -> None:
    """WeasyPrint makes a link of every box inside an <a>; the outermost is enough (PDF/UA-1, 7.18.5)."""
    if element.kind != "Link":
        return
    for inner in list(element.walk())[1:]:
        inner.kind = "Span" if inner.kind == "Link" else inner.kind
        inner.kids = [kid for kid in inner.kids if not isinstance(kid, Annotation)]


# Tables


def scope_headers(element: Element) -> None:
    """Give each header cell of a table its scope (PDF/UA-1, 7.5)."""
    if element.kind not in {"THead", "TBody", "TFoot", "Table"}:
        return
    for row in element.kids:
        if not is_element(row, "TR"):
            continue
        holds_data = any(is_element(cell, "TD") for cell in row.kids)
        for place, cell in enumerate(row.kids):
            if is_element(cell, "TH"):
                heads_row = holds_data and place == 0 and element.kind != "THead"
                scope = SCOPES.get(cell.attribute("scope") or "", "Row" if heads_row else "Column")
                cell.entries["A"] = {"O": "/Table", **cell.entries.get("A", {}), "Scope": f"/{scope}"}


def name_languages(element: Element) -> None:
    """Carry over the language of a passage that is in another one."""
    language = element.attribute("lang")
    if language:
        element.entries["Lang"] = language


# Paragraphs


def simplified(kid: Kid, around: str = GROUP) -> list[Kid]:
    """The kid without the boxes that mean nothing: text straight in its paragraph, loose text in one of its own.

    ``around`` is what the kid stands in: a GROUP of blocks, something that holds BOTH text and blocks, or TEXT.
    """
    if not isinstance(kid, Element):
        return [kid]
    passes = means_nothing(kid)
    within = around if passes else WITHIN.get(kid.kind, GROUP)
    kids = [kept for inner in kid.kids for kept in simplified(inner, within)]
    if not passes:
        kid.kids = paragraphs(kids) if within == GROUP else kids
        return [kid] if kids or kid.kind in KEPT_WHEN_EMPTY else []
    own_paragraph = is_block(kid) and (around == GROUP or (around == BOTH and not kid.is_unnamed))
    return paragraphs(kids) if own_paragraph else kids


def means_nothing(element: Element) -> bool:
    """Whether what an element holds may as well stand in its parent: plain boxes, and unnamed ones of any kind."""
    plain = element.kind in TRANSPARENT or (
        element.is_unnamed and element.kind in GROUPS | HEADINGS | {"P", "TD", "TH"}
    )
    return plain and "Lang" not in element.entries


def is_block(element: Element) -> bool:
    """Whether an element was laid out as a block, not within a line."""
    return element.origin is not None and element.origin.block


def paragraphs(kids: list[Kid]) -> list[Kid]:
    """The kids, each run of loose text among them made a paragraph."""
    wrapped: list[Kid] = []
    for loose, run in groupby(kids, key=is_loose):
        together = list(run)
        wrapped += [Element("P", kids=together)] if loose else together
    return wrapped


def is_loose(kid: Kid) -> bool:
    """Whether a kid is text that ought to stand in a paragraph."""
    return not isinstance(kid, Element) or kid.kind in {"Link", "Span"}
