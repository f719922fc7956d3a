"""The checker catches what validators let pass: each fault is planted in a sound pack."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.nesting import kind_of
from panel.pdf.part import normalise
from panel.pdf.structure import elements_of
from tests.pdf import handmade, samples


@cache
def sound_pack() -> bytes:
    """A front sheet with links, a report with tables, and an upload whose cells name their header cells."""
    parts = [samples.part(samples.agenda()), samples.part(samples.report(8, 8)), normalise(handmade.tagged(headers))]
    keys = ("front", "report", "restricted")
    sections = [
        Section(key, key.title(), part, 1 + 50 * n) for n, (key, part) in enumerate(zip(keys, parts, strict=True))
    ]
    return assemble(sections, title="Pack", font=samples.STAMP_FONT)


def headers(pdf, page, document):
    """Let the paragraph name the heading as its header cell, which is all that identifiers are for."""
    document.K[0].ID = String("head")
    document.K[1].ID = String("body")
    document.K[1].A = Dictionary(O=Name.Table, Headers=Array([String("head")]))


def planted(change: Callable[[Pdf], None]) -> set[str]:
    """The rules by which a sound pack fails once a fault is planted in it."""
    with pikepdf.open(BytesIO(sound_pack())) as pdf:
        change(pdf)
        return {problem.rule for problem in check(handmade.bytes_of(pdf))}


def elements(pdf: Pdf, kind: str) -> list:
    """The elements of one kind."""
    return [found.element for found in elements_of(pdf.Root.StructTreeRoot) if kind_of(found.element) == kind]


def leaves(pdf: Pdf) -> Array:
    """The leaves of the parent tree."""
    return pdf.Root.StructTreeRoot.ParentTree.Kids


def test_a_sound_pack_has_no_problem():
    assert check(sound_pack()) == []


# The five faults of which a validator of single rules let two pass


def test_a_parent_tree_that_is_off_by_one():
    def shift(pdf):
        for leaf in leaves(pdf):
            for place in range(0, len(leaf.Nums), 2):
                leaf.Nums[place] = leaf.Nums[place] + 1

    assert "parent tree" in planted(shift)


def test_two_papers_whose_leaves_of_the_parent_tree_are_swapped():
    def swap(pdf):
        first, second, *_ = leaves(pdf)
        first.Nums, second.Nums = second.Nums, first.Nums

    assert "parent tree" in planted(swap)


def test_a_paper_dropped_from_the_structure_tree():
    def drop(pdf):
        document = pdf.Root.StructTreeRoot.K[0]
        document.K = Array(list(document.K)[:1])

    assert {"orphan", "parent tree"} <= planted(drop)


def test_identifiers_that_are_all_alike():
    def alike(pdf):
        for found in elements_of(pdf.Root.StructTreeRoot):
            if "/ID" in found.element:
                found.element.ID = String("x")

    assert {"identifier", "headers"} <= planted(alike)


def test_no_parent_tree():
    def remove(pdf):
        del pdf.Root.StructTreeRoot.ParentTree

    assert "parent tree" in planted(remove)


# And others


def set_kids(kind: str, kids: Callable) -> Callable[[Pdf], None]:
    """A fault in what the first element of a kind holds."""

    def change(pdf: Pdf) -> None:
        element = elements(pdf, kind)[0]
        element.K = Array(kids(list(element.K)))

    return change


def set_entry(kind: str, name: str, value) -> Callable[[Pdf], None]:
    """A fault in an entry of the first element of a kind; None takes the entry away."""

    def change(pdf: Pdf) -> None:
        element = elements(pdf, kind)[0]
        if value is None:
            del element[name]
        else:
            element[name] = value

    return change


def paint(content: bytes) -> Callable[[Pdf], None]:
    """More content on the second page."""
    return lambda pdf: pdf.pages[1].contents_add(Stream(pdf, content))


def in_catalogue(name: str, value=None) -> Callable[[Pdf], None]:
    """A fault in the catalogue; None takes the entry away."""

    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root[name]
        else:
            pdf.Root[name] = value

    return change


def change_link(**entries) -> Callable[[Pdf], None]:
    """A fault in the first link; None takes the entry away."""

    def change(pdf: Pdf) -> None:
        link = pdf.pages[0].obj.Annots[0]
        for name, value in entries.items():
            if value is None:
                del link["/" + name]
            else:
                link["/" + name] = value

    return change


def swap_limits(pdf: Pdf) -> None:
    """Limits that are another leaf's."""
    first, second, *_ = leaves(pdf)
    first.Limits, second.Limits = second.Limits, first.Limits


def turn_leaves(pdf: Pdf) -> None:
    """Leaves in the wrong order."""
    tree = pdf.Root.StructTreeRoot.ParentTree
    tree.Kids = Array(list(reversed(list(tree.Kids))))


def repeat_leaf(pdf: Pdf) -> None:
    """A leaf that stands there twice."""
    leaves(pdf).append(leaves(pdf)[0])


def move_link(pdf: Pdf) -> None:
    """A link that the tree holds and no page has."""
    pdf.pages[0].obj.Annots = Array(list(pdf.pages[0].obj.Annots)[1:])


def add_link(pdf: Pdf) -> None:
    """A link that a page has and no element holds."""
    pdf.pages[0].obj.Annots.append(handmade.web_link(pdf, "https://example.org/"))


def share_element(pdf: Pdf) -> None:
    """An element that two parents hold."""
    one, other = elements(pdf, "Sect")[:2]
    other.K.append(one.K[0])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (paint(b"\n/Span <</MCID 999>> BDC 0 0 9 9 re f EMC"), "orphan"),
        (paint(b"\n0 0 9 9 re f"), "unmarked"),
        (paint(b"\nBI /W 1 /H 1 /BPC 8 /CS /G ID x EI"), "unmarked"),
        (paint(b"\n/P <</MCID 0>> BDC 0 0 9 9 re f EMC"), "content"),
        (paint(b"\n/Artifact BMC 0 0 9 9 re f"), "content"),
        (paint(b"\nEMC"), "content"),
        (paint(b"\n/Artifact BMC /P <</MCID 998>> BDC 0 0 9 9 re f EMC EMC"), "content"),
        (set_kids("P", lambda kids: [*kids, 997]), "orphan"),
        (set_kids("H1", lambda kids: kids * 2), "tree"),
        (set_kids("H1", lambda _kids: []), "orphan"),
        (set_kids("LI", lambda kids: [kids[0], *kids]), "tree"),
        (share_element, "tree"),
        (set_entry("H2", "/P", Dictionary()), "tree"),
        (set_entry("H2", "/S", Name.H4), "headings"),
        (set_entry("H2", "/S", Name.Own), "kind"),
        (set_entry("LI", "/S", Name.P), "nesting"),
        (set_entry("TR", "/S", Name.Div), "nesting"),
        (set_entry("TH", "/A", None), "headers"),
        (set_entry("P", "/S", Name.Figure), "figure"),
        (set_entry("P", "/ID", String("stray")), "identifier"),
        (swap_limits, "parent tree"),
        (turn_leaves, "parent tree"),
        (repeat_leaf, "parent tree"),
        (move_link, "annotation"),
        (add_link, "annotation"),
        (change_link(StructParent=0), "annotation"),
        (change_link(Contents=None), "annotation"),
        (lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"), "annotation"),
        (lambda pdf: pdf.pages[1].obj.__delitem__("/StructParents"), "parent tree"),
        (in_catalogue("/Lang"), "language"),
        (in_catalogue("/Metadata"), "title"),
        (in_catalogue("/ViewerPreferences"), "title"),
        (in_catalogue("/MarkInfo"), "marked"),
        (in_catalogue("/StructTreeRoot"), "tree"),
        (in_catalogue("/PageLabels", Dictionary(Nums=Array([3, Dictionary()]))), "labels"),
        (in_catalogue("/PageLabels", Dictionary(Nums=Array([0, Dictionary(), 0, Dictionary()]))), "labels"),
    ],
)
def test_a_planted_fault_is_found(change, rule):
    assert rule in planted(change)


def test_what_is_no_pdf_is_a_problem():
    assert [problem.rule for problem in check(b"not a PDF")] == ["file"]
