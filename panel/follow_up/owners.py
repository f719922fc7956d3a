"""Who does what was asked for now: as the minute names them, or whoever it was given to since."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, not_, or_, select

from panel import clock
from panel.accounts.models import Account
from panel.bodies.models import Seat
from panel.extensions import db
from panel.follow_up.models import Answer, Assignment
from panel.follow_up.rules.progress import has_left
from panel.minutes.models import FollowUp, Owner
from panel.people.models import Named, Person


def owners_of(*follow_ups: FollowUp) -> dict[int, Sequence[Named]]:
    """Who does each of these now, by its number. Whom the minute names is told by its own owners."""
    query = select(Assignment).where(
        Assignment.follow_up_id.in_([one.id for one in follow_ups]), Assignment.over.is_(False)
    )
    given: dict[int, list[Named]] = {}
    for one in db.session.scalars(query.order_by(Assignment.position, Assignment.id)):
        given.setdefault(one.follow_up_id, []).append(one)
    return {one.id: given.get(one.id) or one.owners for one in follow_ups}


def assignments_of(follow_up: FollowUp) -> list[Assignment]:
    """To whom it was given after the meeting, oldest first."""
    query = select(Assignment).where(Assignment.follow_up_id == follow_up.id)
    return list(db.session.scalars(query.order_by(Assignment.position, Assignment.id)))


def answers_of(*follow_ups: FollowUp) -> dict[int, Answer]:
    """What other bodies answered to each of these, by its number."""
    if not follow_ups:
        return {}
    query = select(Answer).where(Answer.follow_up_id.in_([one.id for one in follow_ups]))
    return {one.follow_up_id: one for one in db.session.scalars(query)}


def those_who_left(names: Iterable[Named]) -> frozenset[int]:
    """Of the people named, those who hold no seat any more or whose account was closed, by their numbers."""
    people = {one.person_id for one in names if one.person_id is not None}
    if not people:
        return frozenset()
    query = (
        select(Person.id, Seat.id, Seat.from_date, Seat.to_date, Account.active)
        .outerjoin(Seat, Seat.person_id == Person.id)
        .outerjoin(Account, Account.person_id == Person.id)
        .where(Person.id.in_(people))
    )
    terms: dict[int, list[tuple[dt.date | None, dt.date | None]]] = {one: [] for one in people}
    accounts: dict[int, bool | None] = {}
    found: Iterable[Any] = db.session.execute(query)
    for person, seat, begin, end, active in found:
        accounts[person] = active
        terms[person] += [(begin, end)] if seat is not None else []
    day = clock.today()
    return frozenset(one for one in people if has_left(terms[one], accounts.get(one), day))


def is_owned(words: str) -> ColumnElement[bool]:
    """Whether whoever does it now is called by all of these words."""
    return _now(lambda named: and_(*(_called(named, word) for word in words.split())))


def is_owned_by(person_id: int | None, as_printed: str | None) -> ColumnElement[bool]:
    """Whether it is this person's now, or that of the post or body so printed."""
    if person_id is not None:
        return _now(lambda named: named.person_id == person_id)
    return _now(lambda named: and_(named.person_id.is_(None), named.as_printed == as_printed))


def is_nobodys() -> ColumnElement[bool]:
    """Whether nobody was named, and nobody was given it since."""
    given = exists().where(Assignment.follow_up_id == FollowUp.id, Assignment.over.is_(False))
    return and_(not_(given), not_(exists().where(Owner.follow_up_id == FollowUp.id)))


def _now(matches: Any) -> ColumnElement[bool]:
    given = exists().where(Assignment.follow_up_id == FollowUp.id, Assignment.over.is_(False))
    to_them = exists().where(Assignment.follow_up_id == FollowUp.id, Assignment.over.is_(False), matches(Assignment))
    named = exists().where(Owner.follow_up_id == FollowUp.id, matches(Owner))
    return or_(to_them, and_(not_(given), named))


def _called(named: Any, word: str) -> ColumnElement[bool]:
    columns = (Person.name, Person.shown_as, Person.post)
    person = exists().where(
        Person.id == named.person_id, or_(false(), *(one.icontains(word, autoescape=True) for one in columns))
    )
    return or_(named.as_printed.icontains(word, autoescape=True), person)
