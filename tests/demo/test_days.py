"""Whatever day the demonstration is told on, its calendar is one that a clerk would make."""

import datetime as dt

import pytest

from panel.demo.days import AHEAD, FROM_TODAY, annual_meetings, closures, meeting_days, working_day
from panel.demo.telling import plot
from panel.meetings.rules.clear_days import is_clear_day, latest_publication
from panel.meetings.working_days import bank_holidays

YEARS = range(2024, 2032)
OFF = closures(YEARS) | {day: name for year in YEARS for day, name in bank_holidays(year).items()}
TODAYS = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(3 * 365)]


def test_every_meeting_is_on_a_working_day_and_none_on_the_day_of_another() -> None:
    for today in TODAYS:
        days = meeting_days(today, OFF)
        assert [name for name, day in days.items() if not is_clear_day(day, OFF)] == []
        assert len(set(days.values())) == len(days)


def test_there_is_time_to_publish_for_the_meeting_that_is_being_prepared() -> None:
    for today in TODAYS:
        following = meeting_days(today, OFF)["next"]
        assert following.weekday() == 1
        assert latest_publication(following, OFF) >= today + dt.timedelta(days=AHEAD)


def test_what_is_told_as_of_this_week_lies_about_today() -> None:
    for today in TODAYS:
        days = meeting_days(today, OFF)
        assert days["special"] < days["homes-two"] < today < days["young"] < days["homes-go-on"] < days["next"]
        assert days["last"] < working_day(days["special"], -5, OFF), "the last ordinary meeting is over by then"
        assert all(abs((days[name] - today).days) < 25 for name in FROM_TODAY)


@pytest.mark.parametrize(
    ("day", "steps", "there"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-12-24", 1, "2027-01-04"),
        ("2026-11-18", 0, "2026-11-18"),
    ],
)
def test_working_days_pass_over_weekends_holidays_and_closed_offices(day: str, steps: int, there: str) -> None:
    assert working_day(dt.date.fromisoformat(day), steps, OFF) == dt.date.fromisoformat(there)


def test_the_municipal_year_begins_on_the_third_thursday_of_may() -> None:
    assert annual_meetings(range(2026, 2028)) == [dt.date(2026, 5, 21), dt.date(2027, 5, 20)]


@pytest.mark.parametrize("today", TODAYS[::23], ids=str)
def test_everything_told_is_past_in_its_order_and_on_working_days(today: dt.date) -> None:
    year = plot(today)
    assert max(step.at.date() for step in year.steps) < today
    assert [step for step in year.steps if not is_clear_day(step.at.date(), year.off)] == []
    for key, chapter in year.chapters.items():
        told = [step.verb for step in year.steps if step.key == key]
        assert told == [words.split()[0] for words in chapter["steps"]], key


@pytest.mark.parametrize("today", TODAYS[::23], ids=str)
def test_each_pack_is_published_in_time_but_for_the_meeting_at_short_notice(today: dt.date) -> None:
    year = plot(today)
    published = {step.key: step.at.date() for step in year.steps if step.verb == "publish"}
    late = [key for key, day in published.items() if day > latest_publication(year.chapters[key]["date"], year.off)]
    assert late == ["special"]
