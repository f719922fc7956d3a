"""The municipal year by principle and meeting: what of it serves which, as far as the present reader may read (K1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import has_request_context, url_for
from sqlalchemy.orm import joinedload, selectinload

from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import meeting_shown
from panel.minutes.models import Minute, Outcome
from panel.minutes.rules.vote_words import heading
from panel.minutes.rules.votes import read_result
from panel.papers.models import Paper
from panel.papers.queries import published_version
from panel.papers.rules.life import PaperState
from panel.principles.rules import Matrix, Tagged, matrix, said_of
from panel.threads.gathering import Material, add_meetings
from panel.threads.sight import Seen, Sight
from panel.work_programme.queries import entries_of_year, span_of_year

NOWHERE = ""
"""The column of what is not at a meeting of the year yet."""


@dataclass(frozen=True)
class YearMatrix:
    """The matrix of one body and year, with what it shows in words."""

    council: str
    panel: str
    label: str
    matrix: Matrix
    said: tuple[str, ...]

    @property
    def title(self) -> str:
        """The name of the paper."""
        return f"The seven principles in {self.label}: {self.panel}"


def matrix_of(body: Body, label: str) -> YearMatrix | None:
    """What the outcomes, reports and topics of a year serve; None for a label that names no year."""
    year = span_of_year(body, label)
    if year is None:
        return None
    found, label = Material(), year.label
    add_meetings(found, sa.and_(Meeting.body_id == body.id, Meeting.date.between(year.first, year.last)))
    meetings = {one.id: one for one in found.placed.values() if meeting_shown(one)}
    sight = Sight(found)
    things = [*_outcomes(meetings, sight), *_reports(meetings, sight), *_topics(body, label, meetings)]
    columns = [(one.key, f"{one.date.day} {one.date:%b}" if one.date else "") for one in meetings.values()]
    if any(thing.column == NOWHERE for thing in things):
        columns.append((NOWHERE, "No meeting yet"))
    made = matrix(columns, things)
    return YearMatrix(body.council.name, body.name, label, made, tuple(said_of(made, label)))


def _outcomes(meetings: dict[int, Meeting], sight: Sight) -> Iterator[Tagged]:
    """The outcomes in minutes that the reader may read; a motion that was lost is none."""
    query = db.select(Minute).where(Minute.meeting_id.in_(meetings), Minute.outcomes.any()).order_by(Minute.position)
    whole = query.options(selectinload(Minute.outcomes).selectinload(Outcome.parts), joinedload(Minute.item))
    for minute in db.session.scalars(whole):
        if sight.minute(minute) is not Seen.WHOLE:
            continue
        for outcome in minute.outcomes:
            if sight.part(minute, closed=bool(outcome.closed)):
                url = _url("minutes.minutes", f"minute-{minute.id}", meeting_id=minute.meeting_id)
                tags = tuple(outcome.principles or ())
                yield Tagged("outcome", _words(outcome), meetings[minute.meeting_id].key, tags, url)


def _words(outcome: Outcome) -> str:
    head = heading(outcome.verb, outcome.verb_text, outcome.to, read_result((outcome.vote or {}).get("how")))
    first, _, rest = head.partition(" ")
    texts = [part.text for part in outcome.parts if part.text]
    return " ".join(filter(None, [first.capitalize(), rest, outcome.lead_in, *texts]))


def _reports(meetings: dict[int, Meeting], sight: Sight) -> Iterator[Tagged]:
    """The reports that the reader may read."""
    query = (
        db.select(Paper)
        .join(AgendaItem, Paper.item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id.in_(meetings), AgendaItem.removed_at.is_(None), Paper.parent_id.is_(None))
        .where(Paper.state != PaperState.WITHDRAWN)
        .order_by(AgendaItem.position, Paper.position, Paper.id)
        .options(joinedload(Paper.item), selectinload(Paper.versions))
    )
    for paper in db.session.scalars(query):
        if sight.paper(paper) is Seen.WHOLE:
            version = published_version(paper)
            title = version.content["title"] if version else paper.title
            url = _url("publishing.item", item_id=paper.item_id)
            yield Tagged("report", title, meetings[paper.item.meeting_id].key, tuple(paper.principles or ()), url)


def _topics(body: Body, label: str, meetings: dict[int, Meeting]) -> Iterator[Tagged]:
    """The topics of the work programme, which everyone reads."""
    keys = {meeting.key for meeting in meetings.values()}
    for entry in entries_of_year(body, label, list(meetings.values())):
        column = entry.meeting if entry.meeting in keys else NOWHERE
        url = _url("work_programme.programme", body=body.id, year=label)
        yield Tagged("topic", entry.topic, column or NOWHERE, tuple(entry.principles or ()), url)


def _url(endpoint: str, anchor: str | None = None, **values: Any) -> str:
    """Where a thing stands; nothing on paper that a command draws."""
    return url_for(endpoint, _anchor=anchor, **values) if has_request_context() else ""
