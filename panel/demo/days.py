"""The days of the year that is told, reckoned from today: a sensible calendar, whatever day the story is told on."""

import datetime as dt
from collections.abc import Container

from panel.meetings.rules.clear_days import DAY, is_clear_day, latest_publication

TUESDAY = 1
WEEK = dt.timedelta(weeks=1)
AHEAD = 6
"""Days that are left, at the least, to publish for the ordinary meeting that is being prepared."""

FROM_THE_NEXT = {
    "first": -48,
    "too-few": -40,
    "closed": -32,
    "move-from": -26,
    "moved": -24,
    "homes-one": -22,
    "homes-again": -20,
    "visit": -18,
    "late-paper": -16,
    "last": -8,
    "joint": 4,
    "homes-later": 6,
    "after": 8,
    "later": 16,
}
"""Weeks from the next ordinary meeting of the panel to each other meeting that was fixed long before."""

FROM_TODAY = {"special": -8, "homes-two": -3, "young": 4, "homes-go-on": 7}
"""Working days from today to the meetings that are told as of this week."""

NEWS = -1
"""The last working day of which anything is told."""


def meeting_days(today: dt.date, off: Container[dt.date]) -> dict[str, dt.date]:
    """The day of every meeting of the story, each a working day; those of the panel's year are Tuesdays if they can.

    `off` are the days that are not working days besides weekends.
    """
    following = _next(today, off)
    days = {name: working(following + WEEK * weeks, off) for name, weeks in FROM_THE_NEXT.items()}
    recent = {name: working_day(today, steps, off) for name, steps in FROM_TODAY.items()}
    return {**days, "next": following, **recent}


def _next(today: dt.date, off: Container[dt.date]) -> dt.date:
    """The first Tuesday for which there is good time to publish, a few days after everything of this week."""
    day = today + DAY * ((TUESDAY - today.weekday()) % 7)
    after = working_day(today, max(FROM_TODAY.values()) + 1, off)
    while day < after or not is_clear_day(day, off) or latest_publication(day, off) < today + DAY * AHEAD:
        day += WEEK
    return day


def working(day: dt.date, off: Container[dt.date]) -> dt.date:
    """The day itself, or the next one that is a working day."""
    while not is_clear_day(day, off):
        day += DAY
    return day


def working_day(day: dt.date, steps: int, off: Container[dt.date]) -> dt.date:
    """The working day so many working days after `day`, or before it where `steps` is negative; 0 is `day` itself."""
    step = DAY if steps > 0 else -DAY
    for _ in range(abs(steps)):
        day += step
        while not is_clear_day(day, off):
            day += step
    return day


def closures(years: range) -> dict[dt.date, str]:
    """The days between Christmas and New Year on which this council's offices are shut (C3), weekends left out."""
    days = [dt.date(year, 12, day) for year in years for day in (27, 28, 29, 30, 31)]
    return {day: "Offices closed between Christmas and New Year" for day in days if day.weekday() < 5}


def annual_meetings(years: range) -> list[dt.date]:
    """The third Thursday of May in each year, with which this council's municipal years begin (Y1)."""
    return [_third_thursday(dt.date(year, 5, 1)) for year in years]


def _third_thursday(first: dt.date) -> dt.date:
    return first + DAY * ((3 - first.weekday()) % 7 + 14)
