"""The lines of an agenda: what they are, and the numbers they bear (variations.md: names and numbers)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a line of the agenda is."""

    ITEM = "item"
    HEADING = "heading"
    LINE = "line"


class Part(StrEnum):
    """Whether an item is taken in public. A heading may say "closed" and give no paragraph."""

    OPEN = "open"
    CLOSED = "closed"
