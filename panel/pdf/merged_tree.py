"""Many structure trees as one: parts beneath a Document, their parent and identifier trees as leaves."""

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from panel.pdf.parents import FORMS


class MergedTree:
    """The structure tree of a pack in the making."""

    def __init__(self, pdf: Pdf) -> None:
        self.document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        self.parts: list[Object] = []
        self.parents: list[Object] = []
        self.identifiers: list[Object] = []
        self.next_key = 0

    def add(self, root: Object, pages: Iterable[Object], title: str, lang: str) -> None:
        """Hang a part's tree (already copied into the pack) beneath the Document, its keys moved up."""
        part = root["/K"]
        part["/S"] = Name.Part
        part["/T"] = String(title)
        part["/Lang"] = String(lang)
        part["/P"] = self.document
        self.parts.append(part)
        leaf = root["/ParentTree"]
        numbers = list(leaf["/Nums"])
        if numbers:
            moved = [entry + self.next_key if place % 2 == 0 else entry for place, entry in enumerate(numbers)]
            leaf["/Nums"] = Array(moved)
            leaf["/Limits"] = Array([moved[0], moved[-2]])
            self.parents.append(leaf)
            self.move_keys([*pages, *root.get(FORMS, [])])
            self.next_key += len(numbers) // 2
        if "/IDTree" in root:
            self.identifiers.append(root["/IDTree"])

    def move_keys(self, holders: Iterable[Object]) -> None:
        """Move the keys of pages, of their annotations and of XObjects."""
        for holder in holders:
            for found in (holder, *holder.get("/Annots", [])):
                for name in ("/StructParents", "/StructParent"):
                    if name in found:
                        found[name] = found[name] + self.next_key

    def write(self, pdf: Pdf) -> None:
        """Put the tree into the catalogue."""
        self.document["/K"] = Array(self.parts)
        root = pdf.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=Array([self.document]),
                ParentTree=pdf.make_indirect(Dictionary(Kids=Array(self.parents))),
                ParentTreeNextKey=self.next_key,
            )
        )
        if self.identifiers:
            leaves = sorted(self.identifiers, key=lambda leaf: bytes(leaf["/Limits"][0]))
            root["/IDTree"] = pdf.make_indirect(Dictionary(Kids=Array(leaves)))
        self.document["/P"] = root
        pdf.Root["/StructTreeRoot"] = root
