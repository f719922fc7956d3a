"""Reminding members to look through their register, and new ones to notify it (I3)."""

import datetime as dt

from flask import current_app

from panel import clock
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.interests.operations.register import kept_of
from panel.interests.queries import look_through_by, member_register, members_of
from panel.interests.rules.register import AHEAD
from panel.mail.operations import write
from panel.people.models import Person


def remind(body: Body, *, address: str = "", by: Actor = TERMINAL) -> list[Person]:
    """Write to every member who should look through the register by now, and say whom. `address` is that of the page.

    Whoever has no account is not written to; the monitoring officer sees them on the same list.
    """
    today = clock.today()
    accounts = {one.person_id: one for one in db.session.scalars(db.select(Account).where(Account.active))}
    reminded = [person for person in members_of(body) if person.id in accounts and _should(body, person, today)]
    for person in reminded:
        kept_of(body, person).reminded_on = today
        write(
            accounts[person.id].email,
            f"Your register of interests: {body.name}",
            current_app.jinja_env.get_template("interests/reminder.txt").render(
                person=person, body=body, by=look_through_by(body, person), address=address
            ),
        )
    if reminded:
        said(f"reminded {len(reminded)} to look through their register of interests", by=by, about=f"body/{body.id}")
    return reminded


def _should(body: Body, person: Person, today: dt.date) -> bool:
    by, kept = look_through_by(body, person), member_register(person, body)
    lately = kept is not None and kept.reminded_on is not None and today < kept.reminded_on + AHEAD
    return by is not None and by <= today + AHEAD and not lately
