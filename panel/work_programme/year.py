"""A year of the programme, as the screen, the paper and the sheet show it: one gathering, a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import contains_eager

from panel import clock
from panel.access.doors import may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import works_on
from panel.meetings.rules.agenda import Part
from panel.meetings.rules.life import AGENDA_OPEN, SAT, TO_COME, State
from panel.meetings.rules.life import PUBLIC as TOLD_OF
from panel.minutes.models import Minute, MinuteBook, Outcome
from panel.minutes.rules.life import PUBLIC, Verb
from panel.work_programme.models import Entry
from panel.work_programme.queries import (
    duties_of,
    entries_of_year,
    meetings_called,
    meetings_in,
    slot_of,
    slot_of_meeting,
)
from panel.work_programme.rules.layout import Column, Slot, arranged
from panel.work_programme.rules.recurrence import how_often
from panel.work_programme.rules.standing import Known, Standing, own_words, standing
from panel.work_programme.rules.year import MANY, Sitting, Topic, findings_of_year

GONE = frozenset({State.CANCELLED, State.POSTPONED})
"""States of a meeting that does not take place as planned."""


@dataclass(frozen=True)
class Row:
    """A topic of the year: where it stands, and the minute that asked for it."""

    entry: Entry
    standing: Standing
    asked: Minute | None = None
    meeting: Meeting | None = None
    item: AgendaItem | None = None

    @property
    def own_words(self) -> str:
        """What the council wrote of it besides."""
        return own_words(self.entry.status)

    @property
    def line(self) -> AgendaItem | None:
        """The agenda line that it became at its meeting."""
        item = self.item
        there = item is not None and self.meeting is not None and item.meeting_id == self.meeting.id
        return item if there and item is not None and item.removed_at is None else None

    @property
    def public_line(self) -> AgendaItem | None:
        """That line, once everyone may read it."""
        out = self.meeting is not None and (self.meeting.published_at is not None or self.meeting.state in AGENDA_OPEN)
        return self.line if out else None

    @property
    def placeable(self) -> bool:
        """Whether it can be put on the agenda of its meeting now."""
        return self.line is None and self.meeting is not None and self.meeting.state in TO_COME

    @property
    def often(self) -> str:
        """How often it comes back."""
        return how_often(self.entry.recurs, self.entry.every_months)


@dataclass(frozen=True)
class ProgrammeYear:
    """The programme of one municipal year of a body."""

    body: Body
    label: str
    columns: tuple[Column[Row], ...]
    meetings: tuple[Meeting, ...]

    @property
    def rows(self) -> list[Row]:
        """Every topic, in the order of the grid."""
        return [row for column in self.columns for row in column.topics]

    def meeting(self, slot: Slot) -> Meeting | None:
        """The meeting that a column is of."""
        return next((one for one in self.meetings if one.key and one.key == slot.meeting), None)


def programme_year(body: Body, label: str, *, for_print: bool = False) -> ProgrammeYear:
    """The programme of a body in the year so labelled; `for_print` as everyone may know it, whoever asks.

    A meeting that is only planned and has no topic yet is there for those who prepare it (N1).
    """
    meetings = meetings_in(body, label)
    entries = entries_of_year(body, label, meetings)
    by_key = {meeting.key: meeting for meeting in meetings}
    by_key |= {one.key: one for one in meetings_called(body, {one.meeting or "" for one in entries} - set(by_key))}
    origins, items = minutes_named(body, entries), lines_titled(by_key.values(), entries)
    lines = [one.item_id for one in entries if one.item_id] + [one.id for one in items.values()]
    deferred = put_off(lines, early=not for_print and may(Permission.READ_DRAFT_MINUTES, body))
    rows = [row_of(one, by_key.get(one.meeting or ""), deferred, origins, items) for one in entries]
    kept = [row for row in rows if row.entry.year == label or row.standing is not Standing.DELIVERED]
    early = not for_print and works_on(body)
    known = [meeting for meeting in meetings if meeting.state not in GONE and (early or meeting.state in TOLD_OF)]
    slots = [slot_of_meeting(meeting) for meeting in known]
    placed = [(slot_of(row.entry, by_key), row) for row in kept]
    return ProgrammeYear(body, label, tuple(arranged(slots, placed)), tuple(by_key.values()))


Items = Mapping[tuple[int, str], AgendaItem]
"""Agenda lines by the id of their meeting and their title."""

Origins = Mapping[tuple[str, str], Minute]
"""Minutes by the key of their meeting and their number."""


def row_of(
    entry: Entry,
    meeting: Meeting | None,
    deferred: Iterable[int] = (),
    origins: Origins | None = None,
    items: Items | None = None,
) -> Row:
    """A topic with where it stands, given its meeting, the agenda lines that were put off, and minutes and lines
    by name. A line that bears its topic as its title is its line, whoever wrote it there.
    """
    item = entry.item or (items or {}).get((meeting.id if meeting else 0, entry.topic.casefold()))
    line = Row(entry, Standing.PLANNED, meeting=meeting, item=item).line
    known = Known(
        status=entry.status or "",
        placed=bool(entry.meeting or entry.month),
        moved=any(one.get("from") if isinstance(one, dict) else one for one in entry.moves or ()),
        sat=meeting is not None and meeting.state in SAT,
        on_agenda=line is not None,
        deferred=line is not None and line.id in set(deferred),
    )
    asked = minute_that_asked(entry) or (origins or {}).get(_named(entry))
    return Row(entry, standing(known), asked, meeting, item)


def minute_that_asked(entry: Entry) -> Minute | None:
    """The minute that asked for a topic, by a resolution or in words of its own."""
    if entry.minute is not None:
        return entry.minute
    return entry.follow_up.minute if entry.follow_up else None


def _named(entry: Entry) -> tuple[str, str]:
    """The minute that an entry names as a bundle does: the key of its meeting, and its number."""
    origin = entry.origin if isinstance(entry.origin, dict) else {}
    return str(origin.get("meeting") or ""), str(origin.get("minute") or "")


def minutes_named(body: Body, entries: Iterable[Entry]) -> Origins:
    """The minutes that entries name and are not tied to: those of a record that was brought in."""
    named = {_named(one) for one in entries if minute_that_asked(one) is None} - {("", "")}
    if not named:
        return {}
    query = db.select(Minute).join(Meeting, Minute.meeting_id == Meeting.id).options(contains_eager(Minute.meeting))
    query = query.where(Meeting.body_id == body.id, Meeting.key.in_([key for key, _ in named]))
    found = db.session.scalars(query.where(Minute.number.in_([number for _, number in named])))
    return {(one.meeting.key, one.number or ""): one for one in found}


def lines_titled(meetings: Iterable[Meeting], entries: Iterable[Entry]) -> Items:
    """The lines of these meetings' agendas that bear a topic as their title."""
    titles = {one.topic for one in entries if one.item_id is None and one.meeting}
    if not titles:
        return {}
    query = db.select(AgendaItem).where(AgendaItem.meeting_id.in_([one.id for one in meetings]))
    found = db.session.scalars(query.where(AgendaItem.title.in_(titles), AgendaItem.removed_at.is_(None)))
    return {(item.meeting_id, item.title.casefold()): item for item in found}


def put_off(items: Sequence[int], *, early: bool) -> frozenset[int]:
    """Which of these agenda lines were deferred: as everyone may read it, or `early` by minutes still in draft."""
    if not items:
        return frozenset()
    query = db.select(Minute.item_id).join(Outcome).where(Minute.item_id.in_(items), Outcome.verb == Verb.DEFERRED)
    if not early:
        query = query.join(MinuteBook, MinuteBook.meeting_id == Minute.meeting_id).where(MinuteBook.state.in_(PUBLIC))
        query = query.where(Outcome.closed.is_(False), Minute.open.is_not(False))
        query = query.join(AgendaItem, AgendaItem.id == Minute.item_id).where(AgendaItem.part == Part.OPEN)
    return frozenset(db.session.scalars(query))


def findings_on(year: ProgrammeYear, places: dict[int, str]) -> list[Finding]:
    """What the year lacks and what there is too much of (G7). `places` has the page where each topic is moved."""
    days = {one: slot_of_meeting(one).day for one in year.meetings}
    sittings = {one.id: Sitting(day, one.state in GONE) for one, day in days.items() if day}
    topics = [
        Topic(
            words=row.entry.topic,
            standing=row.standing,
            sitting=sittings.get(row.meeting.id) if row.meeting else None,
            month=row.entry.month or "",
            data_from=row.entry.data_from or "",
            duty=row.entry.duty or "",
            statutory=bool(row.entry.statutory),
            place=places.get(row.entry.id, ""),
        )
        for row in year.rows
    ]
    many = year.body.most_reports or MANY
    return findings_of_year(topics, sittings.values(), duties_of(year.body), many=many, today=clock.today())
