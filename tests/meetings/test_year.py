"""The calendar of a year, and new meetings."""

import datetime as dt

import pytest

from panel import clock
from panel.access.rules import Role
from panel.bodies.models import OfficeClosure, StandardItem
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.rules.calendar import findings_of_date, series
from tests import factories as make

D = dt.date.fromisoformat
TODAY = dt.datetime(2026, 6, 1, 9, 0, tzinfo=clock.LONDON)


FINDINGS = [
    ("2026-11-24", None, ""),
    ("2026-12-25", "C2", "Friday 25 December 2026 is not a working day: Christmas Day."),
    ("2026-11-21", "C2", "Saturday 21 November 2026 is at a weekend."),
    ("2026-11-22", "C2", "Sunday 22 November 2026 is at a weekend."),
    ("2026-11-20", None, ""),
    ("2026-11-10", "Y2", "The panel already has a meeting on Tuesday 10 November 2026."),
    ("2026-06-03", "N3", "The last lawful day to publish was Tuesday 26 May 2026."),
    ("2026-06-01", "N3", "The last lawful day to publish was Sunday 24 May 2026."),  # the day itself
    ("2026-06-09", None, ""),  # today is the last day, so nothing is too late
    ("2026-05-05", None, ""),  # a past meeting is recorded, not planned
]


@pytest.mark.parametrize(("date", "rule", "words"), FINDINGS)
def test_what_is_said_of_a_date(date, rule, words):
    """C2, Y2, N3."""
    found = findings_of_date(
        D(date),
        publish_by=D(date) - dt.timedelta(days=8),
        off={D("2026-12-25"): "Christmas Day"},
        taken={D("2026-11-10")},
        today=D("2026-06-01"),
    )
    assert [(finding.rule, finding.words) for finding in found] == ([(rule, words)] if rule else [])


def test_the_rest_of_the_year_every_six_weeks_passing_over_holidays():
    holiday = {D("2026-10-20"): "A holiday"}
    assert series(D("2026-09-08"), 6, D("2027-01-31"), holiday) == [D("2026-10-21"), D("2026-12-01"), D("2027-01-12")]


SERIES = [
    ("to the last day itself", "2026-09-08", 6, "2026-12-01", ["2026-10-20", "2026-12-01"]),
    ("to the day before", "2026-09-08", 6, "2026-11-30", ["2026-10-20"]),
    ("moved past the last day by a holiday", "2026-11-17", 1, "2026-11-25", ["2026-11-24"]),
    ("on a Saturday, so on Monday", "2026-11-14", 1, "2026-11-30", ["2026-11-23", "2026-11-30"]),
]


@pytest.mark.parametrize(("why", "last", "weeks", "until", "found"), SERIES, ids=[row[0] for row in SERIES])
def test_the_rest_of_a_year(why, last, weeks, until, found):
    assert series(D(last), weeks, D(until), {D("2026-12-25"): "Christmas Day"}) == [D(day) for day in found]


def test_what_meets_every_week_is_planned_for_a_year_at_a_time():
    found = series(D("2026-09-08"), 1, D("2030-09-08"), {})
    assert (found[0], found[-1], len(found)) == (D("2026-09-15"), D("2027-09-14"), 53)


@pytest.fixture
def body(app):
    return make.body(
        standard_items=[StandardItem(title="Apologies", position=1), StandardItem(title="Interests", position=2)]
    )


@pytest.fixture
def clerk(body, sign_in):
    return sign_in(make.account(Role.CLERK, of=body))


def sent(*dates: str, **more: str) -> dict[str, str]:
    """The form of a year as the browser sends it."""
    form = {"time": "10.00 am", "venue": "Committee Room 1", "weeks": "6"} | more
    for number, date in enumerate(dates):
        year, month, day = date.split("-")
        form |= {
            f"dates-{number}-date-day": day,
            f"dates-{number}-date-month": month,
            f"dates-{number}-date-year": year,
        }
    return form


def dates() -> list[str]:
    return [str(meeting.date) for meeting in db.session.scalars(db.select(Meeting).order_by(Meeting.date))]


def test_the_calendar_leads_to_this_municipal_year(clerk, body):
    with clock.at(dt.datetime(2026, 4, 1, tzinfo=clock.LONDON)):
        assert clerk.get("/calendar").location == f"/panels/{body.id}/calendar/2025"
    with clock.at(TODAY):
        page = clerk.get("/calendar", follow_redirects=True).text
    assert "Calendar 2026/27" in page
    assert "from 1 May 2026 to 30 April 2027" in page


def test_several_dates_are_added_at_once_each_with_its_last_lawful_day(clerk, body):
    body.council.closures.append(OfficeClosure(day=D("2026-12-24"), reason="Offices shut"))
    make.keep(body)
    with clock.at(TODAY):
        url = f"/panels/{body.id}/calendar/2026"
        page = clerk.post(url, data=sent("2026-11-24", "2027-01-05", save="1"), follow_redirects=True).text
    assert dates() == ["2026-11-24", "2027-01-05"]
    assert "2 meetings added to the calendar" in page
    assert "Monday 16 November 2026" in page
    assert "Tuesday 22 December 2026" in page


def test_dates_are_checked_before_they_are_added(clerk, body):
    make.meeting(body, D("2026-11-24"))
    with clock.at(TODAY):
        page = clerk.post(f"/panels/{body.id}/calendar/2026", data=sent("2026-11-24", "2026-12-25", check="1")).text
    assert "The panel already has a meeting on Tuesday 24 November 2026." in page
    assert "Friday 25 December 2026 is not a working day: Christmas Day." in page
    assert dates() == ["2026-11-24"]


def test_the_rest_of_the_year_is_filled_in_for_the_clerk_to_change(clerk, body):
    with clock.at(TODAY):
        page = clerk.post(f"/panels/{body.id}/calendar/2026", data=sent("2026-06-16", fill="1", weeks="12")).text
    assert page.count('value="2027"') == 1
    assert "Tuesday 23 February 2027" in page
    assert dates() == []


def test_a_date_that_is_none_is_said_beside_it_and_nothing_is_added(clerk, body):
    answer = clerk.post(f"/panels/{body.id}/calendar/2026", data=sent("2026-11-24", "2026-02-30", save="1"))
    assert "Date must be a real date" in answer.text
    assert 'value="24"' in answer.text
    assert dates() == []


def test_each_meeting_is_shown_with_its_state(clerk, body):
    make.meeting(body, D("2026-09-15"), state="held")
    make.meeting(body, D("2026-11-24"), state="postponed")
    page = clerk.get(f"/panels/{body.id}/calendar/2026").text
    assert ">Held<" in page
    assert ">Postponed<" in page


def create(clerk, body, source: str) -> Meeting:
    form = {
        "body": body.id,
        "date-day": "24",
        "date-month": "11",
        "date-year": "2026",
        "time": "10 am",
        "source": source,
    }
    answer = clerk.post("/meetings/new", data=form)
    assert answer.status_code == 302, answer.text
    return db.session.scalars(db.select(Meeting).order_by(Meeting.id.desc())).first()


@pytest.mark.parametrize(
    ("source", "titles"), [("standard", ["Apologies", "Interests"]), ("last", ["Fostering"]), ("empty", [])]
)
def test_a_meeting_begins_with_standard_items_the_last_agenda_or_nothing(clerk, body, source, titles):
    last = make.meeting(body, D("2026-09-15"), contacts=[{"name": "Clare Clerk"}])
    make.item(last, "Fostering")
    meeting = create(clerk, body, source)
    assert [item.title for item in meeting.items] == titles
    assert (meeting.time, meeting.contacts) == (dt.time(10, 0), [{"name": "Clare Clerk"}])


def test_a_panel_whose_meetings_one_does_not_plan_is_not_offered(clerk, body):
    other = make.body(name="Licensing Committee")
    assert "Licensing Committee" not in clerk.get("/meetings/new").text
    form = {"body": other.id, "date-day": "24", "date-month": "11", "date-year": "2026", "time": "10 am"}
    assert "choose from the list" in clerk.post("/meetings/new", data=form).text
    assert clerk.get(f"/panels/{other.id}/calendar/2026").status_code == 403
    assert dates() == []
