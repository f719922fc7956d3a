"""What the text of a paper says when it is printed, searched or shown: each part of it as facts, by tables of texts."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from panel.bodies.rules.kinds import SectionKind
from panel.papers.rules.contents import Ask, FileFacts, Marks, Said, SectionText
from panel.papers.rules.texts import asks_of, facts, figures_of, file_of, label, marks_of, part_words
from panel.scorecard.rules.cards import Card, Cell

TITLE = {"title": "Adoption fund"}
SCAN = hashlib.sha256(b"a scan").hexdigest()
DECIDED = {"exempt": True, "paragraphs": [1, 2], "decided_by": "The Solicitor", "decided_on": "2026-11-24"}
HEALTH = Card(1, "Health checks", unit="per cent", cells=(Cell("Q1 2026", "82%", number=82.0),))
"""An indicator of the scorecard with one period, as a report keeps it."""

SAYS = [
    # what is written in the text, the fact that is asked for, what is said of it
    ({}, "title", "Adoption fund"),
    ({}, "kind", None),
    ({"kind": "For decision"}, "kind", "For decision"),
    ({}, "fields", ()),
    (
        {"fields": {"Report of": "The Director", "Ward": "", "Date": 2017}},
        "fields",
        (("Report of", "The Director"), ("Date", "2017")),
    ),
    ({}, "authors", ()),
    (
        {"people": [{"printed": "A. Writer", "author": True}, {"printed": "B. Lead", "author": False}]},
        "authors",
        ("A. Writer",),
    ),
    (
        {"people": [{"printed": "A. Writer", "author": True}, {"printed": "B. Lead", "author": False}]},
        "officers",
        ("B. Lead",),
    ),
    ({}, "sections", ()),
    (
        {"sections": [{"id": 1, "heading": "Purpose", "kind": "Numbered", "html": "<p>To inform.</p>"}]},
        "sections",
        (SectionText("Purpose", SectionKind.NUMBERED, "<p>To inform.</p>"),),
    ),
    (
        {"sections": [{"id": 1, "heading": None, "kind": None, "html": None}]},
        "sections",
        (SectionText(None, SectionKind.TEXT, ""),),
    ),
    (
        {
            "sections": [
                {
                    "id": 1,
                    "heading": "Health",
                    "kind": "scorecard",
                    "html": "",
                    "figures": {"until": "", "cards": [HEALTH.facts()]},
                }
            ]
        },
        "sections",
        (SectionText("Health", SectionKind.SCORECARD, "", (HEALTH,)),),
    ),
    (
        {"recommendations": [{"verb": "Note", "to": None, "text": "it", "parts": None}]},
        "recommendations",
        (Ask("Note", None, "it"),),
    ),
    ({"background": {"papers": ["Ofsted, 2017"], "words": None}}, "background", ("Ofsted, 2017",)),
    ({"background": {"papers": None, "words": "See the file"}}, "background_words", "See the file"),
    ({}, "marks", Marks()),
    ({"marks": DECIDED}, "marks", Marks(True, (1, 2), decided_by="The Solicitor", decided_on="2026-11-24")),
    ({}, "file", None),
    ({"file": {"sha256": SCAN, "pages": 3}}, "file", FileFacts(SCAN, pages=3)),
    ({}, "said", ()),
    (
        {
            "comments": [
                {"label": "Finance", "signs_off": False, "name": "Priya Nair", "on": "2026-11-06", "words": "Fine."}
            ]
        },
        "said",
        (Said("Finance", False, "Priya Nair", "2026-11-06", "Fine."),),
    ),
    ({}, "late_reason", None),
    ({"late_reason": "The figures closed on Friday."}, "late_reason", "The figures closed on Friday."),
]


@pytest.mark.parametrize(("written", "fact", "says"), SAYS)
def test_what_a_text_says(written: dict[str, Any], fact: str, says: Any) -> None:
    assert facts(TITLE | written)[fact] == says


@pytest.mark.parametrize(
    ("background", "papers"),
    [(None, None), ({"papers": None}, None), ({"papers": []}, ()), ({"papers": ["Ofsted, 2017"]}, ("Ofsted, 2017",))],
)
def test_no_background_papers_are_an_answer_and_not_known_is_another(background: Any, papers: Any) -> None:
    """A2, A3: a report says which papers it relies on, or that there are none."""
    assert facts(TITLE | {"background": background})["background"] == papers


@pytest.mark.parametrize(
    ("tags", "printed"),
    [
        (None, ()),
        (["a"], ("(a) Health and wellbeing",)),
        (["g", "a"], ("(a) Health and wellbeing", "(g) Ready for adult life")),
        (["a", "Our own pledge"], ("(a) Health and wellbeing", "Our own pledge")),
    ],
)
def test_the_principles_are_printed_by_letter_and_name(tags: list[str] | None, printed: tuple[str, ...]) -> None:
    """K1: what a record calls a principle in words of its own is printed as written."""
    assert facts(TITLE | {"principles": tags})["principles"] == printed


PARTS = [
    ("a) that fees rise", "a) that fees rise"),
    ({"label": "(a)", "text": "that fees rise"}, "(a) that fees rise"),
    ({"text": "that fees rise"}, "that fees rise"),
    ({"label": "", "text": "that fees rise"}, "that fees rise"),
    ({"label": "(a)", "text": None}, "(a)"),
    ({"label": 1, "text": "that fees rise"}, "1 that fees rise"),
    (2, "2"),
]


@pytest.mark.parametrize(("part", "words"), PARTS)
def test_a_part_of_a_recommendation_in_words(part: Any, words: str) -> None:
    assert part_words(part) == words
    (ask,) = asks_of({"recommendations": [{"verb": "Agree", "to": "Cabinet", "text": "that:", "parts": [part]}]})
    assert ask == Ask("Agree", "Cabinet", "that:", (words,))


@pytest.mark.parametrize("parts", [None, []])
def test_a_recommendation_without_parts(parts: list[Any] | None) -> None:
    assert asks_of({"recommendations": [{"verb": "Note", "to": None, "text": "it", "parts": parts}]})[0].parts == ()


SHOWN = [
    ({}, ()),
    ({"figures": None}, ()),
    ({"figures": {"until": "2026-Q1", "cards": []}}, ()),
    (
        {"figures": {"until": "2026-Q1", "cards": [HEALTH.facts(), replace(HEALTH, id=2).facts()]}},
        ("Health checks", "Health checks"),
    ),
]


@pytest.mark.parametrize(("section", "names"), SHOWN)
def test_the_figures_that_a_section_shows(section: dict[str, Any], names: tuple[str, ...]) -> None:
    found = figures_of(section)
    assert tuple(card.name for card in found) == names
    assert all(card.last is not None and card.last.words == "82%" for card in found)


@pytest.mark.parametrize(
    ("file", "found"),
    [
        (None, None),
        ({"sha256": SCAN}, FileFacts(SCAN)),
        (
            {"sha256": SCAN, "name": "scan.pdf", "pages": 3, "tagging": "image only", "notes": ["Pages are pictures."]},
            FileFacts(SCAN, "scan.pdf", 3, "image only", ("Pages are pictures.",)),
        ),
    ],
)
def test_the_file_of_a_text(file: Any, found: FileFacts | None) -> None:
    assert file_of({"file": file}) == found


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (None, Marks()),
        ({"confidential": True, "ground": "A court order"}, Marks(confidential=True, ground="A court order")),
        ({"exempt": True, "paragraphs": [3], "terms": False}, Marks(True, (3,), terms=False)),
    ],
)
def test_what_a_text_says_about_withholding(marks: Any, found: Marks) -> None:
    """X2, X4, P2, M1: two things and never one choice (X5)."""
    assert marks_of({"marks": marks}) == found


LABELS = [
    (("field", "Report of"), "Report of"),
    (("section", 1), "Purpose"),
    (("figures", 1), "Purpose"),
    (("section", 2), "Text without a heading"),
    (("section", 3), "Text without a heading"),
    (("recommendations", None), "Recommendations"),
    (("marks", None), "Restrictions"),
    (("order", None), "Order and headings of the sections"),
    (("own_notes", None), "own_notes"),
]


@pytest.mark.parametrize(("part", "words"), LABELS)
def test_a_part_is_called_what_a_clerk_calls_it(part: tuple[str, Any], words: str) -> None:
    unheaded = {"sections": [{"id": 1, "heading": None}, {"id": 2, "heading": ""}]}
    assert label(part, unheaded, {"sections": [{"id": 1, "heading": "Purpose"}]}) == words
