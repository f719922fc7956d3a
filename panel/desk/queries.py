"""What each person's first page holds, and what became of a meeting's texts."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from panel import clock, wording
from panel.access.doors import may
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.audit.models import AuditEntry
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.desk.reviews import closed_waiting
from panel.drafts.models import Draft, DraftKind
from panel.extensions import db
from panel.interests.waiting import Waiting, waiting_for
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import agenda_shown, last_lawful_day, meeting_shown, still_to_come
from panel.meetings.rules.clear_days import is_clear_day
from panel.meetings.rules.life import TO_COME, State
from panel.meetings.working_days import days_off
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.queries import with_chair
from panel.minutes.rules.life import MinutesState
from panel.papers.interested import questions_of
from panel.papers.models import Paper

FEW = 3
"""How many meetings to come a first page shows for each panel."""

A_YEAR = dt.timedelta(days=365)

UNSIGNED = (MinutesState.DRAFT, MinutesState.WITH_CHAIR, MinutesState.PUBLISHED, MinutesState.APPROVED)
"""States of minutes that a clerk has still something to do with."""


@dataclass(frozen=True)
class Coming:
    """A meeting to come. `publish_by` is the last lawful day to publish its papers, until they are published."""

    meeting: Meeting
    readable: bool
    publish_by: dt.date | None = None
    working_days_left: int = 0


@dataclass(frozen=True)
class Place:
    """What a reader finds about one panel: meetings to come, minutes that wait for them, the last meeting held."""

    body: Body
    coming: tuple[Coming, ...]
    last: Meeting | None
    to_agree: tuple[MinuteBook, ...] = ()
    to_sign: tuple[MinuteBook, ...] = ()
    unwritten: tuple[Meeting, ...] = ()
    unsigned: tuple[MinuteBook, ...] = ()
    waiting: tuple[Waiting, ...] = ()


def places_of(account: Account | None) -> list[Place]:
    """The panels of the reader's own roles and seats; for the public, and for who has none, every panel."""
    bodies = bodies_by_name()
    mine = [body for body in bodies if account and account.roles(body, clock.today())]
    return [_place(body, account) for body in mine or bodies]


def _place(body: Body, account: Account | None) -> Place:
    clerk, chair = may(Permission.TAKE_MINUTES, body), may(Permission.AGREE_MINUTES, body)
    return Place(
        body=body,
        coming=tuple(_coming(meeting) for meeting in _meetings_to_come(body)[:FEW]),
        last=_last_sat(body),
        to_agree=tuple(_to_agree(body)) if chair else (),
        to_sign=tuple(_books(body, MinutesState.APPROVED)) if chair else (),
        unwritten=tuple(_without_minutes(body)) if clerk else (),
        unsigned=tuple(_books(body, *UNSIGNED)) if clerk else (),
        waiting=(*waiting_for(body, account.person), *closed_waiting(body), *_interests_in_closed(body))
        if account
        else (),
    )


def _interests_in_closed(body: Body) -> Iterator[Waiting]:
    """Meetings to come for which it is to be decided whether a closed paper is kept from a member with an interest."""
    for meeting in _meetings_to_come(body)[:FEW] if may(Permission.DECIDE_ACCESS, body) else ():
        asked = sum(one.answer is None for one in questions_of(meeting))
        if asked:
            papers, day = wording.counted(asked, "closed paper"), wording.short_date(meeting.date)
            words = f"{papers} of {day} and a member’s interest."
            yield Waiting(words, "papers.interests", "Decide who has it", values={"meeting_id": meeting.id})


def _coming(meeting: Meeting) -> Coming:
    day = meeting.date
    if day is None or meeting.published_at is not None or not may(Permission.PUBLISH, meeting.body):
        return Coming(meeting, readable=meeting.published_at is not None and agenda_shown(meeting))
    last = last_lawful_day(meeting.body, day)
    return Coming(meeting, readable=False, publish_by=last, working_days_left=_working_days_until(meeting.body, last))


def _working_days_until(body: Body, last: dt.date) -> int:
    """The working days from today to `last`, both included."""
    today = clock.today()
    off = days_off(body.council, today, last)
    return sum(is_clear_day(today + dt.timedelta(days=n), off) for n in range((last - today).days + 1))


def _meetings_to_come(body: Body) -> list[Meeting]:
    expected = Meeting.state.in_({*TO_COME, State.ADJOURNED})
    query = db.select(Meeting).where(Meeting.body_id == body.id, expected, still_to_come(clock.today()))
    found = sorted(db.session.scalars(query), key=lambda one: (one.sits_on or dt.date.max, one.id))
    return [meeting for meeting in found if meeting_shown(meeting)]


def _last_sat(body: Body) -> Meeting | None:
    """The last meeting that is over, if the reader may read its agenda."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.state == State.HELD)
    meeting: Meeting | None = db.session.scalars(query.order_by(Meeting.date.desc(), Meeting.id.desc())).first()
    return meeting if meeting and agenda_shown(meeting) else None


def _without_minutes(body: Body) -> list[Meeting]:
    """Meetings held in the last year whose minutes nobody has begun; older ones were minuted elsewhere."""
    begun = sa.select(MinuteBook.meeting_id)
    lately = Meeting.date >= clock.today() - A_YEAR
    query = db.select(Meeting).where(
        Meeting.body_id == body.id, Meeting.state == State.HELD, Meeting.id.not_in(begun), lately
    )
    return list(db.session.scalars(query.order_by(Meeting.date)))


def _to_agree(body: Body) -> list[MinuteBook]:
    """The minutes that the chair has not answered yet."""
    return [book for book in with_chair(body) if book.chair_agreed_at is None]


def _books(body: Body, *states: MinutesState) -> list[MinuteBook]:
    query = db.select(MinuteBook).join(Meeting, MinuteBook.meeting_id == Meeting.id)
    query = query.where(Meeting.body_id == body.id, MinuteBook.state.in_(states))
    return list(db.session.scalars(query.order_by(Meeting.date)))


def history_of(meeting: Meeting, who: str | None) -> sa.Select[AuditEntry]:
    """The trail of a meeting, latest first; with `who`, only what that person did."""
    query: sa.Select[AuditEntry] = db.select(AuditEntry).where(AuditEntry.about == f"meeting/{meeting.id}")
    query = query.where(AuditEntry.who == who) if who else query
    return query.order_by(AuditEntry.id.desc())


def people_in_history(meeting: Meeting) -> Sequence[str]:
    """Everyone who did something to a meeting."""
    query = db.select(AuditEntry.who).where(AuditEntry.about == f"meeting/{meeting.id}").distinct()
    return db.session.scalars(query.order_by(AuditEntry.who)).all()


def texts_set_aside(meeting: Meeting) -> list[Draft]:
    """Every text of this meeting that could not be saved because another was saved first, latest first."""
    items = sa.select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    things = (
        ("item", items),
        ("minute", sa.select(Minute.id).where(Minute.meeting_id == meeting.id)),
        ("paper", sa.select(Paper.id).where(Paper.item_id.in_(items))),
    )
    about = [f"{noun}/{id}" for noun, query in things for id in db.session.scalars(query)]
    query = db.select(Draft).where(Draft.kind == DraftKind.SET_ASIDE, Draft.about.in_(about))
    return list(db.session.scalars(query.order_by(Draft.id.desc())))
