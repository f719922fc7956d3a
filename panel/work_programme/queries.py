"""The programme of a body, and which body an entry is of."""

import datetime as dt
import re
from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import joinedload

from panel import clock, wording
from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.bodies.queries import year_of
from panel.bodies.rules.numbering import municipal_label
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.year import Year, year_of_meetings
from panel.minutes.markings import marking_of
from panel.minutes.models import Action, FollowUp, Minute, Outcome, OutcomePart
from panel.minutes.rules.life import Verb
from panel.work_programme.models import CycleTopic, Entry, Referral
from panel.work_programme.rules.layout import NOWHERE, Slot
from panel.work_programme.rules.recurrence import month_of
from panel.work_programme.rules.when import Gathering, Place
from panel.work_programme.rules.year import Duty

YEAR = re.compile(r"\s*(\d{4})\s*(?:[/–-]|$)")
"""How a label of a municipal year begins: “2026/27”, “2026-27”, “2026”."""


@finds_body("entry_id")
def body_of_entry(entry_id: int) -> Body | None:
    """The body of an entry."""
    entry = db.session.get(Entry, entry_id)
    return entry.body if entry else None


@finds_body("cycle_topic_id")
def body_of_cycle_topic(cycle_topic_id: int) -> Body | None:
    """The body whose yearly cycle a topic is of."""
    topic = db.session.get(CycleTopic, cycle_topic_id)
    return topic.body if topic else None


@finds_body("referral_id")
def body_of_referral(referral_id: int) -> Body | None:
    """The body to which something was referred."""
    referral = db.session.get(Referral, referral_id)
    return referral.body if referral else None


def label_of_today(body: Body) -> str:
    """The municipal year that runs now."""
    return municipal_label(year_of(body, clock.today()))


def years_of(body: Body) -> list[str]:
    """The years that the programme speaks of, and the one that runs now; latest first."""
    query = db.select(Entry.year).where(Entry.body_id == body.id, Entry.year.is_not(None)).distinct()
    return sorted({label_of_today(body), *(year for year in db.session.scalars(query) if year)}, reverse=True)


def meetings_in(body: Body, label: str) -> list[Meeting]:
    """The meetings of a year as it is labelled, in order; none for a label that names no year."""
    year = span_of_year(body, label)
    return list(year.meetings) if year else []


def span_of_year(body: Body, label: str) -> Year | None:
    """The municipal year that a label names."""
    found = YEAR.match(label or "")
    return year_of_meetings(body, int(found[1])) if found else None


def label_for(body: Body, meeting: Meeting) -> str:
    """The municipal year of a meeting; the one that runs now for a meeting without a date."""
    return municipal_label(year_of(body, meeting.date or clock.today()))


def label_of(body: Body, month: str | None, said_on: dt.date | None = None) -> str:
    """The municipal year that the words of a month name; that of the day on which they were said where they do not."""
    return municipal_label(year_of(body, month_of(month) or said_on or clock.today()))


def meeting_by_key(body: Body, key: str | None) -> Meeting | None:
    """The meeting of a body that a key names."""
    if not key:
        return None
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.key == key)
    meeting: Meeting | None = db.session.scalars(query.order_by(Meeting.id)).first()
    return meeting


def meetings_called(body: Body, keys: Iterable[str]) -> list[Meeting]:
    """The meetings of a body that keys name, in order."""
    named = [key for key in keys if key]
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.key.in_(named))
    return list(db.session.scalars(query.order_by(Meeting.date, Meeting.id))) if named else []


def placed_facts(body: Body, place: Place, said_on: dt.date | None = None) -> dict[str, str | None]:
    """The columns of an entry that say its place, and the municipal year that it is in: without a place, when asked."""
    meeting = meeting_by_key(body, place.meeting)
    year = label_for(body, meeting) if meeting and meeting.date else label_of(body, place.month, said_on)
    return {"meeting": place.meeting, "month": place.month, "year": year}


def gatherings_of(meetings: Iterable[Meeting]) -> list[Gathering]:
    """Meetings with a date, as far as a place for a topic is sought."""
    return [Gathering(meeting.key, meeting.date) for meeting in meetings if meeting.key and meeting.date]


def meetings_from(body: Body, day: dt.date) -> list[Meeting]:
    """The meetings of a body from a day onward, oldest first: those a topic may still be given to."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.date >= day)
    return list(db.session.scalars(query.order_by(Meeting.date, Meeting.id)))


def slot_of(entry: Entry, meetings: dict[str, Meeting]) -> Slot:
    """Where an entry stands. A meeting that the year does not have is named by its month, or not at all."""
    meeting = meetings.get(entry.meeting or "")
    if meeting is not None:
        return slot_of_meeting(meeting)
    if entry.month:
        return Slot(entry.month, None, month_of(entry.month))
    return NOWHERE


def slot_of_meeting(meeting: Meeting) -> Slot:
    """The place that a meeting is."""
    day = meeting.date or month_of(meeting.date_text)
    words = wording.date(meeting.date) or (f"{day:%B %Y}" if day else meeting.date_text) or "a day to be fixed"
    return Slot(f"Meeting of {words}", meeting.key, day)


def entries_of_year(body: Body, label: str, meetings: Iterable[Meeting]) -> list[Entry]:
    """The topics of a year, with what asked for each: its own, and what no year has given a place yet."""
    nowhere = and_(Entry.meeting.is_(None), Entry.month.is_(None))
    earlier = or_(Entry.year.is_(None), Entry.year < label)
    keys = [meeting.key for meeting in meetings]
    of_year = or_(Entry.year == label, and_(Entry.year.is_(None), Entry.meeting.in_(keys)), and_(nowhere, earlier))
    return _entries(body, of_year)


def entries_at(meeting: Meeting) -> list[Entry]:
    """What the programme has for a meeting, in order."""
    return _entries(meeting.body, Entry.meeting == meeting.key)


def entries_for(follow_up: FollowUp) -> list[Entry]:
    """What the programme has because of something that was asked for."""
    return _entries(follow_up.minute.meeting.body, Entry.follow_up_id == follow_up.id)


def entries_added_by(minute: Minute) -> list[Entry]:
    """The topics that were added as a minute was written."""
    return _entries(minute.meeting.body, Entry.minute_id == minute.id)


def _entries(body: Body, where: ColumnElement[bool]) -> list[Entry]:
    query = db.select(Entry).where(Entry.body_id == body.id, where).order_by(Entry.position, Entry.id)
    return list(db.session.scalars(query.options(*WITH_WHAT_ASKED)).unique())


_ASKED = joinedload(Entry.follow_up)
WITH_WHAT_ASKED = (
    _ASKED.lazyload(FollowUp.owners),
    *(
        path.joinedload(Minute.meeting).lazyload(Meeting.adjournments)
        for path in (
            _ASKED.joinedload(FollowUp.part).joinedload(OutcomePart.outcome).joinedload(Outcome.minute),
            _ASKED.joinedload(FollowUp.action).joinedload(Action.minute),
            joinedload(Entry.minute),
        )
    ),
    joinedload(Entry.item),
)
"""What asked for each topic and the line it became, looked up for all of them at once."""


def entry_of(item: AgendaItem) -> Entry | None:
    """The topic of the programme that an agenda line was made from."""
    found: Entry | None = db.session.scalars(db.select(Entry).where(Entry.item_id == item.id)).first()
    return found


def deferrals_of(item: AgendaItem) -> list[Outcome]:
    """The outcomes by which an agenda line was put off."""
    query = db.select(Outcome).join(Minute, Outcome.minute_id == Minute.id).where(Minute.item_id == item.id)
    return list(db.session.scalars(query.where(Outcome.verb == Verb.DEFERRED)))


def topic_for(follow_up: FollowUp) -> str:
    """What was asked for, as the programme may say it to everyone; nothing where it was minuted as closed (P5)."""
    asking = follow_up.part.outcome if follow_up.part else follow_up.action
    closed = (asking is not None and asking.closed) or marking_of(follow_up.minute).restricted
    return "" if closed else follow_up.words


def lead_for(follow_up: FollowUp) -> str:
    """Who was asked, as the programme may say it to everyone; nothing where it was minuted as closed (P5)."""
    return "; ".join(owner.printed for owner in follow_up.owners) if topic_for(follow_up) else ""


def duties_of(body: Body) -> list[Duty]:
    """What is owed every year, as the panel's own cycle says."""
    return [Duty(one.duty, one.topic, one.statutory) for one in cycle_of(body)]


def cycle_of(body: Body) -> list[CycleTopic]:
    """The yearly cycle that the clerk keeps for a panel, in order; none before it is kept."""
    query = db.select(CycleTopic).where(CycleTopic.body_id == body.id)
    return list(db.session.scalars(query.order_by(CycleTopic.position, CycleTopic.id)))
