"""What was deferred by a meeting or referred to a panel, and waits for a place in its programme."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from panel import clock, wording
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.minutes.markings import marking_of
from panel.minutes.models import Minute, MinuteBook, Outcome
from panel.minutes.rules.life import PUBLIC, Verb
from panel.work_programme.models import Referral
from panel.work_programme.rules.waiting import names_body

A_YEAR = dt.timedelta(days=366)
"""What is older is no longer a question for the next meeting: a record brought in may never say what became of it."""


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: the outcome that says so, or what the clerk recorded; what it is, and whence it came."""

    topic: str
    came_from: str
    day: dt.date | None
    outcome: Outcome | None = None
    referral: Referral | None = None

    @property
    def key(self) -> str:
        """What it is called in an address."""
        return f"outcome-{self.outcome.id}" if self.outcome else f"referral-{self.referral.id if self.referral else 0}"

    @property
    def words(self) -> str:
        """What it is and whence it came, in a line."""
        return f"“{self.topic}” {self.came_from}"


def waiting_for(body: Body, before: dt.date | None = None) -> list[Waiting]:
    """What waits for a place in a panel's programme, the oldest first; what was said `before` a day only.

    Deferred by one of its own meetings, left to it by another panel here, or recorded by the clerk; until it is placed
    or moved on with a reason.
    """
    return unplaced_in([body], before)[body.id]


def unplaced_in(
    bodies: Sequence[Body], before: dt.date | None = None, every: Sequence[Body] | None = None
) -> dict[int, list[Waiting]]:
    """The same for several panels, by their numbers, asked once for all. `every` body there is, if it is known."""
    if not bodies:
        return {}
    day = before or clock.today() + dt.timedelta(days=1)
    found: dict[int, list[Waiting]] = {body.id: [] for body in bodies}
    for body_id, waiting in (*_recorded(bodies), *_of_outcomes(bodies, day, every or bodies_by_name())):
        found[body_id].append(waiting)
    return {body: sorted(each, key=lambda one: one.day or dt.date.min) for body, each in found.items()}


def _recorded(bodies: Sequence[Body]) -> Iterable[tuple[int, Waiting]]:
    query = db.select(Referral).where(Referral.body_id.in_([body.id for body in bodies]), Referral.settled_on.is_(None))
    for one in db.session.scalars(query.where(Referral.outcome_id.is_(None)).order_by(Referral.id)):
        yield one.body_id, Waiting(one.topic or "", one.came_from or "", one.joined_on, referral=one)


def _of_outcomes(bodies: Sequence[Body], day: dt.date, every: Sequence[Body]) -> Iterable[tuple[int, Waiting]]:
    settled = sa.select(Referral.outcome_id).where(Referral.outcome_id.is_not(None))
    query = (
        db.select(Outcome)
        .join(Minute, Outcome.minute_id == Minute.id)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .join(MinuteBook, MinuteBook.meeting_id == Meeting.id)
        .where(Outcome.verb.in_((Verb.DEFERRED, Verb.LEFT_TO)), Outcome.id.not_in(settled))
        .where(Meeting.date < day, Meeting.date >= day - A_YEAR)
        .where(sa.or_(Meeting.body_id.in_([body.id for body in bodies]), MinuteBook.state.in_(PUBLIC)))
        .options(joinedload(Outcome.minute).joinedload(Minute.meeting).joinedload(Meeting.body))
        .options(joinedload(Outcome.minute).joinedload(Minute.item))
        .order_by(Meeting.date, Outcome.id)
    )
    outcomes = db.session.scalars(query).all()
    for body in bodies:
        others = [one for one in every if one.id != body.id]
        yield from ((body.id, _waiting(one, body)) for one in outcomes if _comes_to(one, body, others))


def _comes_to(outcome: Outcome, body: Body, others: Iterable[Body]) -> bool:
    """Whether an outcome puts its item before this panel: left to it by name, or deferred by it to nobody else."""
    own = outcome.minute.meeting.body_id == body.id
    if names_body(outcome.to, body.name, body.code):
        return own or not (outcome.closed or marking_of(outcome.minute).restricted)
    elsewhere = any(names_body(outcome.to, one.name, one.code) for one in others)
    return own and outcome.verb is Verb.DEFERRED and not elsewhere


def _waiting(outcome: Outcome, body: Body) -> Waiting:
    minute = outcome.minute
    meeting = minute.meeting
    verb = "was deferred by" if outcome.verb is Verb.DEFERRED else "was left to this panel by"
    whose = "the meeting" if meeting.body_id == body.id else meeting.panel_name
    title = (minute.item.title if minute.item else minute.title) or "An item without a title"
    return Waiting(title, f"{verb} {whose} of {wording.short_date(meeting.date)}", meeting.date, outcome=outcome)


def waiting_called(body: Body, key: str) -> Waiting | None:
    """What an address calls so, if it waits still."""
    return next((one for one in waiting_for(body) if one.key == key), None)


def settled_in(body: Body, most: int = 20) -> list[Referral]:
    """What was placed or moved on last, the latest first."""
    query: Any = db.select(Referral).where(Referral.body_id == body.id, Referral.settled_on.is_not(None))
    query = query.options(joinedload(Referral.entry), joinedload(Referral.outcome).joinedload(Outcome.minute))
    return list(db.session.scalars(query.order_by(Referral.settled_on.desc(), Referral.id.desc()).limit(most)))
