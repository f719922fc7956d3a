"""Dispensations: who asks, on what ground, what they lift, and for how long (I8)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from panel.lifecycle import Finding, Level

MOST_YEARS = 4
"""Localism Act 2011 s.33(3)."""

DAY = dt.timedelta(days=1)


class Scope(StrEnum):
    """What a dispensation lifts."""

    DISCUSSION = "discussion"
    VOTE = "vote"
    BOTH = "both"


SCOPE_WORDS: dict[Scope, str] = {
    Scope.DISCUSSION: "To take part in the discussion",
    Scope.VOTE: "To vote",
    Scope.BOTH: "To take part in the discussion and to vote",
}

GROUNDS: dict[str, str] = {
    "a": "So many would be barred that the business could not be done",
    "b": "Without it the political balance would be so upset that the result could change",
    "c": "It is in the interests of people living in the area",
    "d": "Without it every member of the executive would be barred",
    "e": "It is otherwise appropriate",
}
"""Localism Act 2011 s.33(2)."""


@dataclass(frozen=True)
class Terms:
    """What a dispensation says. Both days are included; `matter` is in words, `items` are lines of an agenda."""

    ground: str | None
    scope: Scope | None
    from_date: dt.date | None
    until_date: dt.date | None
    matter: str | None = None
    items: tuple[str, ...] = ()


def last_day(first: dt.date) -> dt.date:
    """The last day that a dispensation from `first` may cover: four years, the first day counted (I8)."""
    year = first.year + MOST_YEARS
    try:
        return first.replace(year=year) - DAY
    except ValueError:  # 29 February, four years before a year that has none
        return dt.date(year, 2, 28)


def judge_terms(terms: Terms, level: Level = Level.REFUSE) -> list[tuple[str, Finding]]:
    """What a dispensation lacks, or says that it may not, each with the field it is about (I8)."""
    return [
        (field, Finding("I8", words, level))
        for field, lacking, words in (
            ("ground", terms.ground not in GROUNDS, "Choose the ground on which it is granted, (a) to (e)"),
            ("scope", terms.scope is None, "Choose what it lifts: the bar on discussion, on voting, or both"),
            ("matter", not (terms.matter or terms.items), "Say for which matter it is, or choose the items"),
            ("from_date", terms.from_date is None, "Enter the day from which it has effect"),
            (
                "until_date",
                terms.until_date is None,
                "Enter the day on which it ends: a dispensation must state its period",
            ),
            *_period(terms.from_date, terms.until_date),
        )
        if lacking
    ]


def _period(first: dt.date | None, until: dt.date | None) -> list[tuple[str, bool, str]]:
    if first is None or until is None:
        return []
    last = last_day(first)
    too_long = (
        f"A dispensation lasts four years at most (Localism Act 2011, section 33): one from {_words(first)} ends on "
        f"{_words(last)} at the latest"
    )
    return [
        ("until_date", until < first, "It cannot end before it begins"),
        ("until_date", until > last, too_long),
    ]


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def covers(first: dt.date | None, until: dt.date | None, day: dt.date) -> bool:
    """Whether a dispensation is live on a day; one that does not state its end never is (I8).

    One that was granted for longer, against the law, ends with its fourth year.
    """
    if first is None or until is None:
        return False
    return first <= day <= min(until, last_day(first))


def together(scopes: Iterable[Scope]) -> Scope | None:
    """What several dispensations lift: one for the discussion and one for the vote lift both (I8); None of none."""
    each = set(scopes)
    return next(iter(each)) if len(each) == 1 else Scope.BOTH if each else None
