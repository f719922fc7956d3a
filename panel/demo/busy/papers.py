"""The reports of the busy panel, each with two versions and one in every meeting with an appendix."""

from collections.abc import Iterable
from typing import Any

from panel.demo.busy.agenda import LineFacts
from panel.demo.busy.panel import Panel, Sitting
from panel.demo.busy.words import SECTIONS, asked, paragraphs
from panel.papers.models import Paper, PaperPerson, PaperVersion, Recommendation, Section
from panel.papers.rules.life import PaperState
from panel.papers.rules.texts import digest


def add_papers(panel: Panel, sitting: Sitting, lines: Iterable[LineFacts]) -> list[dict[str, Any]]:
    """The reports under the lines of a meeting. What the page plan of its pack says of each."""
    planned = []
    for n, line in enumerate(one for one in lines if one.reported):
        number = sitting.n * 5 + n
        report = _paper(panel, sitting, line, line.title, number)
        planned.append(_planned(report, line))
        if n == 0:
            appendix = _paper(panel, sitting, line, f"{line.title}: the figures by quarter", number + 2, parent=report)
            planned.append(_planned(appendix, line))
    return planned


def _planned(paper: int, line: LineFacts) -> dict[str, Any]:
    why = "Not for publication: exempt, paragraph 3" if line.closed else ""
    return {"key": f"paper-{paper}", "item": line.key, "what": "paper", "title": line.title, "withheld": why}


def _paper(
    panel: Panel, sitting: Sitting, line: LineFacts, title: str, number: int, *, parent: int | None = None
) -> int:
    """A written report with its parts, as it was saved twice and published."""
    paper = panel.rows.add(
        Paper,
        item_id=line.id,
        parent_id=parent,
        position=1,
        title=title,
        state=PaperState.READY,
        template_name="Report",
        fields={"Report of": panel.author.name},
        background_papers=[],
        principles=["abcdefg"[number % 7], "abcdefg"[(number + 3) % 7]],
        exempt=line.closed,
        exempt_paragraphs=[3] if line.closed else [],
        made_by_id=panel.author.id,
        changed_at=sitting.at(-20),
        changed_by=panel.author.name,
        published_version=2 if sitting.published else None,
    )
    who = {"person_id": panel.author.person_id, "as_printed": None, "is_author": True}
    panel.rows.add(PaperPerson, paper_id=paper, position=1, **who)
    text = _text(panel, line, title, _sections(panel, paper, number), _recommendations(panel, paper, number))
    for version in (1, 2):
        content = {**text, "title": title if version == 2 else f"Draft: {title}"}
        facts = {"at": sitting.at(-25 + version * 2), "by": panel.author.name, "sha256": digest(content)}
        panel.rows.add(PaperVersion, paper_id=paper, number=version, content=content, **facts)
    return paper


def _sections(panel: Panel, paper: int, number: int) -> list[dict[str, Any]]:
    made = []
    for position, heading in enumerate(SECTIONS, 1):
        facts = {"heading": heading, "kind": "text", "html": paragraphs(number + position, 2)}
        made.append({"id": panel.rows.add(Section, paper_id=paper, position=position, **facts), **facts})
    return made


def _recommendations(panel: Panel, paper: int, number: int) -> list[dict[str, Any]]:
    facts = {"verb": "Agree", "to": None, "text": asked(number), "parts": None}
    panel.rows.add(Recommendation, paper_id=paper, position=1, **facts)
    return [facts]


def _text(
    panel: Panel,
    line: LineFacts,
    title: str,
    sections: list[dict[str, Any]],
    recommendations: list[dict[str, Any]],
) -> dict[str, Any]:
    """The text of a version (panel.papers.rules.texts)."""
    author = {"person": panel.author.person_id, "as_printed": None, "printed": panel.author.name, "author": True}
    marks = {"exempt": line.closed, "paragraphs": [3] if line.closed else [], "confidential": False}
    return {
        "title": title,
        "kind": None,
        "fields": {"Report of": panel.author.name},
        "people": [author],
        "sections": sections,
        "recommendations": recommendations,
        "background": {"papers": [], "words": None},
        "marks": {**MARKS, **marks},
        "file": None,
    }


MARKS = dict.fromkeys(("public_interest", "decided_by", "decided_on", "terms", "review_on", "ground"))
"""What a marking may say besides, in the form that versions keep."""
