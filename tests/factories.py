"""Small makers of rows, free of surprises: each gives what was asked for and plain defaults for the rest."""

import datetime as dt
from itertools import count
from typing import Any, TypeVar

from panel.access.rules import Role
from panel.accounts.models import Account, Grant
from panel.audit.operations import PENDING
from panel.bodies.models import Body, Category, Council, Seat
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.people.models import Person

Row = TypeVar("Row")
_numbers = count(1)


def keep(row: Row) -> Row:
    """Add a row and commit it. The trail says nothing of what a test begins with."""
    db.session.add(row)
    db.session.flush()
    db.session.info.pop(PENDING, None)
    db.session.commit()
    return row


def council(**facts: Any) -> Council:
    """Fenshire County Council, unless told otherwise."""
    return keep(
        Council(**{"name": "Fenshire County Council", "address": ["County Hall", "Fenchester FN1 1AA"]} | facts)
    )


def body(**facts: Any) -> Body:
    """A corporate parenting panel that advises, with a quorum of three."""
    number = next(_numbers)
    plain = {
        "name": "Corporate Parenting Panel",
        "code": f"CPP{number}",
        "quorum": 3,
        "meets_in_public": True,
        "numbering_pattern": "{code}/{yy}/{n}",
    }
    return keep(Body(council=facts.pop("council", None) or the_council(), **(plain | facts)))


def the_council() -> Council:
    """The installation's council, made if need be."""
    return db.session.scalars(db.select(Council)).first() or council()


def person(name: str = "A Reader", **facts: Any) -> Person:
    """Someone by that name."""
    return keep(Person(name=name, **facts))


def category(of: Body, name: str = "Elected Members", **facts: Any) -> Category:
    """A group of members of a body; councillors with a vote unless told otherwise."""
    return keep(
        Category(body=of, name=name, **({"voting": True, "councillors": True, "sees_restricted": True} | facts))
    )


def seat(of: Body, holder: Person | None = None, **facts: Any) -> Seat:
    """A seat on a body, held since long ago."""
    return keep(Seat(body=of, person=holder, **facts))


def account(*roles: Role, of: Body | None = None, name: str = "", email: str = "", **facts: Any) -> Account:
    """Someone who may sign in, holding the roles in one body or all. A member or a chair is given a seat."""
    number = next(_numbers)
    holder = person(name or f"Person {number}")
    made = Account(person=holder, email=email or f"person{number}@example.org", **facts)
    made.grants = [Grant(role=role, body=of) for role in roles if role not in (Role.MEMBER, Role.CHAIR)]
    for role in roles:
        if role in (Role.MEMBER, Role.CHAIR):
            assert of is not None, "a member sits on a body"
            seat(of, holder, role="Chairman" if role is Role.CHAIR else None)
    return keep(made)


def meeting(of: Body, day: dt.date = dt.date(2026, 11, 24), **facts: Any) -> Meeting:
    """A planned meeting of a body at 10.00 am."""
    return keep(Meeting(body=of, date=day, **({"time": dt.time(10, 0), "venue": "Committee Room 1"} | facts)))


def item(of: Meeting, title: str = "Placement stability", **facts: Any) -> AgendaItem:
    """An agenda line after those already there."""
    return keep(AgendaItem(meeting=of, title=title, position=len(of.items) + 1, **facts))
