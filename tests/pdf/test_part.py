"""A PDF made ready for a pack: nothing in it depends any more on the file it stood in."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from panel.pdf.check import check
from panel.pdf.geometry import PageSize
from panel.pdf.part import normalise
from panel.pdf.read import element_counts, links, outline
from panel.pdf.structure import elements_of
from tests.pdf import handmade, samples

OF_THE_PACK = {"title", "language", "marked"}


def faults(pdf: bytes) -> list:
    """What the checker finds in a part, apart from what only a pack says."""
    return [problem for problem in check(pdf) if problem.rule not in OF_THE_PACK]


def elements(pdf: bytes) -> list:
    """The elements of a part, with their file kept open."""
    opened = pikepdf.open(BytesIO(pdf))
    return [opened, *(found.element for found in elements_of(opened.Root.StructTreeRoot))]


def test_a_tagged_file_stays_as_it_is():
    part = normalise(handmade.tagged())
    assert element_counts(part.pdf) == {"Document": 1, "H1": 1, "P": 1}
    assert faults(part.pdf) == []
    assert not part.conforms


def test_a_drawn_paper_conforms():
    assert samples.part(samples.report()).conforms


def test_a_file_without_tags_is_refused():
    with pytest.raises(ValueError, match="no structure tree"):
        normalise(handmade.untagged("Text"))


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        ({}, "NonStruct"),
        ({"/Own": Name.Note}, "Note"),
        ({"/Own": Name.Other, "/Other": Name.Quote}, "Quote"),
        ({"/Own": Name.Other, "/Other": Name.Own}, "NonStruct"),
    ],
)
def test_kinds_of_the_file_itself_become_the_standard_ones_they_stand_for(roles, kind):
    def change(pdf, page, document):
        document.K[1].S = Name.Own
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(roles)

    assert element_counts(normalise(handmade.tagged(change)).pdf)[kind] == 1


def test_attributes_by_class_are_written_out():
    def change(pdf, page, document):
        document.K[1].C = Array([Name.Wide, 0])
        pdf.Root.StructTreeRoot.ClassMap = Dictionary(Wide=Dictionary(O=Name.Layout, TextAlign=Name.Justify))

    _file, *found = elements(normalise(handmade.tagged(change)).pdf)
    assert found[2].A[0].TextAlign == Name.Justify
    assert "/C" not in found[2]


def test_identifiers_are_made_the_parts_own_and_header_cells_that_are_not_there_are_forgotten():
    def change(pdf, page, document):
        document.K[0].ID = String("same")
        document.K[1].ID = String("same")
        document.K[1].A = Dictionary(O=Name.Table, Headers=Array([String("same"), String("gone")]))

    one, other = normalise(handmade.tagged(change)), normalise(handmade.tagged(change), salt="2")
    assert faults(one.pdf) == []
    _file, *found = elements(one.pdf)
    assert [bytes(name) for name in found[2].A.Headers] == [bytes(found[1].ID)]
    _other_file, *others = elements(other.pdf)
    assert bytes(others[1].ID) != bytes(found[1].ID)


def test_an_element_written_inside_its_parent_gets_an_object_of_its_own():
    def change(pdf, page, document):
        document.K = Array([document.K[0], Dictionary(S=Name.P, P=document, Pg=page, K=1)])

    assert faults(normalise(handmade.tagged(change)).pdf) == []


def test_several_elements_on_top_get_a_document_above_them():
    def change(pdf, page, document):
        pdf.Root.StructTreeRoot.K = document.K

    part = normalise(handmade.tagged(change))
    assert element_counts(part.pdf) == {"Document": 1, "H1": 1, "P": 1}
    assert faults(part.pdf) == []


def test_what_stands_beside_the_document_goes_into_it():
    def change(pdf, page, document):
        first, second = document.K
        document.K = Array([second])
        pdf.Root.StructTreeRoot.K = Array([first, document])

    part = normalise(handmade.tagged(change))
    assert element_counts(part.pdf) == {"Document": 1, "H1": 1, "P": 1}
    assert faults(part.pdf) == []


@pytest.mark.parametrize("held", [1, Dictionary(Type=Name.MCR, MCID=1), -5, 10**9, Dictionary(Type=Name.OBJR)])
def test_what_is_held_twice_or_is_not_there_is_held_no_more(held):
    def change(pdf, page, document):
        if isinstance(held, Dictionary) and held.Type == Name.MCR:
            held.Pg = page
        document.K[1].K = Array([1, held])

    assert faults(normalise(handmade.tagged(change)).pdf) == []


def test_names_of_places_become_the_places():
    part = normalise(
        samples.drawn('<h1>A</h1><p><a href="#end">To the end</a></p><p style="break-before: page" id=end>End</p>')
    )
    assert links(part.pdf) == [(1, 2)]
    with pikepdf.open(BytesIO(part.pdf)) as opened:
        assert "/Names" not in opened.Root


@pytest.mark.parametrize("kind", ["action", "older names", "nowhere"])
def test_links_of_other_programs_are_made_plain_too(kind):
    def change(pdf, page, document):
        link = handmade.web_link(pdf, "")
        page.Annots = Array([link])
        target = Array([page, Name.Fit])
        if kind == "action":
            link.A = Dictionary(S=Name.GoTo, D=String("place"))
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("place"), Dictionary(D=target)])))
        else:
            del link.A
            link.Dest = Name.place
            pdf.Root.Dests = Dictionary(place=target) if kind == "older names" else Dictionary()

    with pikepdf.open(BytesIO(normalise(handmade.tagged(change)).pdf)) as opened:
        link = opened.pages[0].obj.Annots[0]
        target = link.A.D if kind == "action" else link.get("/Dest")
        assert (target is None) if kind == "nowhere" else target[0].objgen == opened.pages[0].obj.objgen


def test_bookmarks_lead_to_pages():
    part = samples.part("<h1>A</h1><h2>First</h2><p style='break-before: page'>x</p><h2>Second</h2>")
    assert [(entry.title, entry.page) for entry in outline(part.pdf)] == [("First", 1), ("Second", 2)]


@pytest.mark.parametrize(
    ("change", "size"),
    [
        ({}, PageSize(595, 842)),
        ({"Rotate": 90}, PageSize(842, 595)),
        ({"Rotate": -90}, PageSize(842, 595)),
        ({"Rotate": 180}, PageSize(595, 842)),
        ({"CropBox": Array([10, 20, 310, 420])}, PageSize(300, 400)),
        ({"CropBox": Array([-50, -50, 9000, 9000])}, PageSize(595, 842)),
        ({"MediaBox": Array([595, 842, 0, 0])}, PageSize(595, 842)),
        ({"UserUnit": 2}, PageSize(1190, 1684)),
    ],
)
def test_the_size_of_a_page_is_the_one_seen(change, size):
    def apply(pdf, page, document):
        for name, value in change.items():
            page["/" + name] = value

    assert normalise(handmade.tagged(apply)).pages == (size,)


def test_what_a_page_inherits_is_written_on_it_and_what_leads_out_of_it_goes():
    def change(pdf, page, document):
        pdf.Root.Pages.MediaBox = Array([0, 0, 300, 400])
        del page.MediaBox
        page.PieceInfo = Dictionary()
        page.AA = Dictionary()
        pdf.Root.OpenAction = Array([page, Name.Fit])

    part = normalise(handmade.tagged(change))
    assert part.pages == (PageSize(300, 400),)
    with pikepdf.open(BytesIO(part.pdf)) as opened:
        assert not {"/PieceInfo", "/AA"} & set(opened.pages[0].obj.keys())
        assert "/OpenAction" not in opened.Root


def test_the_same_file_makes_the_same_part():
    assert normalise(handmade.tagged()) == normalise(handmade.tagged())
