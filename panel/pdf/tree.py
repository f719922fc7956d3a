"""The structure tree of a document being drawn, as plain values: read from WeasyPrint's objects and written back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import pydyf

from panel.pdf.origins import Origin


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked-content sequence of a page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page, by the reference of its annotation object."""

    page: int
    reference: bytes


@dataclass(eq=False, slots=True)
class Element:
    """A structure element: its kind ("P", "TD"), where it comes from, its entries and what it holds."""

    kind: str
    origin: Origin | None = None
    entries: dict[str, Any] = field(default_factory=dict)
    kids: list["Element | Mark | Annotation"] = field(default_factory=list)

    def attribute(self, name: str) -> str | None:
        """The value of an HTML attribute of the element that this one stands for."""
        if self.origin is None or self.origin.anonymous:
            return None
        return self.origin.html.attrib.get(name)

    @property
    def is_unnamed(self) -> bool:
        """Whether it stands for an unnamed box, not for an HTML element."""
        return self.origin is not None and self.origin.anonymous

    @property
    def words(self) -> str:
        """The text of the HTML element that this one stands for, spaces made single."""
        return " ".join("".join(self.origin.html.itertext()).split()) if self.origin else ""

    def walk(self) -> Iterator["Element"]:
        """This element and every one below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def marks(self) -> Iterator[Mark]:
        """Every marked-content sequence in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, Mark):
                yield kid


Kid = Element | Mark | Annotation
POINTS_PER_PIXEL = 0.75
KEPT_ENTRIES = ("Alt", "A")
DROPPED_ATTRIBUTES = ("Headers",)  # Scope says the same, and survives a merge without identifiers


def is_element(kid: Kid, *kinds: str) -> TypeGuard[Element]:
    """Whether a kid is a structure element, of one of these kinds if any are named."""
    return isinstance(kid, Element) and (not kinds or kid.kind in kinds)


class DrawnTree:
    """WeasyPrint's structure tree inside the file that is about to be written."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages: list[bytes] = list(pdf.page_references)
        self.number_of = {reference: number for number, reference in enumerate(self.pages)}
        self.root = self.object_at(pdf.catalog["StructTreeRoot"])
        self.old: list[Any] = []

    def object_at(self, reference: bytes) -> Any:
        """The object that a reference ("12 0 R") names."""
        return self.pdf.objects[int(reference.split()[0])]

    def read(self) -> Element:
        """The Document element with all that it holds."""
        return self._element(self.object_at(self.root["K"][0]), 0)

    def _element(self, found: Any, page: int) -> Element:
        self.old.append(found)
        page = self.number_of.get(found.get("Pg"), page)
        entries = {name: found[name] for name in KEPT_ENTRIES if name in found}
        if "A" in entries:
            entries["A"] = self._attributes(entries["A"], page)
        return Element(
            kind=found["S"][1:],
            origin=getattr(found, "origin", None),
            entries=entries,
            kids=[self._kid(kid, page) for kid in found["K"]],
        )

    def _attributes(self, attributes: Any, page: int) -> dict[str, Any]:
        kept = {name: value for name, value in attributes.items() if name not in DROPPED_ATTRIBUTES}
        if "BBox" in kept:  # written in CSS pixels from the top of the page: PDF has points from its foot
            left, top, right, bottom = (POINTS_PER_PIXEL * value for value in kept["BBox"])
            height = self.object_at(self.pages[page])["MediaBox"][3]
            kept["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
        return kept

    def _kid(self, kid: Any, page: int) -> Kid:
        if isinstance(kid, int):
            return Mark(page, kid)
        found = self.object_at(kid)
        if found["Type"] == "/OBJR":
            self.old.append(found)
            return Annotation(self.number_of[found["Pg"]], found["Obj"])
        return self._element(found, page)

    def write(self, document: Element) -> None:
        """Put this tree in the place of the one that was read: elements, parent tree, links and artifacts."""
        for found in self.old:
            found.clear()
        owners: dict[Mark | Annotation, bytes] = {}
        top = self._write_element(document, self.root.reference, owners)
        self.root["K"] = pydyf.Array([top])
        self._write_parents(owners)

    def _write_element(self, element: Element, parent: bytes, owners: dict[Mark | Annotation, bytes]) -> bytes:
        written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.kind}", "P": parent})
        self.pdf.add_object(written)
        reference: bytes = written.reference
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            written["Pg"] = self.pages[page]
        for name, value in element.entries.items():
            written[name] = entry(value)
        kids = pydyf.Array()
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._write_element(kid, reference, owners))
                continue
            owners[kid] = reference
            kids.append(self._content(kid, page))
            if isinstance(kid, Annotation) and element.words:
                self.object_at(kid.reference)["Contents"] = pydyf.String(element.words)
        written["K"] = kids
        return reference

    def _content(self, kid: Mark | Annotation, page: int | None) -> Any:
        if isinstance(kid, Annotation):
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.reference, "Pg": self.pages[kid.page]})
        if kid.page == page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[kid.page], "MCID": kid.mcid})

    def _write_parents(self, owners: dict[Mark | Annotation, bytes]) -> None:
        """Write the parent tree; what no element holds becomes an artifact, links that none holds go."""
        marks: dict[int, dict[int, bytes]] = {page: {} for page in range(len(self.pages))}
        links = []
        for kid, owner in owners.items():
            if isinstance(kid, Mark):
                marks[kid.page][kid.mcid] = owner
            else:
                links.append((kid, owner))
        numbers = pydyf.Array()
        for page, owner_of in marks.items():
            found = self.object_at(self.pages[page])
            make_artifacts(self.object_at(found["Contents"]), set(owner_of))
            self._keep_links(found, {link.reference for link, _ in links if link.page == page})
            last = max(owner_of, default=-1)
            numbers.extend([page, pydyf.Array([owner_of.get(mcid, b"null") for mcid in range(last + 1)])])
        for number, (link, owner) in enumerate(links, start=len(self.pages)):
            self.object_at(link.reference)["StructParent"] = number
            numbers.extend([number, owner])
        self.object_at(self.root["ParentTree"])["Nums"] = numbers

    def _keep_links(self, page: Any, kept: set[bytes]) -> None:
        if "Annots" not in page:
            return
        page["Annots"] = pydyf.Array(reference for reference in page["Annots"] if reference in kept)
        if not page["Annots"]:
            del page["Annots"]


def make_artifacts(stream: Any, owned: set[int]) -> None:
    """Turn the marked content of a page that belongs to no element into artifacts (PDF/UA-1, 7.1)."""
    content = stream.stream
    for place, item in enumerate(content):
        if item == b"BDC" and content[place - 1]["MCID"] not in owned:
            content[place - 2 : place + 1] = ["/Artifact", b"", b"BMC"]


def entry(value: Any) -> Any:
    """A value as pydyf writes it: text as a string, a mapping as a dictionary."""
    if isinstance(value, str):
        return pydyf.String(value)
    return pydyf.Dictionary(value) if isinstance(value, dict) else value
