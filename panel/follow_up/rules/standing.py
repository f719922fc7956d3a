"""Where a thing asked for stands (G7). Councils write the status in their own words, which are kept."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum


class Standing(StrEnum):
    """Where a thing asked for stands. Only the panel closes it (G7)."""

    OPEN = "open"
    ON_TRACK = "on track"
    OVERDUE = "overdue"
    DONE = "done"
    PROPOSED = "proposed for closing"
    CLOSED = "closed by the panel"


S = Standing
WORDS: Mapping[str, Standing] = {
    **dict.fromkeys(("closed", "closed by the panel", "closed by panel", "discharged", "noted and closed"), S.CLOSED),
    **dict.fromkeys(("proposed for closing", "proposed", "proposed for closure", "to be closed"), S.PROPOSED),
    **dict.fromkeys(("done", "complete", "completed", "delivered", "finished"), S.DONE),
    **dict.fromkeys(("on track", "on target", "in progress", "in hand", "under way", "underway"), S.ON_TRACK),
}
"""The words for each, in small letters. Other words say that it is open."""

REPORTED = (S.ON_TRACK, S.DONE)
"""What whoever does it may say of it."""

WAITING = (S.OPEN, S.ON_TRACK, S.OVERDUE, S.DONE, S.PROPOSED)
"""What the panel has not closed, and so stands in its log."""

LATE = frozenset({S.OPEN, S.ON_TRACK})
"""What is overdue once its day is past: what is done, or put to the panel, waits for the panel."""


def words_for(*standings: Standing) -> tuple[str, ...]:
    """The words that councils write for these."""
    return tuple(words for words, standing in WORDS.items() if standing in standings)


def is_closed(status: str | None, closed_by: str | None) -> bool:
    """Whether the panel closed it (G7): something is said to have closed it, or its status says so.

    That it is done does not close it.
    """
    return bool(closed_by) or WORDS.get((status or "").strip().lower()) is S.CLOSED


def standing_of(status: str | None, closed_by: str | None, due: dt.date | None, day: dt.date) -> Standing:
    """Where it stands on `day` (G7): as written, but overdue where its day has passed and it is not done."""
    if is_closed(status, closed_by):
        return S.CLOSED
    said = WORDS.get((status or "").strip().lower(), S.OPEN)
    return S.OVERDUE if said in LATE and due is not None and due < day else said


RAGS: Mapping[str, str] = {"red": "▲", "amber": "◆", "yellow": "◇", "green": "●", "blue": "■"}
"""The shape that stands beside each word, so that neither colour nor the word alone carries it."""

RAG_OF: Mapping[Standing, str] = {
    S.OVERDUE: "Red",
    S.ON_TRACK: "Green",
    S.DONE: "Blue",
    S.PROPOSED: "Blue",
    S.CLOSED: "Blue",
}
"""What its standing says where nobody gave a colour; what is merely open has none."""


def rag_of(given: str | None, standing: Standing) -> str:
    """The word for the colour, as given or as the standing has it (G7). Empty where neither says one."""
    return (given or "").strip() or RAG_OF.get(standing, "")


def shape_of(rag: str) -> str:
    """The shape of a colour's word (G7); none for a word that is no colour."""
    return RAGS.get(rag.strip().lower(), "")
