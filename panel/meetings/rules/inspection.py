"""For how long the public may inspect what a meeting had before it (A1, A2, A5)."""

import datetime as dt

from panel import wording

PAPERS_YEARS = 6
"""Agendas, open reports, minutes and summaries of minutes (LGA72 s.100C)."""

BACKGROUND_YEARS = 4
"""Background papers (LGA72 s.100D)."""

_DAY = dt.timedelta(days=1)


def last_day(first: dt.date, years: int) -> dt.date:
    """The last day of a period of years that begins with `first`: the one before the anniversary (A5)."""
    try:
        return first.replace(year=first.year + years) - _DAY
    except ValueError:  # begun on 29 February
        return dt.date(first.year + years, 2, 28)


def inspection_words(held: dt.date, today: dt.date) -> str:
    """Until when a meeting's papers may be inspected, or may have been (A1, A2)."""
    papers, background = (last_day(held, years) for years in (PAPERS_YEARS, BACKGROUND_YEARS))
    if today > papers:
        return f"The time in which the law lets anyone inspect these papers ended on {wording.date(papers)}."
    begun = f"Agenda, minutes and open reports may be inspected until {wording.date(papers)}"
    if today > background:
        return f"{begun}; for background papers that time ended on {wording.date(background)}."
    return f"{begun}, background papers until {wording.date(background)}."
