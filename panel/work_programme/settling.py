"""What becomes of the queue: each thing in it is placed in the programme, or moved on with a reason."""

from panel import clock
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import refuse
from panel.work_programme.models import Entry, Referral
from panel.work_programme.operations import add_entry, move
from panel.work_programme.queries import entry_of, placed_facts
from panel.work_programme.queue import Waiting
from panel.work_programme.rules.when import Place


def refer(body: Body, topic: str, came_from: str = "", *, by: Actor) -> Referral:
    """Record something that was referred to the panel, so that it waits for a place."""
    made = Referral(body=body, topic=topic, came_from=came_from or None, joined_on=clock.today())
    db.session.add(made)
    said(f"recorded that “{topic}” was referred to the panel", by=by, about=f"body/{body.id}")
    return made


def place_waiting(body: Body, waiting: Waiting, topic: str, place: Place, *, by: Actor) -> Entry:
    """Give something in the queue a place in the programme, under a title that everyone may read.

    What came from the programme moves on in it; anything else is added. Raises Refused as `move` does.
    """
    minute = waiting.outcome.minute if waiting.outcome else None
    entry = entry_of(minute.item) if minute and minute.item else None
    if entry is not None and entry.body_id == body.id:
        move(entry, place, f"It {waiting.came_from}", by=by)
    else:
        entry = add_entry(body, {"topic": topic, **placed_facts(body, place)}, by=by)
    if minute is not None and entry.minute is None and entry.follow_up is None:
        entry.minute = minute
        named = {"meeting": minute.meeting.key, "minute": minute.number}
        entry.origin = {name: value for name, value in named.items() if value}
    _settled(body, waiting, by).entry = entry
    said(f"placed “{topic}”, which waited, in the work programme", by=by, about=f"body/{body.id}")
    return entry


def move_on(body: Body, waiting: Waiting, reason: str, *, by: Actor) -> Referral:
    """Let something in the queue go without a place. Raises Refused without a reason."""
    if not reason.strip():
        raise refuse("G7", "Say why it is moved on without a place in the programme.")
    settled = _settled(body, waiting, by)
    settled.reason = reason.strip()
    said(f"moved on “{waiting.topic}” without a place: {reason.strip()}", by=by, about=f"body/{body.id}")
    return settled


def _settled(body: Body, waiting: Waiting, by: Actor) -> Referral:
    known = (
        db.session.scalar(db.select(Referral).where(Referral.outcome == waiting.outcome)) if waiting.outcome else None
    )
    made = waiting.referral or known or Referral(body=body, outcome=waiting.outcome, joined_on=waiting.day)
    made.settled_on, made.settled_by = clock.today(), by.name
    db.session.add(made)
    return made
