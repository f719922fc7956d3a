"""Makes parts of uploaded papers. What has no tags is tagged honestly: its text in the order of the file, a scanned
page as a picture whose words are missing and said to be. Nothing is hidden as an artifact.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from panel.pdf.check import check
from panel.pdf.content import marks_of
from panel.pdf.fence import Drawing, drawing_of, fence, strip_marks
from panel.pdf.geometry import visible_box
from panel.pdf.parents import own_annotations
from panel.pdf.part import Part, Tagging, make_page_plain, normalise
from panel.pdf.structure import Content, ObjectKid, ObjectNumber, content_of, elements_of, is_element, kids_of, tree_of

KIND_OF_ANNOTATION = {"/Link": Name.Link, "/Widget": Name.Form}
WORDS_OF_ANNOTATION = {"/Link": "Link", "/Widget": "Form field"}
OF_THE_PACK = {"title", "language", "marked", "labels"}  # rules on what a pack says, not a part


def prepare_upload(pdf: bytes) -> Part:
    """A part made of an uploaded PDF (see ``intake.examine``, which is to have seen it first).

    Its ``tagging`` says what the upload was: tagged, text only, or image only. It conforms to PDF/UA-1 only if it
    was tagged, says so itself, and the checker finds nothing.
    """
    tagged, tagging = tag(pdf)
    part = normalise(tagged, tagging=tagging)
    if part.conforms and any(problem.rule not in OF_THE_PACK for problem in check(part.pdf)):
        return replace(part, conforms=False)
    return part


def tagging_of(pdf: bytes) -> Tagging:
    """What assistive technology can make of a PDF as it was uploaded."""
    return tag(pdf)[1]


def tag(pdf: bytes) -> tuple[bytes, Tagging]:
    """The PDF with every page, link and note in its structure tree, and what it was before."""
    with Pdf.open(BytesIO(pdf)) as opened:
        tagging = Tagger(opened).tag_all()
        written = BytesIO()
        opened.save(written, deterministic_id=True)
    return written.getvalue(), tagging


@dataclass(slots=True)
class Held:
    """What the structure tree of an upload holds already: marked content by page, annotations and the like."""

    marks: dict[ObjectNumber, set[int]]
    objects: set[ObjectNumber]


def held_by(root: Object) -> Held:
    """What the tree holds."""
    held = Held({}, set())
    for placed in elements_of(root):
        for kid in kids_of(placed.element):
            content = None if is_element(kid) else content_of(placed, kid)
            if isinstance(content, ObjectKid):
                held.objects.add(content.held.objgen)
            elif isinstance(content, Content) and content.page is not None:
                on_page = held.marks.setdefault(content.page.objgen, set())
                if content.stream is None:
                    on_page.add(content.mcid)
    return held


class Tagger:
    """Adds to a file's structure tree the pages and links that it leaves out."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = tree_of(pdf) or pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.held = held_by(self.root)
        pdf.Root["/StructTreeRoot"] = self.root

    def tag_all(self) -> Tagging:
        """Tag what is not tagged; what the file was before."""
        untagged: list[Drawing] = []
        added: list[Object] = []
        for number, page in enumerate(self.pdf.pages, start=1):
            make_page_plain(page)
            drawing = drawing_of(page.obj)
            if page.obj.objgen in self.held.marks or not drawing.paints:
                fence(self.pdf, page.obj, drawing)
                added += self.tag_rest(page)
            else:
                untagged.append(drawing)
                added.append(self.tag_page(page, drawing, number))
            added += self.tag_annotations(page.obj)
        self.root["/K"] = Array([*kids_of(self.root), *added])
        if not untagged and self.held.marks:
            return Tagging.TAGGED
        shows_text = bool(self.held.marks) or any(drawing.shows_text for drawing in untagged)
        return Tagging.TEXT_ONLY if shows_text else Tagging.IMAGE_ONLY

    def tag_page(self, page: Page, drawing: Drawing, number: int) -> Object:
        """A page's content as one element, in the order of the file; a page without text as a picture."""
        kind = "P" if drawing.shows_text else "Figure"
        strip_marks(self.pdf, page.obj, drawing)
        fence(self.pdf, page.obj, drawing, mark=kind)
        element = Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=self.root, Pg=page.obj, K=0)
        if kind == "Figure":
            element["/Alt"] = String(
                f"Page {number} of the {len(self.pdf.pages)} pages of this paper is an image. "
                "Its text is not available to a screen reader."
            )
            element["/A"] = Dictionary(O=Name.Layout, BBox=Array(visible_box(page.obj)))
        return self.pdf.make_indirect(element)

    def tag_rest(self, page: Page) -> list[Object]:
        """An element for the marked content of a tagged page that the tree leaves out, told after everything else."""
        left_out = sorted(set(marks_of(page).mcids) - self.held.marks.get(page.obj.objgen, set()))
        if not left_out:
            return []
        rest = Dictionary(Type=Name.StructElem, S=Name.P, P=self.root, Pg=page.obj, K=Array(left_out))
        return [self.pdf.make_indirect(rest)]

    def tag_annotations(self, page: Object) -> Iterator[Object]:
        """An element for each link or note of a page that the tree does not hold; words for each that has none."""
        for annotation in own_annotations(self.pdf, page):
            subtype = str(annotation.get("/Subtype", ""))
            if subtype == "/Popup":
                continue
            if not str(annotation.get("/Contents", "")):
                annotation["/Contents"] = String(words_of(annotation, subtype))
            if annotation.objgen not in self.held.objects:
                held = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
                kind = KIND_OF_ANNOTATION.get(subtype, Name.Annot)
                yield self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=self.root, Pg=page, K=held))


def words_of(annotation: Object, subtype: str) -> str:
    """What to say of a link or note that says nothing itself: where it leads, or what it is."""
    action = annotation.get("/A")
    address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
    return address or WORDS_OF_ANNOTATION.get(subtype, "Note")
