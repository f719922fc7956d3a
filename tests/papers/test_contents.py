"""What a report holds when it is printed: numbers that run on, and lists that stand as sections."""

from typing import Any

import pytest

from panel.bodies.rules.kinds import SectionKind
from panel.exemption.rules import Marking
from panel.papers.rules.contents import (
    HEADINGS,
    Appendix,
    Ask,
    FileFacts,
    PaperContents,
    SectionText,
    numbered_paragraphs,
    whole,
)

TEXT, NUMBERED = SectionKind.TEXT, SectionKind.NUMBERED
RECOMMENDATIONS, APPENDICES, BACKGROUND = (
    SectionKind.RECOMMENDATIONS,
    SectionKind.APPENDICES,
    SectionKind.BACKGROUND,
)


def report(*sections: tuple[str, SectionKind, str], **facts: Any) -> dict[str, str]:
    """The sections of a report as they are printed, by heading."""
    made = PaperContents(1, 1, "A report", sections=tuple(SectionText(*one) for one in sections), **facts)
    return {str(section.heading): section.html for section in whole(made).sections}


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        # Plain paragraphs are numbered one by one.
        ("<p>None</p>", "<ol data-continue><li><p>None</p></li></ol>"),
        ("<p>One</p><p>Two</p>", "<ol data-continue><li><p>One</p></li><li><p>Two</p></li></ol>"),
        # What follows a paragraph belongs to it.
        (
            "<p>Four aims:</p><ul><li><p>Health</p></li></ul><p>Next</p>",
            "<ol data-continue><li><p>Four aims:</p><ul><li><p>Health</p></li></ul></li><li><p>Next</p></li></ol>",
        ),
        (
            "<p>One</p><p>Two:</p><ul><li><p>Health</p></li></ul>",
            "<ol data-continue><li><p>One</p></li><li><p>Two:</p><ul><li><p>Health</p></li></ul></li></ol>",
        ),
        # A heading stands between two runs of paragraphs.
        (
            "<p>One</p><h3>Update</h3><p>Two</p>",
            "<ol data-continue><li><p>One</p></li></ol><h3>Update</h3><ol data-continue><li><p>Two</p></li></ol>",
        ),
        # Where the author numbered, the first list carries on and the rest is as written.
        (
            "<p>See:</p><ol><li><p>One</p></li></ol><ol><li><p>a</p></li></ol>",
            "<p>See:</p><ol data-continue><li><p>One</p></li></ol><ol><li><p>a</p></li></ol>",
        ),
        # A number given by hand stays.
        ('<ol start="12"><li><p>Twelve</p></li></ol>', '<ol start="12"><li><p>Twelve</p></li></ol>'),
        ("", ""),
    ],
)
def test_paragraphs_of_a_numbered_section(written: str, printed: str) -> None:
    assert numbered_paragraphs(written) == printed


def test_numbers_run_on_through_the_report_to_its_closing_lists() -> None:
    printed = report(
        ("Purpose", NUMBERED, "<p>To inform the panel.</p>"),
        ("Recommendations", RECOMMENDATIONS, "<p>The panel is asked to:</p>"),
        ("Issues", NUMBERED, "<p>First.</p><p>Second.</p>"),
        ("Legal implications", NUMBERED, "<p>None</p>"),
        ("Appendices", APPENDICES, ""),
        ("Background papers", BACKGROUND, ""),
        recommendations=(Ask("Note", None, "the report"), Ask("Comment on", None, "it")),
        background=(),
    )
    assert printed["Purpose"] == "<ol><li><p>To inform the panel.</p></li></ol>"
    assert printed["Recommendations"] == (
        "<p>The panel is asked to:</p><ol><li><p>Note the report</p></li><li><p>Comment on it</p></li></ol>"
    )
    assert printed["Issues"] == '<ol start="2"><li><p>First.</p></li><li><p>Second.</p></li></ol>'
    assert printed["Legal implications"] == '<ol start="4"><li><p>None</p></li></ol>'
    assert printed["Appendices"] == '<ol start="5"><li><p>None</p></li></ol>'
    assert printed["Background papers"] == '<ol start="6"><li><p>None</p></li></ol>'


def test_each_section_of_plain_text_has_numbers_of_its_own() -> None:
    points = "<ol><li><p>One</p></li><li><p>Two</p></li></ol>"
    printed = report(("Inspection", TEXT, points), ("Social care", TEXT, points))
    assert printed == {"Inspection": points, "Social care": points}


def test_lists_that_the_template_forgot_are_printed_all_the_same() -> None:
    printed = report(
        ("Purpose", TEXT, "<p>To inform.</p>"),
        ("Update", TEXT, "<p>All is well.</p>"),
        recommendations=(Ask("Note", None, "the report"),),
        appendices=(
            Appendix(2, "Data", pages=3, uploaded=True),
            Appendix(3, "Fees", Marking(exempt=True, paragraphs=(3,)), uploaded=True),
        ),
        background=("Ofsted letter, 2017",),
    )
    assert list(printed) == ["Purpose", "Recommendations", "Update", "Appendices", "Background papers"]
    assert "Not for publication: exempt, paragraph 3 of Part 1 of Schedule 12A" in printed["Appendices"]
    assert "Fees" not in printed["Appendices"]
    assert printed["Background papers"] == "<ul><li><p>Ofsted letter, 2017</p></li></ul>"


FORGOTTEN = [
    (
        "the recommendations have their place",
        [RECOMMENDATIONS],
        ["Purpose", "Recommendations", "Appendices", "Background papers"],
    ),
    (
        "the appendices have their place",
        [APPENDICES],
        ["Purpose", "Recommendations", "Appendices", "Background papers"],
    ),
    (
        "the background papers have theirs",
        [BACKGROUND],
        ["Purpose", "Recommendations", "Background papers", "Appendices"],
    ),
    (
        "each has its place, as the council likes it",
        [BACKGROUND, APPENDICES, RECOMMENDATIONS],
        ["Purpose", "Background papers", "Appendices", "Recommendations"],
    ),
]


@pytest.mark.parametrize(("why", "kinds", "headings"), FORGOTTEN, ids=[row[0] for row in FORGOTTEN])
def test_each_list_stands_once_where_the_template_puts_it_or_at_its_usual_place(
    why: str, kinds: list[SectionKind], headings: list[str]
) -> None:
    sections = [
        SectionText("Purpose", TEXT, "<p>To inform.</p>"),
        *(SectionText(HEADINGS[one], one, "") for one in kinds),
    ]
    printed = whole(
        PaperContents(
            1,
            1,
            "A report",
            sections=tuple(sections),
            recommendations=(Ask("Note", None, "the report"),),
            appendices=(Appendix(2, "Data", uploaded=True),),
            background=("Ofsted letter, 2017",),
        )
    )
    assert [section.heading for section in printed.sections] == headings


LISTLESS = [
    ("nothing is asked for, and nobody said what it relies on", {}, ["Purpose"]),
    ("it relies on nothing", {"background": ()}, ["Purpose", "Background papers"]),
    ("it has an appendix", {"appendices": (Appendix(2, "Data", uploaded=False),)}, ["Purpose", "Appendices"]),
]


@pytest.mark.parametrize(("why", "facts", "headings"), LISTLESS, ids=[row[0] for row in LISTLESS])
def test_no_list_is_printed_of_what_a_report_does_not_have(
    why: str, facts: dict[str, Any], headings: list[str]
) -> None:
    assert list(report(("Purpose", TEXT, "<p>To inform.</p>"), **facts)) == headings


def test_an_uploaded_report_is_printed_as_it_is_with_no_lists_beside_it() -> None:
    lists: dict[str, Any] = {
        "recommendations": (Ask("Note", None, "the report"),),
        "background": (),
        "appendices": (Appendix(2, "Data", uploaded=True),),
    }
    uploaded = PaperContents(1, 1, "A report", file=FileFacts("0" * 64), **lists)
    assert whole(uploaded) == uploaded
    assert not uploaded.written
    assert PaperContents(1, 1, "A report").written


def test_the_lists_of_a_report_without_numbered_paragraphs_have_no_numbers() -> None:
    printed = report(
        ("Purpose", TEXT, "<p>To inform.</p>"),
        ("Recommendations", RECOMMENDATIONS, ""),
        ("Appendices", APPENDICES, ""),
        ("Background papers", BACKGROUND, ""),
        recommendations=(Ask("Note", None, "the report"),),
        background=(),
    )
    assert printed == {
        "Purpose": "<p>To inform.</p>",
        "Recommendations": "<ol><li><p>Note the report</p></li></ol>",
        "Appendices": "<p>None</p>",
        "Background papers": "<p>None</p>",
    }


def test_nothing_is_said_of_background_papers_that_are_not_known() -> None:
    """None is an answer and not known is another (A2, A3)."""
    section = ("Background papers", BACKGROUND, "")
    assert report(("Text", TEXT, "<p>Words</p>"), section, background=None)["Background papers"] == ""
    assert report(("Text", TEXT, "<p>Words</p>"), section, background=())["Background papers"] == "<p>None</p>"
    printed = report(("Text", TEXT, "<p>Words</p>"), section, background=(), background_words="No papers were used.")
    assert printed["Background papers"] == "<p>No papers were used.</p>"


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (Ask("Note", None, "the report"), "Note the report"),
        (Ask("Recommend", "Cabinet", "that the fee be raised"), "Recommend to Cabinet that the fee be raised"),
        (Ask("note", "the Health Board", "the report"), "For the Health Board: note the report"),
        (Ask("RECOMMEND", "Cabinet", "the fee"), "RECOMMEND to Cabinet the fee"),
        (Ask(None, "the Board", "That the plan be agreed"), "For the Board: That the plan be agreed"),
        (Ask("Recommend", None, "that the fee be raised"), "Recommend that the fee be raised"),
        (Ask(None, None, "That the plan be agreed"), "That the plan be agreed"),
    ],
)
def test_a_recommendation_in_one_sentence(ask: Ask, sentence: str) -> None:
    assert ask.sentence == sentence


def test_words_are_never_taken_for_markup() -> None:
    printed = report(
        ("Text", TEXT, "<p>Words</p>"),
        recommendations=(Ask("Note", None, "<b>fees</b> & costs", ("under <18s",)),),
        background=("<script>",),
    )
    assert "&lt;b&gt;fees&lt;/b&gt; &amp; costs" in printed["Recommendations"]
    assert "under &lt;18s" in printed["Recommendations"]
    assert printed["Background papers"] == "<ul><li><p>&lt;script&gt;</p></li></ul>"


def test_pictures_are_known_by_the_hash_of_their_bytes() -> None:
    address = f"/files/{'a' * 64}.png"
    section = SectionText("Data", TEXT, f'<p><img alt="Chart" src="{address}"></p>')
    assert PaperContents(1, 1, "A report", sections=(section,)).images == ((address, "a" * 64),)
