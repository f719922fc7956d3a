"""Attendance figures of a body's members, from the roll of each meeting's own day (V8, V15)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import selectinload

from panel import clock
from panel.bodies.models import Body, Seat
from panel.bodies.queries import year_of
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.models import Meeting
from panel.meetings.presence import place_of
from panel.meetings.roll import Row, rows_of
from panel.meetings.rules.figures import COUNTED, Chance, Figure, figure, held, six_months_away
from panel.people.models import Person


@dataclass(frozen=True)
class MemberFigure:
    """A member's figures, with the meetings they are of."""

    person: Person
    group: str
    figure: Figure
    chances: tuple[tuple[Meeting, Chance], ...]
    findings: tuple[Finding, ...] = ()


def meetings_counted(body: Body) -> list[Meeting]:
    """The meetings of a body that count in the figures, oldest first."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.state.in_(COUNTED), Meeting.date.is_not(None))
    found = db.session.scalars(query.options(selectinload(Meeting.attendance)).order_by(Meeting.date, Meeting.id))
    return [one for one in found if held(one.state, recorded=any(row.status for row in one.attendance))]


def by_year(body: Body) -> dict[int, list[Meeting]]:
    """The meetings that count, by municipal year, the latest first."""
    found: dict[int, list[Meeting]] = {}
    for meeting in reversed(meetings_counted(body)):
        if meeting.date:
            found.setdefault(year_of(body, meeting.date), []).insert(0, meeting)
    return found


def figures_of(body: Body, meetings: Iterable[Meeting]) -> list[MemberFigure]:
    """The figures of everyone who was a member at one of the meetings; young people are never among them."""
    rows: dict[int, list[tuple[Meeting, Row]]] = {}
    for meeting in meetings:
        for row in rows_of(meeting):
            if row.holder.person_id:
                rows.setdefault(row.holder.person_id, []).append((meeting, row))
    people = db.session.scalars(db.select(Person).where(Person.id.in_(rows), Person.young.is_(False)))
    found = [_figure(body, person, rows[person.id]) for person in people]
    return sorted(found, key=lambda one: (one.group, one.person.name))


def figures_for(person: Person) -> list[tuple[Body, MemberFigure]]:
    """The figures of one person on every body of which they were a member."""
    query = db.select(Body).join(Seat, Seat.body_id == Body.id).where(Seat.person_id == person.id).distinct()
    bodies = db.session.scalars(query.order_by(Body.name)).all()
    found = [(body, figures_of(body, meetings_counted(body))) for body in bodies]
    return [(body, one) for body, each in found for one in each if one.person is person]


def _figure(body: Body, person: Person, rows: list[tuple[Meeting, Row]]) -> MemberFigure:
    chances = tuple((meeting, _chance(meeting, row)) for meeting, row in rows)
    made = figure([chance for _, chance in chances], remote_counts=body.remote_counts)
    last_row = rows[-1][1]
    findings = _absence(body, person, made) if last_row.group.councillors else []
    return MemberFigure(person, last_row.group.name, made, chances, tuple(findings))


def _chance(meeting: Meeting, row: Row) -> Chance:
    one = row.attendance
    day = meeting.date or dt.date.min
    substituted = any(place_of(other).present for other in row.substitutes)
    if one is None:
        return Chance(day, substituted=substituted)
    return Chance(day, one.status, place_of(one).remote, substituted)


def _absence(body: Body, person: Person, made: Figure) -> list[Finding]:
    """What is noted of a councillor who is a member now (V15)."""
    today = clock.today()
    seats = [seat for seat in body.seats_on(today) if seat.person_id == person.id]
    if not seats:
        return []
    since = min((seat.from_date for seat in seats if seat.from_date), default=None)
    return six_months_away(person.printed, made.last, since, today)
