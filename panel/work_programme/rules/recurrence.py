"""Topics that come back: every year, at every meeting, or every few months. Made anew for the next year."""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from enum import StrEnum

from panel.bodies.rules.terms import read_day

MONTHS_IN_YEAR = 12


class Recurs(StrEnum):
    """How often a topic comes back."""

    YEAR = "every year"
    MEETING = "every meeting"
    MONTHS = "every few months"


RECURS_WORDS: dict[Recurs, str] = {
    Recurs.YEAR: "Every year",
    Recurs.MEETING: "At every meeting",
    Recurs.MONTHS: "Every so many months",
}


def how_often(recurs: Recurs | None, every_months: int | None) -> str:
    """“Every 3 months”, or nothing for what comes once."""
    if recurs is Recurs.MONTHS and every_months:
        return "Every month" if every_months == 1 else f"Every {every_months} months"
    return RECURS_WORDS[recurs] if recurs and recurs is not Recurs.MONTHS else ""


def months_after(day: dt.date, months: int) -> dt.date:
    """The first day of the month that lies so many months after that of `day`."""
    whole = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    return dt.date(whole // MONTHS_IN_YEAR, whole % MONTHS_IN_YEAR + 1, 1)


def next_times(
    recurs: Recurs, every_months: int | None, last: dt.date | None, meetings: Sequence[dt.date], first: dt.date
) -> list[dt.date | None]:
    """When a topic comes in a year that begins on `first` and has these `meetings`; None for a time not settled yet.

    `last` is when it came last. Every year: at the first meeting of the same month or after it, or else at the last
    one. Every few months: so counted on from the last time, each at the first meeting from then on.
    """
    if recurs is Recurs.MEETING:
        return list(meetings) or [None]
    if recurs is Recurs.YEAR:
        wanted = _same_month(last.month, first) if last else None
        return [first_meeting_from(wanted, meetings) if wanted else None]
    step = max(every_months or MONTHS_IN_YEAR, 1)
    due = months_after(last, step) if last else first
    while due < first.replace(day=1):
        due = months_after(due, step)
    found: list[dt.date | None] = []
    while due < months_after(first, MONTHS_IN_YEAR):
        found.append(first_meeting_from(due, meetings))
        due = months_after(due, step)
    return list(dict.fromkeys(found))


MONTH = re.compile(r"\s*(\d{4})-(\d{2})\s*")
"""A month in figures, as a bundle may have it: 2018-03."""


def month_of(words: str | None) -> dt.date | None:
    """The first day of what a month's words name; None for words that name none."""
    found = MONTH.fullmatch(words or "")
    if found and 1 <= int(found[2]) <= MONTHS_IN_YEAR:
        return dt.date(int(found[1]), int(found[2]), 1)
    return read_day(words)


def month_in_year(name: str, first: dt.date) -> dt.date | None:
    """The first day of a month by its name (“September”) in a year that begins on `first`; None for no month's name."""
    month = {words: number for number, words in enumerate(calendar.month_name)}.get(name.strip())
    return _same_month(month, first) if month else None


def _same_month(month: int, first: dt.date) -> dt.date:
    same = dt.date(first.year, month, 1)
    return same if same >= first.replace(day=1) else months_after(same, MONTHS_IN_YEAR)


def first_meeting_from(day: dt.date, meetings: Sequence[dt.date]) -> dt.date | None:
    """The first of these meetings on a day or after it, or else the last of them."""
    return next((meeting for meeting in meetings if meeting >= day), meetings[-1] if meetings else None)
