"""Attendance figures: how many meetings a member could have come to, and to how many they came (V8, V15)."""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from panel.lifecycle import Finding
from panel.meetings.rules.life import State

COUNTED = frozenset({State.HELD, State.ADJOURNED, State.RECONVENED})
"""States of a meeting that took place: one without a quorum, cancelled or put off was no meeting to attend."""

RULE = (
    "Possible are the meetings of this panel that were held while the person was a member of it and whose attendance "
    "is recorded. A meeting without a quorum, or before or after the person’s term, is not counted. Attended are those "
    "at which the person was present; a substitute’s attendance is not the member’s. Young people are not listed."
)
"""What is shown beside the figures."""


@dataclass(frozen=True)
class Chance:
    """A meeting held while someone was a member, and what is recorded of them there."""

    day: dt.date
    status: str | None = None
    remote: bool = False
    substituted: bool = False


@dataclass(frozen=True)
class Figure:
    """A member's attendance in numbers; `last` is the day on which they came last."""

    possible: int = 0
    attended: int = 0
    remotely: int = 0
    apologies: int = 0
    substituted: int = 0
    last: dt.date | None = None


def held(state: State, *, recorded: bool) -> bool:
    """Whether a meeting counts in the figures: it took place, and names of those present were recorded (V8)."""
    return state in COUNTED and recorded


def figure(chances: Sequence[Chance], *, remote_counts: bool) -> Figure:
    """A member's figures. Whoever came remotely attended only where the body lets that count (V8, B12)."""
    came = [one for one in chances if _is(one, "present") and (remote_counts or not one.remote)]
    return Figure(
        possible=len(chances),
        attended=len(came),
        remotely=sum(_is(one, "present") and one.remote for one in chances),
        apologies=sum(_is(one, "apologies") for one in chances),
        substituted=sum(one.substituted and not _is(one, "present") for one in chances),
        last=max((one.day for one in came), default=None),
    )


def _is(one: Chance, status: str) -> bool:
    return (one.status or "").strip().lower() == status


def six_months_after(day: dt.date) -> dt.date:
    """The day six months later; the last of the month where there is no such day."""
    year, month = day.year + (day.month + 5) // 12, (day.month + 5) % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def six_months_away(who: str, last: dt.date | None, member_since: dt.date | None, today: dt.date) -> list[Finding]:
    """A councillor who comes to no meeting of the council for six months may lose the seat (V15).

    Counted from the last attendance here, or from when the term began. It is a note: other meetings of the council
    count too, and so does an absence that the council approved, and neither is known here.
    """
    known = [day for day in (last, member_since) if day]
    if not known or today < six_months_after(max(known)):
        return []
    since = max(known)
    words = (
        f"{who} has attended no meeting of this panel since {since.day} {since:%B %Y}, six months or more ago. Any "
        "meeting of the council counts, and so does an absence that it approved: ask what is known elsewhere."
    )
    return [Finding("V15", words)]
