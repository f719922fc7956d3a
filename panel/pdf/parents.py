"""Rebuilds a file's parent tree from its structure tree: from each piece of content to the element that holds it."""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from panel.pdf.structure import Content, ObjectKid, ObjectNumber, Placed, content_of, is_element, kids_of

MOST_MARKS = 200_000  # of one page; a file that claims more is not to make us write as many entries
FORMS = "/PanelForms"  # XObjects whose content is in the tree: noted for the merge, which drops the note


@dataclass(slots=True)
class Marked:
    """A page or form XObject, and which element holds which of its marked-content sequences."""

    holder: Object
    element_of: dict[int, Object] = field(default_factory=dict)

    def array(self) -> Array:
        """The elements by the numbers of their marked content, null where there is none."""
        return Array([self.element_of.get(mcid) for mcid in range(max(self.element_of) + 1)])


class Parents:
    """The parent tree in the making. Its keys are dense: pages first, then form XObjects, then annotations."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.marked = {page.obj.objgen: Marked(page.obj) for page in pdf.pages}
        self.pages = set(self.marked)
        self.annotations: set[ObjectNumber] = set()
        self.held: dict[ObjectNumber, tuple[Object, Object]] = {}
        for page in pdf.pages:
            forget(page.obj, "/StructParents")
            for annotation in own_annotations(pdf, page.obj):
                forget(annotation, "/StructParent")
                self.annotations.add(annotation.objgen)

    def take(self, found: Placed) -> None:
        """Note what an element holds, and take off it what is not in the file or is held already."""
        kids = kids_of(found.element)
        kept = [kid for kid in kids if is_element(kid) or self.is_new(content_of(found, kid))]
        if len(kept) != len(kids):
            found.element["/K"] = Array(kept)
        if found.page is not None:
            found.element["/Pg"] = found.page

    def is_new(self, content: Content | ObjectKid | None) -> bool:
        """Note a piece of content, unless nothing in the file answers to it or another element holds it."""
        if isinstance(content, ObjectKid):
            return self._hold(content)
        if content is None or content.page is None or content.page.objgen not in self.pages:
            return False
        holder = content.page if content.stream is None else content.stream
        marked = self.marked.setdefault(holder.objgen, Marked(holder))
        if content.mcid in marked.element_of or not 0 <= content.mcid < MOST_MARKS:
            return False
        marked.element_of[content.mcid] = content.element
        return True

    def _hold(self, content: ObjectKid) -> bool:
        number = content.held.objgen
        is_there = number in self.annotations or (isinstance(content.held, Stream) and content.held.is_indirect)
        if number in self.held or not is_there:
            return False
        self.held[number] = (content.held, content.element)
        return True

    def tree(self) -> Object:
        """The parent tree as one leaf; the keys are written on pages, XObjects and annotations."""
        numbers: list[object] = []
        marked = [found for found in self.marked.values() if found.element_of]
        for key, found in enumerate(marked):
            found.holder["/StructParents"] = key
            numbers += [key, self.pdf.make_indirect(found.array())]
        for key, (held, element) in enumerate(self.held.values(), start=len(marked)):
            held["/StructParent"] = key
            numbers += [key, element]
        return self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))

    def note_forms(self, root: Object) -> None:
        """Note on the root which XObjects have keys, for they are not found by way of the pages' annotations."""
        forms = [found.holder for number, found in self.marked.items() if number not in self.pages and found.element_of]
        forms += [held for number, (held, _) in self.held.items() if number not in self.annotations]
        if forms:
            root[FORMS] = Array(forms)


def own_annotations(pdf: Pdf, page: Object) -> list[Object]:
    """The annotations of a page, each made an object of its own for the structure tree to name."""
    if "/Annots" not in page:
        return []
    annotations: list[Object] = [
        item if item.is_indirect else pdf.make_indirect(item)
        for item in page["/Annots"]
        if isinstance(item, Dictionary)
    ]
    page["/Annots"] = Array(annotations)
    return annotations


def forget(holder: Object, key: str) -> None:
    """Take an old key of the parent tree off what holds it."""
    if key in holder:
        del holder[key]
