"""Keeping what young people raised, and letting everyone see it once someone has looked at the words."""

from collections.abc import Mapping
from typing import Any

from panel import clock
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import Refused
from panel.voice.models import Raised
from panel.voice.queries import findings_of
from panel.voice.rules import judge_showing, judge_who

FACTS = ("raised_by", "raised_on", "words", "item_id", "answer", "answered_on", "changed", "told_on", "told_how")
"""What may be entered of a thing that was raised."""


def record(body: Body, facts: Mapping[str, Any], *, by: Actor) -> Raised:
    """Record what young people raised. Raises Refused for a first name with a surname (D5)."""
    _check(facts)
    last = db.session.scalar(db.select(db.func.max(Raised.position)).where(Raised.body_id == body.id)) or 0
    raised = Raised(body=body, position=last + 1, **_given(facts))
    db.session.add(raised)
    said("recorded something that young people raised", by=by, about=f"body/{body.id}")
    return raised


def change(raised: Raised, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change what is kept. New words are a draft until someone has looked at them (D3). Raises Refused as `record`."""
    _check(facts)
    before = raised.texts
    for name, value in _given(facts).items():
        if getattr(raised, name) != value:
            setattr(raised, name, value)
    if raised.texts != before:
        raised.shown_at = raised.shown_by = None
    said("changed what is kept of something that young people raised", by=by, about=f"body/{raised.body_id}")


def show(raised: Raised, *, looked: bool, by: Actor) -> None:
    """Mark it as fit to be shown to everyone; `looked` says that a person has read the words. Raises Refused (D3)."""
    against = judge_showing(raised.words, findings_of(raised), looked=looked)
    if against:
        raise Refused(*against)
    raised.shown_at, raised.shown_by = clock.now(), by.name
    said("showed everyone something that young people raised", by=by, about=f"body/{raised.body_id}")


def hide(raised: Raised, *, by: Actor) -> None:
    """Make it a draft again, at once."""
    raised.shown_at = raised.shown_by = None
    said("no longer shows something that young people raised", by=by, about=f"body/{raised.body_id}")


def remove(raised: Raised, *, by: Actor) -> None:
    """Delete it: what young people ask not to be kept is not."""
    body_id = raised.body_id
    db.session.delete(raised)
    said("deleted something that young people had raised", by=by, about=f"body/{body_id}")


def _check(facts: Mapping[str, Any]) -> None:
    against = judge_who(facts["raised_by"] or "") if "raised_by" in facts else []
    if against:
        raise Refused(*against)


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that may be entered; an empty text is nothing."""
    return {name: facts[name] or None for name in FACTS if name in facts}
