"""The days that are not working days besides weekends: bank holidays (C2) and office closures (C3)."""

import datetime as dt
from functools import lru_cache

import holidays

from panel.bodies.models import Council


def days_off(council: Council, *around: dt.date) -> dict[dt.date, str]:
    """Each day off with its name, from the year before to the year after every day in `around`.

    A closure is named by the reason that the council gave for it.
    """
    years = sorted({day.year + step for day in around for step in (-1, 0, 1)})
    named = {day: name for year in years for day, name in bank_holidays(year).items()}
    closed = {closure.day: closure.reason or "Offices closed" for closure in council.closures}
    return closed | named


@lru_cache
def bank_holidays(year: int) -> dict[dt.date, str]:
    """The bank holidays of England in a year, Good Friday and Christmas Day included, one-off days as proclaimed."""
    return {day: str(name) for day, name in holidays.country_holidays("GB", subdiv="ENG", years=year).items()}
