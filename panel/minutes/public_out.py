"""What the minutes say of the public leaving and coming back: before the first item of each span, and after the last.

It is public itself: the resolution, who moved it, the paragraph and the vote (P6).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from panel.meetings.models import ClosedBusiness, Meeting
from panel.meetings.rules.closed import Span, items_in, readmitted
from panel.minutes.models import Minute
from panel.minutes.rules.vote_words import movers


@dataclass(frozen=True)
class Told:
    """What stands before a minute: the words that stand out, if it was resolved, and the rest."""

    lead: str
    words: str


def told_before(meeting: Meeting, minutes: Sequence[Minute], said: str) -> Mapping[int, tuple[Told, ...]]:
    """What is told before each minute, by its id; nothing that a minute says already (`said` is all they say)."""
    found: dict[int, tuple[Told, ...]] = {}
    for row in meeting.closed:
        told, first = _told(row, minutes, said), next(iter(_minutes_in(row, minutes)), None)
        if told is not None and first is not None:
            found[first.id] = (*found.get(first.id, ()), told)
    return found


def told_after(meeting: Meeting, minutes: Sequence[Minute]) -> Mapping[int, tuple[str, ...]]:
    """That the public came back, after the last minute of each span, by its id."""
    found: dict[int, tuple[str, ...]] = {}
    for row in meeting.closed:
        words = row.readmission or (readmitted(row.readmitted_at) if row.readmitted_at else "")
        inside = _minutes_in(row, minutes)
        if words and inside:
            found[inside[-1].id] = (*found.get(inside[-1].id, ()), words)
    return found


def _minutes_in(row: ClosedBusiness, minutes: Sequence[Minute]) -> list[Minute]:
    """The minutes of the items that a row names, in the order printed."""
    keys = set(items_in([line.key for line in row.meeting.items], Span(row.from_item, row.to_item)))
    return [minute for minute in minutes if minute.item and minute.item.key in keys]


def _told(row: ClosedBusiness, minutes: Sequence[Minute], said: str) -> Told | None:
    words = (row.resolution or "").strip()
    resolved = row.carried is not False and not row.confidential
    own = any(one.item and one.item.role == "exclusion" and (one.outcomes or one.html) for one in minutes)
    if not words or words.lower() in said.lower() or (own and resolved):
        return None
    after = [movers(row.moved_by or "", row.seconded_by or ""), _counted(row.vote or {})]
    return Told("RESOLVED" if resolved else "", " ".join(filter(None, [words, *after])))


def _counted(vote: Mapping[str, object]) -> str:
    """“For 5; Against 1.”."""
    sides = [f"{side.capitalize()} {vote[side]}" for side in ("for", "against", "abstained") if side in vote]
    return f"{'; '.join(sides)}." if sides else ""
