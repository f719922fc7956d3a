"""Recording who attended: the roll seat by seat, officers and guests, comings and goings, times (V2, V8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.lifecycle import Level, Refused
from panel.meetings.models import Adjournment, Attendance, Meeting, Presiding, Spell
from panel.meetings.operations.life import about
from panel.meetings.presence import presiding_findings, spans_of
from panel.meetings.roll import Row, rows_of
from panel.meetings.rules.signed import still_open
from panel.people.models import Person

FACTS = (
    *("person_id", "as_printed", "organisation", "head_count", "capacity", "category", "status", "mode", "seat_id"),
    *("for_person_id", "for_as_printed", "left_for_items", "reason"),
)
"""What may be entered about someone's attendance."""


@dataclass(frozen=True)
class Mark:
    """What a clerk ticked for one seat, and what the page showed before: only a tick that changed is written."""

    seat_id: int
    status: str | None
    mode: str | None
    was_status: str | None = None
    was_mode: str | None = None

    @property
    def changed(self) -> bool:
        """Whether the clerk changed anything in this row."""
        return (self.status, self.mode) != (self.was_status, self.was_mode)


def record_roll(meeting: Meeting, marks: Iterable[Mark], *, by: Actor) -> list[str]:
    """Record the roll. Rows that were not changed are left alone, so that two clerks may tick at once.

    Returns the names of those whom someone else recorded otherwise in the meantime: theirs stands, to be looked at.
    """
    changed = [mark for mark in marks if mark.changed]
    if not changed:
        return []
    take_turn(meeting)
    rows = {row.holder.seat_id: row for row in rows_of(meeting)}
    found = [(rows[mark.seat_id], mark) for mark in changed if mark.seat_id in rows]
    disputed = [row.holder.printed for row, mark in found if not _record(meeting, row, mark)]
    said("recorded attendance", by=by, about=about(meeting))
    return disputed


def add_attendee(
    meeting: Meeting, facts: Mapping[str, Any], spells: Sequence[Mapping[str, Any]] = (), *, by: Actor
) -> Attendance:
    """Record someone who is not ticked on the roll: an officer, a guest, a group, a substitute."""
    still_open(meeting.minutes_locked_at)
    position = max((one.position for one in meeting.attendance), default=0) + 1
    one = Attendance(position=position, **{name: facts[name] for name in FACTS if name in facts})
    one.spells = _spells(spells)
    meeting.attendance.append(one)
    db.session.flush()
    said(f"recorded the attendance of {one.printed or 'someone'}", by=by, about=about(meeting))
    return one


def edit_attendee(one: Attendance, facts: Mapping[str, Any], spells: Sequence[Mapping[str, Any]], *, by: Actor) -> None:
    """Change what is recorded of one person, and of no other."""
    still_open(one.meeting.minutes_locked_at)
    for name in FACTS:
        if name in facts and getattr(one, name) != facts[name]:
            setattr(one, name, facts[name])
    if [(spell.joined, spell.left) for spell in one.spells] != [(s.get("joined"), s.get("left")) for s in spells]:
        one.spells = _spells(spells)
    said(f"changed the attendance of {one.printed or 'someone'}", by=by, about=about(one.meeting))


def remove_attendee(one: Attendance, *, by: Actor) -> None:
    """Take someone off the record who was not there after all."""
    still_open(one.meeting.minutes_locked_at)
    name, meeting = one.printed, one.meeting
    meeting.attendance.remove(one)
    said(f"removed the attendance of {name or 'someone'}", by=by, about=about(meeting))


def join(one: Attendance, at: str, *, by: Actor) -> None:
    """Record that someone came, or came back, at a time as it will be minuted ("10.20 a.m.")."""
    still_open(one.meeting.minutes_locked_at)
    one.status = "present"
    one.spells.append(Spell(joined=at, position=len(one.spells) + 1))
    said(f"recorded that {one.printed} joined at {at}", by=by, about=about(one.meeting))


def leave(one: Attendance, at: str, *, by: Actor) -> None:
    """Record that someone left, at a time as it will be minuted."""
    still_open(one.meeting.minutes_locked_at)
    if not one.spells or one.spells[-1].left:
        one.spells.append(Spell(position=len(one.spells) + 1))
    one.spells[-1].left = at
    said(f"recorded that {one.printed} left at {at}", by=by, about=about(one.meeting))


def record_sitting(
    meeting: Meeting,
    *,
    started: str | None,
    concluded: str | None,
    presiding: Sequence[Mapping[str, Any]],
    breaks: Sequence[Mapping[str, Any]],
    by: Actor,
) -> None:
    """Record when the meeting began and ended, who presided (over all of it, some items, or a while), and its breaks.

    A day to which it was adjourned is kept with its adjournment, and is no break. Raises Refused for two people who
    would preside at the same moment (V4).
    """
    still_open(meeting.minutes_locked_at)
    rows = [_presiding(place, facts) for place, facts in enumerate(presiding, 1)]
    if spans_of(rows) != spans_of(meeting.presiding):
        _check_presiding(meeting, rows)
        meeting.presiding = rows
    meeting.started, meeting.concluded = started, concluded
    days = [row for row in meeting.adjournments if row.to_date is not None]
    meeting.adjournments = [*(Adjournment(**row) for row in breaks), *days]
    for place, row in enumerate(meeting.adjournments, 1):
        row.position = place
    said("recorded the times of the meeting and who presided", by=by, about=about(meeting))


def take_turn(meeting: Meeting) -> None:
    """One clerk at a time records who is there: no seat is recorded twice, and each departure is counted (V2).

    What the last one wrote is seen then.
    """
    still_open(meeting.minutes_locked_at)
    db.session.execute(sa.select(Meeting.id).where(Meeting.id == meeting.id).with_for_update(key_share=True))
    for one in meeting.attendance:
        db.session.expire(one)
    db.session.expire(meeting, ["attendance"])


def _presiding(place: int, facts: Mapping[str, Any]) -> Presiding:
    person = db.session.get(Person, facts["person_id"]) if facts.get("person_id") else None
    return Presiding(position=place, person=person, **{name: one for name, one in facts.items() if name != "person_id"})


def _check_presiding(meeting: Meeting, rows: Sequence[Presiding]) -> None:
    """Let who presided be recorded. Raises Refused with what contradicts itself (V4)."""
    against = [finding for finding in presiding_findings(meeting, rows) if finding.level is Level.REFUSE]
    if against:
        raise Refused(*against)


def _record(meeting: Meeting, row: Row, mark: Mark) -> bool:
    """Write one row. Answers False where someone else has recorded something else since the page was shown."""
    one = row.attendance
    now = (one.status, one.mode) if one else (None, None)
    if now not in ((mark.was_status, mark.was_mode), (mark.status, mark.mode)):
        return False
    if one is None:
        one = _of_seat(meeting, row)
    one.status, one.mode = mark.status, mark.mode
    return True


def _of_seat(meeting: Meeting, row: Row) -> Attendance:
    holder = row.holder
    one = Attendance(
        person_id=holder.person_id,
        as_printed=None if holder.person_id else holder.printed,
        category=row.group.name,
        seat_id=holder.seat_id,
        position=len(meeting.attendance) + 1,
    )
    meeting.attendance.append(one)
    return one


def _spells(spells: Sequence[Mapping[str, Any]]) -> list[Spell]:
    given = [(spell.get("joined") or None, spell.get("left") or None) for spell in spells]
    return [Spell(joined=joined, left=left, position=n) for n, (joined, left) in enumerate(given, 1) if joined or left]
