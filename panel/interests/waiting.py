"""What of interests waits for a reader, for their first page."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from panel import clock, wording
from panel.access.doors import may
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.extensions import db
from panel.interests.models import Declaration, Dispensation, RegisterEntry, RegistrationTask
from panel.interests.registers import brings_duties, last_looked, look_by
from panel.interests.rules.register import AHEAD
from panel.meetings.models import Meeting


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: its words, whether its day is past, and the page where it is seen to.

    `values` are those of the page's address; without any it is a page of the body.
    """

    words: str
    endpoint: str
    link: str
    overdue: bool = False
    values: Mapping[str, int] = field(default_factory=dict)


KEEP = ("interests.keep", "Keep the register")


def waiting_of_interests(bodies: Sequence[Body], account: Account) -> Iterator[tuple[int, Waiting]]:
    """What waits for the present reader, each with the number of its panel: few questions, however many panels.

    The monitoring officer's tasks with their dates, and a member's own register.
    """
    judged = [body.id for body in bodies if may(Permission.JUDGE_INTERESTS, body)]
    if judged:
        yield from _tasks(judged, clock.today())
        yield from _counts(judged)
    own = [body for body in bodies if may(Permission.DECLARE, body)]
    if own:
        yield from _own_register(own, account, clock.today())


def _tasks(bodies: list[int], today: dt.date) -> Iterator[tuple[int, Waiting]]:
    query = sa.select(RegistrationTask, Meeting.body_id).join(RegistrationTask.declaration)
    query = query.join(Meeting, Declaration.meeting_id == Meeting.id)
    query = query.where(Meeting.body_id.in_(bodies), RegistrationTask.done_on.is_(None))
    query = query.options(contains_eager(RegistrationTask.declaration)).order_by(
        RegistrationTask.due_on, RegistrationTask.id
    )
    for task, body in db.session.execute(query):
        who, day = task.declaration.printed, wording.short_date(task.due_on)
        words = f"{who} disclosed an interest that is not registered: it is to be notified by {day}."
        yield body, Waiting(words, *KEEP, overdue=task.due_on < today)


def _counts(bodies: list[int]) -> Iterator[tuple[int, Waiting]]:
    """Interests that were notified and not entered, and dispensations that were asked for."""
    entries = sa.select(sa.func.count()).where(
        RegisterEntry.body_id == Body.id, RegisterEntry.notified_on.is_not(None), RegisterEntry.accepted_on.is_(None)
    )
    asked = sa.select(sa.func.count()).where(
        Dispensation.body_id == Body.id,
        Dispensation.granted_on.is_(None),
        Dispensation.refused_on.is_(None),
        Dispensation.requested_on.is_not(None),
    )
    query = sa.select(Body.id, entries.scalar_subquery(), asked.scalar_subquery()).where(Body.id.in_(bodies))
    for body, notified, wanted in db.session.execute(query):
        if notified:
            yield body, Waiting(f"{wording.counted(notified, 'interest')} notified and not entered yet.", *KEEP)
        if wanted:
            words = f"{wording.counted(wanted, 'dispensation')} asked for."
            yield body, Waiting(words, "interests.dispensations", "Decide on dispensations")


def _own_register(bodies: Sequence[Body], account: Account, today: dt.date) -> Iterator[tuple[int, Waiting]]:
    looked = last_looked(account.person)
    for body in bodies:
        seats = [seat for seat in account.seats_on(today) if seat.body_id == body.id]
        dutiful = any(brings_duties(body, seat) for seat in seats)
        by = look_by(body, seats, looked.get(body.council_id)) if dutiful else None
        if by is not None and by <= today + AHEAD:
            words = f"Look through your register of interests by {wording.short_date(by)}."
            yield body.id, Waiting(words, "interests.mine", "Your register", overdue=by < today)
