"""Making the years: the council of the demonstration, and every row of its panel's meetings at once."""

import datetime as dt
from io import BytesIO

import pikepdf

from panel import clock, store
from panel.audit.operations import TERMINAL, said
from panel.demo import story
from panel.demo.busy import agenda, minutes
from panel.demo.busy.panel import MEETINGS, Panel, Sitting, sittings
from panel.demo.busy.papers import add_papers
from panel.demo.busy.rows import Rows
from panel.demo.council import set_up
from panel.demo.days import annual_meetings, closures
from panel.demo.telling import plot
from panel.extensions import db
from panel.search.operations import rebuild

SINCE = dt.time(9)


def make(years: int, today: dt.date) -> int:
    """Fill an empty database with so many years of a busy panel up to `today`; how many rows. The caller keeps it."""
    held = range(today.year - years - 1, today.year + 2)
    with clock.at(dt.datetime.combine(today, SINCE, clock.LONDON)):
        cast = set_up(story.read("council.toml", plot(today).days), closures(held), annual_meetings(held))
        db.session.flush()
        rows = Rows()
        file = _blank_page()
        panel = Panel(cast, rows, store.put(file), len(file))
        _meet(panel, list(sittings(years, today)))
        written = rows.write()
        rebuild(db.session())
        said(f"made {years} years of a busy panel", by=TERMINAL, about=f"body/{panel.body.id}")
        rebuild(db.session())
    return written


def _meet(panel: Panel, planned: list[Sitting]) -> None:
    """Every meeting with all that belongs to it. The minutes of each are approved at the one after it."""
    numbers = [agenda.add_meeting(panel, one) for one in planned]
    held = sum(one.held for one in planned)
    before = None
    for meeting, sitting in zip(numbers, planned, strict=True):
        lines = agenda.add_lines(panel, sitting, meeting)
        papers = [agenda.minutes_planned(*before, lines[2])] if before else []
        papers += add_papers(panel, sitting, lines)
        minutes.add_programme(panel, sitting, f"busy-meeting-{sitting.n}")
        if sitting.published:
            agenda.add_publications(panel, sitting, meeting, papers)
        if sitting.held:
            agenda.add_attendance(panel, sitting, meeting, lines)
            approved_at = numbers[sitting.n + 1] if sitting.n + 1 < held else None
            recent = sitting.n >= held - MEETINGS
            before = minutes.add_minutes(panel, sitting, meeting, lines, recent=recent, approved_at=approved_at)


def _blank_page() -> bytes:
    """What stands in the store for every file of the record: nothing is drawn."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()
