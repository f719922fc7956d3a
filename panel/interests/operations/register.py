"""Keeping the register: members notify, the monitoring officer enters, and members confirm that it is complete."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from panel import clock
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.interests.models import Gift, MemberRegister, RegisterEntry, RegistrationTask
from panel.interests.operations.tasks import complete
from panel.interests.registers import entries_of
from panel.interests.rules.register import Category, category_of
from panel.lifecycle import refuse
from panel.people.models import Person

FACTS = ("category", "whose", "detail", "home", "sensitive", "arose_on")
"""What a member says of an interest."""


def notify(body: Body, person: Person, facts: Mapping[str, Any], *, by: Actor) -> RegisterEntry:
    """Notify the monitoring officer of an interest, to be entered in the register (I3, I5)."""
    last = db.session.scalar(sa.select(sa.func.max(RegisterEntry.position)).where(RegisterEntry.body_id == body.id))
    made = RegisterEntry(
        body=body,
        person=person,
        position=(last or 0) + 1,
        notified_on=clock.today(),
        **{name: facts.get(name) for name in FACTS},
    )
    db.session.add(made)
    said(f"notified an interest of {person.printed}", by=by, about=_about(body))
    return made


def change(entry: RegisterEntry, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Notify a change of a registered interest: it waits to be entered again (model code, appendix B)."""
    for name in FACTS:
        if name in facts and getattr(entry, name) != facts[name]:
            setattr(entry, name, facts[name])
    entry.notified_on, entry.accepted_on, entry.accepted_by = clock.today(), None, None
    said(f"notified a change to an interest of {entry.printed}", by=by, about=_about(entry.body))


def end(entry: RegisterEntry, last_day: dt.date, *, by: Actor) -> None:
    """Notify that an interest has ended. It stays on record, and leaves the published register."""
    entry.to_date, entry.to_text = last_day, last_day.isoformat()
    said(f"notified that an interest of {entry.printed} has ended", by=by, about=_about(entry.body))


def accept(entry: RegisterEntry, *, answers: RegistrationTask | None = None, by: Actor) -> None:
    """Enter in the register what was notified, and with it what a disclosure asked for (I2, I5).

    Raises Refused where it is entered already.
    """
    if entry.accepted:
        raise refuse("I2", "This interest is on the register already.")
    entry.accepted_on, entry.accepted_by = clock.today(), by.name
    if answers is not None:
        complete(answers, entry)
    said(f"entered an interest of {entry.printed} in the register", by=by, about=_about(entry.body))


def notify_gift(body: Body, person: Person, facts: Mapping[str, Any], *, by: Actor) -> Gift:
    """Register a gift or hospitality, or tell of one that was refused (I14)."""
    held = [one for one in entries_of(person.id, body) if category_of(one.category) is Category.GIFTS]
    entry = held[0] if held else RegisterEntry(body=body, person=person, category=Category.GIFTS.value)
    made = Gift(position=len(entry.gifts) + 1, registered=clock.today().isoformat(), **facts)
    entry.gifts.append(made)
    db.session.add(entry)
    said(f"registered a gift to {person.printed}", by=by, about=_about(body))
    return made


def confirm(body: Body, person: Person, *, by: Actor) -> None:
    """Say that one's register is complete as it stands today."""
    kept = kept_of(body, person)
    kept.confirmed_on = clock.today()
    said(f"confirmed the register of {person.printed}", by=by, about=_about(body))


def kept_of(body: Body, person: Person) -> MemberRegister:
    """When this member last confirmed and was last reminded, for this body; a blank row where nothing is kept."""
    query = db.select(MemberRegister).where(MemberRegister.body_id == body.id, MemberRegister.person_id == person.id)
    kept = db.session.scalars(query).first() or MemberRegister(body=body, person=person)
    db.session.add(kept)
    return kept


def _about(body: Body) -> str:
    return f"body/{body.id}"
