"""Counting clear days (C1–C5): which days count, and the last lawful day to publish.

`off` holds the days that are not working days besides Saturdays and Sundays: bank holidays (C2) and days on which the
offices are shut (C3). Who asks looks them up; here nothing is looked up.
"""

import datetime as dt
from collections.abc import Container
from itertools import islice

DAY = dt.timedelta(days=1)
NEEDED = 5
"""Clear days of notice in England (Local Government Act 1972 s.100A(6), s.100B(3); five since SI 2002/715)."""

HORIZON = 400
"""Days after which a search gives up: offices shut for a year are a mistake in the settings."""


def is_clear_day(day: dt.date, off: Container[dt.date]) -> bool:
    """Whether a day counts: Monday to Friday, no holiday, and the offices open (C1–C3)."""
    return day.weekday() < 5 and day not in off


def clear_days_between(published: dt.date, meeting: dt.date, off: Container[dt.date]) -> list[dt.date]:
    """The clear days, neither the day of publication nor that of the meeting among them (C1, *Elitestone*)."""
    days = (published + DAY * n for n in range(1, (meeting - published).days))
    return [day for day in days if is_clear_day(day, off)]


def clear_days(published: dt.date, meeting: dt.date, off: Container[dt.date]) -> int:
    """How many clear days lie between publication and the meeting (C1)."""
    return len(clear_days_between(published, meeting, off))


def latest_publication(meeting: dt.date, off: Container[dt.date], needed: int = NEEDED) -> dt.date:
    """The last working day on which publishing gives `needed` clear days: the working day before the first of them.

    Raises ValueError where closures leave too few working days in the year before.
    """
    earlier = (meeting - DAY * n for n in range(1, HORIZON))
    working = (day for day in earlier if is_clear_day(day, off))
    last = next(islice(working, needed, None), None)
    if last is None:
        raise ValueError("There are not enough working days before this date: look at the office closures.")
    return last


def publication_day(moment: dt.datetime, cutoff: dt.time) -> dt.date:
    """The day that something published at `moment` (London's time) counts as published.

    After the body's cut-off that is the next day (C4).
    """
    return moment.date() if moment.time() <= cutoff else moment.date() + DAY


def next_lawful_dates(
    published: dt.date, off: Container[dt.date], needed: int = NEEDED, how_many: int = 5
) -> list[dt.date]:
    """The first working days on which a meeting may be held when its agenda is published on `published`."""
    later = (published + DAY * n for n in range(1, HORIZON))
    lawful = (day for day in later if is_clear_day(day, off) and clear_days(published, day, off) >= needed)
    return [day for day, _ in zip(lawful, range(how_many), strict=False)]


def long_date(day: dt.date) -> str:
    """Monday 15 January 2018: how findings and notices say a day."""
    return f"{day:%A} {day.day} {day:%B %Y}"
