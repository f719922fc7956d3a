"""The life of a meeting."""

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
