"""The parts of a paper's text as they stand beside each other when two texts are compared."""

from typing import Any

import pytest

from panel.papers.rules.shown import part_html

MARKS = {"exempt": False, "paragraphs": [], "public_interest": None, "decided_by": None, "confidential": False}
FINANCE = {
    "label": "Finance",
    "signs_off": False,
    "name": "Priya Nair",
    "on": "2026-11-06",
    "words": "It is in the budget.",
}
DIRECTOR = {"label": "Director", "signs_off": True, "name": "Beth Hall", "on": "2026-11-10", "words": ""}
BARE = "<ul><li><p>{}</p></li></ul>"


@pytest.mark.parametrize(
    ("part", "value", "html"),
    [
        ("title", "Fees & charges", "<p>Fees &amp; charges</p>"),
        ("title", "One\n\nTwo\n ", "<p>One</p><p>Two</p>"),
        ("title", None, ""),
        ("title", "", ""),
        ("late_reason", "The figures closed on Friday.", "<p>The figures closed on Friday.</p>"),
        ("section", "<p>Words</p>", "<p>Words</p>"),
        ("section", "", ""),
        ("section", None, ""),
        ("comments", [FINANCE], BARE.format("Finance: It is in the budget. (Priya Nair, 6 November 2026)")),
        ("comments", [FINANCE | {"words": ""}], BARE.format("Finance: no comment (Priya Nair, 6 November 2026)")),
        ("comments", [DIRECTOR], BARE.format("Director: signed off (Beth Hall, 10 November 2026)")),
        (
            "comments",
            [DIRECTOR | {"words": "Agreed."}],
            BARE.format("Director: signed off (Beth Hall, 10 November 2026)"),
        ),
        ("comments", [], ""),
        (
            "principles",
            ["a", "Our pledge"],
            "<ul><li><p>(a) Health and wellbeing</p></li><li><p>Our pledge</p></li></ul>",
        ),
        (
            "recommendations",
            [{"verb": "Note", "to": None, "text": "it", "parts": None}],
            "<ol><li><p>Note it</p></li></ol>",
        ),
        ("people", [], ""),
        ("people", [{"printed": "A Writer", "author": True}], BARE.format("A Writer (author)")),
        ("people", [{"printed": "B Lead", "author": False}], BARE.format("B Lead (lead officer)")),
        ("background", {"papers": ["Ofsted, 2017"], "words": None}, BARE.format("Ofsted, 2017")),
        ("background", {"papers": [], "words": None}, "<p>None</p>"),
        ("background", {"papers": None, "words": None}, "<p>Not known</p>"),
        ("background", {"papers": None, "words": "See the file"}, "<p>See the file</p>"),
        ("marks", MARKS, "<p>No restriction</p>"),
        ("marks", MARKS | {"exempt": True}, BARE.format("Exempt, paragraphs: not said")),
        ("marks", MARKS | {"exempt": True, "paragraphs": [1, 2]}, BARE.format("Exempt, paragraphs: 1, 2")),
        ("marks", MARKS | {"confidential": True}, BARE.format("Confidential: ground not said")),
        ("marks", MARKS | {"confidential": True, "ground": "A court"}, BARE.format("Confidential: A court")),
        ("marks", MARKS | {"public_interest": "It names a child."}, BARE.format("Public interest: It names a child.")),
        ("marks", MARKS | {"decided_by": "A Officer"}, BARE.format("Decided by: A Officer")),
        ("marks", MARKS | {"decided_on": "2018-01-05"}, BARE.format("Decided on: 5 January 2018")),
        ("marks", MARKS | {"terms": True}, BARE.format("Terms of a contract: yes")),
        ("marks", MARKS | {"terms": False}, BARE.format("Terms of a contract: no")),
        (
            "file",
            {"sha256": "a" * 64, "name": "fees.pdf", "pages": 3},
            f"<p>fees.pdf, 3 pages (SHA-256 {'a' * 12}…)</p>",
        ),
        ("file", {"sha256": "a" * 64}, f"<p>A file (SHA-256 {'a' * 12}…)</p>"),
        ("file", {}, ""),
        (
            "order",
            [[1, "Purpose", "text"], [2, None, "text"]],
            "<ol><li><p>Purpose</p></li><li><p>Text without a heading</p></li></ol>",
        ),
    ],
)
def test_a_part_as_it_is_shown(part: str, value: Any, html: str) -> None:
    assert part_html((part, None), value) == html
