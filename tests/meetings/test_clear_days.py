"""C1–C5: the table of the rules sheet, the worked examples, and what the calendar of England knows."""

import datetime as dt

import pytest

from panel.meetings.rules.clear_days import (
    clear_days,
    clear_days_between,
    is_clear_day,
    latest_publication,
    next_lawful_dates,
    publication_day,
)
from panel.meetings.working_days import bank_holidays

D = dt.date.fromisoformat

HOLIDAYS = [
    *("2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26"),
    *("2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26"),
    *("2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"),
    *("2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28"),
    *("2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"),
    *("2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27", "2029-12-25", "2029-12-26"),
    *("2030-01-01", "2030-04-19", "2030-04-22", "2030-05-06", "2030-05-27", "2030-08-26", "2030-12-25", "2030-12-26"),
]
OFF = frozenset(D(day) for day in HOLIDAYS)


def days(year: int, month: str) -> list[dt.date]:
    """Days of one year, written “12-18 12-21”."""
    return [D(f"{year}-{one}") for one in month.split()]


TABLE = [
    ("a plain week", "2026-11-24", "2026-11-16", days(2026, "11-17 11-18 11-19 11-20 11-23")),
    ("Easter week", "2027-04-01", "2027-03-22", days(2027, "03-23 03-24 03-25 03-30 03-31")),
    ("just after Easter", "2027-04-06", "2027-03-25", days(2027, "03-30 03-31 04-01 04-02 04-05")),
    ("Christmas", "2026-12-29", "2026-12-17", days(2026, "12-18 12-21 12-22 12-23 12-24")),
    ("New Year", "2027-01-05", "2026-12-23", [*days(2026, "12-24 12-29 12-30 12-31"), D("2027-01-04")]),
    ("substitute days", "2028-01-06", "2027-12-24", [*days(2027, "12-29 12-30 12-31"), *days(2028, "01-04 01-05")]),
    ("a holiday the day before", "2027-05-04", "2027-04-23", days(2027, "04-26 04-27 04-28 04-29 04-30")),
    ("the summer holiday", "2027-09-02", "2027-08-24", days(2027, "08-25 08-26 08-27 08-31 09-01")),
]


@pytest.mark.parametrize(("why", "meeting", "latest", "counted"), TABLE, ids=[row[0] for row in TABLE])
def test_last_lawful_day_and_the_five_clear_days_after_it(why, meeting, latest, counted):
    """C1, C2."""
    assert latest_publication(D(meeting), OFF) == D(latest)
    assert clear_days_between(D(latest), D(meeting), OFF) == counted
    assert clear_days(D(latest) + dt.timedelta(days=1), D(meeting), OFF) <= 5


def test_days_on_which_the_offices_are_shut_do_not_count():
    off = OFF | set(days(2026, "12-24 12-29 12-30 12-31"))
    assert latest_publication(D("2027-01-05"), off) == D("2026-12-17")
    assert clear_days_between(D("2026-12-17"), D("2027-01-05"), off) == [
        *days(2026, "12-18 12-21 12-22 12-23"),
        D("2027-01-04"),
    ]


def test_elitestone_thursday_to_tuesday_is_two_clear_days_not_three():
    assert clear_days_between(D("1990-04-26"), D("1990-05-01"), ()) == days(1990, "04-27 04-30")


WEEK = [
    ("Monday", "2026-11-16", "2026-11-06"),
    ("Tuesday", "2026-11-17", "2026-11-09"),
    ("Wednesday", "2026-11-18", "2026-11-10"),
    ("Thursday", "2026-11-19", "2026-11-11"),
    ("Friday", "2026-11-20", "2026-11-12"),
]


@pytest.mark.parametrize(("weekday", "meeting", "latest"), WEEK)
def test_without_holidays_it_is_the_sixth_working_day_before(weekday, meeting, latest):
    assert f"{D(meeting):%A}" == weekday
    assert latest_publication(D(meeting), ()) == D(latest)


def test_a_body_may_ask_for_another_number_of_clear_days():
    assert latest_publication(D("2026-11-24"), (), needed=3) == D("2026-11-18")


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2026-11-21", False), ("2026-11-22", False), ("2026-11-23", True), ("2026-12-25", False), ("2026-12-28", False)],
)
def test_weekends_and_holidays_are_not_clear_days(day, counts):
    assert is_clear_day(D(day), OFF) is counts


def test_papers_out_on_a_saturday_are_open_from_monday():
    """Friday is the last lawful working day, but five whole working days follow a Saturday's posting too."""
    assert clear_days(D("2026-11-14"), D("2026-11-23"), ()) == 5


@pytest.mark.parametrize(
    ("time", "counts_as"), [("16:59", "2026-11-16"), ("17:00", "2026-11-16"), ("17:01", "2026-11-17")]
)
def test_after_the_cutoff_publication_counts_as_the_next_day(time, counts_as):
    moment = dt.datetime.fromisoformat(f"2026-11-16T{time}:00+00:00")
    assert publication_day(moment, dt.time(17, 0)) == D(counts_as)


def test_the_next_lawful_dates_when_published_on_a_day():
    assert next_lawful_dates(D("2026-12-17"), OFF) == [
        *days(2026, "12-29 12-30 12-31"),
        *days(2027, "01-04 01-05"),
    ]


def test_a_body_without_notice_may_meet_on_the_next_working_day():
    assert next_lawful_dates(D("2026-11-20"), (), needed=0, how_many=2) == days(2026, "11-23 11-24")
    assert next_lawful_dates(D("2026-11-23"), (), needed=0, how_many=1) == days(2026, "11-24")


def test_each_next_lawful_date_is_lawful_and_the_working_day_before_the_first_is_not():
    published = D("2026-12-22")
    dates = next_lawful_dates(published, OFF)
    assert dates[0] == D("2027-01-04")
    assert all(latest_publication(date, OFF) >= published for date in dates)
    assert clear_days(published, D("2026-12-31"), OFF) == 4


def test_offices_shut_for_more_than_a_year_are_said_to_be_a_mistake():
    shut = {D("2025-01-01") + dt.timedelta(days=n) for n in range(700)}
    with pytest.raises(ValueError, match="office closures"):
        latest_publication(D("2026-11-24"), shut)


def test_the_bank_holidays_of_england_on_working_days_are_these():
    known = {day for year in range(2024, 2031) for day in bank_holidays(year) if day.weekday() < 5}
    assert known == OFF
