"""Seats: who holds them, from when to when, and what stays of those before."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.bodies.operations.seats import add_seat, change_seat, end_term, fill_vacancy, move_seat, remove_seat
from panel.bodies.queries import roll_on, seats_by_time
from panel.bodies.rules.seats import Held, SeatFacts, judge_seat, unread_terms
from panel.extensions import db
from panel.lifecycle import Refused
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        (SeatFacts(Held.PERSON, person_id=1), []),
        (SeatFacts(Held.PERSON), ["person"]),
        (SeatFacts(Held.POST, post="Director"), []),
        (SeatFacts(Held.POST), ["post"]),
        (SeatFacts(Held.VACANT), []),
        (SeatFacts(Held.VACANT, from_text="May 2021", to_text="May 2021"), []),
        (SeatFacts(Held.VACANT, from_text="June 2021", to_text="May 2021"), ["to_text"]),
        (SeatFacts(Held.VACANT, from_text="Annual Council", to_text="May 2021"), []),
    ],
)
def test_what_a_seat_may_be(facts: SeatFacts, fields: list[str]) -> None:
    assert [field for field, _ in judge_seat(facts)] == fields


def test_words_that_name_no_day_are_said_to_leave_the_term_open() -> None:
    assert unread_terms(SeatFacts(Held.VACANT, from_text="May 2021")) == []
    (first, last) = unread_terms(SeatFacts(Held.VACANT, from_text="Annual Council", to_text="further notice"))
    assert first.startswith("“Annual Council” names no day")
    assert last.startswith("“further notice” names no day")


def names(panel: Body, day: dt.date) -> list[str]:
    return [holder.printed for group in roll_on(panel, day) for holder in group.holders]


def test_a_term_is_kept_as_written_with_its_day(app: Flask) -> None:
    panel = make.body()
    person = make.person("C Hegley")
    seat = add_seat(panel, SeatFacts(Held.PERSON, person_id=person.id, from_text="May 2017"), by=TERMINAL)
    assert (seat.from_text, seat.from_date, seat.to_date) == ("May 2017", dt.date(2017, 5, 1), None)


@pytest.mark.both_engines
def test_ending_a_term_and_filling_the_vacancy_keeps_the_rolls_before(app: Flask) -> None:
    panel = make.body()
    group = make.category(panel)
    old, new = make.person("A Barker"), make.person("T Stock")
    facts = SeatFacts(Held.PERSON, person_id=old.id, category_id=group.id, role="Vice-Chairman", from_text="May 2021")
    seat = add_seat(panel, facts, by=TERMINAL)

    end_term(seat, "September 2026", leave_vacant=True, by=TERMINAL)
    vacancy = seats_by_time(panel, dt.date(2026, 10, 1))[0][0]
    assert (vacancy.vacant, vacancy.from_date, vacancy.category) == (True, dt.date(2026, 10, 1), group)
    fill_vacancy(vacancy, SeatFacts(Held.PERSON, person_id=new.id, from_text="2 November 2026"), by=TERMINAL)
    db.session.commit()

    assert names(panel, dt.date(2026, 9, 30)) == ["A Barker"]
    assert names(panel, dt.date(2026, 10, 1)) == ["Vacancy"]
    assert names(panel, dt.date(2026, 11, 1)) == ["Vacancy"]
    assert names(panel, dt.date(2026, 11, 2)) == ["T Stock"]
    now, coming, past = seats_by_time(panel, dt.date(2026, 11, 2))
    assert [seat.printed for seat in now] == ["T Stock"]
    assert coming == []
    assert [(seat.vacant, seat.printed) for seat in past] == [(True, ""), (False, "A Barker")]


def test_a_vacancy_that_is_filled_from_its_first_day_never_was(app: Flask) -> None:
    panel = make.body()
    vacancy = add_seat(panel, SeatFacts(Held.VACANT, from_text="1 October 2026"), by=TERMINAL)
    person = make.person("T Stock")
    fill_vacancy(vacancy, SeatFacts(Held.PERSON, person_id=person.id, from_text="1 October 2026"), by=TERMINAL)
    db.session.commit()
    assert [seat.printed for seat in panel.seats] == ["T Stock"]


@pytest.mark.parametrize("words", ["Annual Council", ""])
def test_a_vacancy_is_filled_from_a_day(app: Flask, words: str) -> None:
    """Without a day the new holder would stand on every roll there ever was."""
    panel = make.body()
    vacancy = add_seat(panel, SeatFacts(Held.VACANT), by=TERMINAL)
    person = make.person("T Stock")
    with pytest.raises(Refused, match="older rolls stay as they were"):
        fill_vacancy(vacancy, SeatFacts(Held.PERSON, person_id=person.id, from_text=words), by=TERMINAL)


def test_only_a_vacant_seat_is_filled(app: Flask) -> None:
    panel = make.body()
    person = make.person("T Stock")
    seat = add_seat(panel, SeatFacts(Held.PERSON, person_id=person.id), by=TERMINAL)
    with pytest.raises(Refused, match="not vacant"):
        fill_vacancy(seat, SeatFacts(Held.PERSON, person_id=person.id, from_text="May 2026"), by=TERMINAL)


def test_a_term_does_not_end_before_it_begins(app: Flask) -> None:
    panel = make.body()
    seat = add_seat(panel, SeatFacts(Held.VACANT, from_text="May 2026"), by=TERMINAL)
    with pytest.raises(Refused, match="on or after the day it begins"):
        end_term(seat, "April 2026", leave_vacant=False, by=TERMINAL)


def test_a_seat_by_post_prints_the_post_and_its_substitutes(app: Flask) -> None:
    panel = make.body()
    director, deputy = make.person("J Ogley"), make.person("D Deputy")
    facts = SeatFacts(
        Held.POST, person_id=director.id, post="Director", substitutes=(deputy.id, "or their representative")
    )
    add_seat(panel, facts, by=TERMINAL)
    db.session.commit()
    ((holder,),) = [group.holders for group in roll_on(panel, dt.date(2026, 1, 1))]
    assert holder.line == "Director"
    assert holder.person_id == director.id
    assert holder.substitutes == ("D Deputy", "or their representative")


def test_seats_are_moved_within_their_group(app: Flask) -> None:
    panel = make.body()
    group = make.category(panel)
    people = [make.person(name) for name in ("A", "B", "C")]
    seats = [
        add_seat(panel, SeatFacts(Held.PERSON, person_id=person.id, category_id=group.id), by=TERMINAL)
        for person in people
    ]
    move_seat(seats[2], 1, dt.date(2026, 1, 1), by=TERMINAL)
    db.session.commit()
    assert names(panel, dt.date(2026, 1, 1)) == ["C", "A", "B"]


def test_a_seat_entered_by_mistake_is_removed(app: Flask) -> None:
    panel = make.body()
    seat = add_seat(panel, SeatFacts(Held.VACANT), by=TERMINAL)
    remove_seat(seat, by=TERMINAL)
    db.session.commit()
    assert panel.seats == []


def test_a_correction_of_the_person_drops_the_words_of_the_paper(app: Flask) -> None:
    panel = make.body()
    seat = make.seat(panel, make.person("A Barker"), as_printed="Cllr Mrs A Barker")
    change_seat(seat, SeatFacts(Held.PERSON, person_id=seat.person_id, role="Chairman"), by=TERMINAL)
    assert seat.printed == "Cllr Mrs A Barker"
    change_seat(seat, SeatFacts(Held.PERSON, person_id=make.person("T Stock").id), by=TERMINAL)
    assert seat.printed == "T Stock"


def test_the_clerk_keeps_the_members_on_screen(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    group = make.category(panel)
    old, new = make.person("A Barker"), make.person("T Stock")
    clerk = sign_in(make.account(Role.CLERK, of=panel))
    members = f"/panels/{panel.id}/members"
    with clock.at(dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)):
        clerk.post(
            f"{members}/add",
            data={"held": "person", "person": old.id, "category": group.id, "from_text": "May 2021"},
        )
        (seat,) = panel.seats
        page = clerk.post(f"/seats/{seat.id}/end", data={"last_day": "sometime"}).text
        assert "Enter a day or a month, like 18 May 2026 or May 2026" in page
        clerk.post(f"/seats/{seat.id}/end", data={"last_day": "31 October 2026", "leave_vacant": "y"})
        page = clerk.get(members).text
        assert "Vacant" in page
        assert "A Barker" in page.partition("Past terms")[2]
        vacancy = next(one for one in panel.seats if one.vacant)
        wrong = clerk.post(f"/seats/{vacancy.id}/fill", data={"held": "person", "person": new.id, "from_text": "soon"})
        assert "older rolls stay as they were" in wrong.text
        clerk.post(
            f"/seats/{vacancy.id}/fill", data={"held": "person", "person": new.id, "from_text": "20 November 2026"}
        )
        assert "T Stock" in clerk.get(members).text.partition("Past terms")[0]


def test_nobody_in_the_seat_is_said_beside_the_field(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    clerk = sign_in(make.account(Role.CLERK, of=panel))
    page = clerk.post(f"/panels/{panel.id}/members/add", data={"held": "person", "role": "Chairman"}).text
    assert "Choose who holds the seat" in page
    assert 'href="#person"' in page
    assert 'value="Chairman"' in page


def test_a_seat_is_removed_only_after_asking(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    seat = make.seat(panel, make.person("A Barker"))
    clerk = sign_in(make.account(Role.CLERK, of=panel))
    assert "If someone did hold it, end the term instead." in clerk.get(f"/seats/{seat.id}/remove").text
    clerk.post(f"/seats/{seat.id}/remove")
    db.session.expire_all()
    assert panel.seats == []
