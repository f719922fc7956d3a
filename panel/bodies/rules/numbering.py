"""How minutes are numbered (Y5): a pattern of words and fields, and the days over which its number runs on.

"{code}/{yy}/{n}" gives CPP/17/20. The fields are in FIELDS; the number that runs is {n}, or {item} where minutes bear
the number of their agenda item. A field of a year speaks of the year in which the run began.
"""

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from panel.bodies.rules.terms import DAY
from panel.lifecycle import Finding, Level


class Restart(StrEnum):
    """When the running number of minutes begins again (Y5)."""

    MUNICIPAL_YEAR = "municipal_year"
    CALENDAR_YEAR = "calendar_year"
    MEETING = "meeting"
    NEVER = "never"


RESTART_WORDS: dict[Restart, str] = {
    Restart.MUNICIPAL_YEAR: "Each municipal year",
    Restart.CALENDAR_YEAR: "Each January",
    Restart.MEETING: "At each meeting",
    Restart.NEVER: "Never",
}

FIELDS: dict[str, str] = {
    "code": "the panel’s code, like CPP",
    "n": "the running number, like 20; {n:03} writes 020",
    "item": "the number of the agenda item, like 6a",
    "yy": "the year in two figures, like 17",
    "yyyy": "the year in four figures, like 2017",
    "yy_yy": "the municipal year, like 17-18",
    "yyyy_yy": "the municipal year, like 2017/18",
}
"""What may stand in braces, and what it gives."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_PADDED = re.compile(r"n:0([1-6])", re.ASCII)


def validate_pattern(pattern: str) -> list[Finding]:
    """Why a pattern cannot number minutes; an empty list where it can."""
    names = _FIELD.findall(pattern)
    unknown = [name for name in names if name not in FIELDS and not _PADDED.fullmatch(name)]
    if unknown:
        listed = ", ".join("{" + name + "}" for name in FIELDS)
        return [_refusal(f"{{{unknown[0]}}} means nothing in a numbering pattern. Use {listed}, or {{n:03}}.")]
    if set(_FIELD.sub("", pattern)) & {"{", "}"}:
        return [_refusal("A brace is not closed. Write each field like this: {n}.")]
    running = [name for name in names if name == "item" or name.startswith("n")]
    if not running:
        return [_refusal("The pattern has no running number, so every minute would have the same number. Add {n}.")]
    if len(running) > 1:
        return [_refusal("The pattern has more than one running number. Keep one {n} or one {item}.")]
    return []


POINT_FIELDS: dict[str, str] = {
    "minute": "the number of the minute, like 67",
    "n": "the number of the point, like 1",
    "a": "its letter, like a",
    "i": "its roman number, like iv",
}
"""What may stand in braces in the number of a point, and what it gives."""


def validate_points(pattern: str) -> list[Finding]:
    """Why a pattern cannot number the points of a minute; an empty list where it can (Y5)."""
    names = _FIELD.findall(pattern)
    listed = ", ".join("{" + name + "}" for name in POINT_FIELDS)
    if any(name not in POINT_FIELDS for name in names) or set(_FIELD.sub("", pattern)) & {"{", "}"}:
        return [_refusal(f"Only {listed} mean something in the number of a point.")]
    if len([name for name in names if name != "minute"]) != 1:
        return [_refusal("The number of a point needs one of {n}, {a} or {i}, and only one.")]
    return []


def point_number(pattern: str, n: int, minute: str | None = None) -> str:
    """The number of the `n`th point of a minute, like 67.1, 1. or (a) (Y5). The full stop of “63.” is not doubled.

    Raises ValueError for a pattern that `validate_points` refuses.
    """
    if validate_points(pattern):
        raise ValueError(f"“{pattern}” cannot number points.")
    own = (minute or "").rstrip(".") if "{minute}." in pattern else minute or ""
    values = {"minute": own, "n": str(n), "a": _letters(n), "i": _roman(n)}
    return _FIELD.sub(lambda found: values[found[1]], pattern)


def _letters(n: int) -> str:
    """The letter of a number: a to z, then aa, ab …, and so on."""
    before, place = divmod(n - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + place)


def _roman(n: int) -> str:
    """The Roman numeral of a number, in small letters."""
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, letters in steps:
        written, n = written + letters * (n // value), n % value
    return written


def minute_number(pattern: str, *, code: str, year: int, n: int, item: str | None = None) -> str | None:
    """The number of the `n`th minute of a run that began in `year`.

    None where the pattern asks for the item's number and the line has none.
    Raises ValueError for a pattern that `validate_pattern` refuses.
    """
    if validate_pattern(pattern):
        raise ValueError(f"“{pattern}” cannot number minutes.")
    if "{item}" in pattern and not item:
        return None
    values = {"code": code, "n": str(n), "item": item or "", **_years(year)}

    def written(found: re.Match[str]) -> str:
        padded = _PADDED.fullmatch(found[1])
        return f"{n:0{padded[1]}d}" if padded else values[found[1]]

    return _FIELD.sub(written, pattern)


def example_numbers(pattern: str, *, code: str, year: int, count: int = 3) -> list[str]:
    """The first numbers of a run that begins in `year`; none for a pattern that cannot number."""
    if validate_pattern(pattern):
        return []
    made = (minute_number(pattern, code=code, year=year, n=n, item=str(n)) for n in range(1, count + 1))
    return [number for number in made if number is not None]


def read_minute_number(pattern: str, *, code: str, number: str) -> int | None:
    """The running number in a minute's number, whatever its year; None where the pattern did not make it."""
    parts = _FIELD.split(pattern)
    forms = {"code": re.escape(code), "item": ".+", "yy": r"\d\d", "yyyy": r"\d{4}"}
    forms |= {"yy_yy": r"\d\d-\d\d", "yyyy_yy": r"\d{4}/\d\d"}
    shape = "".join(
        (forms.get(part) or r"(?P<n>\d{1,9})") if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    found = re.fullmatch(shape, number, re.ASCII) if not validate_pattern(pattern) else None
    return int(found["n"]) if found and "n" in found.groupdict() else None


def municipal_year(day: dt.date, begins_month: int = 5, annual_meetings: Iterable[dt.date] = ()) -> int:
    """The municipal year of a day, named by the year it begins in (Y1).

    It begins with the annual meeting of the council where that year's is known, else on the first of `begins_month`.
    """
    known = {meeting.year: meeting for meeting in annual_meetings}
    begins = known.get(day.year, dt.date(day.year, begins_month, 1))
    return day.year if day >= begins else day.year - 1


def municipal_label(year: int) -> str:
    """“2026/27”."""
    return _years(year)["yyyy_yy"]


def numbering_span(
    restart: Restart | None, day: dt.date, begins_month: int = 5, annual_meetings: Iterable[dt.date] = ()
) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day over which the number that is running on `day` runs; None where that end is open."""
    if restart is Restart.NEVER:
        return None, None
    if restart is Restart.MEETING:
        return day, day
    if restart is Restart.CALENDAR_YEAR:
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    known = {meeting.year: meeting for meeting in annual_meetings}
    year = municipal_year(day, begins_month, known.values())
    first, after = (known.get(one, dt.date(one, begins_month, 1)) for one in (year, year + 1))
    return first, after - DAY


def _years(year: int) -> dict[str, str]:
    yy, following = f"{year % 100:02d}", f"{(year + 1) % 100:02d}"
    return {"yy": yy, "yyyy": f"{year:04d}", "yy_yy": f"{yy}-{following}", "yyyy_yy": f"{year:04d}/{following}"}


def _refusal(words: str) -> Finding:
    return Finding("Y5", words, Level.REFUSE)
