"""The action log: made by itself from what meetings asked for and the panel has not closed (G7)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, exists, select
from sqlalchemy.orm import lazyload, selectinload

from panel import clock, wording
from panel.bodies.models import Body
from panel.exemption.rules import OPEN, READERS, Edition, Marking, Reader, joined, shown
from panel.extensions import db
from panel.follow_up.listing import Row, rows
from panel.follow_up.queries import CLOSES, CLOSES_AT, SAID_CLOSED, Query, asked_as, asked_for
from panel.follow_up.rules.columns import Column, columns_of, is_wide, meaning
from panel.follow_up.rules.progress import AnswerKind
from panel.follow_up.rules.standing import Standing, is_closed
from panel.meetings.models import Meeting
from panel.minutes.markings import has_closed_part, marking_of, part_marking_of
from panel.minutes.models import FollowUp

NOBODY = "Nobody named"
NO_TIME = "No time said"


@dataclass(frozen=True)
class Cell:
    """What stands in one cell: lines of text, and before the first a shape where its word is a colour.

    Names are `whole`: no word of them is divided, however narrow the column.
    """

    lines: tuple[str, ...]
    shape: str = ""
    rag: str = ""
    whole: bool = False


@dataclass(frozen=True)
class LogPaper:
    """An action log as plain facts, for one kind of reader. `closed` names the minutes in it that are restricted."""

    council: str
    panel: str
    day: str
    headings: tuple[str, ...]
    lines: tuple[tuple[Cell, ...], ...]
    marking: Marking = OPEN
    closed: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name of the paper."""
        return f"Action log of the {self.panel}, {self.day}"

    @property
    def wide(self) -> bool:
        """Whether it takes sheets on their side."""
        return is_wide(self.headings)


def log_paper(meeting: Meeting, reader: Reader) -> LogPaper:
    """The action log put before a meeting, as an edition has it: only what was asked in minutes that are out."""
    return log_on(meeting.body, day_of(meeting), reader, panel=meeting.panel_name)


def log_papers(meeting: Meeting) -> dict[Edition, LogPaper]:
    """The same for each edition, looked up once."""
    found = _published(meeting.body, day_of(meeting))
    return {
        edition: _paper(found, reader, body=meeting.body, day=day_of(meeting), panel=meeting.panel_name)
        for edition, reader in READERS.items()
    }


def log_on(body: Body, day: dt.date, reader: Reader, *, panel: str = "") -> LogPaper:
    """The action log of a body as it stands on a day. `panel` is what the body was called then."""
    return _paper(_published(body, day), reader, body=body, day=day, panel=panel or body.name)


Found = list[tuple[Row, Marking]]


def _published(body: Body, day: dt.date) -> Found:
    """What stands in the log in minutes that are out, each with what withholds it."""
    asked = in_log(asked_as(body), day)
    _with_marks(asked)
    return [(row, restriction(row.asked)) for row in rows(asked, day, closed=frozenset(), leavers=False)]


def _paper(found: Found, reader: Reader, *, body: Body, day: dt.date, panel: str) -> LogPaper:
    """The paper that shows a reader what they may see of it."""
    seen = [(row, marking) for row, marking in found if shown(marking, reader)]
    marks = {row.asked.minute.about: marking for row, marking in seen if marking.restricted}
    headings = columns_of(body.action_columns)
    return LogPaper(
        council=body.council.name,
        panel=panel,
        day=wording.date(day),
        headings=headings,
        lines=tuple(line(row, headings, place) for place, (row, _) in enumerate(seen, 1)),
        marking=joined(marks.values()) if marks else OPEN,
        closed=tuple(marks),
    )


def in_log(query: Query, day: dt.date) -> list[FollowUp]:
    """What of the things in `query` stands in the log on a day, in the order asked for.

    What the panel closed on that day or later still stood there then.
    """
    return sorted(db.session.scalars(query.where(Meeting.date < day, _still_open_before(day))), key=_asked_first)


def _with_marks(found: Sequence[FollowUp]) -> None:
    """Look up at once what the markings of all these are made of."""
    marked = select(Meeting).where(Meeting.id.in_({one.minute.meeting_id for one in found}))
    parts = (selectinload(Meeting.items), selectinload(Meeting.closed), lazyload(Meeting.adjournments))
    db.session.scalars(marked.options(*parts)).all()


def lines_of(meeting: Meeting) -> list[Row]:
    """The same as rows, for the present reader, standing as on the day of the meeting."""
    return rows(log_lines(meeting), day_of(meeting), closed=frozenset(), leavers=False)


def log_lines(meeting: Meeting) -> list[FollowUp]:
    """What stands in the log of a meeting, as far as the present reader may read it."""
    return in_log(asked_for([meeting.body]), day_of(meeting))


def stands_in_log(asked: FollowUp, meeting: Meeting) -> bool:
    """Whether a thing stands in the log of a meeting: asked for before it, and not closed before it."""
    of, closing = asked.minute.meeting, asked.closed_in
    if of.body_id != meeting.body_id or of.date is None or of.date >= day_of(meeting):
        return False
    if closing is None:
        return not is_closed(asked.status, asked.closed_by)
    return closing.meeting.date is not None and closing.meeting.date >= day_of(meeting)


def day_of(meeting: Meeting) -> dt.date:
    """The day on which the log is looked at."""
    return meeting.date or clock.today()


def _still_open_before(day: dt.date) -> ColumnElement[bool]:
    later = exists().where(CLOSES.id == FollowUp.closed_in_id, CLOSES_AT.id == CLOSES.meeting_id, CLOSES_AT.date >= day)
    return case((FollowUp.closed_in_id.is_not(None), later), else_=~SAID_CLOSED)


def _asked_first(asked: FollowUp) -> tuple[dt.date, int, int]:
    return asked.minute.meeting.date or dt.date.min, asked.minute.position, asked.id


def restriction(asked: FollowUp) -> Marking:
    """What withholds a thing asked for: its minute's marking, or where it stands in a closed part, that of the part."""
    whole = marking_of(asked.minute)
    asking = asked.part.outcome if asked.part else asked.action
    if whole.restricted or asking is None or not asking.closed or not has_closed_part(asked.minute):
        return whole
    return part_marking_of(asked.minute)


def line(row: Row, headings: Sequence[str], place: int) -> tuple[Cell, ...]:
    """A row of the table, a cell for each heading. Where no column says how it stands, “by when” does."""
    columns = [meaning(heading) for heading in headings]
    cells = [CELLS[column](row, place) if column else Cell(()) for column in columns]
    if not {Column.STATUS, Column.RAG} & set(columns) and row.standing is not Standing.OPEN and Column.DUE in columns:
        at = columns.index(Column.DUE)
        cells[at] = Cell((*cells[at].lines, row.standing.value.capitalize()))
    if row.answer and Column.ANSWER not in columns and Column.PROGRESS in columns:
        at = columns.index(Column.PROGRESS)
        cells[at] = Cell((*cells[at].lines, *answered(row)))
    return tuple(cells)


def answered(row: Row) -> tuple[str, ...]:
    """The answer of the body that a recommendation went to, in words."""
    kept = row.answer
    if kept is None:
        return ()
    whose = wording.listed(row.owners) or "The other body"
    if kept.kind is AnswerKind.NONE_YET:
        return (f"{whose}: no answer yet",)
    when = f", {kept.date}" if kept.date else ""
    return (f"{whose}: {kept.kind.value}{when}", *filter(None, [kept.text]))


def _progress(row: Row, _place: int) -> Cell:
    said = (f"{update.date}: {update.text}" if update.date else update.text or "" for update in row.updates)
    return Cell(tuple(said))


def _source(row: Row, _place: int) -> Cell:
    return Cell(tuple(filter(None, [row.asked.minute.number, row.title])))


CELLS: Mapping[Column, Callable[[Row, int], Cell]] = {
    Column.NUMBER: lambda row, place: Cell((row.asked.reference or str(place),)),
    Column.SOURCE: _source,
    Column.ACTION: lambda row, _: Cell((row.asked.words,)),
    Column.LEAD: lambda row, _: Cell(row.owners or (NOBODY,), whole=True),
    Column.DUE: lambda row, _: Cell((row.due or NO_TIME,)),
    Column.PROGRESS: _progress,
    Column.STATUS: lambda row, _: Cell((row.standing.value.capitalize(),)),
    Column.RAG: lambda row, _: Cell((row.rag,) if row.rag else (), row.shape, row.rag.lower()),
    Column.ANSWER: lambda row, _: Cell(answered(row)),
    Column.EFFECT: lambda row, _: Cell(tuple(filter(None, [row.asked.effect]))),
    Column.MEETING: lambda row, _: Cell((row.asked_on,)),
}
"""What each kind of column holds of a row."""
