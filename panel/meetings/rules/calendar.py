"""Planning a year: what to say about a date, and filling in dates at a regular distance."""

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass

from panel.lifecycle import Finding
from panel.meetings.rules.clear_days import DAY, is_clear_day, long_date


@dataclass(frozen=True)
class Planned:
    """A date entered, the last lawful day to publish for it, and what a clerk should know of it."""

    date: dt.date
    publish_by: dt.date
    findings: tuple[Finding, ...]


def findings_of_date(
    date: dt.date,
    *,
    publish_by: dt.date,
    off: Mapping[dt.date, str],
    taken: Container[dt.date] = (),
    today: dt.date,
) -> tuple[Finding, ...]:
    """What is odd about a date: it is a holiday or at a weekend, it is taken, or it is too near for five clear days."""
    found = [
        (date in off, "C2", f"{long_date(date)} is not a working day: {off.get(date)}."),
        (date.weekday() > 4, "C2", f"{long_date(date)} is at a weekend."),
        (date in taken, "Y2", f"The panel already has a meeting on {long_date(date)}."),
        (date >= today > publish_by, "N3", f"The last lawful day to publish was {long_date(publish_by)}."),
    ]
    return tuple(Finding(rule, words) for odd, rule, words in found if odd)


def series(last: dt.date, weeks: int, until: dt.date, off: Container[dt.date]) -> list[dt.date]:
    """The dates that follow `last` every so many weeks, to `until`. One that is no working day moves to the next."""
    dates = (last + dt.timedelta(weeks=weeks * n) for n in range(1, 54))
    return [day for day in (_working(date, off) for date in dates) if day <= until]


def _working(date: dt.date, off: Container[dt.date]) -> dt.date:
    while not is_clear_day(date, off):
        date += DAY
    return date
