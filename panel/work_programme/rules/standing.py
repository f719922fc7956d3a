"""Where a topic of the programme stands."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where a topic is on its way from being wanted to having been considered."""

    UNSCHEDULED = "unscheduled"
    PLANNED = "planned"
    MOVED = "moved"
    DELIVERED = "delivered"
    DEFERRED = "deferred"
    NOT_TAKEN = "not taken"


DELIVERED_WORDS = frozenset({"delivered", "considered", "done", "complete", "completed", "closed", "received"})
"""What councils write of a topic that was considered, whatever their case."""


@dataclass(frozen=True)
class Known:
    """What is known of a topic.

    `placed` that it has a meeting or a month; `sat` that its meeting came together; `on_agenda` that a line of that
    meeting's agenda is its; `deferred` that the meeting put it off.
    """

    status: str = ""
    placed: bool = False
    moved: bool = False
    sat: bool = False
    on_agenda: bool = False
    deferred: bool = False


def standing(known: Known) -> Standing:
    """Where a topic stands: what a council wrote of it as done is done; else as its meeting and its agenda line say."""
    if known.status.strip().lower() in DELIVERED_WORDS:
        return Standing.DELIVERED
    if not known.placed:
        return Standing.UNSCHEDULED
    if known.deferred:
        return Standing.DEFERRED
    if known.sat:
        return Standing.DELIVERED if known.on_agenda else Standing.NOT_TAKEN
    return Standing.MOVED if known.moved else Standing.PLANNED


def own_words(status: str | None) -> str:
    """What a council wrote of a topic in words that are none of ours, to be shown beside where it stands."""
    words = (status or "").strip()
    return "" if words.lower() in DELIVERED_WORDS | set(Standing) else words
