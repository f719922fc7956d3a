"""A published file without what was withdrawn: removed and not covered, every other page and number as it was (D7)."""

from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask
from pikepdf import Pdf

from panel.exemption.rules import OPEN, Edition
from panel.packs.contents import Line
from panel.packs.editions import Drawn, make
from panel.packs.redaction import Hole, redact
from panel.packs.sheets import STAMP_FONT, sheet
from panel.papers.rules.contents import PaperContents
from panel.pdf.assemble import Section, assemble
from panel.pdf.check import check
from panel.pdf.part import Part
from panel.pdf.read import claims_pdf_ua, labels, links, outline, page_count
from panel.pdf.uploads import prepare_upload
from tests.documents import pdf_of
from tests.packs.example import CANARY, EXEMPT, PUBLIC, enclosed, material, report
from tests.packs.inside import everything_in
from tests.pdf.poppler import text_of_pages

WORDS = "This was withdrawn on Monday 2 November 2026 at 10.30 am. It named a child."
LABELS = {"5": "Item 5: Health", "6": "Item 6: Adoption fund", "8": "Item 8: Action plan"}


@pytest.fixture(scope="module")
def both(app: Flask) -> dict[Edition, Drawn]:
    """Three items: two open reports, and one with an exempt appendix in the middle."""
    papers: dict[str, PaperContents] = {
        "a": replace(report("a", 3, OPEN, f"{CANARY} is six years old."), title=f"{CANARY}’s story"),
        "b": report("b", 1),
        "b.1": report("b.1", 2, EXEMPT, "Prices."),
        "d": report("d", 2, OPEN, "What was done."),
    }
    lines = [
        Line("5", "Health", number="5", enclosures=enclosed(papers, "a")),
        Line("6", "Adoption fund", number="6", enclosures=enclosed(papers, "b", "b.1")),
        Line("8", "Action plan", number="8", enclosures=enclosed(papers, "d")),
    ]
    return make(material(papers, lines))


def pages(pdf: bytes) -> list[str]:
    """The words of each page, in one line."""
    return [" ".join(page.split()) for page in text_of_pages(pdf)]


def without(drawn: Drawn, *holes: Hole) -> bytes:
    """The file of an edition with these pages withdrawn."""
    return redact(drawn.pdf, drawn.contents, holes, title="The pack", labels=LABELS).pdf


@pytest.mark.parametrize("edition", list(Edition))
def test_what_is_withdrawn_is_nowhere_in_the_file(both: dict[Edition, Drawn], edition: Edition) -> None:
    before = both[edition].pdf
    assert CANARY in "".join(text_of_pages(before))
    after = without(both[edition], Hole(3, 6, WORDS))
    assert CANARY not in "".join(text_of_pages(after))
    assert CANARY.encode() not in everything_in(after)
    assert CANARY.encode("utf-16-be") not in everything_in(after)


@pytest.mark.parametrize("edition", list(Edition))
def test_every_other_page_and_every_number_is_as_it_was(both: dict[Edition, Drawn], edition: Edition) -> None:
    before, after = both[edition].pdf, without(both[edition], Hole(3, 6, WORDS))
    old, new = pages(before), pages(after)
    assert page_count(after) == page_count(before)
    assert labels(after) == labels(before)
    assert new[:2] + new[6:] == old[:2] + old[6:]
    assert [page.split()[-1] for page in new[2:6]] == ["3", "4", "5", "6"]
    assert all("It named a child." in page for page in new[2:6])


@pytest.mark.parametrize("edition", list(Edition))
def test_it_is_as_sound_for_assistive_technology_as_the_original(both: dict[Edition, Drawn], edition: Edition) -> None:
    after = without(both[edition], Hole(3, 6, WORDS))
    assert check(after) == []
    assert claims_pdf_ua(after)


def test_bookmarks_and_links_lead_where_they_led(both: dict[Edition, Drawn]) -> None:
    drawn = both[PUBLIC]
    after = without(drawn, Hole(3, 6, WORDS))
    titles = [entry.title for entry in outline(after)]
    assert "Pages 3 - 6: withdrawn" in titles
    assert "Report d" in titles
    assert "Item 8: Action plan" in titles
    assert len(links(after)) == len(links(drawn.pdf))


def test_pages_in_the_middle_of_a_paper_are_withdrawn_alone(both: dict[Edition, Drawn]) -> None:
    after = pages(without(both[PUBLIC], Hole(4, 4, WORDS)))
    before = pages(both[PUBLIC].pdf)
    assert [place for place, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]] == [4]


def test_a_redacted_paper_stands_on_the_numbers_of_the_withdrawn_one(both: dict[Edition, Drawn]) -> None:
    part = sheet("blank", title="A child’s story, redacted")
    after = pages(without(both[PUBLIC], Hole(3, 6, WORDS, part)))
    assert "intentionally left blank" in after[2]
    assert after[2].split()[-1] == "3"
    assert "It named a child." in after[3]


def test_a_page_in_which_nothing_had_to_be_redacted_stands_there_again() -> None:
    before = assemble(
        [Section("a", "Homes", upload("Robin of Mill Lane", "A plan"), 1)], title="The pack", font=STAMP_FONT
    )
    rows = [{"key": "a", "item": "5", "what": "paper", "title": "Homes", "page": 1, "first": 1, "last": 2}]
    hole = Hole(1, 2, WORDS, upload("A child", "A plan"))
    after = redact(before, rows, [hole], title="The pack", labels=LABELS).pdf
    assert [page.partition(",")[0] for page in pages(before)] == ["Robin of Mill Lane", "A plan"]
    assert [page.partition(",")[0] for page in pages(after)] == ["A child", "A plan"]


def upload(*words: str) -> Part:
    """An uploaded paper with these words, a page each."""
    made = Pdf.new()
    for each in words:
        made.pages.extend(Pdf.open(BytesIO(pdf_of(1, each))).pages)
    made.save(kept := BytesIO())
    return prepare_upload(kept.getvalue())


def test_several_withdrawals_are_made_together(both: dict[Edition, Drawn]) -> None:
    after = pages(without(both[PUBLIC], Hole(3, 6, WORDS), Hole(7, 8, "Another reason.")))
    assert "It named a child." in after[2]
    assert "Another reason." in after[6]
