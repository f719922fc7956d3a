"""The parsed twin of “due” as a minute has it: a date for sorting and reminding. The words are what counts."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable

MONTHS = {name: month for month, name in enumerate(calendar.month_abbr) if name}
_NAMES = "|".join(f"{name}|{calendar.month_name[month]}" for name, month in MONTHS.items())
_MONTH = rf"({_NAMES}|Sept)\b\.?"
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+(\d{{4}}))?")
_NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_WHOLE_MONTH = re.compile(rf"\b{_MONTH}(?:\s+(\d{{4}}))?")


def parse_due(words: str | None, said_on: dt.date | None, next_meeting: dt.date | None = None) -> dt.date | None:
    """The last day that `words` allow, or None where they name none ("Ongoing", "as soon as possible").

    A month means its last day; of two ("Jan/Feb"), or of two stages, the later counts. Without a year the first such
    day on or after the meeting of `said_on` is meant.
    """
    text = words or ""
    if "next meeting" in text.lower():
        return next_meeting
    days = [(int(day), MONTHS[month[:3]], year) for day, month, year in _DAY.findall(text)]
    days += [(int(day), int(month), year) for day, month, year in _written_out(text)]
    months = [(None, MONTHS[month[:3]], year) for month, year in _WHOLE_MONTH.findall(text)]
    return max(_dates(days or months, said_on), default=None)


def days_in(words: str) -> list[dt.date]:
    """The days that are written out in full, with their year, in the order in which each form is found."""
    days = [(int(day), MONTHS[month[:3]], year) for day, month, year in _DAY.findall(words) if year]
    days += [(int(day), int(month), year) for day, month, year in _written_out(words)]
    return _dates(days, None)


def _written_out(text: str) -> list[tuple[str, str, str]]:
    """Days in numbers, the year in four figures: 15/1/18 is of 2018."""
    return [(day, month, year if len(year) == 4 else f"20{year}") for day, month, year in _NUMBERS.findall(text)]


def _dates(parts: Iterable[tuple[int | None, int, str]], said_on: dt.date | None) -> list[dt.date]:
    """The days that `parts` (day or None, month, year or "") name, as far as the calendar has them."""
    found = []
    for day, month, year in parts:
        years = [int(year)] if year else [said_on.year, said_on.year + 1] if said_on else []
        possible = [date for date in (_date(day, month, one) for one in years) if date]
        found += [date for date in possible if year or (said_on and date >= said_on)][:1]
    return found


def _date(day: int | None, month: int, year: int) -> dt.date | None:
    """A day of a month, or the month's last day; None where there is no such day."""
    try:
        if day is None:
            return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(year, month, day)
    except ValueError:
        return None
