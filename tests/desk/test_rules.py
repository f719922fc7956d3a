"""How long ago something was asked for, in words; when someone is here anew; how far a first page looks."""

import datetime as dt

import pytest

from panel.desk.rules import FIRST_VISIT, WEEK, age_of, begins_visit

TODAY = dt.date(2018, 3, 12)


@pytest.mark.parametrize(
    ("asked_on", "words"),
    [
        (dt.date(2018, 3, 12), "Less than three months"),
        (dt.date(2018, 1, 22), "Less than three months"),
        (dt.date(2017, 12, 11), "Less than three months"),  # 91 days
        (dt.date(2017, 12, 10), "Three to six months"),  # 92 days, as from June to September
        (dt.date(2017, 9, 11), "Three to six months"),  # 182 days
        (dt.date(2017, 9, 10), "Six months to a year"),  # 183 days
        (dt.date(2017, 3, 12), "Six months to a year"),  # a year to the day
        (dt.date(2017, 3, 11), "More than a year"),
        (dt.date(2009, 6, 1), "More than a year"),
        (dt.date(1889, 4, 1), "More than a year"),
        (None, "More than a year"),
    ],
)
def test_how_long_ago_a_panel_asked_for_something(asked_on: dt.date | None, words: str) -> None:
    """What bears no day is from an old record, and counts as the oldest."""
    assert age_of(asked_on, TODAY).label == words


def on(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2018, 3, day, hour, minute, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("last", "now", "anew"),
    [
        (None, on(12, 9), True),
        (on(12, 9), on(12, 9, 5), False),
        (on(12, 9), on(12, 12, 59), False),
        (on(12, 9), on(12, 13), True),
        (on(12, 9), on(13, 8), True),
        (on(12, 23), on(13, 1), False),
    ],
)
def test_a_visit_is_a_new_one_after_four_hours(last: dt.datetime | None, now: dt.datetime, anew: bool) -> None:
    """What was new in the morning is still told as new at noon, and no more in the afternoon."""
    assert begins_visit(last, now) is anew


@pytest.mark.parametrize(
    ("today", "due", "this_week"),
    [
        (TODAY, dt.date(2018, 3, 12), True),
        (TODAY, dt.date(2018, 3, 16), True),
        (TODAY, dt.date(2018, 3, 19), True),
        (TODAY, dt.date(2018, 3, 20), False),
    ],
)
def test_this_week_reaches_to_the_same_day_of_the_next(today: dt.date, due: dt.date, this_week: bool) -> None:
    assert (due <= today + WEEK) is this_week


@pytest.mark.parametrize(
    ("published", "new"),
    [
        (on(12, 8), True),
        (dt.datetime(2018, 2, 12, 9, tzinfo=dt.UTC), True),
        (dt.datetime(2018, 2, 12, 8, tzinfo=dt.UTC), False),
    ],
)
def test_to_someone_who_was_never_here_four_weeks_are_new(published: dt.datetime, new: bool) -> None:
    """Seen on Monday 12 March at nine: what has come out since the Monday four weeks before, at nine."""
    assert (published >= on(12, 9) - FIRST_VISIT) is new
