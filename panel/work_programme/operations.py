"""Keeping the work programme."""

from collections.abc import Mapping
from typing import Any

from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.work_programme.models import Entry

FACTS = ("year", "topic", "theme", "purpose", "lead", "meeting", "month", "statutory", "status")
"""What a clerk may enter about a topic."""


def add_entry(body: Body, facts: Mapping[str, Any], *, by: Actor) -> Entry:
    """Add a topic at the end. `facts` are columns named in FACTS."""
    last = db.session.scalar(db.select(db.func.max(Entry.position)).where(Entry.body_id == body.id)) or 0
    entry = Entry(body=body, position=last + 1, **_given(facts))
    db.session.add(entry)
    said(f"added “{entry.topic}” to the work programme", by=by, about=f"body/{body.id}")
    return entry


def edit_entry(entry: Entry, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change what the programme says of a topic. What was not known, and is left so, stays not known."""
    for name, value in _given(facts).items():
        if (getattr(entry, name) or None) != value:
            setattr(entry, name, value)
    said(f"changed “{entry.topic}” in the work programme", by=by, about=f"body/{entry.body_id}")


def remove_entry(entry: Entry, *, by: Actor) -> None:
    """Take a topic out of the programme."""
    topic, body_id = entry.topic, entry.body_id
    db.session.delete(entry)
    said(f"removed “{topic}” from the work programme", by=by, about=f"body/{body_id}")


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that may be entered; an empty text is nothing."""
    return {name: facts[name] or None for name in FACTS if name in facts}
