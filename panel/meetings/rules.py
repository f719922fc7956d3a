"""The life of a meeting and the words of its agenda lines."""

from enum import StrEnum


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


class Kind(StrEnum):
    """What a line of the agenda is."""

    ITEM = "item"
    HEADING = "heading"
    LINE = "line"


class Part(StrEnum):
    """Whether an item is taken in public. A heading may say "closed" and give no paragraph."""

    OPEN = "open"
    CLOSED = "closed"
