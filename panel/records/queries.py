"""What is held, since when, and what of it may be disposed of today."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from panel import wording
from panel.access.doors import may
from panel.access.rules import Permission
from panel.audit.models import AuditEntry
from panel.bodies.models import Body
from panel.bodies.queries import the_council
from panel.bodies.rules.terms import read_day
from panel.drafts.models import Draft
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.follow_up.models import Update
from panel.follow_up.rules.standing import is_closed
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.models import Action, FollowUp, Minute, MinuteBook, Outcome, OutcomePart
from panel.minutes.rules.life import MinutesState
from panel.papers.models import Paper
from panel.papers.queries import marking_of
from panel.publishing.models import Publication
from panel.records.models import Decided, Retention
from panel.records.rules import SCHEDULE, Record, due_on


@dataclass(frozen=True)
class Holding:
    """One record, since when its years count, and what would be deleted. `body` is None for the whole council's."""

    record: Record
    about: str
    words: str
    since: dt.date | None
    deleted: str
    body: Body | None = None


@dataclass(frozen=True)
class Line:
    """A record that may be disposed of, from the day on which it might."""

    holding: Holding
    due: dt.date


def years_kept() -> dict[Record, int | None]:
    """For how many years the council keeps each kind (None: for good)."""
    council = the_council()
    query = db.select(Retention).where(Retention.council_id == council.id) if council else None
    own = {row.record: row.years for row in db.session.scalars(query)} if query is not None else {}
    return {record: own.get(record, usual.years) for record, usual in SCHEDULE.items()}


def disposal_list(today: dt.date) -> list[Line]:
    """What the present reader may dispose of today, the longest due first."""
    years, until = years_kept(), _kept_until()
    found = []
    for holding in _holdings(today):
        due = due_on(holding.record, holding.since, years[holding.record], until.get(holding.about))
        if due and due <= today and may(Permission.DISPOSE, holding.body):
            found.append(Line(holding, due))
    return sorted(found, key=lambda line: (line.due, line.holding.words))


def decided_before() -> list[Decided]:
    """The log of disposal, the latest first."""
    return list(db.session.scalars(db.select(Decided).order_by(Decided.id.desc())))


def drafts_of(book: MinuteBook) -> list[Draft]:
    """The texts set aside or saved while the minutes of a meeting were written."""
    minutes = db.session.scalars(db.select(Minute.id).where(Minute.meeting_id == book.meeting_id))
    return list(db.session.scalars(db.select(Draft).where(Draft.about.in_([f"minute/{id}" for id in minutes]))))


def _kept_until() -> dict[str, dt.date]:
    rows = db.session.execute(db.select(Decided.about, Decided.keep_until).order_by(Decided.id))
    return {about: until for about, until in rows if until}


def _holdings(today: dt.date) -> Iterator[Holding]:
    """Everything held that the schedule does not keep for good."""
    yield from _publications()
    yield from _papers()
    yield from _draft_minutes()
    yield from _progress()
    yield from _trail(today)


def _of(meeting: Meeting) -> str:
    return f"{meeting.panel_name}, {wording.short_date(meeting.date) or 'no date'}"


def _publications() -> Iterator[Holding]:
    query = db.select(Publication).options(joinedload(Publication.meeting)).where(Publication.sha256.is_not(None))
    out = list(db.session.scalars(query.order_by(Publication.id)))
    opened = {(one.meeting_id, one.supplement) for one in out if one.edition == Edition.PUBLIC}
    for one in out:
        closed = one.edition == Edition.FULL and (one.meeting_id, one.supplement) in opened
        what = f"Supplement {one.supplement}" if one.supplement else "Pack"
        yield Holding(
            Record.EXEMPT_REPORT if closed else Record.AGENDA,
            f"publication/{one.id}",
            f"{what} of {_of(one.meeting)}, {one.edition or 'only'} edition",
            one.meeting.date,
            "The PDF. That it was published, when and by whom stays on the record.",
            one.meeting.body,
        )


def _papers() -> Iterator[Holding]:
    query = db.select(Paper).where(Paper.disposed_on.is_(None))
    query = query.options(joinedload(Paper.item).joinedload(AgendaItem.meeting), selectinload(Paper.versions))
    for paper in db.session.scalars(query.order_by(Paper.id)):
        meeting = paper.item.meeting
        yield Holding(
            Record.EXEMPT_REPORT if marking_of(paper).short else Record.PUBLIC_REPORT,
            f"paper/{paper.id}",
            f"{paper.title} ({_of(meeting)})",
            meeting.date,
            "The text or file with all its versions and pictures. Its title and its place on the agenda stay.",
            meeting.body,
        )


def _draft_minutes() -> Iterator[Holding]:
    query = db.select(MinuteBook).where(MinuteBook.state == MinutesState.SIGNED)
    query = query.options(joinedload(MinuteBook.meeting))
    for book in db.session.scalars(query.order_by(MinuteBook.id)):
        if book.published_sha256 or drafts_of(book):
            yield Holding(
                Record.DRAFT_MINUTES,
                f"minutes/{book.id}",
                f"Draft minutes of {_of(book.meeting)}",
                book.signed_on,
                "The draft as published, and the texts set aside while it was written. The signed minutes stay.",
                book.meeting.body,
            )


def _progress() -> Iterator[Holding]:
    reports: dict[FollowUp, list[dt.date | None]] = {}
    asked_for = joinedload(Update.follow_up)
    of_part = asked_for.joinedload(FollowUp.part).joinedload(OutcomePart.outcome).joinedload(Outcome.minute)
    of_action = asked_for.joinedload(FollowUp.action).joinedload(Action.minute)
    query = db.select(Update).options(of_part.joinedload(Minute.meeting), of_action.joinedload(Minute.meeting))
    for update in db.session.scalars(query.order_by(Update.id)):
        reports.setdefault(update.follow_up, []).append(read_day(update.date))
    for asked, days in reports.items():
        if is_closed(asked.status, asked.closed_by):
            meeting = asked.minute.meeting
            yield Holding(
                Record.ACTION_LOG,
                f"follow_up/{asked.id}",
                f"Progress on {asked.reference or 'an action'} of {_of(meeting)}",
                max((day for day in days if day), default=None),
                "The reports on progress. What was asked for stays in the minutes.",
                meeting.body,
            )


def _trail(today: dt.date) -> Iterator[Holding]:
    years = db.session.scalars(db.select(sa.extract("year", AuditEntry.at)).distinct())
    for year in sorted(int(one) for one in years if int(one) < today.year):
        yield Holding(
            Record.AUDIT_LOG,
            f"trail/{year}",
            f"The trail of {year}",
            dt.date(year, 12, 31),
            "Who changed what in that year. What was published, signed, withdrawn and disposed of is told elsewhere.",
        )
