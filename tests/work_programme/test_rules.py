"""The rules of the programme, by tables: where a topic stands, when it is due, what comes back, what stands out."""

import datetime as dt
from collections.abc import Callable

import pytest

from panel.lifecycle import Finding
from panel.work_programme.rules import year
from panel.work_programme.rules.layout import NOWHERE as NO_SLOT
from panel.work_programme.rules.layout import UNSCHEDULED, Slot, arranged
from panel.work_programme.rules.recurrence import Recurs, how_often, month_of, next_times
from panel.work_programme.rules.standing import Known, Standing, own_words, standing
from panel.work_programme.rules.waiting import names_body
from panel.work_programme.rules.when import NOWHERE, Gathering, Place, place_for
from panel.work_programme.rules.year import MANY, Duty, Sitting, Topic, findings_of_year

D = dt.date


def test_the_year_runs_through_its_meetings_and_months_with_the_unscheduled_last() -> None:
    march, meeting = Slot("March 2018", None, D(2018, 3, 1)), Slot("Meeting", "m1", D(2018, 1, 15))
    topics = [
        (NO_SLOT, "pay"),
        (Slot("after half term"), "school"),
        (march, "health"),
        (meeting, "fees"),
        (march, "care"),
    ]
    empty = Slot("Meeting", "m2", D(2018, 5, 1))
    found = [(column.slot.words, column.topics) for column in arranged([meeting, empty], topics)]
    assert found == [
        ("Meeting", ("fees",)),
        ("March 2018", ("health", "care")),
        ("Meeting", ()),
        ("after half term", ("school",)),
        (UNSCHEDULED, ("pay",)),
    ]


@pytest.mark.parametrize(
    ("known", "stands"),
    [
        (Known(), Standing.UNSCHEDULED),
        (Known(status="Delivered"), Standing.DELIVERED),
        (Known(status="unscheduled", placed=True), Standing.PLANNED),
        (Known(placed=True, moved=True), Standing.MOVED),
        (Known(placed=True, sat=True, on_agenda=True), Standing.DELIVERED),
        (Known(placed=True, sat=True), Standing.NOT_TAKEN),
        (Known(placed=True, sat=True, on_agenda=True, deferred=True), Standing.DEFERRED),
        (Known(status="on hold", placed=True), Standing.PLANNED),
    ],
)
def test_where_a_topic_stands(known: Known, stands: Standing) -> None:
    assert standing(known) is stands


@pytest.mark.parametrize(("status", "shown"), [("planned", ""), ("Completed", ""), ("on hold", "on hold"), (None, "")])
def test_only_words_of_its_own_are_shown_beside_it(status: str | None, shown: str) -> None:
    assert own_words(status) == shown


MEETINGS = [Gathering("jan", D(2018, 1, 15)), Gathering("march", D(2018, 3, 12)), Gathering("july", D(2018, 7, 9))]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("March meeting", Place(meeting="march")),
        ("next meeting", Place(meeting="jan")),
        ("January 2018; March 2018", Place(meeting="march")),
        ("Jan/Feb", Place(month="February 2018")),
        ("by 20 July 2018", Place(meeting="july")),
        ("Ongoing", NOWHERE),
        ("as soon as possible", NOWHERE),
        (None, NOWHERE),
        ("first half of the spring term", Place(month="first half of the spring term")),
        ("September 2018", Place(month="September 2018")),
    ],
)
def test_where_the_words_of_a_minute_put_a_report(words: str | None, place: Place) -> None:
    assert place_for(words, D(2017, 11, 13), MEETINGS) == place


def test_a_next_meeting_that_nobody_has_planned_is_kept_in_words() -> None:
    assert place_for("next meeting", D(2018, 7, 9), MEETINGS) == Place(month="Next meeting")


@pytest.mark.parametrize(
    ("recurs", "months", "last", "times"),
    [
        (Recurs.MEETING, None, None, [D(2026, 6, 8), D(2026, 9, 14), D(2027, 1, 18), D(2027, 3, 15)]),
        (Recurs.YEAR, None, D(2025, 9, 10), [D(2026, 9, 14)]),
        (Recurs.YEAR, None, D(2025, 11, 10), [D(2027, 1, 18)]),
        (Recurs.YEAR, None, D(2026, 4, 20), [D(2027, 3, 15)]),
        (Recurs.YEAR, None, None, [None]),
        (Recurs.MONTHS, 3, D(2026, 3, 16), [D(2026, 6, 8), D(2026, 9, 14), D(2027, 1, 18), D(2027, 3, 15)]),
        (Recurs.MONTHS, 6, D(2026, 3, 16), [D(2026, 9, 14), D(2027, 3, 15)]),
        (Recurs.MONTHS, 1, D(2026, 4, 20), [D(2026, 6, 8), D(2026, 9, 14), D(2027, 1, 18), D(2027, 3, 15)]),
        (Recurs.MONTHS, 4, D(2026, 1, 19), [D(2026, 6, 8), D(2026, 9, 14), D(2027, 1, 18)]),
        (Recurs.MONTHS, 6, D(2024, 9, 16), [D(2026, 9, 14), D(2027, 3, 15)]),
        (Recurs.MONTHS, 8, D(2026, 5, 11), [D(2027, 1, 18)]),
        (Recurs.MONTHS, 12, D(2026, 5, 11), []),
        (Recurs.MONTHS, None, D(2025, 9, 15), [D(2026, 9, 14)]),
        (Recurs.MONTHS, 6, None, [D(2026, 6, 8), D(2027, 1, 18)]),
    ],
)
def test_what_comes_back_is_made_anew_for_the_next_year(
    recurs: Recurs, months: int | None, last: dt.date | None, times: list[dt.date | None]
) -> None:
    meetings = [D(2026, 6, 8), D(2026, 9, 14), D(2027, 1, 18), D(2027, 3, 15)]
    assert next_times(recurs, months, last, meetings, D(2026, 5, 1)) == times


@pytest.mark.parametrize(
    ("why", "months", "begins", "last", "meetings"),
    [
        ("a meeting on the first of its month", 2, D(2026, 5, 1), D(2026, 4, 13), [D(2026, 6, 1), D(2026, 12, 1)]),
        ("the annual meeting in mid-May", 2, D(2026, 5, 18), D(2026, 3, 16), [D(2026, 5, 20), D(2026, 7, 6)]),
        ("due in the month before the first meeting", 2, D(2026, 5, 1), D(2026, 3, 16), [D(2026, 6, 8)]),
        ("every month", 1, D(2026, 5, 1), D(2026, 4, 20), [D(2026, 5, 11), D(2026, 6, 8), D(2026, 7, 6)]),
    ],
)
def test_what_comes_every_so_many_months_misses_no_meeting_that_it_is_due_at(
    why: str, months: int, begins: dt.date, last: dt.date, meetings: list[dt.date]
) -> None:
    assert next_times(Recurs.MONTHS, months, last, meetings, begins) == meetings, why


def test_a_year_without_meetings_leaves_what_comes_back_without_a_place() -> None:
    assert next_times(Recurs.MEETING, None, None, [], D(2026, 5, 1)) == [None]
    assert next_times(Recurs.MONTHS, 6, None, [], D(2026, 5, 1)) == [None]


@pytest.mark.parametrize(
    ("recurs", "months", "words"),
    [
        (Recurs.YEAR, None, "Every year"),
        (Recurs.MEETING, None, "At every meeting"),
        (Recurs.MONTHS, 3, "Every 3 months"),
        (Recurs.MONTHS, 1, "Every month"),
        (Recurs.MONTHS, None, ""),
        (Recurs.YEAR, 3, "Every year"),
        (None, None, ""),
        (None, 3, ""),
    ],
)
def test_how_often_in_words(recurs: Recurs | None, months: int | None, words: str) -> None:
    assert how_often(recurs, months) == words


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("March 2018", D(2018, 3, 1)),
        ("2018-03", D(2018, 3, 1)),
        ("2018-01", D(2018, 1, 1)),
        ("2018-12", D(2018, 12, 1)),
        ("2018-13", None),
        ("2018-00", None),
        ("15 March 2018", D(2018, 3, 15)),
        ("spring half term", None),
        (None, None),
    ],
)
def test_what_the_words_of_a_month_name(words: str | None, day: dt.date | None) -> None:
    assert month_of(words) == day


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the Corporate Parenting Panel", True),
        ("CPP", True),
        ("to the corporate parenting panel.", True),
        ("the Chairman", False),
        ("Cabinet", False),
        (None, False),
        ("", False),
    ],
)
def test_whether_words_name_a_panel(words: str | None, *, named: bool) -> None:
    assert names_body(words, "Corporate Parenting Panel", "CPP") is named


JANUARY, MARCH = Sitting(D(2027, 1, 18)), Sitting(D(2027, 3, 15))
GONE = Sitting(D(2027, 2, 1), gone=True)


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        (
            [Topic("School results", Standing.PLANNED, JANUARY, data_from="February 2027")],
            "“School results” is due on 18 January 2027, but its data exists from February 2027.",
        ),
        (
            [Topic("School results", Standing.PLANNED, month="January 2027", data_from="February 2027")],
            "“School results” is due on 1 January 2027, but its data exists from February 2027.",
        ),
        (
            [Topic("Health", Standing.PLANNED, GONE)],
            "“Health” was for 1 February 2027, and that meeting does not take place.",
        ),
        (
            [Topic("Health", Standing.NOT_TAKEN, JANUARY)],
            "“Health” was planned for 18 January 2027, but it is not on the agenda of that meeting.",
        ),
        (
            [Topic("Health", Standing.DEFERRED, JANUARY)],
            "“Health” was deferred at the meeting of 18 January 2027 and has no new place.",
        ),
        (
            [Topic(f"Report {number}", Standing.PLANNED, MARCH) for number in range(9)],
            "The meeting of 15 March 2027 has 9 reports; 8 are many already.",
        ),
        (
            [Topic("Health", Standing.PLANNED, MARCH), Topic("health", Standing.PLANNED, MARCH)],
            "“Health” stands twice under 15 March 2027.",
        ),
        (
            [Topic("Health", Standing.PLANNED, month="October 2026")],
            "“Health” was wanted in October 2026, which is over, and never had a meeting.",
        ),
        ([Topic("Health", duty="health")], "“Health” is owed this year and has no meeting yet."),
        ([Topic("Local offer", statutory=True)], "“Local offer” is owed this year and has no meeting yet."),
    ],
)
def test_what_stands_out_in_a_year(topics: list[Topic], said: str) -> None:
    found = findings_of_year(topics, [JANUARY, MARCH, GONE], [], many=8, today=D(2026, 11, 22))
    assert [finding.words for finding in found] == [said]


@pytest.mark.parametrize(
    ("why", "topic"),
    [
        (
            "its data exists in the month that it is due",
            Topic("School results", Standing.PLANNED, month="February 2027", data_from="February 2027"),
        ),
        ("the month is not over", Topic("Health", Standing.PLANNED, month="November 2026")),
        ("the report came round by post", Topic("Health", Standing.DELIVERED, GONE)),
        ("nobody owes it", Topic("Visit of the Minister")),
        ("eight reports are a full meeting", Topic("Health", Standing.PLANNED, JANUARY)),
    ],
)
def test_what_is_in_order_is_not_said(why: str, topic: Topic) -> None:
    others = [Topic(f"Report {number}", Standing.PLANNED, JANUARY) for number in range(7)]
    assert findings_of_year([topic, *others], [JANUARY, GONE], [], many=8, today=D(2026, 11, 30)) == [], why


def test_a_meeting_takes_eight_reports_well_where_the_panel_has_said_nothing() -> None:
    """G7."""
    nine = [Topic(f"Report {number}", Standing.PLANNED, MARCH) for number in range(9)]
    assert [one.rule for one in year.too_many(nine, [MARCH], MANY)] == ["G7"]
    assert year.too_many(nine[:8], [MARCH], MANY) == []


def test_a_duty_that_the_year_does_not_have_is_said() -> None:
    duties = [Duty("offer", "Local offer", True), Duty("health", "Health"), Duty("budget", "Budget")]
    there = [Topic("Health of children in care", Standing.PLANNED, MARCH, duty="health")]
    found = findings_of_year(there, [MARCH], duties, many=8, today=D(2026, 11, 22))
    assert [finding.words for finding in found] == [
        "“Local offer” is a duty and is not in this year’s programme.",
        "“Budget” is in the yearly cycle and not in this year.",
    ]


@pytest.mark.parametrize(
    "rule", [year.too_early, year.at_meetings_gone, year.not_taken, year.without_place], ids=lambda rule: rule.__name__
)
def test_a_year_in_order_says_nothing(rule: Callable[[list[Topic]], list[Finding]]) -> None:
    assert (
        rule([Topic("Health", Standing.DELIVERED, MARCH, data_from="May 2027"), Topic("Fees", Standing.PLANNED)]) == []
    )
