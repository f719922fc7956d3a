"""Fences in the drawing of an uploaded page, so that nothing in it can move or mark what is drawn after it."""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, parse_content_stream, unparse_content_stream

from panel.pdf.content import MOST_NESTED_FORMS, PAINTED, READ, TEXT_SHOWN

MARKING = {"BMC", "BDC", "EMC", "MP", "DP"}


@dataclass(slots=True)
class Drawing:
    """What was found in the content of a page: whether it paints, shows text, is marked, and how it nests states."""

    paints: bool = False
    shows_text: bool = False
    is_marked: bool = False
    depth: int = 0
    lowest: int = 0
    marked_forms: dict[tuple[int, int], Object] = field(default_factory=dict)


def drawing_of(page: Object) -> Drawing:
    """A page's drawing, the forms drawn on it included."""
    drawing = Drawing()
    for operator in look_through(page, page.get("/Resources", Dictionary()), drawing, set()):
        if operator == "q":
            drawing.depth += 1
        elif operator == "Q":
            drawing.depth -= 1
            drawing.lowest = min(drawing.lowest, drawing.depth)
        elif operator in MARKING:
            drawing.is_marked = True
    return drawing


def look_through(holder: Object, resources: Object, drawing: Drawing, seen: set[tuple[int, int]]) -> list[str]:
    """The operators of a page or form that nest or mark; what it paints is noted on the drawing."""
    operators = []
    for instruction in parse_content_stream(holder, READ + " q Q MP DP"):
        operator = str(instruction.operator)
        if operator in TEXT_SHOWN:
            drawing.paints = drawing.shows_text = True
        elif operator in PAINTED:
            drawing.paints = True
        elif operator == "Do" and instruction.operands:
            name = str(instruction.operands[0])
            look_into(resources.get("/XObject", Dictionary()).get(name), resources, drawing, seen)
        else:
            operators.append(operator)
    return operators


def look_into(found: Object | None, resources: Object, drawing: Drawing, seen: set[tuple[int, int]]) -> None:
    """Note what an XObject paints, and whether a form has marks of its own."""
    drawing.paints = True
    if not isinstance(found, Stream) or found.get("/Subtype") != Name.Form:
        return
    if found.objgen in seen or len(seen) > MOST_NESTED_FORMS * MOST_NESTED_FORMS:
        return
    seen.add(found.objgen)
    inner = found.get("/Resources", resources)
    if any(operator in MARKING for operator in look_through(found, inner, drawing, seen)):
        drawing.marked_forms[found.objgen] = found


def fence(pdf: Pdf, page: Object, drawing: Drawing, *, mark: str = "") -> None:
    """Balance the graphics states of a page, and put it all inside one mark if one is named."""
    before = "q " * -drawing.lowest
    after = "Q " * (drawing.depth - drawing.lowest)
    if mark:
        before, after = f"/{mark} <</MCID 0>> BDC q " + before, after + "Q EMC"
    if before or after:
        own = page.get("/Contents", Array())
        page["/Contents"] = Array(
            [
                Stream(pdf, before.encode() + b"\n"),
                *(own if isinstance(own, Array) else [own]),
                Stream(pdf, b"\n" + after.encode() + b"\n"),
            ]
        )


def strip_marks(pdf: Pdf, page: Object, drawing: Drawing) -> None:
    """Take old marks out of a page that is to be marked anew, and out of the forms drawn on it."""
    if drawing.is_marked:
        page["/Contents"] = Stream(pdf, without_marks(page))
    for form in drawing.marked_forms.values():
        form.write(without_marks(form))
        if "/StructParents" in form:
            del form["/StructParents"]


def without_marks(holder: Object) -> bytes:
    """The content of a page or form without its marks."""
    kept = [found for found in parse_content_stream(holder) if str(found.operator) not in MARKING]
    return unparse_content_stream(kept)
