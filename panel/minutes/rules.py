"""The life of the minutes, and the verbs of outcomes."""

from enum import StrEnum


class MinutesState(StrEnum):
    """Where the minutes of a meeting are (V9, V11)."""

    DRAFT = "draft"
    WITH_CHAIR = "with the chair"
    PUBLISHED = "published as draft"
    APPROVED = "approved"
    SIGNED = "signed"


class Verb(StrEnum):
    """What the meeting did (Y6 and variations.md)."""

    RESOLVED = "resolved"
    NOTED = "noted"
    AGREED = "agreed"
    RECOMMENDED = "recommended"
    DEFERRED = "deferred"
    LEFT_TO = "left_to"
    NONE = "none"
