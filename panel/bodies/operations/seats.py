"""Seats and their terms: who sits where, from when to when. What was stays: a new holder is a new row."""

import datetime as dt

from panel.audit.operations import Actor, said
from panel.bodies.models import Body, Seat, SeatSubstitute
from panel.bodies.operations.order import number, ordered
from panel.bodies.rules.seats import Held, SeatFacts, judge_seat
from panel.bodies.rules.terms import DAY, read_day
from panel.extensions import db
from panel.lifecycle import Refused, refuse
from panel.people.models import Person


def add_seat(body: Body, facts: SeatFacts, *, by: Actor) -> Seat:
    """Add a seat after the others. Raises Refused where nobody is said to hold it, or it ends before it begins."""
    _check(facts)
    seat = Seat(position=len(body.seats) + 1)
    body.seats.append(seat)
    _write(seat, facts)
    db.session.flush()
    said(f"gave {_holder(seat)} a seat on {body.name}", by=by, about=f"body/{body.id}")
    return seat


def change_seat(seat: Seat, facts: SeatFacts, *, by: Actor) -> None:
    """Put right what is kept of a term. Raises Refused as above. Someone new in the seat is not a correction."""
    _check(facts)
    _write(seat, facts)
    db.session.flush()
    said(f"changed the seat of {_holder(seat)} on {seat.body.name}", by=by, about=f"body/{seat.body_id}")


def end_term(seat: Seat, last_day: str, *, leave_vacant: bool, by: Actor) -> None:
    """End a term on the day that the words name; with `leave_vacant` the seat is vacant from the day after.

    Raises Refused where the words name no day, or one before the term began.
    """
    day = _day(last_day, last=True)
    if seat.from_date and day < seat.from_date:
        raise refuse("seats", "The term must end on or after the day it begins.")
    seat.to_text, seat.to_date = last_day, day
    if leave_vacant:
        _follow(seat, SeatFacts(Held.VACANT), day + DAY)
    said(f"ended the term of {_holder(seat)} on {seat.body.name}", by=by, about=f"body/{seat.body_id}")


def fill_vacancy(seat: Seat, facts: SeatFacts, *, by: Actor) -> Seat:
    """Give a vacant seat to someone from the day that the words name; the vacancy ends the day before.

    Raises Refused where the seat is not vacant, or the words name no day: older rolls would change with it.
    """
    if not seat.vacant:
        raise refuse("seats", "This seat is not vacant. End the term of who holds it first.")
    _check(facts)
    first = _day(facts.from_text or "", last=False)
    new = _follow(seat, facts, first)
    if seat.from_date and first <= seat.from_date:
        seat.body.seats.remove(seat)
    else:
        seat.to_date, seat.to_text = first - DAY, None
    db.session.flush()
    said(f"gave {_holder(new)} a vacant seat on {new.body.name}", by=by, about=f"body/{new.body_id}")
    return new


def move_seat(seat: Seat, to: int, day: dt.date, *, by: Actor) -> None:
    """Print a seat at another place among those of its group that are held on `day`."""
    body = seat.body
    beside = [one for one in body.seats_on(day) if one.category is seat.category]
    moved = iter(ordered(beside, seat, to))
    body.seats[:] = number([next(moved) if one in beside else one for one in body.seats])
    said(f"moved the seat of {_holder(seat)} on {body.name}", by=by, about=f"body/{body.id}")


def remove_seat(seat: Seat, *, by: Actor) -> None:
    """Take away a seat that was entered by mistake. The term of a seat that was held is ended instead."""
    body, words = seat.body, f"removed the seat of {_holder(seat)} on {seat.body.name}, entered by mistake"
    body.seats.remove(seat)
    said(words, by=by, about=f"body/{body.id}")


def _follow(seat: Seat, facts: SeatFacts, first: dt.date) -> Seat:
    """The next term of the same seat, printed at the same place."""
    new = Seat(position=seat.position)
    seat.body.seats.append(new)
    _write(new, facts)
    new.category, new.voting, new.from_date = seat.category, seat.voting, first
    return new


def _write(seat: Seat, facts: SeatFacts) -> None:
    person = None if facts.held is Held.VACANT or facts.person_id is None else db.session.get(Person, facts.person_id)
    if seat.person is not person:
        seat.person, seat.as_printed = person, None
    seat.post = facts.post if facts.held is Held.POST else None
    seat.vacant = facts.held is Held.VACANT
    seat.category = next((one for one in seat.body.categories if one.id == facts.category_id), None)
    seat.voting, seat.role, seat.note = facts.voting, facts.role, facts.note
    seat.from_text, seat.from_date = facts.from_text, read_day(facts.from_text)
    seat.to_text, seat.to_date = facts.to_text, read_day(facts.to_text, last=True)
    seat.substitutes = [_substitute(one, position) for position, one in enumerate(facts.substitutes, 1)]


def _substitute(one: int | str, position: int) -> SeatSubstitute:
    if isinstance(one, int):
        return SeatSubstitute(person_id=one, position=position)
    return SeatSubstitute(as_printed=one, position=position)


def _check(facts: SeatFacts) -> None:
    findings = [finding for _, finding in judge_seat(facts)]
    if findings:
        raise Refused(*findings)


def _day(words: str, *, last: bool) -> dt.date:
    day = read_day(words, last=last)
    if day is None:
        raise refuse("seats", "Give a day or a month, like 15 January 2018 or May 2017: older rolls stay as they were.")
    return day


def _holder(seat: Seat) -> str:
    return "nobody yet" if seat.vacant else seat.post or seat.printed
