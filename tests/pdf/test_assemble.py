"""Parts put together: numbers, bookmarks, links and tags of the whole are those of the parts."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from panel.pdf.assemble import AssemblyError, Section, assemble
from panel.pdf.check import check
from panel.pdf.part import Part, normalise
from panel.pdf.read import Entry, claims_pdf_ua, element_counts, labels, links, outline, page_count
from panel.pdf.uploads import prepare_upload
from tests.pdf import handmade, samples
from tests.pdf.poppler import text_of_pages, tree_text


def put_together(*sections: Section, title: str = "Corporate Parenting Panel", lang: str = "en-GB") -> bytes:
    """A pack of these sections."""
    return assemble(sections, title=title, lang=lang, font=samples.STAMP_FONT)


def short(words: str = "Text") -> Part:
    """A drawn paper of one page."""
    return samples.part(f"<h1>{words}</h1><p>A paper about {words.lower()}.</p>")


def pages(count: int) -> Part:
    """A drawn paper of so many pages."""
    return samples.part("<h1>Long</h1>" + "<p style='break-before: page'>More.</p>" * (count - 1))


def whole_pack() -> bytes:
    """A front sheet, a blank page, a long report, minutes that are not for publication, and an upload."""
    return put_together(
        Section("front", "Agenda", samples.part(samples.agenda()), 1),
        Section("blank-2", "Blank page", samples.part(samples.BLANK), 2, bookmark=False),
        Section("report", "2 Places for children in care", samples.part(samples.report()), 3, foot="Item 2: Places"),
        Section("restricted", "3 Inspection", samples.part(samples.minutes()), 11, band="Not for publication"),
        Section("upload", "4 Uploaded", prepare_upload(handmade.untagged("One", "Two")), 13),
    )


def test_the_structure_of_the_whole_is_that_of_its_parts():
    parts = [samples.part(html) for html in (samples.agenda(), samples.BLANK, samples.report(), samples.minutes())]
    parts.append(prepare_upload(handmade.untagged("One", "Two")))
    pack = whole_pack()
    wanted = sum((element_counts(part.pdf) for part in parts), Counter())
    wanted["Part"] += wanted.pop("Document")
    wanted["Document"] = 1
    assert element_counts(pack) == wanted
    assert tree_text(pack) == "".join(tree_text(part.pdf) for part in parts)
    assert check(pack) == []


def test_other_readers_find_the_file_sound():
    answer = subprocess.run(["pdfinfo", "-"], input=whole_pack(), capture_output=True, check=True)
    assert answer.stderr == b""
    assert "Tagged:          yes" in answer.stdout.decode()


def test_each_section_stands_in_the_tree_under_its_title_and_language():
    welsh = normalise(samples.drawn("<h1>Adroddiad</h1>", lang="cy"))
    pack = put_together(
        Section("a", "1 Report", short(), 1), Section("b", "2 Adroddiad", welsh, 2),
        Section("c", "3 Rapport", short(), 3, lang="fr"),
    )  # fmt: skip
    with pikepdf.open(BytesIO(pack)) as opened:
        parts = opened.Root.StructTreeRoot.K[0].K
        assert [(str(part.T), str(part.Lang)) for part in parts] == [
            ("1 Report", "en-GB"), ("2 Adroddiad", "cy"), ("3 Rapport", "fr"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("sections", "wanted"),
    [
        ([("a", 2, 1, ""), ("b", 3, 3, "")], ["1", "2", "3", "4", "5"]),
        ([("a", 2, 1, ""), ("b", 2, 9, "")], ["1", "2", "9", "10"]),
        ([("a", 1, 1, ""), ("slip", 2, None, ""), ("b", 2, 7, "")], ["1", "", "", "7", "8"]),
        ([("a", 1, 40, ""), ("b", 2, 1, "S")], ["40", "S1", "S2"]),
        ([("a", 1, None, ""), ("b", 1, 1, ""), ("c", 1, 2, "A-"), ("d", 1, 3, "A-")], ["", "1", "A-2", "A-3"]),
    ],
)
def test_labels_are_the_numbers_printed_gaps_and_slips_included(sections, wanted):
    made = [Section(key, key, pages(count), first, prefix=prefix) for key, count, first, prefix in sections]
    pack = put_together(*made)
    assert labels(pack) == wanted
    printed = [page.strip().splitlines()[-1] for page in text_of_pages(pack)]
    assert [number or printed[place] for place, number in enumerate(wanted)] == printed
    assert all("number" not in page for page in printed)


def test_bookmarks_stand_in_levels_with_those_of_the_paper_below_its_own():
    report = samples.part("<h1>A</h1><h2>Purpose</h2><h2>Costs</h2><h3>Details</h3>")
    pack = put_together(
        Section("front", "Agenda", short(), 1),
        Section("blank", "Blank", samples.part(samples.BLANK), 2, bookmark=False),
        Section("group", "Part A", None, None),
        Section("i1", "1 Report", report, 3, level=2),
        Section("i1a", "Appendix", pages(2), 4, level=3),
        Section("i2", "2 To follow", None, None, level=2),
    )
    assert outline(pack) == [
        Entry("Agenda", 1, 1),
        Entry("Part A", 1, 3),
        Entry("1 Report", 2, 3),
        Entry("Purpose", 3, 3),
        Entry("Costs", 3, 3),
        Entry("Details", 4, 3),
        Entry("Appendix", 3, 4),
    ]


def test_links_between_sections_lead_to_pages():
    pack = whole_pack()
    assert (1, 3) in links(pack)
    assert not any(str(target).startswith("pack:") for _, target in links(pack))


def test_links_within_a_paper_still_lead_to_its_pages():
    paper = samples.part('<h1>A</h1><p><a href="#end">End</a></p><p id=end style="break-before: page">End</p>')
    assert links(put_together(Section("a", "A", pages(3), 1), Section("b", "B", paper, 4))) == [(4, 5)]


def test_a_link_to_a_section_that_is_not_there_is_refused():
    with pytest.raises(AssemblyError, match="restricted"):
        put_together(
            Section("front", "Agenda", samples.part(samples.agenda()), 1), Section("report", "Report", short(), 2)
        )


def test_two_sections_of_one_key_are_refused():
    with pytest.raises(AssemblyError, match="Two sections"):
        put_together(Section("a", "A", short(), 1), Section("a", "B", short(), 2))


@pytest.mark.parametrize("sections", [[], [Section("a", "A", None, None)]])
def test_a_pack_has_pages(sections):
    with pytest.raises(AssemblyError, match="no pages"):
        put_together(*sections)


def test_one_paper_may_stand_in_a_pack_twice():
    def identify(pdf, page, document):
        document.K[0].ID = String("x")

    upload = prepare_upload(handmade.tagged(identify))
    pack = put_together(*(Section(f"a{place}", "A", upload, place) for place in (1, 2, 3)))
    assert check(pack) == []
    assert element_counts(pack)["H1"] == 3


def with_marked_form() -> bytes:
    """A file whose paragraph stands in a form of its own, as some programs write it."""

    def change(pdf, page, document):
        form = Stream(pdf, b"/P <</MCID 0>> BDC " + handmade.text("In a form") + b"EMC", Type=Name.XObject)
        form.Subtype, form.BBox, form.StructParents = Name.Form, Array([0, 0, 595, 842]), 8
        form.Resources = Dictionary(Font=Dictionary(F1=handmade.HELVETICA))
        page.Resources.XObject = Dictionary(Inner=form)
        page.Contents = Stream(pdf, b"/H1 <</MCID 0>> BDC " + handmade.text("Heading") + b"EMC /Inner Do")
        document.K[1].K = Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=0)
        pdf.Root.StructTreeRoot.ParentTree.Nums = Array([7, Array([document.K[0]]), 8, Array([document.K[1]])])

    return handmade.tagged(change)


def test_content_in_forms_keeps_its_place_in_the_tree():
    upload = prepare_upload(with_marked_form())
    pack = put_together(Section("a", "A", upload, 1), Section("b", "B", short(), 2), Section("c", "C", upload, 3))
    assert check(pack) == []
    assert element_counts(upload.pdf) == {"Document": 1, "H1": 1, "P": 1}
    assert tree_text(pack).count("Inaform") == 2


def test_title_and_language_are_said_and_no_date():
    pack = put_together(Section("a", "A", short(), 1), title="Panel & <friends>", lang="cy")
    with pikepdf.open(BytesIO(pack)) as opened:
        with opened.open_metadata() as metadata:
            assert metadata["dc:title"] == "Panel & <friends>"
        assert str(opened.docinfo.Title) == "Panel & <friends>"
        assert str(opened.Root.Lang) == "cy"
        assert set(opened.docinfo.keys()) == {"/Title", "/Producer"}
    assert claims_pdf_ua(pack)


def with_layers(*, base_state_off: bool) -> bytes:
    """A file with a layer that is shown and one that is not."""

    def change(pdf, page, document):
        shown, hidden = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Shown", "Hidden")
        )
        page.Resources.Properties = Dictionary(One=shown, Two=hidden)
        marks = b"/OC /Two BDC " + handmade.text("Secret", base=400) + b"EMC "
        page.Contents = Stream(pdf, b"/P <</MCID 1>> BDC " + marks + b"EMC /H1 <</MCID 0>> BDC 0 0 9 9 re f EMC")
        default = Dictionary(BaseState=Name.OFF, ON=Array([shown])) if base_state_off else Dictionary(OFF=[hidden])
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=default)

    return handmade.tagged(change)


@pytest.mark.parametrize("base_state_off", [True, False])
def test_layers_that_an_upload_hides_stay_hidden(base_state_off):
    pack = put_together(
        Section("a", "A", short(), 1), Section("b", "B", prepare_upload(with_layers(base_state_off=base_state_off)), 2)
    )
    with pikepdf.open(BytesIO(pack)) as opened:
        assert [str(layer.Name) for layer in opened.Root.OCProperties.D.OFF] == ["Hidden"]
    assert "Secret" not in text_of_pages(pack)[1]


def test_the_same_pack_has_the_same_bytes_in_any_process():
    program = (
        "import hashlib; from tests.pdf.test_assemble import whole_pack; "
        "print(hashlib.sha256(whole_pack()).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(Path.cwd())}
    other = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True).stdout
    assert other.decode().strip() == hashlib.sha256(whole_pack()).hexdigest()


def test_many_papers_are_merged_soundly():
    upload = prepare_upload(handmade.scan(handmade.A4, handmade.A3))
    parts = [samples.part(samples.report(paragraphs=5 + n, rows=3 + n)) for n in range(4)] + [upload, pages(7)]
    number, sections = 1, []
    for place, part in enumerate(parts * 3):
        sections.append(Section(f"i{place}", f"Item {place}", part, number))
        number += part.page_count
    pack = put_together(*sections)
    assert page_count(pack) == number - 1
    assert labels(pack) == [str(page) for page in range(1, number)]
    assert check(pack) == []
