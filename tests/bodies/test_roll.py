"""The membership of a day, as the front sheet prints it and as the minutes freeze it."""

import datetime as dt

from flask import Flask

from panel.bodies.models import SeatSubstitute
from panel.bodies.queries import chair_of, number_of, roll_on, span_of, year_of
from panel.bodies.rules.numbering import Restart
from panel.bodies.rules.roll import Group, Holder, is_chair, roll_as_data, roll_from_data
from tests import factories as make

DAY = dt.date(2018, 1, 15)


def test_members_stand_by_category_with_their_votes_said(app: Flask) -> None:
    panel = make.body()
    elected = make.category(panel, "Elected Members", position=1)
    officers = make.category(panel, "Officers", position=2, voting=True, councillors=False)
    carers = make.category(panel, "Carers (non voting)", position=3, voting=False, note="Only four at one meeting.")
    make.seat(panel, make.person("C Hegley", honorific="Cllr Mrs"), category=elected, role="Chairman", position=1)
    make.seat(panel, None, category=elected, vacant=True, position=2)
    make.seat(panel, make.person("R D Berry", honorific="Cllr"), category=elected, role="Named Substitute", position=3)
    director = make.seat(panel, make.person("J Ogley"), category=officers, post="Director of Social Care", position=4)
    make.keep(SeatSubstitute(seat=director, as_printed="the Assistant Director, Housing"))

    members, posts, others = roll_on(panel, DAY)

    assert members.heading == "Elected Members (voting)"
    assert [holder.line for holder in members.holders] == ["Cllr Mrs C Hegley (Chairman)", "Vacancy"]
    assert [holder.printed for holder in members.substitutes] == ["Cllr R D Berry"]
    assert [holder.line for holder in posts.holders] == ["Director of Social Care"]
    assert posts.holders[0].substitutes == ("the Assistant Director, Housing",)
    assert posts.holders[0].person_id is not None
    assert (others.heading, others.note, others.holders) == ("Carers (non voting)", "Only four at one meeting.", ())
    assert carers.name == others.name


def test_the_roll_is_that_of_its_day(app: Flask) -> None:
    panel = make.body()
    elected = make.category(panel)
    until, after = dt.date(2018, 1, 14), DAY
    make.seat(panel, make.person("A Barker"), category=elected, to_date=until)
    make.seat(panel, make.person("T Stock"), category=elected, from_date=after)

    assert [h.printed for g in roll_on(panel, until) for h in g.holders] == ["A Barker"]
    assert [h.printed for g in roll_on(panel, after) for h in g.holders] == ["T Stock"]


def test_a_seat_says_its_own_vote_where_it_differs_from_its_category(app: Flask) -> None:
    panel = make.body()
    elected = make.category(panel, voting=True)
    make.seat(panel, make.person("B Wells"), category=elected)
    make.seat(panel, make.person("An Observer"), category=elected, voting=False)

    assert [holder.votes for group in roll_on(panel, DAY) for holder in group.holders] == [True, False]


def test_seats_of_no_category_stand_last_and_nothing_is_said_of_votes(app: Flask) -> None:
    panel = make.body()
    make.seat(panel, make.person("B Wells"))

    assert [group.heading for group in roll_on(panel, DAY)] == ["Members"]


def test_a_roll_is_frozen_and_thawed_without_loss() -> None:
    roll = (
        Group(
            "Officers",
            voting=True,
            note="By post",
            holders=(Holder("Director", post="Director", votes=True, substitutes=("a deputy",), seat_id=3),),
            substitutes=(Holder("Cllr R D Berry", role="Substitute", person_id=9),),
        ),
        Group("Members"),
    )
    assert roll_from_data(roll_as_data(roll)) == roll


def test_the_chair_is_known_by_any_of_its_names() -> None:
    assert all(is_chair(role) for role in ("Chairman", "Chair", "chairwoman", "Chairperson", "Co-Chair"))
    assert not any(is_chair(role) for role in (None, "", "Vice-Chairman", "Deputy Chair", "Member"))


def test_the_chair_of_a_day_is_who_was_elected_to_it(app: Flask) -> None:
    panel = make.body()
    make.seat(panel, make.person("A L Dodwell"), role="Vice-Chairman")
    hegley = make.person("C Hegley")
    make.seat(panel, hegley, role="Chairman", from_date=dt.date(2017, 5, 1))

    assert chair_of(panel, DAY) is hegley
    assert chair_of(panel, dt.date(2017, 4, 30)) is None


def test_minutes_are_numbered_by_the_body(app: Flask) -> None:
    panel = make.body(code="CPP", numbering_pattern="{code}/{yy}/{n}", numbering_restarts=Restart.MUNICIPAL_YEAR)
    assert number_of(panel, DAY, 29) == "CPP/17/29"
    assert year_of(panel, DAY) == 2017
    assert span_of(panel, DAY) == (dt.date(2017, 5, 1), dt.date(2018, 4, 30))


def test_a_number_that_restarts_in_january_bears_the_calendar_year(app: Flask) -> None:
    panel = make.body(numbering_pattern="{n}/{yy}", numbering_restarts=Restart.CALENDAR_YEAR)
    assert number_of(panel, DAY, 1) == "1/18"


def test_a_body_without_a_pattern_numbers_nothing(app: Flask) -> None:
    assert number_of(make.body(numbering_pattern=None), DAY, 1) is None
