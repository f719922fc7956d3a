"""When a seat is held: terms whose dates are kept as the council wrote them, each with a parsed twin."""

import calendar
import datetime as dt
import re
from typing import Any

DAY = dt.timedelta(days=1)

_MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number], "Sept" if number == 9 else "")
    if name
}
_WEEKDAYS = "|".join(name for day in range(7) for name in (calendar.day_name[day], calendar.day_abbr[day]))

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_FIGURES = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})", re.ASCII)
_WORDS = re.compile(
    rf"(?:(?:{_WEEKDAYS})\.?,?\s+)?(?:the\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)
_YEAR = re.compile(r"(?P<year>\d{4})", re.ASCII)


def held_on(start: dt.date | None, end: dt.date | None, day: dt.date) -> bool:
    """Whether a term from `start` to `end` (both days included; an open end is None) covers `day`."""
    return (start is None or start <= day) and (end is None or day <= end)


def read_day(text: str | None, *, last: bool = False) -> dt.date | None:
    """The day that a council's words name: "15 January 2018", "15/01/2018", "May 2017", "2017"; None for other words.

    A month or a year is its first day, or with `last` its last: a term "to May 2021" is held to the end of May.
    """
    words = " ".join((text or "").split())
    for form in (_ISO, _FIGURES, _WORDS, _YEAR):
        found = form.fullmatch(words)
        if found:
            return _day(found.groupdict(), last=last)
    return None


def _day(parts: dict[str, str | Any], *, last: bool) -> dt.date | None:
    year = int(parts["year"])
    named = parts.get("month") or ("12" if last else "1")
    month = int(named) if named.isdigit() else _MONTHS.get(named.lower(), 0)
    if not (1 <= month <= 12 and year):
        return None
    end = calendar.monthrange(year, month)[1]
    day = int(parts.get("day") or (end if last else 1))
    return dt.date(year, month, day) if 1 <= day <= end else None
