"""Reminding members to look through their register, and new ones to notify it (I3)."""

import datetime as dt

from flask import current_app

from panel import clock
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.interests.operations.register import kept_of
from panel.interests.registers import Register, registers_of
from panel.interests.rules.register import AHEAD
from panel.mail.operations import write
from panel.people.models import Person


def remind(body: Body, *, address: str = "", by: Actor = TERMINAL) -> list[Person]:
    """Write to every member who should look through the register by now, and say whom. `address` is that of the page.

    Whoever has no account is not written to; the monitoring officer sees them on the same list.
    """
    today = clock.today()
    accounts = {one.person_id: one for one in db.session.scalars(db.select(Account).where(Account.active))}
    reminded = [one for one in registers_of(body) if one.person.id in accounts and _should(one, today)]
    for one in reminded:
        kept_of(body, one.person).reminded_on = today
        write(
            accounts[one.person.id].email,
            f"Your register of interests: {body.name}",
            current_app.jinja_env.get_template("interests/reminder.txt").render(
                person=one.person, body=body, by=one.by, address=address
            ),
        )
    if reminded:
        said(f"reminded {len(reminded)} to look through their register of interests", by=by, about=f"body/{body.id}")
    return [one.person for one in reminded]


def _should(one: Register, today: dt.date) -> bool:
    lately = one.reminded_on is not None and today < one.reminded_on + AHEAD
    return one.by is not None and one.by <= today + AHEAD and not lately
