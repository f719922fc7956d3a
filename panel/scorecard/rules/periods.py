"""The time that a figure speaks of: a month, a quarter, a year (from April to March), or a day it stood at."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from panel import wording


class PeriodKind(StrEnum):
    """What kind of time a period is. Figures are compared only with figures of the same kind."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAY = "as at"


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of time, or one day. `code` is how files and addresses write it."""

    end: dt.date
    start: dt.date
    kind: PeriodKind
    code: str

    @property
    def words(self) -> str:
        """How pages write it: “March 2018”, “2017/18 quarter 4”, “2017/18”, “31 March 2018”."""
        if self.kind is PeriodKind.MONTH:
            return f"{calendar.month_name[self.end.month]} {self.end.year}"
        if self.kind is PeriodKind.DAY:
            return wording.date(self.end, weekday=False)
        return self.code.replace(" Q", " quarter ")


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}


def month(year: int, number: int) -> Period:
    """A month."""
    last = calendar.monthrange(year, number)[1]
    return Period(dt.date(year, number, last), dt.date(year, number, 1), PeriodKind.MONTH, f"{year}-{number:02}")


def quarter(year: int, number: int) -> Period:
    """A quarter of the year that begins in April of `year`: the first is April to June."""
    if not 1 <= number <= 4:
        raise ValueError("A year has four quarters.")
    begins = month(year + (number == 4), (number * 3) % 12 + 1)
    ends = month(begins.start.year, begins.start.month + 2)
    return Period(ends.end, begins.start, PeriodKind.QUARTER, f"{year_code(year)} Q{number}")


def year(begins: int) -> Period:
    """The year from April to March."""
    return Period(dt.date(begins + 1, 3, 31), dt.date(begins, 4, 1), PeriodKind.YEAR, year_code(begins))


def day(date: dt.date) -> Period:
    """One day, for what is counted as at that day."""
    return Period(date, date, PeriodKind.DAY, date.isoformat())


def year_code(begins: int) -> str:
    """The name of the year that begins in April: 2017/18."""
    return f"{begins}/{(begins + 1) % 100:02}"


YEAR = r"(?P<year>\d{4})\s?[/–-]\s?(?P<next>\d{4}|\d{2})"
SHAPES: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Period]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), make)
    for pattern, make in (
        (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", lambda found: day(_date(found))),
        (r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})", lambda found: day(_date(found))),
        (r"(?:as at )?(?P<day>\d\d?) (?P<name>[a-z]+) (?P<year>\d{4})", lambda found: day(_date(found))),
        (r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])", lambda found: month(int(found["year"]), int(found["month"]))),
        (r"(?P<name>[a-z]+)[ -](?P<year>\d{4})", lambda found: month(int(found["year"]), _named(found))),
        (rf"{YEAR} (?:q|quarter )(?P<quarter>[1-4])", lambda found: quarter(_begins(found), int(found["quarter"]))),
        (
            rf"(?:q|quarter )(?P<quarter>[1-4])(?: of)? {YEAR}",
            lambda found: quarter(_begins(found), int(found["quarter"])),
        ),
        (YEAR, lambda found: year(_begins(found))),
    )
)
NO_PERIOD = "write a month (March 2018), a quarter (2017/18 Q4), a year (2017/18) or a day (31 March 2018)"


def read_period(words: str) -> Period:
    """The period that words name. `2017-12` is December 2017, `2017/18` the year to March 2018.

    Raises ValueError, with a sentence, where they name none.
    """
    plain = " ".join(words.split())
    for shape, make in SHAPES:
        found = shape.fullmatch(plain)
        if found:
            try:
                return make(found.groupdict())
            except (ValueError, KeyError):
                break
    raise ValueError(f"“{plain}” is not a period: {NO_PERIOD}." if plain else f"Enter the period: {NO_PERIOD}.")


def _named(found: dict[str, str]) -> int:
    return MONTHS[found["name"].lower()]


def _date(found: dict[str, str]) -> dt.date:
    number = _named(found) if "name" in found else int(found["month"])
    return dt.date(int(found["year"]), number, int(found["day"]))


def _begins(found: dict[str, str]) -> int:
    """The year in which a year such as 2017/18 begins; its two halves must follow each other."""
    begins = int(found["year"])
    if int(found["next"]) % 100 != (begins + 1) % 100:
        raise ValueError("These years do not follow each other.")
    return begins
