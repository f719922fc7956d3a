"""The columns of an action log, as each council heads them (variations.md: actions)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    SOURCE = "what it comes from"
    ACTION = "what was asked for"
    LEAD = "who"
    DUE = "by when"
    PROGRESS = "what came back"
    STATUS = "where it stands"
    RAG = "the colour"
    ANSWER = "the answer of another body"
    EFFECT = "what it changed"
    MEETING = "when it was asked for"


C = Column
HEADINGS: Mapping[str, Column] = {
    **dict.fromkeys(("no", "number", "ref", "reference", "item"), C.NUMBER),
    **dict.fromkeys(("minute", "minute no", "recommendation", "source", "arising from"), C.SOURCE),
    **dict.fromkeys(("action", "actions", "action required", "what", "request", "resolution"), C.ACTION),
    **dict.fromkeys(("lead", "owner", "person", "who", "lead officer", "responsible", "by whom"), C.LEAD),
    **dict.fromkeys(("timescale", "timing", "due", "by when", "deadline", "target date", "when"), C.DUE),
    **dict.fromkeys(("date due", "date for completion", "completion date"), C.DUE),
    **dict.fromkeys(("progress", "update", "comments", "progress update", "response"), C.PROGRESS),
    **dict.fromkeys(("status", "state", "position"), C.STATUS),
    **dict.fromkeys(("rag", "rag rating", "rag status", "brag"), C.RAG),
    **dict.fromkeys(("answer", "reply", "response of the body"), C.ANSWER),
    **dict.fromkeys(("effect", "impact", "difference made", "outcome"), C.EFFECT),
    **dict.fromkeys(("meeting", "date", "date raised", "raised"), C.MEETING),
}
"""What a heading means, in small letters and without its stops; of “Action and outcome” the first word counts."""

SETS: Mapping[str, tuple[str, ...]] = {
    "ours": ("Minute", "Action", "Lead", "Timescale", "Progress", "Status"),
    "three": ("Action", "Lead", "Timescale"),
    "four": ("No.", "Action", "Person", "Timing"),
    "plan": ("Recommendation", "Action and outcome", "Timescale", "Lead", "Progress", "RAG"),
}
"""The sets that councils print; the first where a body has none of its own."""

MOST = 10


def meaning(heading: str) -> Column | None:
    """What a column of this heading holds; None for one that only the council knows how to fill."""
    words = re.sub(r"[^a-z ]+", " ", heading.lower())
    return next((HEADINGS[one] for one in _beginnings(words.split()) if one in HEADINGS), None)


def _beginnings(words: Sequence[str]) -> Iterable[str]:
    """The first words, the most first."""
    return (" ".join(words[:number]) for number in range(len(words), 0, -1))


def columns_of(given: Sequence[str] | None) -> tuple[str, ...]:
    """The headings of a body's log: its own, or the usual ones."""
    return tuple(given) if given else SETS["ours"]


def is_wide(headings: Sequence[str]) -> bool:
    """Whether so many columns need a sheet on its side."""
    return len(headings) > len(SETS["four"])
