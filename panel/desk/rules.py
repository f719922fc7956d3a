"""How long ago something was asked for, in words; and when a new visit begins."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Age:
    """A stretch of days since something was asked for: fewer than `below`, and as many as the one before it or more."""

    label: str
    below: int


AGES = (
    Age("Less than three months", 92),
    Age("Three to six months", 183),
    Age("Six months to a year", 366),
    Age("More than a year", dt.timedelta.max.days),
)


def age_of(asked_on: dt.date | None, today: dt.date) -> Age:
    """The age of what was asked on a day; what bears no day is from an old record, and counts as the oldest."""
    if asked_on is None:
        return AGES[-1]
    return next(age for age in AGES if (today - asked_on).days < age.below)


VISIT = dt.timedelta(hours=4)
"""How long after the last one a first page begins a new visit."""


def begins_visit(last: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether looking at the first page now is another visit than the last."""
    return last is None or now - last >= VISIT


WEEK = dt.timedelta(days=7)
"""How far ahead “this week” reaches."""

FIRST_VISIT = dt.timedelta(weeks=4)
"""How far back things are new to someone who was never here."""
