"""The meetings to come of the reader's panels, and the last of each that is over."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from panel import clock
from panel.access.doors import may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.desk.here import Here, ids
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import agenda_shown, last_lawful_day, meeting_shown, still_to_come
from panel.meetings.rules.clear_days import is_clear_day
from panel.meetings.rules.life import TO_COME, State
from panel.meetings.working_days import days_off

FEW = 3
"""How many meetings to come a first page shows for each panel."""


@dataclass(frozen=True)
class Coming:
    """A meeting to come. `publish_by` is the last lawful day to publish its papers, until they are published.

    `urgent` counts its items that wait for the chair to agree that they are taken (U1).
    """

    meeting: Meeting
    readable: bool
    publish_by: dt.date | None = None
    working_days_left: int = 0
    urgent: int = 0


@dataclass(frozen=True)
class Meetings:
    """The meetings of one panel that its first page shows."""

    coming: tuple[Coming, ...] = ()
    last: Meeting | None = None

    @property
    def next(self) -> Meeting | None:
        """The meeting that comes next."""
        return self.coming[0].meeting if self.coming else None


def meetings_by_body(at: Here) -> dict[int, Meetings]:
    """The meetings of each panel, by the panel's number: one question for all of them."""
    found: dict[int, list[tuple[Meeting, int]]] = {}
    for meeting, urgent in db.session.execute(_query(at)).unique():
        found.setdefault(meeting.body_id, []).append((meeting, urgent))
    return {body: _meetings(rows) for body, rows in found.items()}


def _query(at: Here) -> sa.Select[Meeting, int]:
    mine = Meeting.body_id.in_(ids(at.bodies))
    expected = sa.and_(Meeting.state.in_({*TO_COME, State.ADJOURNED}), still_to_come(at.today))
    latest = sa.func.row_number().over(partition_by=Meeting.body_id, order_by=(Meeting.date.desc(), Meeting.id.desc()))
    over = sa.select(Meeting.id, latest.label("place")).where(mine, Meeting.state == State.HELD).subquery()
    last = sa.select(over.c.id).where(over.c.place == 1)
    urgent = sa.select(sa.func.count()).where(
        AgendaItem.meeting_id == Meeting.id,
        AgendaItem.urgent,
        AgendaItem.urgent_agreed_by.is_(None),
        AgendaItem.removed_at.is_(None),
    )
    query = sa.select(Meeting, urgent.correlate(Meeting).scalar_subquery())
    return query.where(mine, sa.or_(expected, Meeting.id.in_(last))).options(joinedload(Meeting.adjournments))


def _meetings(rows: list[tuple[Meeting, int]]) -> Meetings:
    over = [meeting for meeting, _ in rows if meeting.state is State.HELD and agenda_shown(meeting)]
    expected = [(meeting, urgent) for meeting, urgent in rows if meeting.state is not State.HELD]
    expected.sort(key=lambda row: (row[0].sits_on or dt.date.max, row[0].id))
    shown = [_coming(meeting, urgent) for meeting, urgent in expected if meeting_shown(meeting)]
    return Meetings(tuple(shown[:FEW]), next(iter(over), None))


def _coming(meeting: Meeting, urgent: int) -> Coming:
    day = meeting.date
    if day is None or meeting.published_at is not None or not may(Permission.PUBLISH, meeting.body):
        readable = meeting.published_at is not None and agenda_shown(meeting)
        return Coming(meeting, readable=readable, urgent=urgent)
    last = last_lawful_day(meeting.body, day)
    left = _working_days_until(meeting.body, last)
    return Coming(meeting, readable=False, publish_by=last, working_days_left=left, urgent=urgent)


def _working_days_until(body: Body, last: dt.date) -> int:
    """The working days from today to `last`, both included."""
    today = clock.today()
    off = days_off(body.council, today, last)
    return sum(is_clear_day(today + dt.timedelta(days=n), off) for n in range((last - today).days + 1))
