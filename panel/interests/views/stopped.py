"""What the interests declared stop, item by item: who leaves, who may not vote, and what the quorum then is."""

from dataclasses import dataclass

from panel.interests.effects import effects_by_item
from panel.interests.rules.effects import Effect
from panel.interests.views.doors import business
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.roll import count_of


@dataclass(frozen=True)
class Stopped:
    """One item, the members whom interests concern there, and the quorum without those who must leave (V2)."""

    item: AgendaItem
    members: list[tuple[str, Effect]]
    quorum: str


def stopped_at(meeting: Meeting) -> list[Stopped]:
    """Every item in which someone present has declared an interest."""
    lines = business(meeting)
    effects = effects_by_item(meeting, lines)
    return [_stopped(meeting, item, effects[item.key]) for item in lines if effects[item.key]]


def _stopped(meeting: Meeting, item: AgendaItem, effects: dict[int, Effect]) -> Stopped:
    there = [one for one in meeting.attendance if one.person_id in effects]
    members = [(one.printed, effects[one.person_id]) for one in there if one.person_id]
    away = frozenset(one.id for one in there if one.person_id and effects[one.person_id].leave)
    return Stopped(item, members, count_of(meeting, item, away=away).words if away else "")
