"""Uploaded papers: what has tags keeps them, what has none is tagged honestly, nothing is hidden."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.part import Tagging
from panel.pdf.read import claims_pdf_ua, element_counts
from panel.pdf.uploads import prepare_upload, tagging_of
from tests.pdf import handmade, samples
from tests.pdf.poppler import text_of_pages, tree_text


def faults(part) -> list:
    """What is wrong with a part once it stands in a pack."""
    return check(assemble([Section("a", "A", part, 1)], title="Pack", font=samples.STAMP_FONT))


def test_text_without_tags_becomes_one_paragraph_a_page_in_the_order_of_the_file():
    part = prepare_upload(handmade.untagged("First page", "Second page"))
    assert part.tagging is Tagging.TEXT_ONLY
    assert not part.conforms
    assert element_counts(part.pdf) == {"Document": 1, "P": 2, "Link": 1}
    assert tree_text(part.pdf) == "FirstpageSecondpage"
    assert faults(part) == []


def test_a_scan_becomes_pictures_that_say_their_text_is_missing():
    part = prepare_upload(handmade.scan(handmade.A4, handmade.A3))
    assert part.tagging is Tagging.IMAGE_ONLY
    assert element_counts(part.pdf) == {"Document": 1, "Figure": 2}
    with pikepdf.open(BytesIO(part.pdf)) as opened:
        second = opened.Root.StructTreeRoot.K.K[1]
        assert str(second.Alt).startswith("Page 2 of the 2 pages of this paper is an image.")
    assert faults(part) == []


def test_a_scan_with_its_text_recognised_behind_the_picture_has_text():
    pdf = handmade.bytes_of(with_content(b"BT 3 Tr /F1 12 Tf (Recognised) Tj ET q /None Do Q"))
    assert tagging_of(pdf) is Tagging.TEXT_ONLY


def test_a_file_of_text_and_scanned_pages_has_text_only_and_each_page_is_tagged_as_what_it_is():
    with (
        pikepdf.open(BytesIO(handmade.untagged("Text"))) as pdf,
        pikepdf.open(BytesIO(handmade.scan(handmade.A4))) as scanned,
    ):
        pdf.pages.extend(scanned.pages)
        part = prepare_upload(handmade.bytes_of(pdf))
    assert part.tagging is Tagging.TEXT_ONLY
    assert element_counts(part.pdf) == {"Document": 1, "P": 1, "Figure": 1, "Link": 1}


def test_tagged_uploads_keep_their_tags():
    part = prepare_upload(handmade.tagged())
    assert part.tagging is Tagging.TAGGED
    assert element_counts(part.pdf) == {"Document": 1, "H1": 1, "P": 1}
    assert faults(part) == []


def test_a_tagged_upload_conforms_only_if_it_says_so_and_is_sound():
    claiming = samples.drawn(samples.minutes())
    assert prepare_upload(claiming).conforms
    with pikepdf.open(BytesIO(claiming)) as pdf:
        pdf.pages[0].contents_add(Stream(pdf, b"0 0 9 9 re f"))
        assert not prepare_upload(handmade.bytes_of(pdf)).conforms


def test_a_page_that_the_tags_of_a_file_leave_out_is_tagged():
    def change(pdf, page, document):
        handmade.add_page(pdf, handmade.text("Left out"))

    part = prepare_upload(handmade.tagged(change))
    assert part.tagging is Tagging.TEXT_ONLY
    assert tree_text(part.pdf) == "HeadingTextLeftout"
    assert faults(part) == []


def test_an_empty_page_needs_no_tag():
    pdf = handmade.bytes_of(with_content(b""))
    assert element_counts(prepare_upload(pdf).pdf) == {"Document": 1}


def with_content(content: bytes, form: bytes = b"") -> pikepdf.Pdf:
    """A file of one page, and a form that it may draw."""
    pdf = pikepdf.new()
    inner = Stream(pdf, form, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 850]))
    inner["/Resources"] = Dictionary(Font=Dictionary(F1=handmade.HELVETICA))
    handmade.add_page(pdf, content, xobjects=Dictionary(Inner=inner))
    return pdf


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"/P <</MCID 4>> BDC " + handmade.text("Old marks") + b"EMC", b""),
        (b"/Inner Do", b"/P <</MCID 0>> BDC " + handmade.text("Old marks in a form") + b"EMC"),
        (b"/Artifact BMC " + handmade.text("Called an artifact") + b" EMC", b""),
        (b"q q " + handmade.text("Not restored") + b"Q", b""),
        (b"Q Q " + handmade.text("Restored too often") + b"q", b""),
        (b"/P /Props BDC " + handmade.text("Marked by name") + b"EMC", b""),
        (b"EMC " + handmade.text("Closed only") + b"/P BMC", b""),
    ],
)
def test_marks_and_states_of_the_old_page_do_not_disturb_the_new_ones(content, form):
    part = prepare_upload(handmade.bytes_of(with_content(content, form)))
    assert faults(part) == []
    assert element_counts(part.pdf)["P"] == 1
    assert tree_text(part.pdf) == text_of_pages(part.pdf)[0].replace(" ", "").strip()


def test_a_note_on_a_page_is_told_too():
    def change(pdf, page, document):
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
        page.Annots = Array([note])

    part = prepare_upload(handmade.tagged(change))
    assert element_counts(part.pdf)["Annot"] == 1
    assert faults(part) == []


def test_marked_content_that_the_tags_of_a_file_leave_out_is_told_after_the_rest():
    def change(pdf, page, document):
        document.K = Array([document.K[0]])

    part = prepare_upload(handmade.tagged(change))
    assert part.tagging is Tagging.TAGGED
    assert tree_text(part.pdf) == "HeadingText"
    assert faults(part) == []


def test_a_link_in_a_tagged_file_that_says_nothing_says_where_it_leads():
    def change(pdf, page, document):
        link = handmade.web_link(pdf, "https://example.org/")
        page.Annots = Array([link])
        held = Dictionary(Type=Name.OBJR, Obj=link)
        document.K.append(pdf.make_indirect(Dictionary(S=Name.Link, P=document, Pg=page, K=held)))

    part = prepare_upload(handmade.tagged(change))
    with pikepdf.open(BytesIO(part.pdf)) as opened:
        assert str(opened.pages[0].obj.Annots[0].Contents) == "https://example.org/"
    assert faults(part) == []


def test_a_pack_with_an_untagged_upload_does_not_claim_to_be_accessible():
    sections = [
        Section("own", "Own", samples.part(samples.minutes()), 1),
        Section("up", "Upload", prepare_upload(handmade.untagged("Text")), 2),
    ]
    assert claims_pdf_ua(assemble(sections[:1], title="Pack", font=samples.STAMP_FONT))
    pack = assemble(sections, title="Pack", font=samples.STAMP_FONT)
    assert not claims_pdf_ua(pack)
    assert check(pack) == []
