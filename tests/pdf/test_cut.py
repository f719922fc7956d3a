"""Pages taken out of a finished file: nothing of the others goes with them (D7)."""

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.cut import bare, covers, cut
from panel.pdf.draw import draw
from panel.pdf.part import Part
from panel.pdf.read import page_count
from tests.packs.inside import everything_in
from tests.pdf import handmade
from tests.pdf.poppler import text_of_pages
from tests.pdf.samples import FONTS, STAMP_FONT, base_css, paragraph, table

SECRET = "Osprey"
PAGES = (
    f"<h1>Report</h1>{paragraph(1)}"
    f"<h2 style='break-before: page'>{SECRET}</h2><img alt='{SECRET} at home' src='home.png'>"
    f"<h2 style='break-before: page'>Figures</h2>{table(70)}"
)


@pytest.fixture(scope="module")
def report() -> bytes:
    """A page, a page that is nobody's business, and a table that runs over pages."""
    picture = BytesIO()
    Image.new("RGB", (40, 40), (90, 90, 90)).save(picture, "PNG")
    return draw(PAGES, css=[base_css()], fonts=FONTS, assets={"home.png": picture.getvalue()}, title="Report")


def bound(*parts: Part) -> bytes:
    """Parts as one file again."""
    sections = [Section(f"part-{place}", "Part", part, None) for place, part in enumerate(parts)]
    return assemble(sections, title="Pack", font=STAMP_FONT)


def test_the_pages_that_are_left_are_sound_and_say_nothing_of_the_others(report: bytes) -> None:
    last = page_count(report)
    made = bound(cut(report, 1, 1), cut(report, 3, last))
    assert page_count(made) == last - 1
    assert check(made) == []
    assert SECRET not in "".join(text_of_pages(made))
    encodings = (SECRET.encode(), SECRET.encode("utf-16-be"))
    assert any(encoded in everything_in(report) for encoded in encodings)
    assert not any(encoded in everything_in(made) for encoded in encodings)


def test_a_table_cut_between_two_pages_stays_a_table(report: bytes) -> None:
    last = page_count(report)
    assert check(bound(cut(report, last, last))) == []


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (1, 99)])
def test_pages_that_are_not_there_cannot_be_cut(report: bytes, first: int, last: int) -> None:
    with pytest.raises(ValueError, match=f"no pages {first} to {last}"):
        cut(report, first, last)


def test_a_file_without_tags_is_tagged_first() -> None:
    with pytest.raises(ValueError, match="no structure tree"):
        cut(handmade.untagged("One"), 1, 1)


@pytest.mark.parametrize(("kind", "stays"), [("Link", 1), ("Text", 0), ("Highlight", 0), ("Redact", 0)])
def test_notes_on_pages_go_and_links_stay(kind: str, stays: int) -> None:
    with Pdf.open(BytesIO(handmade.untagged("One"))) as opened:
        note = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=[0, 0, 9, 9])
        opened.pages[0].obj["/Annots"] = Array([opened.make_indirect(note)])
        noted = handmade.bytes_of(opened)
    assert covers(noted) is (kind == "Redact")
    with Pdf.open(BytesIO(bare(noted))) as opened:
        assert len(opened.pages[0].obj["/Annots"]) == stays
