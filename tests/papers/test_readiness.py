"""What a paper lacks before it goes out, each with its rule."""

import dataclasses
from typing import Any

import pytest

from panel.bodies.rules.kinds import SectionKind
from panel.exemption.rules import Marking
from panel.lifecycle import Level
from panel.papers.rules.contents import FileFacts, Marks, PaperContents, SectionText
from panel.papers.rules.readiness import findings

DONE = PaperContents(
    1, 1, "A report", sections=(SectionText("Purpose", SectionKind.TEXT, "<p>To inform.</p>"),), background=()
)
SCANNED = FileFacts("0" * 64, "scan.pdf", 3, "image only")
PICTURE = f'<p><img alt="" src="/files/{"a" * 64}.png"></p>'


def written(html: str) -> tuple[SectionText, ...]:
    return (SectionText("Issues", SectionKind.TEXT, html),)


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({}, []),
        ({"background": None}, ["A2"]),
        ({"background": ("Ofsted letter",)}, []),
        # An appendix carries no list of its own, and a withheld report need not carry one.
        ({"background": None, "is_appendix": True}, []),
        ({"background": None, "marking": Marking(exempt=True, paragraphs=(1,))}, []),
        ({"sections": written("")}, ["Report"]),
        ({"sections": ()}, ["Report"]),
        ({"sections": written(PICTURE)}, ["W1"]),
        ({"sections": written("<h4>Deep</h4><p>Words</p>")}, ["W1"]),
        ({"sections": (), "file": dataclasses.replace(SCANNED, tagging="tagged")}, []),
        ({"sections": (), "file": SCANNED}, ["W1"]),
        ({"marks": Marks(exempt=True)}, ["P3", "X4", "P2"]),
        ({"marks": Marks(exempt=True, paragraphs=(1, 2))}, ["X4", "P2"]),
        ({"marks": Marks(exempt=True, paragraphs=(1,), public_interest="A child", decided_by="The Solicitor")}, []),
        ({"marks": Marks(confidential=True)}, ["X2"]),
        ({"marks": Marks(confidential=True, ground="A court order")}, []),
    ],
)
def test_what_a_paper_lacks(facts: dict[str, Any], rules: list[str]) -> None:
    assert [finding.rule for finding in findings(dataclasses.replace(DONE, **facts))] == rules


def test_a_body_that_the_law_of_access_does_not_bind_is_only_told() -> None:
    unsaid = dataclasses.replace(DONE, background=None)
    assert [finding.level for finding in findings(unsaid)] == [Level.CONFIRM]
    assert [finding.level for finding in findings(unsaid, statutory=False)] == [Level.NOTE]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Data", "Data: An image has no description."),
        (None, "An image has no description."),
    ],
)
def test_what_few_could_read_is_named_under_its_heading(heading: str | None, words: str) -> None:
    """W1: a report is written so that everyone can read it."""
    sections = (SectionText(heading, SectionKind.TEXT, PICTURE),)
    assert [one.words for one in findings(dataclasses.replace(DONE, sections=sections))] == [words]


@pytest.mark.parametrize("heading", ["", None])
def test_an_empty_section_without_a_heading_is_called_the_text(heading: str | None) -> None:
    sections = (SectionText(heading, SectionKind.TEXT, ""),)
    assert [one.words for one in findings(dataclasses.replace(DONE, sections=sections))] == [
        "Nothing is written under “the text”."
    ]


def test_sections_left_empty_are_named_in_one_sentence() -> None:
    sections = tuple(SectionText(name, SectionKind.NUMBERED, "") for name in ("Issues", "Legal implications"))
    found = findings(dataclasses.replace(DONE, sections=sections))
    assert [one.words for one in found] == ["Nothing is written under “Issues” and “Legal implications”."]
