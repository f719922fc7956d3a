"""Attendance figures: only meetings held while someone was a member, and the rule beside them (V8, V15)."""

import datetime as dt

import pytest

from panel import clock
from panel.access.rules import Role
from panel.lifecycle import Level
from panel.meetings.figures import figures_of, meetings_counted
from panel.meetings.models import Attendance
from panel.meetings.rules.figures import RULE, Chance, Figure, figure, held, six_months_after, six_months_away
from panel.meetings.rules.life import State
from tests import factories as make

SEPTEMBER, NOVEMBER, JANUARY = dt.date(2026, 9, 8), dt.date(2026, 11, 10), dt.date(2027, 1, 12)


@pytest.mark.parametrize(
    ("state", "recorded", "counts"),
    [
        (State.HELD, True, True),
        (State.ADJOURNED, True, True),
        (State.RECONVENED, True, True),
        (State.HELD, False, False),
        (State.INQUORATE, True, False),
        (State.CANCELLED, True, False),
        (State.POSTPONED, True, False),
        (State.PUBLISHED, True, False),
        (State.STUB, True, False),
    ],
)
def test_which_meetings_count(state, recorded, counts):
    assert held(state, recorded=recorded) is counts


CAME, SENT, LATER = Chance(SEPTEMBER, "present"), Chance(NOVEMBER, "apologies"), Chance(JANUARY, "Present ")
FAR = Chance(NOVEMBER, "present", remote=True)
FIGURES = [
    ([], False, Figure()),
    ([CAME, SENT, LATER], False, Figure(3, 2, 0, 1, 0, JANUARY)),
    ([CAME, FAR], False, Figure(2, 1, 1, 0, 0, SEPTEMBER)),
    ([CAME, FAR], True, Figure(2, 2, 1, 0, 0, NOVEMBER)),
    ([Chance(NOVEMBER, "apologies", substituted=True)], False, Figure(1, 0, 0, 1, 1, None)),
    ([Chance(NOVEMBER, "present", substituted=True)], False, Figure(1, 1, 0, 0, 0, NOVEMBER)),
    ([Chance(NOVEMBER), Chance(JANUARY, "absent")], False, Figure(2, 0, 0, 0, 0, None)),
]


@pytest.mark.parametrize(("chances", "remote_counts", "made"), FIGURES)
def test_a_members_figures(chances, remote_counts, made):
    assert figure(chances, remote_counts=remote_counts) == made


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (dt.date(2026, 1, 15), dt.date(2026, 7, 15)),
        (dt.date(2026, 6, 30), dt.date(2026, 12, 30)),
        (dt.date(2026, 7, 1), dt.date(2027, 1, 1)),
        (dt.date(2026, 8, 31), dt.date(2027, 2, 28)),
        (dt.date(2027, 8, 31), dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 31), dt.date(2027, 6, 30)),
    ],
)
def test_six_months_after_a_day(day, later):
    assert six_months_after(day) == later


ABSENCES = [
    ("came in time", SEPTEMBER, None, dt.date(2027, 3, 7), ""),
    ("six months to the day", SEPTEMBER, None, dt.date(2027, 3, 8), "since 8 September 2026"),
    ("never came, and is new", None, NOVEMBER, JANUARY, ""),
    ("never came", None, NOVEMBER, dt.date(2027, 5, 10), "since 10 November 2026"),
    ("came before the term began", SEPTEMBER, NOVEMBER, dt.date(2027, 3, 8), ""),
    ("nothing known", None, None, JANUARY, ""),
]


@pytest.mark.parametrize(("why", "last", "since", "today", "words"), ABSENCES, ids=[row[0] for row in ABSENCES])
def test_six_months_without_attendance_is_noted(why, last, since, today, words):
    found = six_months_away("Cllr Ash", last, since, today)
    assert [(one.rule, one.level) for one in found] == ([("V15", Level.NOTE)] if words else [])
    assert all(words in one.words and "Cllr Ash" in one.words for one in found)


@pytest.fixture
def body(app):
    """A councillor throughout, one who joined in October, a young person; two meetings, and one without a quorum."""
    body = make.body(year_begins_month=5)
    elected = make.category(body)
    young = make.category(body, "Young people", voting=False, councillors=False)
    ash, birch, kim = make.person("Cllr Ash"), make.person("Cllr Birch"), make.person("Kim", young=True)
    make.seat(body, ash, category=elected)
    make.seat(body, birch, category=elected, from_date=dt.date(2026, 10, 1))
    make.seat(body, kim, category=young)
    for day, state in ((SEPTEMBER, State.HELD), (NOVEMBER, State.HELD), (JANUARY, State.INQUORATE)):
        meeting = make.meeting(body, day, state=state)
        for place, (person, status) in enumerate(((ash, "present"), (birch, "apologies"), (kim, "present"))):
            make.keep(Attendance(meeting=meeting, person=person, status=status, mode="room", position=place))
    return body


def test_only_meetings_held_while_someone_was_a_member_count(body):
    made = {one.person.name: one.figure for one in figures_of(body, meetings_counted(body))}
    assert made == {
        "Cllr Ash": Figure(2, 2, 0, 0, 0, NOVEMBER),
        "Cllr Birch": Figure(1, 0, 0, 1, 0, None),
    }


def test_six_months_are_noted_of_councillors_who_are_members_now(body):
    with clock.at(dt.datetime(2027, 5, 20, 10, 0, tzinfo=clock.LONDON)):
        found = [note.words for one in figures_of(body, meetings_counted(body)) for note in one.findings]
        assert [words[: words.index(" six")] for words in found] == [
            "Cllr Ash has attended no meeting of this panel since 10 November 2026,",
            "Cllr Birch has attended no meeting of this panel since 1 October 2026,",
        ]
        body.seats[1].to_date = dt.date(2027, 5, 1)
        assert [one.person.name for one in figures_of(body, meetings_counted(body)) if one.findings] == ["Cllr Ash"]


def test_the_page_shows_the_rule_beside_the_figures_and_nobody_young(body, client, sign_in):
    page = client.get(f"/panels/{body.id}/attendance").text
    assert RULE in page
    assert "2 meetings in 2026/27" in page
    assert "Cllr Ash" in page
    assert "Kim" not in page
    clerk = sign_in(make.account(Role.CLERK, of=body))
    with clock.at(dt.datetime(2027, 5, 20, 10, 0, tzinfo=clock.LONDON)):
        assert "Six months without attendance" in clerk.get(f"/panels/{body.id}/attendance").text
        assert "Six months without attendance" not in client.get(f"/panels/{body.id}/attendance").text


def test_one_persons_page_lists_each_meeting_and_the_young_have_none(body, client):
    ash, _, kim = (seat.person for seat in body.seats)
    page = client.get(f"/people/{ash.id}/attendance").text
    assert "2 of 2" in page
    assert "Tuesday 8 September 2026" in page
    assert "12 January 2027" not in page
    assert client.get(f"/people/{kim.id}/attendance").status_code == 404


def test_a_panel_that_has_not_met_says_so(app, client):
    body = make.body()
    assert "will be here once a meeting has been held" in client.get(f"/panels/{body.id}/attendance").text
    person = make.person("Cllr Ash")
    assert "No meeting has been held" in client.get(f"/people/{person.id}/attendance").text
