"""The areas of children's services that inspectors judge, each with the days on which it stood (K11)."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """An area that inspectors judge, from its first day to its last, if that is known."""

    name: str
    since: dt.date
    until: dt.date | None = None


AREAS: tuple[Area, ...] = (
    Area("Leaders’ influence on social work practice", dt.date(2018, 1, 1)),
    Area("Children who need help and protection", dt.date(2018, 1, 1)),
    Area("Children in care and care leavers", dt.date(2018, 1, 1), dt.date(2022, 12, 31)),
    Area("Children in care", dt.date(2023, 1, 1)),
    Area("Care leavers", dt.date(2023, 1, 1)),
    Area("Overall effectiveness", dt.date(2018, 1, 1), dt.date(2026, 3, 31)),
)


def areas_on(day: dt.date) -> list[str]:
    """The names of the areas judged on a day (K11)."""
    return [area.name for area in AREAS if area.since <= day and (area.until is None or day <= area.until)]
