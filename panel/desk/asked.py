"""What panels asked for: how much is open and for how long, with whom, and what waits longest."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from panel.bodies.models import Body
from panel.desk.here import Here
from panel.desk.rules import AGES, age_of
from panel.extensions import db
from panel.follow_up.models import Assignment
from panel.follow_up.queries import asked_for
from panel.follow_up.rules.standing import LATE, Standing, standing_of
from panel.meetings.models import Meeting
from panel.minutes.models import Action, FollowUp, OutcomePart, Owner
from panel.people.models import Person

OLDEST = 3
"""How many of the things that wait longest a first page names."""

NOBODY = "Nobody named"


@dataclass(frozen=True)
class Asked:
    """One thing that a panel asked for and has not closed."""

    id: int
    words: str
    due: str
    due_date: dt.date | None
    standing: Standing
    asked_on: dt.date | None
    body_id: int
    owners: tuple[str, ...] = ()

    @property
    def overdue(self) -> bool:
        """Whether its day has passed and it is not done."""
        return self.standing is Standing.OVERDUE

    @property
    def waits(self) -> bool:
        """Whether somebody has still to do it."""
        return self.overdue or self.standing in LATE


@dataclass(frozen=True)
class Promises:
    """All that a reader's panels asked for and have not closed, oldest first."""

    all: tuple[Asked, ...] = ()
    today: dt.date = field(default=dt.date.min)

    @property
    def oldest(self) -> tuple[Asked, ...]:
        """What has been waited for longest."""
        return self.all[:OLDEST]

    @property
    def overdue(self) -> int:
        """How much is overdue."""
        return sum(one.overdue for one in self.all)

    @property
    def proposed(self) -> int:
        """How much is done, or proposed for closing: it waits for the panel."""
        return sum(not one.waits for one in self.all)

    @property
    def by_age(self) -> list[tuple[str, int, int]]:
        """How much is open, and overdue of that, by how long ago it was asked; the oldest first."""
        of_age = [(age_of(one.asked_on, self.today), one.overdue) for one in self.all]
        rows = [(age, [late for other, late in of_age if other == age]) for age in reversed(AGES)]
        return [(age.label, len(each), sum(each)) for age, each in rows if each]

    @property
    def by_owner(self) -> list[tuple[str, int, int]]:
        """How much is open, and overdue of that, with whom; who has most of what is overdue first."""
        open_: Counter[str] = Counter()
        late: Counter[str] = Counter()
        for one in self.all:
            for owner in one.owners or (NOBODY,):
                open_[owner] += 1
                late[owner] += one.overdue
        rows = [(who, count, late[who]) for who, count in open_.items()]
        return sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))

    def due_between(self, first: dt.date, last: dt.date) -> list[Asked]:
        """What somebody has to do by a day of these."""
        return [one for one in self.all if one.waits and one.due_date and first <= one.due_date <= last]


def promises_of(at: Here, bodies: Sequence[Body]) -> Promises:
    """What these panels asked for and have not closed, as far as the present reader may read the minutes."""
    if not bodies:
        return Promises(today=at.today)
    columns = (
        *(FollowUp.id, sa.func.coalesce(OutcomePart.text, Action.text, "")),
        *(sa.func.coalesce(FollowUp.due_later, FollowUp.due, ""), FollowUp.due_date, FollowUp.status),
        *(Meeting.date, Meeting.body_id),
    )
    query = asked_for(bodies, closed=False).order_by(None).order_by(Meeting.date.asc().nulls_last(), FollowUp.id)
    rows = db.session.execute(query.with_only_columns(*columns)).all()
    owners = _owners_of([row[0] for row in rows])
    return Promises(tuple(_asked(row, owners, at.today) for row in rows), at.today)


def _asked(row: sa.Row[*tuple[Any, ...]], owners: dict[int, tuple[str, ...]], today: dt.date) -> Asked:
    id, words, due, due_date, status, asked_on, body_id = row
    standing = standing_of(status, None, due_date, today)
    return Asked(id, words, due, due_date, standing, asked_on, body_id, owners.get(id, ()))


def _owners_of(asked: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Who does each of these now: whoever it was given to since, or else as the minute names them."""
    wanted = list(asked)
    each = sa.union_all(_named(Assignment, wanted, since=True), _named(Owner, wanted, since=False)).subquery()
    found: dict[int, dict[bool, list[str]]] = {}
    for row in db.session.execute(sa.select(each).order_by(each.c.follow_up_id, each.c.position, each.c.id)):
        known = row.shown_as or " ".join(part for part in (row.honorific, row.name) if part)
        printed = row.as_printed if row.as_printed is not None else known
        found.setdefault(row.follow_up_id, {}).setdefault(row.since, []).append(printed)
    return {id: tuple(by.get(True) or by[False]) for id, by in found.items()}


def _named(kind: type[Assignment] | type[Owner], wanted: list[int], *, since: bool) -> sa.Select[*tuple[Any, ...]]:
    query = sa.select(
        *(kind.id, kind.follow_up_id, kind.position, kind.as_printed, Person.honorific, Person.name, Person.shown_as),
        sa.literal(since, sa.Boolean).label("since"),
    )
    query = query.outerjoin(Person, kind.person_id == Person.id).where(kind.follow_up_id.in_(wanted))
    return query.where(Assignment.over.is_(False)) if kind is Assignment else query
