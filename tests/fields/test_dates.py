import datetime as dt

import pytest
from werkzeug.datastructures import MultiDict

from panel.fields.checks import Required
from panel.fields.dates import DateField, TimeField, Unreadable, read_date, read_time
from panel.fields.form import Form


@pytest.mark.parametrize(
    ("day", "month", "year", "date"),
    [
        ("15", "1", "2018", dt.date(2018, 1, 15)),
        ("15", "01", "2018", dt.date(2018, 1, 15)),
        ("15", "January", "2018", dt.date(2018, 1, 15)),
        ("15", "jan", "2018", dt.date(2018, 1, 15)),
        ("29", "2", "2020", dt.date(2020, 2, 29)),
        ("", " ", "", None),
    ],
)
def test_dates_that_are_read(day: str, month: str, year: str, date: dt.date | None) -> None:
    assert read_date({"day": day, "month": month, "year": year}) == date


@pytest.mark.parametrize(
    ("day", "month", "year", "why", "parts"),
    [
        ("", "1", "2018", "must include a day", ("day",)),
        ("15", "", "", "must include a month and year", ("month", "year")),
        ("29", "2", "2018", "must be a real date", ("day", "month", "year")),
        ("31", "4", "2018", "must be a real date", ("day", "month", "year")),
        ("15", "Janvier", "2018", "must be a real date", ("month",)),
        ("x", "y", "2018", "must be a real date", ("day", "month")),
        ("15", "1", "18", "must have a year of 4 figures, like 2026", ("year",)),
        ("15", "1", "0000", "must be a real date", ("day", "month", "year")),
        ("\u0661\u0665", "1", "2018", "must be a real date", ("day",)),
    ],
)
def test_dates_that_are_not(day: str, month: str, year: str, why: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable, match=why) as caught:
        read_date({"day": day, "month": month, "year": year})
    assert caught.value.parts == parts


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("10.00 am", dt.time(10)),
        ("10am", dt.time(10)),
        ("10:30", dt.time(10, 30)),
        ("2 pm", dt.time(14)),
        ("2.30 p.m.", dt.time(14, 30)),
        ("14:30", dt.time(14, 30)),
        ("1430", dt.time(14, 30)),
        ("02:30", dt.time(2, 30)),
        ("noon", dt.time(12)),
        ("12 noon", dt.time(12)),
        ("12 midnight", dt.time(0)),
        ("12.15 am", dt.time(0, 15)),
        ("0:05", dt.time(0, 5)),
        ("", None),
    ],
)
def test_times_that_are_read(typed: str, time: dt.time | None) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("half past two", "must be a time, like 10.00 am or 14:30"),
        ("25:00", "must be a real time"),
        ("10:75", "must be a real time"),
        ("13 am", "must be a real time"),
        ("2.30", "must say am or pm, like 2.30 pm"),
        ("6", "must say am or pm, like 6.00 pm"),
    ],
)
def test_times_that_are_not(typed: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_time(typed)


class Sitting(Form):
    day = DateField("Date of the meeting", validators=[Required("Enter the date of the meeting")])
    begins = TimeField("Time it begins", validators=[Required("Enter the time the meeting begins")])


def test_what_is_missing_is_asked_for() -> None:
    form = Sitting(MultiDict({"day-day": "", "begins": ""}))
    assert not form.validate()
    assert form.error_links() == [
        ("Enter the date of the meeting", "#day-day"),
        ("Enter the time the meeting begins", "#begins"),
    ]


def test_what_is_wrong_stays_as_typed_and_the_summary_leads_to_the_box() -> None:
    form = Sitting(MultiDict({"day-day": "15", "day-month": "Janvier", "day-year": "2018", "begins": "25.00"}))
    assert not form.validate()
    assert form.error_links()[0] == ("Date of the meeting must be a real date", "#day-month")
    assert 'value="Janvier"' in form.day()
    assert form.day().count("govuk-input--error") == 1
    assert 'value="25.00"' in form.begins()


def test_a_known_date_and_time_are_shown() -> None:
    form = Sitting(data={"day": dt.date(2018, 1, 5), "begins": dt.time(14, 30)})
    assert 'name="day-day" type="text" value="5"' in form.day()
    assert 'value="2.30 pm"' in form.begins()


def test_what_is_shown_can_be_sent_back() -> None:
    form = Sitting(MultiDict({"day-day": "5", "day-month": "1", "day-year": "2018", "begins": "2.30 pm"}))
    assert form.validate()
    assert form.data == {"day": dt.date(2018, 1, 5), "begins": dt.time(14, 30)}
