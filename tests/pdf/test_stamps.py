"""Page numbers, items and bands stand where a reader looks for them, whatever the page is like."""

import pytest
from pikepdf import Array

from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.part import Part, normalise
from panel.pdf.uploads import prepare_upload
from tests.pdf import handmade, samples
from tests.pdf.poppler import Word, text_of_pages, tree_text, words_of_pages

OUTER = 27.0  # points: stamps stand in the outermost 9 mm and a little
SECTION = {"foot": "Item 7: Short title", "head": "DRAFT", "band": "Not for publication"}


def stamped(part: Part, first_number: int | None = 41, **words: str) -> bytes:
    """A pack of one part."""
    section = Section("a", "A", part, first_number, **words)
    return assemble([section], title="Pack", font=samples.STAMP_FONT)


def odd_page(**entries) -> Part:
    """A tagged page with unusual boxes or units."""

    def change(pdf, page, document):
        for name, value in entries.items():
            page["/" + name] = value

    return normalise(handmade.tagged(change))


PAGES = {
    "A4": lambda: prepare_upload(handmade.untagged("Text")),
    "A3": lambda: prepare_upload(handmade.untagged("Text", size=handmade.A3)),
    "landscape": lambda: prepare_upload(handmade.untagged("Text", size=(842, 595))),
    "turned 90": lambda: prepare_upload(handmade.untagged("Text", rotate=90)),
    "turned 180": lambda: prepare_upload(handmade.untagged("Text", rotate=180)),
    "turned 270": lambda: prepare_upload(handmade.untagged("Text", rotate=270)),
    "scan, turned": lambda: prepare_upload(handmade.scan(handmade.A3, rotate=90)),
    "cropped": lambda: odd_page(CropBox=Array([50, 60, 545, 760])),
    "box away from nought": lambda: odd_page(MediaBox=Array([-300, -200, 295, 642])),
    "drawn": lambda: samples.part(samples.minutes()),
}


def found(words: list[Word], text: str) -> Word:
    """The last word of this text on a page."""
    return [word for word in words if word.text == text][-1]


@pytest.mark.parametrize("kind", PAGES)
def test_stamps_stand_upright_at_the_edges_as_seen(kind):
    part = PAGES[kind]()
    pack = stamped(part, **SECTION)
    size, words = part.pages[0], words_of_pages(pack)[0]
    number, item, draft = found(words, "41"), found(words, "7:"), found(words, "DRAFT")
    assert number.bottom > size.height - OUTER
    assert number.bottom <= size.height
    assert size.width - 60 < number.right < size.width - 30
    assert item.left < 80
    assert abs(item.bottom - number.bottom) < 3
    assert draft.top < OUTER
    assert draft.left < 50
    bands = [word for word in words if word.text == "publication"]
    assert len(bands) == 2
    assert all(abs((band.left + band.right) / 2 - size.width / 2) < 60 for band in bands)
    assert check(pack) == []


def test_a_page_in_large_units_is_stamped_at_the_size_of_any_other():
    pack = stamped(odd_page(UserUnit=2.0, MediaBox=Array([0, 0, 297, 421])), **SECTION)
    number = found(words_of_pages(pack)[0], "41")  # poppler gives places in the page's own units
    assert number.bottom > 421 - OUTER / 2


def test_what_a_page_draws_cannot_move_its_stamp():
    def disturb(pdf, page, document):
        page.Contents = Array([handmade.Stream(pdf, b"0.1 0 0 0.1 0 0 cm q "), page.Contents])

    pack = stamped(prepare_upload(handmade.tagged(disturb)))
    assert found(words_of_pages(pack)[0], "41").bottom > 842 - OUTER


def test_stamps_are_no_part_of_the_structure():
    pack = stamped(prepare_upload(handmade.tagged()), **SECTION)
    assert "Not for publication" in text_of_pages(pack)[0]
    assert tree_text(pack) == "HeadingText"


def test_numbers_run_on_from_page_to_page_and_slips_have_none():
    part = prepare_upload(handmade.untagged("First", "Second", "Third"))
    assert [page.split()[-1] for page in text_of_pages(stamped(part))] == ["41", "42", "43"]
    assert [page.split()[-1] for page in text_of_pages(stamped(part, None))] == ["First", "Second", "Third"]


def test_a_title_too_long_for_the_foot_is_cut_and_the_number_is_not():
    pack = stamped(
        prepare_upload(handmade.untagged("Text")), foot="A very long title " * 20, band="Not for publication"
    )
    words = words_of_pages(pack)[0]
    assert any(word.text.endswith("…") for word in words)
    last = max((word for word in words if word.text != "41" and word.top > 800), key=lambda word: word.right)
    assert last.right < found(words, "41").left


def test_words_in_any_script_that_the_typeface_has_are_stamped():
    pack = stamped(samples.part("<h1>A</h1>"), foot="Łódź – Órdenes Ŵy’n £5")
    assert "Łódź – Órdenes Ŵy’n £5" in text_of_pages(pack)[0]
