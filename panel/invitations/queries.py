"""Meetings as events, and whose calendar an address is."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy.orm import joinedload, selectinload

from panel import clock
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.extensions import db
from panel.invitations.models import CalendarFeed
from panel.invitations.rules import Event, Status, sequence_of, uid_of
from panel.mail.addresses import address
from panel.meetings.models import Meeting
from panel.meetings.rules.life import PUBLIC, State

STATUSES = {State.PLANNED: Status.TENTATIVE, State.CANCELLED: Status.CANCELLED, State.POSTPONED: Status.CANCELLED}
"""How a calendar shows a meeting that is not simply to be held."""

GOES_ON = frozenset({State.ADJOURNED, State.RECONVENED, State.CANCELLED})
"""States in which what becomes of an adjourned meeting becomes of the day to which it was adjourned."""


@dataclass(frozen=True)
class Day:
    """A day on which a meeting sits; `sitting` is the number of the adjournment to it, or 0."""

    date: dt.date
    time: dt.time | None
    venue: str | None
    sitting: int = 0


BACK = dt.timedelta(days=366)
"""How far back a calendar reaches."""


def events_of(meeting: Meeting) -> list[Event]:
    """A meeting as events: its own day, and each later day to which it was adjourned. None without a date."""
    sittings = [(row, row.to_date) for row in meeting.adjournments if row.to_date is not None]
    now = STATUSES.get(meeting.state, Status.CONFIRMED)
    own = [Day(meeting.date, meeting.time, meeting.venue)] if meeting.date else []
    later = [Day(day, row.to_time or meeting.time, row.to_venue or meeting.venue, row.id) for row, day in sittings]
    days = [*own, *later]
    return [_event(meeting, day, now if day is days[-1] else Status.CONFIRMED) for day in days]


def event_now(meeting: Meeting) -> Event | None:
    """The event that a change to a meeting changes: its own day, or the last to which it was adjourned."""
    events = events_of(meeting)
    if not events:
        return None
    return events[-1] if meeting.state in GOES_ON else events[0]


def _event(meeting: Meeting, day: Day, status: Status) -> Event:
    link = address("publishing.meeting", meeting_id=meeting.id)
    said = [meeting.title_note, None if day.time else meeting.time_text, f"Agenda and papers: {link}"]
    return Event(
        uid=uid_of(meeting.id, meeting.key, day.sitting),
        sequence=sequence_of(notice.kind for notice in meeting.notices),
        status=status,
        begins=dt.datetime.combine(day.date, day.time, tzinfo=clock.LONDON) if day.time else day.date,
        summary=f"{meeting.panel_name}{' (continued)' if day.sitting else ''}",
        place=day.venue or "",
        description="\n".join(filter(None, said)),
        link=link,
        organizer=_organizer(meeting),
    )


def _organizer(meeting: Meeting) -> tuple[str, str]:
    """Whom to ask: the meeting's first contact with an address, or the council's, or whoever sends the letters."""
    contacts = [one for one in (*meeting.contacts, *meeting.body.council.contacts) if one.get("email")]
    if contacts:
        return contacts[0].get("name") or meeting.panel_name, contacts[0]["email"]
    return meeting.body.council.name, parseaddr(current_app.config["MAIL_FROM"])[1]


def calendar_of(account: Account) -> Iterator[Event]:
    """Every meeting that the holder of an account may know of, of the panels that they have a role or a seat in.

    All may know of a meeting from its being called; who prepares the papers, from when it is planned (N1).
    """
    today = clock.today()
    bodies = {one.id: one for one in db.session.scalars(db.select(Body)) if account.roles(one, today)}
    prepared = [id for id, body in bodies.items() if _prepares(account, body, today)]
    query = db.select(Meeting).where(
        Meeting.body_id.in_(bodies),
        Meeting.date >= today - BACK,
        db.or_(Meeting.state.in_(PUBLIC), Meeting.body_id.in_(prepared)),
    )
    eager = (selectinload(Meeting.notices), joinedload(Meeting.body).joinedload(Body.council))
    for meeting in db.session.scalars(query.order_by(Meeting.date, Meeting.id).options(*eager)):
        yield from events_of(meeting)


def _prepares(account: Account, body: Body, day: dt.date) -> bool:
    return any(account.may(one, body, day) for one in (Permission.DRAFT_AGENDA, Permission.WRITE_REPORT))


def feed_of(account: Account) -> CalendarFeed | None:
    """The calendar of an account, if one was ever made."""
    found: CalendarFeed | None = db.session.scalar(db.select(CalendarFeed).where(CalendarFeed.account_id == account.id))
    return found


def secret_of(feed: CalendarFeed) -> str:
    """The secret part of the address of a calendar."""
    return str(_serializer().dumps([feed.account_id, feed.number]))


def account_of_feed(secret: str) -> Account | None:
    """Whose calendar an address is; None where it was ended, or was never ours."""
    try:
        account_id, number = _serializer().loads(secret)
    except (BadData, ValueError):
        return None
    query = db.select(CalendarFeed).where(CalendarFeed.account_id == account_id, CalendarFeed.number == number)
    feed = db.session.scalar(query.where(CalendarFeed.active))
    return feed.account if feed is not None and feed.account.is_active else None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="calendar feed")
