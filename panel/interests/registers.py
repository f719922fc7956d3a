"""Each member's register: one for all panels of the council, with when it was last looked through."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from panel import clock
from panel.bodies.models import Body, Seat
from panel.bodies.rules.powers import has_pecuniary_duties
from panel.extensions import db
from panel.interests.models import MemberRegister, RegisterEntry
from panel.interests.queries import code_settings, of_council
from panel.interests.rules.register import PECUNIARY, category_of, due, place_of, renewal_due
from panel.people.models import Person


@dataclass(frozen=True)
class Register:
    """What one member has registered. `looked` is the day they last confirmed it, or else notified something.

    `by` is the day by which to look through it: 28 days from taking office (I3), then at each renewal. It is None for
    someone whose seat brings no duty to register (B10), and where nobody knows since when they sit.
    """

    person: Person
    entries: list[RegisterEntry]
    dutiful: bool = False
    looked: dt.date | None = None
    by: dt.date | None = None
    reminded_on: dt.date | None = None


def members_of(body: Body, day: dt.date | None = None) -> list[Person]:
    """The known people who hold a seat on a day (today), once each, in the order of the seats."""
    seats = body.seats_on(day or clock.today())
    people = {seat.person.id: seat.person for seat in seats if seat.person is not None and not seat.person.young}
    return list(people.values())


def register_of(person: Person, body: Body) -> Register:
    """One member's register."""
    return registers_of(body, [person])[0]


def registers_of(body: Body, people: Iterable[Person] | None = None) -> list[Register]:
    """The registers of several members (of all who sit today), each looked up once for all."""
    each = members_of(body) if people is None else list(people)
    ids = [person.id for person in each]
    entries, kept = _entries(body, ids), _kept(body, ids)
    return [_register(body, person, entries.get(person.id, []), kept.get(person.id, [])) for person in each]


def entries_of(person_id: int, body: Body) -> list[RegisterEntry]:
    """What a member has registered, in the order of its categories."""
    return _entries(body, [person_id]).get(person_id, [])


def has_pecuniary_entry(person_id: int, body: Body) -> bool:
    """Whether a member has a pecuniary interest on the register."""
    return any(category_of(one.category) in PECUNIARY and one.accepted for one in entries_of(person_id, body))


def last_looked(person: Person) -> dict[int, dt.date]:
    """The day on which a member last confirmed their register or notified something, by the council's number."""
    each = sa.union_all(
        sa.select(RegisterEntry.body_id, RegisterEntry.notified_on.label("day")).where(
            RegisterEntry.person_id == person.id
        ),
        sa.select(MemberRegister.body_id, MemberRegister.confirmed_on).where(MemberRegister.person_id == person.id),
    ).subquery()
    query = sa.select(Body.council_id, sa.func.max(each.c.day)).join(each, each.c.body_id == Body.id)
    query = query.where(each.c.day.is_not(None)).group_by(Body.council_id)
    return {council: day for council, day in db.session.execute(query)}  # noqa: C416 a row is no pair


def waiting_entries(body: Body) -> list[RegisterEntry]:
    """What members notified and nobody has entered yet, oldest first."""
    query = sa.select(RegisterEntry).where(
        RegisterEntry.body_id == body.id,
        RegisterEntry.notified_on.is_not(None),
        RegisterEntry.accepted_on.is_(None),
    )
    return list(db.session.scalars(query.order_by(RegisterEntry.notified_on, RegisterEntry.id)))


def _entries(body: Body, people: list[int]) -> dict[int, list[RegisterEntry]]:
    query = sa.select(RegisterEntry).where(
        RegisterEntry.person_id.in_(people), RegisterEntry.body_id.in_(of_council(body))
    )
    found: dict[int, list[RegisterEntry]] = {}
    for entry in db.session.scalars(query.order_by(RegisterEntry.id).options(selectinload(RegisterEntry.gifts))):
        if entry.person_id is not None:
            found.setdefault(entry.person_id, []).append(entry)
    return {person: sorted(several, key=lambda one: place_of(one.category)) for person, several in found.items()}


def _kept(body: Body, people: list[int]) -> dict[int, list[MemberRegister]]:
    query = sa.select(MemberRegister).where(
        MemberRegister.person_id.in_(people), MemberRegister.body_id.in_(of_council(body))
    )
    found: dict[int, list[MemberRegister]] = {}
    for one in db.session.scalars(query):
        found.setdefault(one.person_id, []).append(one)
    return found


def _register(body: Body, person: Person, entries: list[RegisterEntry], kept: list[MemberRegister]) -> Register:
    seats = [seat for seat in body.seats_on(clock.today()) if seat.person_id == person.id]
    dutiful = any(brings_duties(body, seat) for seat in seats)
    days = [one.notified_on for one in entries] + [one.confirmed_on for one in kept]
    looked = max((day for day in days if day), default=None)
    reminded = max((one.reminded_on for one in kept if one.reminded_on), default=None)
    return Register(person, entries, dutiful, looked, look_by(body, seats, looked) if dutiful else None, reminded)


def brings_duties(body: Body, seat: Seat) -> bool:
    """Whether a seat brings the duty to register (B10)."""
    councillor = bool(seat.category and seat.category.councillors)
    return has_pecuniary_duties(body.kind, votes=seat.votes, councillor=councillor)


def look_by(body: Body, seats: list[Seat], looked: dt.date | None) -> dt.date | None:
    """The day by which someone in these seats is to look through their register, who did so last on `looked`."""
    settings = code_settings(body)
    if looked is not None:
        return renewal_due(looked, settings.renew_months)
    taken = min((seat.from_date for seat in seats if seat.from_date), default=None)
    return due(taken, settings.register_days) if taken else None
