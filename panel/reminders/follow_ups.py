"""Letters about what a panel asked for and has not been given: soon due, and overdue."""

from collections.abc import Iterator

from flask import current_app

from panel import clock, wording
from panel.accounts.addressees import addressees
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.exemption.rules import PUBLIC, shown
from panel.extensions import db
from panel.follow_up.listing import stands_now
from panel.follow_up.operations import link_for
from panel.follow_up.owners import owners_of
from panel.follow_up.queries import asked_as
from panel.follow_up.rules.standing import LATE, Standing
from panel.mail.addresses import address
from panel.mail.rules import Addressee, LetterKind, Words, number
from panel.minutes.markings import marking_of, part_marking_of
from panel.minutes.models import FollowUp
from panel.reminders.due import Due
from panel.reminders.rules import GIVEN_UP, SOON, occasion

REMINDED_OF = LATE | {Standing.OVERDUE}
"""What somebody has still to do: what is done, or put to the panel, waits for the panel."""


def due() -> Iterator[Due]:
    """Everything asked for in minutes that are out whose day is near or past."""
    today = clock.today()
    near = FollowUp.due_date.between(today - GIVEN_UP, today + SOON)
    for body in db.session.scalars(db.select(Body).order_by(Body.id)):
        for asked in db.session.scalars(asked_as(body, closed=False).where(near)):
            named = occasion(f"follow-up/{asked.id}", asked.due_date or today, today)
            if named and stands_now(asked, today, closed=False) in REMINDED_OF:
                overdue = asked.due_date is not None and asked.due_date < today
                kind = LetterKind.FOLLOW_UP_OVERDUE if overdue else LetterKind.FOLLOW_UP_DUE
                yield Due(kind, f"follow-up/{asked.id}", named)


def concerned(about: str) -> list[Addressee]:
    """Who does it now, as far as they are people whom we know."""
    asked = _asked(about)
    return addressees(one.person for one in owners_of(asked)[asked.id])


def words(about: str, to: Addressee) -> Words | None:
    """What was asked and by when; nothing once it is done. The words only where everyone may read them."""
    asked, today = _asked(about), clock.today()
    body = asked.minute.meeting.body
    waits = db.session.scalar(asked_as(body, closed=False).where(FollowUp.id == asked.id))
    if waits is None or stands_now(asked, today, closed=False) not in REMINDED_OF:
        return None
    overdue = asked.due_date is not None and asked.due_date < today
    text = current_app.jinja_env.get_template("reminders/follow_up.txt").render(
        asked=asked, body=body, open=_open_to_all(asked), overdue=overdue, link=_link(asked, body, to)
    )
    day = f" by {wording.short_date(asked.due_date)}" if asked.due_date else ""
    return Words(f"{'Overdue' if overdue else 'Due'}: what the {body.name} asked for{day}", text)


def _open_to_all(asked: FollowUp) -> bool:
    """Whether everyone may read what the minute asks for: neither it nor this part of it is closed (P5)."""
    asking, minute = asked.part.outcome if asked.part else asked.action, asked.minute
    closed = asking is not None and asking.closed
    markings = (marking_of(minute), *((part_marking_of(minute),) if closed else ()))
    return all(shown(one, PUBLIC) for one in markings)


def _link(asked: FollowUp, body: Body, to: Addressee) -> str:
    """Where they say what came back: its page, or for who has no account a link of their own."""
    if db.session.scalar(db.select(Account.id).where(Account.email == to.email)) is not None:
        return address("follow_up.thing", follow_up_id=asked.id)
    owner = next(one for one in owners_of(asked)[asked.id] if one.person and one.person.email == to.email)
    return link_for(owner, body, sent_to=to.email, by=TERMINAL)


def _asked(about: str) -> FollowUp:
    return db.session.get_one(FollowUp, number(about))
