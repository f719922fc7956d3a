"""Every report of the next meetings, also those that are only planned: who has it and what is due when."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import joinedload, lazyload, selectinload

from panel import clock
from panel.bodies.models import Body, Council
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import report_days, still_to_come
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.life import TO_COME
from panel.meetings.rules.timetable import Deadline
from panel.papers.chasing import chases_of
from panel.papers.models import Chase, Paper
from panel.papers.reports import Report, papers_for, planned, report_of
from panel.publishing.rules.checks import STANDARD
from panel.work_programme.models import Entry

MEETINGS = 2
"""How many meetings of each panel are looked at: the next, and the one after."""

MADE_HERE = STANDARD | {"work_programme"}
"""Roles of agenda lines whose paper, if they have one, is made by the software."""


@dataclass(frozen=True)
class MeetingReports:
    """A meeting with its days and its reports, late ones first."""

    meeting: Meeting
    deadlines: tuple[Deadline, ...]
    reports: tuple[Report, ...]
    chased: Mapping[str, Chase]

    @property
    def late(self) -> int:
        """How many of its reports are late."""
        return sum(one.late for one in self.reports)


def reports_to_come(bodies: Iterable[Body]) -> list[MeetingReports]:
    """The reports of the next meetings of these panels, by the day of the meeting."""
    return reports_at(next_meetings(bodies))


def reports_at(meetings: Sequence[Meeting]) -> list[MeetingReports]:
    """The reports of these meetings: begun, expected under a line of the agenda, or only in the work programme."""
    papers, entries = papers_for(meetings), _entries(meetings)
    each = [(one, _reports(one, papers, entries.get(one.key, []))) for one in meetings]
    chased = chases_of(report.about for _, reports in each for report in reports)
    return [MeetingReports(one, tuple(report_days(one)), tuple(reports), chased) for one, reports in each]


WITH_BODY_AND_LINES = (
    joinedload(Meeting.body).joinedload(Body.council).selectinload(Council.closures),
    selectinload(Meeting.items),
    lazyload(Meeting.adjournments),
)


def next_meetings(bodies: Iterable[Body]) -> list[Meeting]:
    """The next meetings of each of these panels that have a date, the earliest first."""
    query = db.select(Meeting).where(
        Meeting.body_id.in_([one.id for one in bodies]), Meeting.state.in_(TO_COME), still_to_come(clock.today())
    )
    query = query.where(Meeting.date.is_not(None)).order_by(Meeting.date, Meeting.id)
    found: dict[int, list[Meeting]] = {}
    for meeting in db.session.scalars(query.options(*WITH_BODY_AND_LINES)).unique():
        found.setdefault(meeting.body_id, []).append(meeting)
    chosen = [meeting for of_body in found.values() for meeting in of_body[:MEETINGS]]
    return sorted(chosen, key=lambda one: (one.date or dt.date.max, one.id))


def _entries(meetings: Sequence[Meeting]) -> dict[str, list[Entry]]:
    """What the programme has for each meeting, by the meeting's key."""
    keys, bodies = [one.key for one in meetings if one.key], {one.body_id for one in meetings}
    query = db.select(Entry).where(Entry.body_id.in_(bodies), Entry.meeting.in_(keys))
    found: dict[str, list[Entry]] = {}
    for entry in db.session.scalars(query.order_by(Entry.position, Entry.id)):
        found.setdefault(entry.meeting or "", []).append(entry)
    return found


def _reports(meeting: Meeting, papers: Mapping[int, list[Paper]], entries: Sequence[Entry]) -> list[Report]:
    """Late first, then in the order of the agenda; what is only in the programme comes last."""
    leads = {one.item_id: one.lead for one in entries if one.item_id}
    found = [one for item in meeting.items for one in _under(item, papers.get(item.id, []), leads.get(item.id))]
    topics = {item.title.casefold() for item in meeting.items}
    waiting = [one for one in entries if one.item_id is None and one.topic.casefold() not in topics]
    found += [planned(f"entry/{one.id}", one.topic, meeting, one.lead) for one in waiting]
    return sorted(found, key=lambda one: not one.late)


def _under(item: AgendaItem, papers: Sequence[Paper], lead: str | None) -> list[Report]:
    if papers:
        return [report_of(paper) for paper in papers]
    awaited = item.to_follow or not (item.verbal or item.role in MADE_HERE)
    if item.kind is not Kind.ITEM or not awaited:
        return []
    return [planned(item.about, item.title, item.meeting, lead or item.presenter, item)]
