"""Checks that what a screen reader is told agrees with what is on paper: the structure of a tagged PDF.

Validators look at rules one by one and pass a file from whose tree a whole paper has been dropped, or whose
identifiers are all alike. This checker follows every link both ways: elements and parents, content and parent tree,
annotations and elements, identifiers and cells. It does not judge fonts, contrast or the sense of a description.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError

from panel.pdf.content import Marks, marks_of
from panel.pdf.nesting import nesting_faults
from panel.pdf.number_trees import entries_of
from panel.pdf.structure import (
    Content,
    ObjectKid,
    ObjectNumber,
    Placed,
    attributes_of,
    content_of,
    elements_of,
    is_element,
    kids_of,
    tree_of,
)

Faults = Iterator["Problem"]
HIDDEN = 2  # the flag of an annotation that is neither shown nor printed


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: by which rule, where, and what."""

    rule: str
    where: str
    detail: str


def check(pdf: bytes) -> list[Problem]:
    """Every problem of a tagged PDF; an empty list for a sound one."""
    try:
        opened = Pdf.open(BytesIO(pdf))
    except PdfError as fault:
        return [Problem("file", "file", f"it cannot be opened ({fault})")]
    with opened:
        root = tree_of(opened)
        if root is None:
            return [*catalogue_faults(opened), Problem("tree", "file", "there is no structure tree")]
        return [*catalogue_faults(opened), *Inspection(opened, root).faults()]


def catalogue_faults(pdf: Pdf) -> Faults:
    """Title, language and marks of the file as a whole (PDF/UA-1, 7.1 and 7.2), and its page labels."""
    root = pdf.Root
    metadata = root.get("/Metadata")
    if metadata is None or b"<dc:title" not in metadata.read_bytes():
        yield Problem("title", "file", "its metadata has no title")
    if not str(root.get("/Lang", "")):
        yield Problem("language", "file", "it does not say what language it is in")
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield Problem("marked", "file", "it does not say that it is tagged")
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield Problem("title", "file", "a reader would show the file's name for its title")
    if "/PageLabels" in root:
        yield from (
            Problem("labels", "page labels", detail) for detail in entries_of(root["/PageLabels"], "/Nums").faults
        )
        if 0 not in [key for key, _ in entries_of(root["/PageLabels"], "/Nums").entries]:
            yield Problem("labels", "page labels", "the first page has none")


class Inspection:
    """One look through the structure of a file."""

    def __init__(self, pdf: Pdf, root: Object) -> None:
        self.pdf = pdf
        self.root = root
        self.placed = list(elements_of(root))
        self.elements: dict[ObjectNumber, Placed] = {placed.element.objgen: placed for placed in self.placed}
        self.page_number: dict[ObjectNumber, int] = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        self.marks: dict[ObjectNumber, Marks] = {}
        self.holders: dict[ObjectNumber, Object] = {}
        for page in pdf.pages:
            found = marks_of(page)
            self.marks |= {page.obj.objgen: found, **found.forms}
            self.holders[page.obj.objgen] = page.obj
        self.owner: dict[ObjectNumber, dict[int, Object]] = {number: {} for number in self.marks}
        self.held: dict[ObjectNumber, Object] = {}
        parents = entries_of(root.get("/ParentTree"), "/Nums")
        self.parent_faults = parents.faults
        self.parents: dict[object, Object] = dict(parents.entries)

    def faults(self) -> Faults:
        """Everything that is wrong."""
        yield from self.tree_faults()
        yield from self.content_faults()
        yield from self.parent_tree_faults()
        yield from self.annotation_faults()
        yield from self.identifier_faults()
        yield from (Problem(*fault) for fault in nesting_faults(self.placed))

    def where(self, element: Object) -> str:
        """An element as a reader of the report may find it."""
        placed = self.elements.get(element.objgen)
        page = self.page_number.get(placed.page.objgen) if placed and placed.page is not None else None
        return f"{str(element.get('/S', '/?'))[1:]}" + (f" on page {page}" if page else "")

    # Elements, parents and what they hold

    def tree_faults(self) -> Faults:
        """Each kid's parent is the element that holds it, and nothing is held twice."""
        if not self.placed:
            yield Problem("tree", "file", "the structure tree is empty")
        for placed in self.placed:
            parent = placed.element.get("/P")
            if parent is None or parent.objgen != placed.parent.objgen:
                yield Problem("tree", self.where(placed.element), "its parent is not the element that holds it")
            for kid in kids_of(placed.element):
                if not is_element(kid):
                    yield from self.take(placed, content_of(placed, kid))
        held = [kid.objgen for placed in self.placed for kid in kids_of(placed.element) if is_element(kid)]
        if len(held) != len(set(held)):
            yield Problem("tree", "file", "an element is held by two others")

    def take(self, placed: Placed, content: Content | ObjectKid | None) -> Faults:
        """Note one piece of content of an element."""
        if isinstance(content, ObjectKid):
            if content.held.objgen in self.held:
                yield Problem("tree", self.where(placed.element), "it holds what another element holds")
            self.held[content.held.objgen] = placed.element
            return
        holder = None if content is None else content.stream if content.stream is not None else content.page
        if content is None or holder is None or holder.objgen not in self.marks:
            yield Problem("tree", self.where(placed.element), "it holds something that is on no page")
        elif content.mcid in self.owner[holder.objgen]:
            yield Problem("tree", self.where(placed.element), f"marked content {content.mcid} is held twice")
        else:
            self.owner[holder.objgen][content.mcid] = placed.element

    # Content streams

    def content_faults(self) -> Faults:
        """All that is painted is content or an artifact; all content is held by an element, and the reverse."""
        for number, marks in self.marks.items():
            where = f"page {self.page_number[number]}" if number in self.page_number else "a form"
            yield from (Problem("content", where, fault) for fault in marks.faults)
            if marks.unmarked:
                yield Problem("unmarked", where, f"{marks.unmarked} things are painted outside content and artifacts")
            if len(marks.mcids) != len(set(marks.mcids)):
                yield Problem("content", where, "a number of marked content is used twice")
            owned = set(self.owner[number])
            for mcid in sorted(set(marks.mcids) - owned):
                yield Problem("orphan", where, f"marked content {mcid} is held by no element")
            for mcid in sorted(owned - set(marks.mcids)):
                yield Problem("orphan", where, f"an element holds marked content {mcid}, which is not there")

    # The parent tree

    def parent_tree_faults(self) -> Faults:
        """The parent tree leads from each piece of content to the element that holds it, and nowhere else."""
        yield from (Problem("parent tree", "parent tree", fault) for fault in self.parent_faults)
        keys: list[object] = []
        for number, marks in self.marks.items():
            holder = self.holders.get(number) or self.pdf.get_object(number)
            key: object = holder.get("/StructParents")
            if key is not None:
                keys.append(key)
            if marks.mcids or key is not None:
                yield from self.entry_faults(number, key)
        keys += [self.key_of(held) for held in self.held]
        if len(keys) != len(set(keys)):
            yield Problem("parent tree", "parent tree", "a key is used twice")
        if set(self.parents) - set(keys):
            yield Problem("parent tree", "parent tree", "there are keys that nothing in the file has")

    def key_of(self, number: ObjectNumber) -> object:
        """The key of an annotation or XObject that an element holds."""
        return self.pdf.get_object(number).get("/StructParent")

    def entry_faults(self, number: ObjectNumber, key: object) -> Faults:
        """The entry of one page or form, against what the tree holds."""
        where = f"page {self.page_number[number]}" if number in self.page_number else "a form"
        entry = self.parents.get(key)
        if not isinstance(entry, Array):
            yield Problem("parent tree", where, "it has no entry")
            return
        listed = {mcid: found.objgen for mcid, found in enumerate(entry) if isinstance(found, Dictionary)}
        wanted = {mcid: element.objgen for mcid, element in self.owner[number].items()}
        for mcid in sorted(listed.keys() | wanted.keys()):
            if listed.get(mcid) != wanted.get(mcid):
                yield Problem("parent tree", where, f"marked content {mcid} leads to an element that does not hold it")

    # Annotations

    def annotation_faults(self) -> Faults:
        """Each link is held by an element that the parent tree knows, and says what it is (PDF/UA-1, 7.18)."""
        there: set[ObjectNumber] = set()
        for page in self.pdf.pages:
            where = f"page {self.page_number[page.obj.objgen]}"
            annotations = list(page.obj.get("/Annots", []))
            if annotations and page.obj.get("/Tabs") != Name.S:
                yield Problem("annotation", where, "the order of its links is not that of the structure")
            for annotation in annotations:
                there.add(annotation.objgen)
                yield from self.one_annotation(annotation, where)
        for number, element in self.held.items():
            if number not in there and self.pdf.get_object(number).get("/Subtype") != Name.Form:
                yield Problem("annotation", self.where(element), "it holds a link that is on no page")

    def one_annotation(self, annotation: Object, where: str) -> Faults:
        """The faults of one annotation.

        Notes that pop up belong to others, and what is hidden (a seal's field) is told to nobody (PDF/UA-1, 7.18.1).
        """
        if annotation.get("/Subtype") == Name.Popup or int(annotation.get("/F", 0)) & HIDDEN:
            return
        element = self.held.get(annotation.objgen)
        listed = self.parents.get(self.key_of(annotation.objgen))
        if element is None:
            yield Problem("annotation", where, "a link or note is held by no element")
        elif not isinstance(listed, Dictionary) or listed.objgen != element.objgen:
            yield Problem("annotation", where, "the parent tree leads from a link to an element that does not hold it")
        if not str(annotation.get("/Contents", "")):
            yield Problem("annotation", where, "a link or note does not say what it is")

    # Identifiers

    def identifier_faults(self) -> Faults:
        """Identifiers are each of one element, all in the identifier tree; header cells named by others are there."""
        identifiers = entries_of(self.root.get("/IDTree"), "/Names")
        yield from (Problem("identifier", "identifier tree", fault) for fault in identifiers.faults)
        listed = {key: found.objgen for key, found in identifiers.entries}
        used: dict[object, ObjectNumber] = {}
        for placed in self.placed:
            if "/ID" not in placed.element:
                continue
            name = bytes(placed.element["/ID"])
            if name in used:
                yield Problem("identifier", self.where(placed.element), "another element has the same identifier")
            used[name] = placed.element.objgen
        if listed != used:
            yield Problem("identifier", "identifier tree", "it does not list the identifiers of the elements")
        for placed in self.placed:
            headers = [name for attributes in attributes_of(placed.element) for name in attributes.get("/Headers", [])]
            if any(bytes(name) not in used for name in headers):
                yield Problem("headers", self.where(placed.element), "it names a header cell that is not there")
