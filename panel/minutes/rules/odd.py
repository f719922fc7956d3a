"""Odd facts of real minutes: noted beside what is recorded, and never silently mended (V9, V14, variations.md)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from panel.lifecycle import Finding
from panel.minutes.rules.due import days_in

AWAY = frozenset({"apologies", "absent"})


def two_minds(attendance: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """People recorded as present and as away at once (V8): pairs of who and status, in the order of the record."""
    status: dict[str, set[str]] = {}
    for who, word in attendance:
        status.setdefault(who, set()).add(word.lower())
    for who, several in status.items():
        if who and "present" in several and several & AWAY:
            yield Finding("V8", f"{who} is both present and not: the record keeps both.")


def days_ahead(texts: Mapping[str, str], held: dt.date | None) -> Iterator[Finding]:
    """Texts about the minutes of the last meeting, by what each is called, that name a day still to come (V9)."""
    for where, words in texts.items():
        for day in days_in(words) if held else ():
            if held and day >= held:
                yield Finding("V9", f"{where} speaks of the minutes of {_day(day)}, which is not before this meeting.")


def approval_days(held: dt.date | None, approved: dt.date | None, signed: dt.date | None) -> Iterator[Finding]:
    """Days of a meeting, of the approval of its minutes, and of their signing, in an order they cannot have (V9)."""
    if held and approved and approved <= held:
        yield Finding("V9", "The minutes were approved at a meeting that was not held after this one.")
    if held and signed and signed < held:
        yield Finding("V9", "The minutes were signed before the meeting was held.")
    elif approved and signed and signed < approved:
        yield Finding("V9", "The minutes were signed before the meeting that approved them.")


def named_days(words: str, held: Iterable[dt.date]) -> Iterator[Finding]:
    """Days of minutes approved that are no day of an earlier meeting of the body (V9)."""
    known = set(held)
    for day in days_in(words):
        if day not in known:
            yield Finding("V9", f"Minutes of {_day(day)} are approved, but there is no earlier meeting of that day.")


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
