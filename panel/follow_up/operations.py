"""Recording what came back."""

from panel import clock, wording
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.follow_up.models import Update
from panel.follow_up.queries import updates_of
from panel.minutes.models import FollowUp


def report(follow_up: FollowUp, text: str, *, closes: bool = False, by: Actor) -> Update:
    """Record what was reported; `closes` where nothing more is waited for. What the minute said stays as it was."""
    facts = {"text": text, "by": by.name, "date": wording.short_date(clock.today())}
    update = Update(follow_up=follow_up, position=len(updates_of(follow_up)[follow_up.id]) + 1, **facts)
    db.session.add(update)
    if closes:
        follow_up.status, follow_up.closed_by = "closed", text
    said(f"reported on “{follow_up.words}”", by=by, about=f"meeting/{follow_up.minute.meeting_id}")
    return update
