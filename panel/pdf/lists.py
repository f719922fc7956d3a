"""Lists as ISO 32000-1, 14.8.4.3.3 has them: items of a label and a body, and how they are numbered."""

from collections.abc import Iterable, Iterator

from panel.pdf.tree import Element, Kid, Mark, is_element

NUMBERING = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
}
GROUPING = {"Div", "NonStruct"}
LAST = (1 << 30, 0)


def arrange_list(element: Element) -> None:
    """Give each item its label and one body with all the rest; a list within an item, which WeasyPrint puts beside
    it, goes back into its body, and a description stands with its term.
    """
    if element.kind != "L":
        return
    items: list[Element] = []
    for item in ungrouped(element.kids):
        if item.kind == "LI":
            item.kids = label_and_body(item)
        before = items[-1] if items and items[-1].kind == "LI" else None
        if before and item.kind == "L":
            place_in_order(item, body_of(before))
        elif before and item.origin and item.origin.tag == "dd":
            body_of(before).kids += body_of(item).kids
        else:
            items.append(item)
    element.kids = [*items]
    number(element)


def ungrouped(kids: Iterable[Kid]) -> Iterator[Element]:
    """The items of a list, also those that stand in a group (terms and descriptions in a <div>)."""
    for kid in kids:
        if is_element(kid, *GROUPING):
            yield from ungrouped(kid.kids)
        elif isinstance(kid, Element):
            yield kid


def label_and_body(item: Element) -> list[Kid]:
    """The labels of a list item, then its body; a term is all label."""
    labels: list[Kid] = []
    body = Element("LBody")
    for kid in item.kids:
        if is_element(kid, "Lbl"):
            labels.append(kid)
        else:
            body.kids += kid.kids if is_element(kid, "LBody") else [kid]
    if item.origin and item.origin.tag == "dt":
        body.kind = "Lbl"
    return [*labels, body]


def body_of(item: Element) -> Element:
    """The body of a list item; a term gets one when its description comes."""
    last = item.kids[-1]
    if is_element(last, "LBody"):
        return last
    body = Element("LBody")
    item.kids.append(body)
    return body


def place_in_order(inner: Element, body: Element) -> None:
    """Put a list into the body of an item, before the text that follows it on paper."""
    start = position(inner)
    before = sum(1 for kid in body.kids if position(kid) < start)
    body.kids.insert(before, inner)


def position(kid: Kid) -> tuple[int, int]:
    """Where something begins on paper: page, then order of drawing. Labels are drawn last, and do not count."""
    if isinstance(kid, Mark):
        return (kid.page, kid.mcid)
    if isinstance(kid, Element) and kid.kind != "Lbl":
        return min((position(inner) for inner in kid.kids), default=LAST)
    return LAST


def number(element: Element) -> None:
    """Say how a list is numbered (ISO 32000-1, table 347)."""
    if element.origin and element.origin.tag in {"ul", "ol"}:
        numbering = NUMBERING.get(element.origin.list_style, "None")
        element.entries["A"] = {"O": "/List", "ListNumbering": f"/{numbering}"}
