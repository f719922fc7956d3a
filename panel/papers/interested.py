"""Closed papers of a meeting, and the members who have an interest in their item (M2)."""

from dataclasses import dataclass

from panel.extensions import db
from panel.interests.effects import expected_by_item
from panel.interests.models import PaperAnswer
from panel.interests.queries import answers_at, code_settings
from panel.interests.rules.closed_papers import is_asked
from panel.interests.rules.effects import Effect
from panel.meetings.models import AgendaItem, Meeting
from panel.papers.models import Paper
from panel.papers.queries import appendices_of, marking_of, papers_of_meeting
from panel.people.models import Person


@dataclass(frozen=True)
class Question:
    """One closed paper and one member with an interest in its item."""

    item: AgendaItem
    paper: Paper
    person: Person
    effects: list[Effect]
    answer: PaperAnswer | None


def questions_of(meeting: Meeting) -> list[Question]:
    """Each closed paper with each member whose interest stops them doing something at its item."""
    setting, expected = code_settings(meeting.body).restricted_papers, expected_by_item(meeting, meeting.items)
    asked = {
        key: [who for who, effects in found.items() if is_asked(effects, setting)] for key, found in expected.items()
    }
    if not any(asked.values()):
        return []
    papers, answers = papers_of_meeting(meeting), answers_at(meeting)
    return [
        Question(item, paper, db.session.get_one(Person, who), expected[item.key][who], answers.get((paper.about, who)))
        for item in meeting.items
        for paper in (_closed(papers.get(item.id, [])) if asked[item.key] else [])
        for who in asked[item.key]
    ]


def _closed(papers: list[Paper]) -> list[Paper]:
    """The papers that are closed, and the closed appendices of open ones: a closed report takes its own with it."""
    found = []
    for paper in papers:
        found += [one for one in ([paper] if marking_of(paper).restricted else appendices_of(paper)) if _is_closed(one)]
    return found


def _is_closed(paper: Paper) -> bool:
    return marking_of(paper).restricted
