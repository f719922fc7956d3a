"""Recording what was declared at a meeting, and what the member then did."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from panel import clock
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.interests.models import Declaration, DeclarationNotice
from panel.interests.operations.tasks import settle_task
from panel.interests.queries import declarations_at, has_lapsed, status_at, task_of
from panel.interests.rules.words import NONE_DECLARED
from panel.lifecycle import refuse
from panel.meetings.models import Attendance, Meeting
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.signed import still_open

FACTS = (
    *("person_id", "as_printed", "items", "all_items", "kind", "trigger", "nature", "sensitive", "under", "registered"),
    *("dispensation", "dispensation_id", "action", "left", "returned", "spoke_as_public", "voted"),
)
"""What may be entered about a declaration."""


def declare(meeting: Meeting, facts: Mapping[str, Any], *, by: Actor) -> Declaration:
    """Record an interest declared at a meeting, for some items or all. “None declared” no longer stands then.

    A pecuniary interest that was not registered becomes a task of the monitoring officer (I5).
    """
    still_open(meeting.minutes_locked_at)
    position = max((one.position for one in declarations_at(meeting)), default=0) + 1
    made = Declaration(meeting=meeting, position=position, **{name: facts[name] for name in FACTS if name in facts})
    db.session.add(made)
    if meeting.interests_none is not None:
        meeting.interests_none = None
    db.session.flush()
    settle_task(made)
    said(f"recorded an interest of {_who(made)}", by=by, about=_about(meeting))
    return made


def record_notice(notice: DeclarationNotice, *, by: Actor) -> Declaration:
    """Record at the meeting what a member had given notice of (2.3 a).

    Raises Refused where the notice was withdrawn, is recorded already, or lapsed because the member did not come.
    """
    still_open(notice.meeting.minutes_locked_at)
    if notice.withdrawn_at is not None:
        raise refuse("2.3", f"{notice.printed} has withdrawn this notice.")
    if notice.recorded_at is not None:
        raise refuse("2.3", "This notice is recorded already.")
    if has_lapsed(notice, status_at(notice.meeting)):
        words = f"{notice.printed} is recorded as not present, so the notice lapsed. If they came, say so first."
        raise refuse("2.3", words)
    names = ("person_id", "as_printed", "items", "all_items", "kind", "trigger", "nature", "sensitive")
    facts = {name: getattr(notice, name) for name in names}
    entry = notice.entry
    registered = None if entry is None else "Yes" if entry.accepted else "Pending"
    made = declare(notice.meeting, {**facts, "registered": registered}, by=by)
    notice.recorded_at, notice.declaration_id = clock.now(), made.id
    said(f"recorded what {notice.printed} had given notice of", by=by, about=_about(notice.meeting))
    return made


def amend(declaration: Declaration, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change what is recorded of a declaration."""
    still_open(declaration.meeting.minutes_locked_at)
    for name in FACTS:
        if name in facts and (getattr(declaration, name) or None) != (facts[name] or None):
            setattr(declaration, name, facts[name])
    settle_task(declaration)
    said(f"changed the interest recorded of {_who(declaration)}", by=by, about=_about(declaration.meeting))


def leave(declaration: Declaration, at: str, *, by: Actor) -> None:
    """Record that the member left for the items of the interest, at a time as it will be minuted (I10, V2)."""
    meeting = declaration.meeting
    still_open(meeting.minutes_locked_at)
    declaration.left, declaration.returned = at, None
    declaration.action = declaration.action or "Left the room"
    for one in _attending(declaration):
        one.left_for_items = list(dict.fromkeys([*(one.left_for_items or ()), *_lines(declaration)]))
    said(f"recorded that {_who(declaration)} left the room at {at}", by=by, about=_about(meeting))


def come_back(declaration: Declaration, at: str, *, by: Actor) -> None:
    """Record that the member came back, at a time as it will be minuted."""
    still_open(declaration.meeting.minutes_locked_at)
    declaration.returned = at
    if declaration.action == "Left the room":
        declaration.action = "Left the room and came back"
    said(f"recorded that {_who(declaration)} came back at {at}", by=by, about=_about(declaration.meeting))


def remove(declaration: Declaration, *, by: Actor) -> None:
    """Take off the record what was not declared after all. A notice that it came from waits again."""
    meeting, who = declaration.meeting, _who(declaration)
    still_open(meeting.minutes_locked_at)
    notice = db.session.scalar(sa.select(DeclarationNotice).where(DeclarationNotice.declaration_id == declaration.id))
    if notice is not None:
        notice.declaration_id, notice.recorded_at = None, None
        db.session.flush()
    task = task_of(declaration)
    if task is not None:
        db.session.delete(task)
    db.session.delete(declaration)
    said(f"removed the interest recorded of {who}", by=by, about=_about(meeting))


def none_declared(meeting: Meeting, *, words: str = NONE_DECLARED, by: Actor) -> None:
    """Record that nobody declared an interest. Raises Refused where someone is recorded to have declared one."""
    still_open(meeting.minutes_locked_at)
    if declarations_at(meeting):
        raise refuse("2.3", "Interests are recorded for this meeting. Remove them first if none was declared.")
    meeting.interests_none = words
    said("recorded that no interests were declared", by=by, about=_about(meeting))


def _attending(declaration: Declaration) -> list[Attendance]:
    """The rows of the attendance that are the member's."""
    if declaration.person_id is None:
        return []
    return [one for one in declaration.meeting.attendance if one.person_id == declaration.person_id]


def _lines(declaration: Declaration) -> list[str]:
    """The keys of the lines that it is in."""
    if not declaration.all_items:
        return list(declaration.items or ())
    return [item.key for item in declaration.meeting.items if item.kind is not Kind.HEADING]


def _who(declaration: Declaration) -> str:
    return declaration.printed or "someone"


def _about(meeting: Meeting) -> str:
    return f"meeting/{meeting.id}"
