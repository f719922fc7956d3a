"""Urgent business: who agrees to it, what must be said of it, and what may be taken at all (U1–U3, U6, N4)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from panel.lifecycle import Finding, Level
from panel.meetings.rules.lateness import weak_reason


def judge_circumstances(reason: str, least: int = 0) -> list[Finding]:
    """What the special circumstances of an urgent item lack: they must say something (U2). `least` is in letters."""
    if weak_reason(reason):
        words = "Say what the special circumstances are: that it is late or urgent does not say why it cannot wait."
        return [Finding("U2", words, Level.REFUSE)]
    if weak_reason(reason, least):
        words = f"Say more of the special circumstances: the panel asks for {least} letters at least."
        return [Finding("U2", words, Level.REFUSE)]
    return []


def judge_agreement(agreed_by: str, presiding: Iterable[str]) -> list[Finding]:
    """Whose opinion it is that an item is urgent: that of the chair of the meeting, who presides there (U1).

    It is asked for before the item is minuted. Where somebody else is recorded as presiding, that is noted.
    """
    if not agreed_by.strip():
        return [Finding("U1", "Say who, in the chair, is of the opinion that it is urgent.", Level.REFUSE)]
    names = [name for name in presiding if name.strip()]
    if names and not any(_same(agreed_by, name) for name in names):
        words = f"{' and '.join(names)} presided, so it was for them to agree that the item is urgent."
        return [Finding("U1", words)]
    return []


def _same(one: str, other: str) -> bool:
    """Whether two names as typed may be of one person: the shorter is part of the longer."""
    short, long = sorted((one.casefold().strip(), other.casefold().strip()), key=len)
    return short in long


@dataclass(frozen=True)
class Taken:
    """An item of business at a meeting: when its agenda line was published, and how it is taken."""

    title: str
    published_on: dt.date | None
    verbal: bool = False


def judge_taken(items: Iterable[Taken]) -> list[Finding]:
    """What may not be taken because the public were never told of it: by an item nobody published (N4, U3, U6).

    It is asked only of a meeting whose agenda was published here, item by item.
    """
    each = list(items)
    if not any(item.published_on for item in each):
        return []
    return [_never_told(item) for item in each if item.published_on is None]


def _never_told(item: Taken) -> Finding:
    if item.verbal:
        words = f"{item.title}: a verbal report is taken only under an item that was published."
        return Finding("U6", words, Level.CONFIRM)
    words = f"{item.title}: it was added and not published. Publish a supplement with it."
    return Finding("U3", words, Level.CONFIRM)
