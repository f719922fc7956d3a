"""What the work programme promised for the next meeting of each panel, and whether it is here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from panel.bodies.models import Body
from panel.desk.coming import Meetings
from panel.extensions import db
from panel.meetings.models import AgendaItem
from panel.papers.models import Paper
from panel.papers.rules.life import PaperState
from panel.work_programme.models import Entry


class Arrival(StrEnum):
    """How far a promised topic has come."""

    READY = "Ready"
    WRITTEN = "Being written"
    ON_AGENDA = "On the agenda"
    MISSING = "Not on the agenda yet"


@dataclass(frozen=True)
class Promise:
    """A topic promised for a meeting. `asked` says that a resolution asked for it."""

    topic: str
    lead: str
    arrival: Arrival
    asked: bool
    entry_id: int


def promised_for_next(bodies: Sequence[Body], meetings: Mapping[int, Meetings]) -> dict[int, list[Promise]]:
    """What is promised for the next meeting, by the panel's number: one question for all panels."""
    following = {body.id: meetings[body.id].next for body in bodies if body.id in meetings}
    slots = [sa.and_(Entry.body_id == body, Entry.meeting == one.key) for body, one in following.items() if one]
    if not slots:
        return {}
    in_hand = sa.and_(Paper.item_id == AgendaItem.id, Paper.parent_id.is_(None), Paper.state != PaperState.WITHDRAWN)
    ready = sa.func.count().filter(Paper.state == PaperState.READY)
    query = (
        sa.select(*_ENTRY, AgendaItem.id, sa.func.count(Paper.id), ready)
        .outerjoin(AgendaItem, sa.and_(Entry.item_id == AgendaItem.id, AgendaItem.removed_at.is_(None)))
        .outerjoin(Paper, in_hand)
        .where(sa.or_(*slots))
        .group_by(*_ENTRY, AgendaItem.id)
        .order_by(Entry.position, Entry.id)
    )
    found: dict[int, list[Promise]] = {}
    for body, entry, topic, lead, asked, _position, item, papers, finished in db.session.execute(query):
        arrival = _arrival(item, papers, finished)
        found.setdefault(body, []).append(Promise(topic, lead or "", arrival, asked is not None, entry))
    return found


_ENTRY = (Entry.body_id, Entry.id, Entry.topic, Entry.lead, Entry.follow_up_id, Entry.position)


def _arrival(item: int | None, papers: int, ready: int) -> Arrival:
    if item is None:
        return Arrival.MISSING
    if not papers:
        return Arrival.ON_AGENDA
    return Arrival.READY if ready == papers else Arrival.WRITTEN
