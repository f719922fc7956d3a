"""The life of a meeting: its states, the moves between them, and what each move asks first."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from panel.lifecycle import Finding, Level, Move, Moves, moves
from panel.meetings.rules.clear_days import long_date


class State(StrEnum):
    """Where a meeting is in its life. A stub is known only by its date."""

    PLANNED = "planned"
    CALLED = "called"
    PUBLISHED = "published"
    HELD = "held"
    ADJOURNED = "adjourned"
    RECONVENED = "reconvened"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    INQUORATE = "inquorate"
    STUB = "stub"


S = State

PUBLIC = frozenset(S) - {S.PLANNED}
"""States in which the public are told of a meeting: from its being called onward (N1)."""

AGENDA_OPEN = frozenset({S.PUBLISHED, S.HELD, S.ADJOURNED, S.RECONVENED, S.INQUORATE})
"""States in which its agenda is open to inspection (N3); in others it is if it was published before (A1)."""

SAT = frozenset({S.HELD, S.ADJOURNED, S.RECONVENED, S.INQUORATE})
"""States in which people came together, so that there is attendance to show."""

TO_COME = frozenset({S.PLANNED, S.CALLED, S.PUBLISHED})
"""States of a meeting that is still expected on its date."""


@dataclass(frozen=True)
class Standing:
    """What the guards ask about a meeting on the day of asking. `next_sitting` is the day it was adjourned to."""

    today: dt.date
    date: dt.date | None
    has_time: bool
    has_place: bool
    lines: int
    next_sitting: dt.date | None = None


def _refused(rule: str, words: str) -> Finding:
    return Finding(rule, words, Level.REFUSE)


def told(standing: Standing) -> Sequence[Finding]:
    """A notice gives the time and the place (N1)."""
    needed = {"a date": standing.date is not None, "a time": standing.has_time, "a place": standing.has_place}
    return [_refused("N1", f"The meeting needs {what} first.") for what, known in needed.items() if not known]


def ready(standing: Standing) -> Sequence[Finding]:
    """What is published is an agenda (N3), with the time and the place (N1)."""
    empty = [] if standing.lines else [_refused("N3", "The agenda has no lines yet.")]
    return [*told(standing), *empty]


def day_has_come(standing: Standing) -> Sequence[Finding]:
    """What happens at a meeting is recorded when its day has come."""
    if standing.date is None or standing.date <= standing.today:
        return []
    return [_refused("life", f"The day of the meeting has not come: it is on {long_date(standing.date)}.")]


def sitting_has_come(standing: Standing) -> Sequence[Finding]:
    """A meeting continues when the day that it was adjourned to has come."""
    if standing.next_sitting is None:
        return [_refused("life", "No day is set on which the meeting continues. Set the day first.")]
    if standing.next_sitting > standing.today:
        return [
            _refused("life", f"The meeting continues on {long_date(standing.next_sitting)}: that day has not come.")
        ]
    return []


MOVES: Moves = moves(
    Move("call", frozenset({S.PLANNED}), S.CALLED, "Call the meeting", told),
    Move("publish", frozenset({S.PLANNED, S.CALLED}), S.PUBLISHED, "Publish the agenda and papers", ready),
    Move(
        "hold",
        frozenset({S.STUB, S.CALLED, S.PUBLISHED, S.RECONVENED}),
        S.HELD,
        "Record that it was held",
        day_has_come,
    ),
    Move(
        "adjourn",
        frozenset({S.CALLED, S.PUBLISHED, S.HELD, S.RECONVENED}),
        S.ADJOURNED,
        "Adjourn to another day",
        day_has_come,
    ),
    ("set_sitting", {S.ADJOURNED}, S.ADJOURNED, "Set the day on which it continues"),
    Move("reconvene", frozenset({S.ADJOURNED}), S.RECONVENED, "Record that it was reconvened", sitting_has_come),
    ("postpone", {S.CALLED, S.PUBLISHED, S.INQUORATE}, S.POSTPONED, "Postpone the meeting"),
    ("rearrange", {S.POSTPONED}, S.CALLED, "Give it a new date"),
    ("cancel", {S.PLANNED, S.CALLED, S.PUBLISHED, S.POSTPONED, S.ADJOURNED}, S.CANCELLED, "Cancel the meeting"),
    Move(
        "inquorate",
        frozenset({S.CALLED, S.PUBLISHED, S.RECONVENED}),
        S.INQUORATE,
        "Record that there was no quorum",
        day_has_come,
    ),
)
"""Every step of a meeting's life. What is recorded as having happened elsewhere (an import) sets the state itself."""

NOTICES: dict[str, str] = {
    "call": "The {panel} will meet on {when} at {place}.",
    "publish": "The agenda and reports for the meeting of the {panel} on {when} at {place} are open to inspection.",
    "adjourn": "The meeting of the {panel} on {when} was adjourned until {day}. It keeps the same agenda.",
    "set_sitting": "The meeting of the {panel} on {when}, which was adjourned, continues on {day} with its agenda.",
    "reconvene": "The meeting of the {panel} on {when}, which was adjourned, was reconvened on {day}.",
    "postpone": "The meeting of the {panel} on {when} is postponed{why}. A new date will be given.",
    "rearrange": "The meeting of the {panel} that was to be on {before} will be on {when} at {place}.",
    "cancel": "The meeting of the {panel} on {when} is cancelled{why}.",
    "inquorate": "The meeting of the {panel} on {when} could not go on: too few members were present for a quorum.",
    "change": "The meeting of the {panel} on {before} will be on {when} at {place}.",
}
"""The words with which the public are told of each step; the clerk may change them. Holding needs no notice."""
