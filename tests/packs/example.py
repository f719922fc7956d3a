"""A pack from plain facts: reports of so many pages, some of them exempt, under the lines of an agenda."""

import datetime as dt
from collections.abc import Sequence

from panel.bodies.rules.kinds import SectionKind
from panel.bodies.rules.roll import Group, Holder
from panel.exemption.rules import OPEN, Edition, Marking
from panel.packs.contents import Enclosure, Line, What
from panel.packs.material import Material, MinutesText
from panel.packs.notice import Contact, Notice
from panel.papers.rules.contents import PaperContents, SectionText

FULL, PUBLIC = Edition.FULL, Edition.PUBLIC
EXEMPT = Marking(exempt=True, paragraphs=(3,))
CANARY = "xanthophyll"


def report(key: str, pages: int = 1, marking: Marking = OPEN, words: str = "Placements are stable.") -> PaperContents:
    """A report of so many pages."""
    text = f"<p>{words}</p>" + "<p>More.</p>" * (8 + 28 * (pages - 1))
    section = SectionText("Purpose of this report", SectionKind.TEXT, text)
    return PaperContents(
        1,
        1,
        f"Report {key}",
        fields=(("Report of", "Director of Children’s Services"),),
        sections=(section,),
        marking=marking,
    )


def enclosed(papers: dict[str, PaperContents], *keys: str) -> tuple[Enclosure, ...]:
    """Papers under a line; one whose key begins with its report's and a full stop is its appendix."""
    return tuple(
        Enclosure(key, papers[key].title, "1", What.APPENDIX if "." in key else What.PAPER, papers[key].marking)
        for key in keys
    )


def minutes(words: str, summary: str) -> dict[Edition, MinutesText]:
    """Minutes of a closed item: what was said, and the summary that the public are given (P5)."""
    return {
        edition: MinutesText(f"<h1>Minutes</h1><p>{text}</p>", (), "DRAFT minutes")
        for edition, text in ((FULL, words), (PUBLIC, summary))
    }


def material(papers: dict[str, PaperContents], lines: Sequence[Line]) -> Material:
    """A meeting of the panel with these papers."""
    notice = Notice(
        "Fenshire County Council",
        "Corporate Parenting Panel",
        "Monday 15 January 2018",
        "10.00 am",
        "Committee Room 1",
        issued=dt.date(2018, 1, 4),
        contacts=(Contact("Sharon Grey", "0300 300 5000", "committees@example.org"),),
        groups=(
            Group("Elected Members", voting=True, holders=(Holder("Cllr J Harcastle", "Chairman"),)),
            Group("Carers", voting=False, note="Four attend at one time."),
        ),
        lines=tuple(lines),
    )
    return Material(notice, papers, {"m": minutes(f"They spoke of {CANARY}.", "They spoke of prices.")})
