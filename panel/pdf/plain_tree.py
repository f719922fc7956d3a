"""Makes a structure tree plain: one Document on top, standard kinds, identifiers of its own, a dense parent tree."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from panel.pdf.parents import Parents
from panel.pdf.structure import (
    Kid,
    ObjectNumber,
    Placed,
    attributes_of,
    elements_of,
    is_element,
    kids_of,
    standard_kind,
    tree_of,
)


def make_plain(pdf: Pdf, *, prefix: str) -> None:
    """Rewrite the structure tree of a file in place. Raises ValueError where it has none."""
    root = tree_of(pdf)
    if root is None:
        raise ValueError("The PDF has no structure tree.")
    own_elements(pdf, root)
    placed = list(elements_of(root))
    names = Identifiers(prefix)
    for found in placed:
        settle_kind(found, root)
        inline_classes(found.element, root)
        names.rename(found.element)
    for found in placed:
        names.rename_headers(found.element)
    parents = Parents(pdf)
    for found in placed:
        parents.take(found)
    plain = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTree=parents.tree()))
    parents.note_forms(plain)
    if names.elements:
        plain["/IDTree"] = pdf.make_indirect(names.tree())
    put_under_document(pdf, root, plain)


def put_under_document(pdf: Pdf, root: Object, plain: Object) -> None:
    """Hang what the old root held from the new one by one Document element: the file's own, if it has just one."""
    kids = kids_of(root)
    own = [kid for kid in kids if is_element(kid) and kid["/S"] == Name.Document]
    if len(own) == 1:
        document = own[0]
        kids = [held for kid in kids for held in (kids_of(document) if is_own(kid, document) else [kid])]
    else:
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
    document["/K"] = Array(kids)
    for kid in filter(is_element, kids):
        kid["/P"] = document
    document["/P"] = plain
    plain["/K"] = document
    pdf.Root["/StructTreeRoot"] = plain


def is_own(kid: Kid, document: Object) -> bool:
    """Whether a kid is this very object: two elements are never compared by what they hold, which is in circles."""
    return is_element(kid) and kid.objgen == document.objgen


def own_elements(pdf: Pdf, root: Object) -> None:
    """Give every element an object of its own, for the parent tree to name, and its right parent."""
    waiting = [root]
    seen: set[ObjectNumber] = set()
    while waiting:
        parent = waiting.pop()
        kids = []
        for kid in kids_of(parent):
            if not is_element(kid) or not isinstance(kid, Object):
                kids.append(kid)
                continue
            own = kid if kid.is_indirect else pdf.make_indirect(kid)
            if own.objgen in seen:
                continue  # an element that stands twice in the tree is read once
            seen.add(own.objgen)
            own["/P"] = parent
            kids.append(own)
            waiting.append(own)
        parent["/K"] = Array(kids)


def settle_kind(found: Placed, root: Object) -> None:
    """Give an element its standard kind in the place of one that the role map explains."""
    kind = str(found.element["/S"])[1:]
    standard = standard_kind(kind, root.get("/RoleMap"))
    if kind != standard:
        found.element["/S"] = Name("/" + standard)


def inline_classes(element: Object, root: Object) -> None:
    """Write out the attributes that an element has by class, for the class map stays behind."""
    if "/C" not in element:
        return
    classes = element["/C"]
    known = root.get("/ClassMap", Dictionary())
    attributes = attributes_of(element)
    for name in classes if isinstance(classes, Array) else [classes]:
        found = known.get(name) if isinstance(name, Name) else None
        if found is not None:
            attributes += [
                item for item in (found if isinstance(found, Array) else [found]) if isinstance(item, Dictionary)
            ]
    del element["/C"]
    if attributes:
        element["/A"] = Array([item.copy() for item in attributes])


class Identifiers:
    """The identifiers of a part's elements, made unlike those of any other part."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.elements: dict[bytes, Object] = {}

    def rename(self, element: Object) -> None:
        """Prefix an element's identifier; one used twice stays with the first."""
        if "/ID" not in element:
            return
        name = self.renamed(element["/ID"])
        if name in self.elements:
            del element["/ID"]
            return
        element["/ID"] = String(name)
        self.elements[name] = element

    def rename_headers(self, element: Object) -> None:
        """Let the cells of a table name their header cells by the new identifiers; unknown ones go."""
        for attributes in attributes_of(element):
            if "/Headers" not in attributes:
                continue
            headers = [self.renamed(name) for name in attributes["/Headers"]]
            known = [String(name) for name in headers if name in self.elements]
            if known:
                attributes["/Headers"] = Array(known)
            else:
                del attributes["/Headers"]

    def renamed(self, name: Object) -> bytes:
        """The new form of an identifier."""
        return self.prefix.encode() + b"-" + bytes(name)

    def tree(self) -> Object:
        """The name tree from identifiers to elements, of one leaf."""
        names = sorted(self.elements)
        entries = [entry for name in names for entry in (String(name), self.elements[name])]
        return Dictionary(Limits=Array([String(names[0]), String(names[-1])]), Names=Array(entries))
