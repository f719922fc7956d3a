"""The programme as a sheet, and topics taken in from one."""

from collections.abc import Sequence
from typing import Any

from panel.audit.operations import Actor
from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.office.sheets import Cell, Sheet
from panel.work_programme.models import Entry
from panel.work_programme.operations import add_entry
from panel.work_programme.queries import placed_facts
from panel.work_programme.rules.files import HEAD, TEXTS, Line, Preview, read_topics
from panel.work_programme.rules.when import Place
from panel.work_programme.year import Row, programme_year


def sheet_of(body: Body, label: str) -> Sheet:
    """A year of the programme as a list: what everyone may read of it."""
    year = programme_year(body, label, for_print=True)
    return Sheet(f"Work programme {label}", HEAD, [_cells(row) for row in year.rows])


def _cells(row: Row) -> list[Cell]:
    entry = row.entry
    when: Cell = row.meeting.date if row.meeting and row.meeting.date else entry.month
    words = [getattr(entry, column) for column in TEXTS.values()]
    statutory = {True: "yes", False: "no"}.get(bool(entry.statutory)) if entry.statutory is not None else None
    return [entry.year, when, entry.topic, *words, entry.data_from, statutory, row.standing.value]


def preview_of(body: Body, rows: Sequence[Any]) -> Preview:
    """What the rows of a file would add to the programme. Raises NoTable."""
    query = db.select(Meeting.date, Meeting.key).where(Meeting.body_id == body.id, Meeting.date.is_not(None))
    meetings = dict(db.session.execute(query.order_by(Meeting.id.desc())).all())
    there = db.session.execute(db.select(Entry.topic, Entry.meeting, Entry.month).where(Entry.body_id == body.id))
    return read_topics(rows, meetings, {(topic, Place(meeting, month)) for topic, meeting, month in there})


def take_in(body: Body, lines: Sequence[Line], *, by: Actor) -> list[Entry]:
    """Keep the rows of a file that can be kept."""
    return [add_entry(body, _facts(body, line), by=by) for line in lines]


def _facts(body: Body, line: Line) -> dict[str, Any]:
    placed = placed_facts(body, line.place)
    return {**line.facts, "topic": line.topic, **placed, "year": line.facts.get("year") or placed["year"]}
