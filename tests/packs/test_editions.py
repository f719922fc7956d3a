"""Packs made whole, from plain facts: what stands on which page of the file, and what a reader of the file is told."""

from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from panel import store
from panel.bodies.rules.kinds import SectionKind
from panel.exemption.rules import Edition
from panel.packs.contents import Enclosure, Line, What
from panel.packs.editions import Drawn, make
from panel.packs.material import Material
from panel.papers.rules.contents import FileFacts, PaperContents, SectionText
from panel.pdf.check import check
from panel.pdf.read import claims_pdf_ua, labels, links, outline, page_count
from tests.packs.example import CANARY, EXEMPT, FULL, PUBLIC, enclosed, material, report
from tests.packs.inside import everything_in
from tests.pdf import handmade
from tests.pdf.poppler import text_of_pages


@pytest.fixture(scope="module")
def papers(app: Flask) -> dict[str, PaperContents]:
    return {
        "a": report("a", 2),
        "b": report("b", 1),
        "b.1": report("b.1", 2, EXEMPT, CANARY),
        "c": report("c", 1, EXEMPT, CANARY),
        "d": report("d", 3),
    }


@pytest.fixture(scope="module")
def both(papers: dict[str, PaperContents]) -> dict[Edition, Drawn]:
    """The two editions of a meeting with seven lines."""
    lines = [
        Line("1", "Apologies", number="1"),
        Line(
            "2", "Minutes", number="2", enclosures=(Enclosure("m", "Minutes of 13 November 2017", "1", What.MINUTES),)
        ),
        Line("h", "Reports", kind="heading"),
        Line("5", "Health", number="5", enclosures=enclosed(papers, "a")),
        Line("6", "Adoption fund", number="6", enclosures=enclosed(papers, "b", "b.1")),
        Line("7", "Contracts", number="7", marking=EXEMPT, enclosures=enclosed(papers, "c")),
        Line("8", "Action plan", number="8", enclosures=enclosed(papers, "d")),
        Line("10", "Work programme", number="10", to_follow=True),
    ]
    return make(material(papers, lines))


def test_a_pack_of_our_own_parts_passes_every_check(both: dict[Edition, Drawn]) -> None:
    for drawn in both.values():
        assert check(drawn.pdf) == []
        assert drawn.problems == ()
        assert claims_pdf_ua(drawn.pdf)
        assert page_count(drawn.pdf) == drawn.pages


def printed_numbers(pdf: bytes) -> list[str]:
    """The number at the foot of each page: the last word on it, if that is a number."""
    return [words[-1] if (words := text.split()) and words[-1].isdigit() else "" for text in text_of_pages(pdf)]


def test_page_labels_are_the_printed_numbers(both: dict[Edition, Drawn]) -> None:
    for drawn in both.values():
        assert printed_numbers(drawn.pdf) == labels(drawn.pdf)


def test_the_agenda_says_where_everything_is(both: dict[Edition, Drawn]) -> None:
    agenda = text_of_pages(both[FULL].pdf)[1].replace(" ", "")
    at = {entry["title"]: (entry["first"], entry["last"]) for entry in both[FULL].contents}
    assert at == {
        "Notice and agenda": (1, 2),
        "Minutes of 13 November 2017": (3, 4),
        "Report a": (5, 6),
        "Report b": (7, 8),
        "Report b.1": (9, 10),
        "Report c": (11, 12),
        "Report d": (13, 16),
    }
    for words in ("3-4", "5-6", "7-10", "11-12", "13-16", "ToFollow"):
        assert words in agenda


def test_each_paper_starts_on_a_right_hand_page_of_both_files(both: dict[Edition, Drawn]) -> None:
    for drawn in both.values():
        pages = text_of_pages(drawn.pdf)
        for entry in drawn.contents:
            if entry["page"]:
                assert entry["page"] % 2 == 1
                assert entry["title"].split()[0] in pages[entry["page"] - 1] or entry["what"] == "notice and agenda"


def test_blank_pages_say_that_they_are(both: dict[Edition, Drawn]) -> None:
    blank = [
        number for number, text in enumerate(text_of_pages(both[FULL].pdf), 1) if "intentionally left blank" in text
    ]
    assert blank == [4, 8, 12, 16]


def test_the_public_edition_has_the_same_numbers_and_slips_for_the_rest(both: dict[Edition, Drawn]) -> None:
    assert labels(both[FULL].pdf) == [str(number) for number in range(1, 17)]
    assert labels(both[PUBLIC].pdf) == [*map(str, range(1, 9)), "", "", "", "", *map(str, range(13, 17))]
    pages = text_of_pages(both[PUBLIC].pdf)
    assert "Item 6: Adoption fund" in pages[8]
    assert "Pages 9 to 10 are not in the public edition" in pages[8]
    assert "paragraph 3 of Part 1 of Schedule 12A" in pages[8]
    assert "Pages 11 to 12" in pages[10]


def test_nothing_withheld_is_in_the_public_file(both: dict[Edition, Drawn]) -> None:
    assert CANARY in "".join(text_of_pages(both[FULL].pdf))
    assert CANARY not in "".join(text_of_pages(both[PUBLIC].pdf))
    assert CANARY.encode() not in everything_in(both[PUBLIC].pdf)


def test_the_public_have_their_own_minutes_on_the_same_pages(both: dict[Edition, Drawn]) -> None:
    assert CANARY in text_of_pages(both[FULL].pdf)[2]
    assert "They spoke of prices." in text_of_pages(both[PUBLIC].pdf)[2]


def test_the_first_page_says_which_edition_it_is(both: dict[Edition, Drawn]) -> None:
    assert text_of_pages(both[FULL].pdf)[0].startswith("Members’ edition: it holds papers that are not for publication")
    assert text_of_pages(both[PUBLIC].pdf)[0].startswith("Public edition")


def test_restricted_pages_bear_their_paragraph(both: dict[Edition, Drawn]) -> None:
    pages = text_of_pages(both[FULL].pdf)
    for number in (9, 10, 11):
        assert pages[number - 1].count("Not for publication: exempt, paragraph 3") >= 2
    assert "Not for publication" not in pages[4]


def test_bookmarks_lead_to_each_item_and_paper(both: dict[Edition, Drawn]) -> None:
    found = [(entry.level, entry.title, entry.page) for entry in outline(both[FULL].pdf) if entry.level < 3]
    assert (1, "Item 6: Adoption fund", 7) in found
    assert (2, "Report b", 7) in found
    assert (1, "Notice and agenda", 1) in found


def test_the_agenda_leads_to_the_papers_and_in_the_public_file_to_the_slip(both: dict[Edition, Drawn]) -> None:
    assert [page for _, page in links(both[FULL].pdf)] == [3, 5, 7, 11, 13]
    assert [page for _, page in links(both[PUBLIC].pdf)] == [3, 5, 7, 11, 13]


def test_minutes_not_yet_approved_are_headed_draft(both: dict[Edition, Drawn]) -> None:
    assert "DRAFT" in text_of_pages(both[PUBLIC].pdf)[2]


def test_an_upload_without_tags_is_named_on_the_front_sheet_and_keeps_its_length(
    app: Flask, papers: dict[str, PaperContents]
) -> None:
    sha256 = store.put(handmade.untagged("First page", "Second page", "Third page"))
    uploaded = {"u": PaperContents(9, 1, "Annual report", file=FileFacts(sha256))}
    drawn = make(material(uploaded, [Line("5", "Health", number="5", enclosures=enclosed(uploaded, "u"))]))[FULL]
    assert not claims_pdf_ua(drawn.pdf)
    assert check(drawn.pdf) == []
    assert "without headings or tables that a screen reader can follow" in " ".join(text_of_pages(drawn.pdf)[1].split())
    assert [(entry["first"], entry["last"], entry["page"]) for entry in drawn.contents] == [(1, 2, 1), (3, 6, 3)]


def test_paragraph_numbers_run_on_through_a_report(app: Flask) -> None:
    parts = [("Purpose", "<ol><li><p>To inform.</p></li></ol>"), ("Issues", '<ol start="2"><li><p>One.</p></li></ol>')]
    sections = tuple(SectionText(heading, SectionKind.NUMBERED, html) for heading, html in parts)
    one = {"a": PaperContents(1, 1, "Report", sections=sections)}
    drawn = make(material(one, [Line("5", "Health", number="5", enclosures=enclosed(one, "a"))]))[FULL]
    assert "2. One." in " ".join(text_of_pages(drawn.pdf)[2].split())


def test_a_picture_in_a_report_is_drawn_and_described(app: Flask) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 20), "purple").save(picture, "PNG")
    address = f"/files/{store.put(picture.getvalue())}.png"
    html = f'<p><img src="{address}" alt="Children by age, 2026"></p>'
    one = {"a": PaperContents(1, 1, "Report", sections=(SectionText("Issues", SectionKind.TEXT, html),))}
    drawn = make(material(one, [Line("5", "Health", number="5", enclosures=enclosed(one, "a"))]))[FULL]
    assert check(drawn.pdf) == []
    assert b"Children by age, 2026" in everything_in(drawn.pdf)


def test_a_supplement_goes_on_where_the_pack_ended(app: Flask, papers: dict[str, PaperContents]) -> None:
    late = {"d": papers["d"]}
    facts = material(late, [Line("10", "Work programme", number="10", enclosures=enclosed(late, "d"))])
    drawn = make(Material(facts.notice, late, supplement="1", reason="The data came on 8 January.", start=61))[FULL]
    assert labels(drawn.pdf) == [str(number) for number in range(61, 67)]
    sheet = text_of_pages(drawn.pdf)[0]
    assert "SUPPLEMENT 1 TO THE AGENDA" in sheet.upper()
    assert "The data came on 8 January." in sheet
    assert "63 - 66" in sheet


def test_an_agenda_of_many_lines_makes_room_for_itself(app: Flask, papers: dict[str, PaperContents]) -> None:
    lines = [Line(str(n), f"Subject {n}", number=str(n), purpose="To consider a report. " * 8) for n in range(1, 31)]
    one = {"a": papers["a"]}
    drawn = make(material(one, [*lines, Line("31", "Last", number="31", enclosures=enclosed(one, "a"))]))[FULL]
    front, paper = drawn.contents
    assert front["last"] > 4
    assert paper["first"] == front["last"] + 1
    assert check(drawn.pdf) == []


def test_the_same_facts_make_the_same_bytes(both: dict[Edition, Drawn], papers: dict[str, PaperContents]) -> None:
    facts = material({"a": papers["a"]}, [Line("5", "Health", number="5", enclosures=enclosed(papers, "a"))])
    assert make(facts)[FULL].pdf == make(facts)[FULL].pdf
