"""The date behind the words of “due”: for sorting and reminding only."""

import datetime as dt

import pytest

from panel.minutes.rules.due import days_in, parse_due

MEETING = dt.date(2017, 11, 13)
NEXT = dt.date(2018, 1, 15)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("15 January 2018", dt.date(2018, 1, 15)),
        ("by 3rd Feb", dt.date(2018, 2, 3)),
        ("15/1/18", dt.date(2018, 1, 15)),
        ("1.12.2017", dt.date(2017, 12, 1)),
        ("by 31/03/2018 at the latest", dt.date(2018, 3, 31)),
        ("Sept", dt.date(2018, 9, 30)),
        ("end of May 2018", dt.date(2018, 5, 31)),
        ("March meeting", dt.date(2018, 3, 31)),
        ("Jan/Feb", dt.date(2018, 2, 28)),
        ("by the end of November", dt.date(2017, 11, 30)),
        ("December 2019", dt.date(2019, 12, 31)),
        ("draft in January, final in March", dt.date(2018, 3, 31)),
        ("12 January and 2 March", dt.date(2018, 3, 2)),
        ("Next meeting", NEXT),
        ("Ongoing", None),
        ("as soon as possible", None),
        ("spring half term", None),
        ("the Director may decide", None),
        ("31 February 2018", None),
        ("", None),
        (None, None),
    ],
)
def test_words_and_the_day_they_allow(words: str | None, date: dt.date | None) -> None:
    assert parse_due(words, MEETING, NEXT) == date


def test_a_month_without_a_year_needs_the_day_of_the_meeting() -> None:
    assert parse_due("March", None) is None
    assert parse_due("March 2018", None) == dt.date(2018, 3, 31)


def test_the_day_of_the_meeting_itself_is_not_yet_past() -> None:
    assert parse_due("13 November", MEETING) == MEETING
    assert parse_due("12 November", MEETING) == dt.date(2018, 11, 12)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the meetings of 15 January 2018 and 12 March 2018", [dt.date(2018, 1, 15), dt.date(2018, 3, 12)]),
        ("on 15/1/18 and 12.03.2018", [dt.date(2018, 1, 15), dt.date(2018, 3, 12)]),
        ("in March 2018, or on 12 March", []),
        ("31 April 2018", []),
    ],
)
def test_the_days_that_are_written_out_in_full(words: str, days: list[dt.date]) -> None:
    assert days_in(words) == days
