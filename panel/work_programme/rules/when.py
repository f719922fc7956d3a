"""Where the words of a minute put what was asked for: at a meeting, in a month, or nowhere yet."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from panel.minutes.rules.due import parse_due

NEXT = re.compile(r"\bnext (?:panel )?meeting\b", re.IGNORECASE)
OPEN_ENDED = re.compile(r"ongoing|as soon as possible|asap|none|tbc|to be (?:agreed|confirmed)", re.IGNORECASE)
"""Words that say no time at all."""


@dataclass(frozen=True)
class Gathering:
    """A meeting to come, as far as a place for a topic is sought: its key and its day."""

    key: str
    day: dt.date


@dataclass(frozen=True)
class Place:
    """A meeting by its key, or a month or other words, or neither."""

    meeting: str | None = None
    month: str | None = None


NOWHERE = Place()


def place_for(words: str | None, said_on: dt.date | None, meetings: Sequence[Gathering]) -> Place:
    """Where `words` of a meeting on `said_on` put a topic, given the meetings of the panel in order.

    “Next meeting” is the first one after. A month, or the last of two, is the first meeting in it; where none is
    planned, the month itself. Words that name no day (a school half term) are kept as they are, to be asked about.
    """
    text = (words or "").strip()
    later = [one for one in meetings if said_on is None or one.day > said_on]
    if not text or OPEN_ENDED.fullmatch(text):
        return NOWHERE
    if NEXT.search(text):
        return Place(meeting=later[0].key) if later else Place(month="Next meeting")
    due = parse_due(text, said_on)
    if due is None:
        return Place(month=text)
    same = [one for one in later if (one.day.year, one.day.month) == (due.year, due.month)]
    return Place(meeting=same[0].key) if same else Place(month=f"{due:%B %Y}")
