"""Recording what was declared at a meeting."""

from collections.abc import Mapping
from typing import Any

from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.interests.models import Declaration
from panel.interests.queries import declarations_at
from panel.interests.rules import NONE_DECLARED
from panel.lifecycle import refuse
from panel.meetings.models import Meeting
from panel.meetings.rules.signed import still_open

FACTS = (
    *("person_id", "as_printed", "items", "all_items", "kind", "nature", "sensitive", "registered", "dispensation"),
    *("action", "left", "returned"),
)
"""What may be entered about a declaration."""


def declare(meeting: Meeting, facts: Mapping[str, Any], *, by: Actor) -> Declaration:
    """Record an interest declared at a meeting, for some items or all. “None declared” no longer stands then."""
    still_open(meeting.minutes_locked_at)
    position = max((one.position for one in declarations_at(meeting)), default=0) + 1
    made = Declaration(meeting=meeting, position=position, **{name: facts[name] for name in FACTS if name in facts})
    db.session.add(made)
    if meeting.interests_none is not None:
        meeting.interests_none = None
    db.session.flush()
    said(f"recorded an interest of {_who(made)}", by=by, about=_about(meeting))
    return made


def amend(declaration: Declaration, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change what is recorded of a declaration."""
    still_open(declaration.meeting.minutes_locked_at)
    for name in FACTS:
        if name in facts and (getattr(declaration, name) or None) != (facts[name] or None):
            setattr(declaration, name, facts[name])
    said(f"changed the interest recorded of {_who(declaration)}", by=by, about=_about(declaration.meeting))


def remove(declaration: Declaration, *, by: Actor) -> None:
    """Take off the record what was not declared after all."""
    meeting, who = declaration.meeting, _who(declaration)
    still_open(meeting.minutes_locked_at)
    db.session.delete(declaration)
    said(f"removed the interest recorded of {who}", by=by, about=_about(meeting))


def none_declared(meeting: Meeting, *, words: str = NONE_DECLARED, by: Actor) -> None:
    """Record that nobody declared an interest. Raises Refused where someone is recorded to have declared one."""
    still_open(meeting.minutes_locked_at)
    if declarations_at(meeting):
        raise refuse("2.3", "Interests are recorded for this meeting. Remove them first if none was declared.")
    meeting.interests_none = words
    said("recorded that no interests were declared", by=by, about=_about(meeting))


def _who(declaration: Declaration) -> str:
    return declaration.printed or "someone"


def _about(meeting: Meeting) -> str:
    return f"meeting/{meeting.id}"
