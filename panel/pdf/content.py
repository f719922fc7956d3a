"""Reads the content of a page as a checker must: what is painted, and inside which marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Dictionary, Name, Object, Page, PdfError, Stream, parse_content_stream

TEXT_SHOWN = {"Tj", "TJ", "'", '"'}
PAINTED = TEXT_SHOWN | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"}
MARKED = {"BMC", "BDC", "EMC"}
READ = " ".join(sorted((PAINTED - {"INLINE IMAGE"}) | MARKED | {"Do", "BI", "ID", "EI"}))
ARTIFACT = "Artifact"
MOST_NESTED_FORMS = 20


@dataclass(slots=True)
class Marks:
    """What was found in the content of one page or form: its marks, and what is wrong with them."""

    mcids: list[int] = field(default_factory=list)
    forms: dict[tuple[int, int], "Marks"] = field(default_factory=dict)
    unmarked: int = 0
    faults: list[str] = field(default_factory=list)


def marks_of(page: Page) -> Marks:
    """The marks of a page, and of the forms drawn on it that have content in the tree themselves."""
    found = Marks()
    Reader(found, page.obj.get("/Resources", Dictionary()), enclosed=False, depth=0).read(page.obj)
    return found


class Reader:
    """Follows one content stream, remembering the marks that are open."""

    def __init__(self, marks: Marks, resources: Object, *, enclosed: bool, depth: int) -> None:
        self.marks = marks
        self.resources = resources
        self.enclosed = enclosed
        self.depth = depth
        self.open: list[str] = []

    def read(self, holder: Object) -> None:
        """Read the content of a page or form."""
        try:
            for operands, operator in instructions(holder):
                self.follow(operands, operator)
        except PdfError as fault:
            self.marks.faults.append(f"its content cannot be read ({fault})")
        if self.open:
            self.marks.faults.append("a mark is not closed")

    def follow(self, operands: list[Object], operator: str) -> None:
        """Take in one instruction."""
        if operator in {"BMC", "BDC"}:
            self.begin(operands)
        elif operator == "EMC":
            if not self.open:
                self.marks.faults.append("a mark is closed that was not opened")
            else:
                self.open.pop()
        elif operator == "Do":
            self.draw(operands)
        elif operator in PAINTED:
            self.paint()

    def begin(self, operands: list[Object]) -> None:
        """Open a mark, and say so if it may not stand where it does."""
        kind = str(operands[0])[1:] if operands else ""
        mcid = self.mcid(operands)
        if mcid is not None:
            self.marks.mcids.append(mcid)
            if ARTIFACT in self.open or "MCID" in self.open or kind == ARTIFACT:
                self.marks.faults.append(f"marked content {mcid} stands inside other marked content or an artifact")
        elif kind == ARTIFACT and "MCID" in self.open:
            self.marks.faults.append("an artifact stands inside marked content")
        self.open.append("MCID" if mcid is not None else kind)

    def mcid(self, operands: list[Object]) -> int | None:
        """The number of a marked-content sequence, written there or among the resources."""
        properties: Object | None = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            properties = self.resources.get("/Properties", Dictionary()).get(str(properties))
        found: object = properties.get("/MCID") if isinstance(properties, Dictionary) else None
        return found if isinstance(found, int) else None

    def paint(self) -> None:
        """Count what is painted outside every mark."""
        if not (self.enclosed or ARTIFACT in self.open or "MCID" in self.open):
            self.marks.unmarked += 1

    def draw(self, operands: list[Object]) -> None:
        """Take in a picture as paint, a form as what is in it."""
        found = self.resources.get("/XObject", Dictionary()).get(str(operands[0])) if operands else None
        if not isinstance(found, Stream) or found.get("/Subtype") != Name.Form or self.depth > MOST_NESTED_FORMS:
            self.paint()
            return
        own = self.marks
        if "/StructParents" in found:
            if found.objgen in own.forms:
                return
            own = Marks(forms=own.forms)
            own.forms[found.objgen] = own
        enclosed = self.enclosed or ARTIFACT in self.open or "MCID" in self.open
        resources = found.get("/Resources", self.resources)
        Reader(own, resources, enclosed=enclosed, depth=self.depth + 1).read(found)


def instructions(holder: Object) -> Iterator[tuple[list[Object], str]]:
    """The instructions of a page or form that paint or mark, in order."""
    for instruction in parse_content_stream(holder, READ):
        yield list(instruction.operands), str(instruction.operator)
