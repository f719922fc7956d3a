"""The steps of a thread, the order in which they are told, and which words of a minute asked for a topic."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a thread can be followed from, as addresses say it."""

    FOLLOW_UP = "follow-up"
    ENTRY = "entry"
    PAPER = "paper"
    ITEM = "item"


class Step(StrEnum):
    """What happens to a request, in the order in which it does where days do not tell."""

    ASKED = "Asked for"
    PROMISED = "Promised for"
    MOVED = "Moved"
    REPORTED = "Report"
    COMMENTED = "Commented on"
    SIGNED = "Signed off"
    PUBLISHED = "Report published"
    CONSIDERED = "Considered"
    RESOLVED = "Resolved"
    UPDATED = "Progress reported"
    ANSWERED = "Answered"
    CLOSED = "Closed"
    EFFECT = "Effect"


RANK = {step: place for place, step in enumerate(Step)}


@dataclass(frozen=True)
class Event:
    """One step of a thread as a reader sees it.

    `key` names it among the others, `after` what it came from. `at` is when it was; where none is known, `when` says
    so in words. `url` leads to where it stands in the record, `thread` to the thread seen from there. Of a step that is
    withheld nothing stands here that the public do not know.
    """

    step: Step
    key: str
    title: str
    at: dt.date | None = None
    when: str = ""
    text: str = ""
    panel: str = ""
    url: str = ""
    withheld: bool = False
    after: tuple[str, ...] = ()
    thread: str = ""


def in_order(events: Iterable[Event]) -> list[Event]:
    """The steps as they came about, each once: by day, and on one day by the order of the steps.

    A step without a day of its own stands where what it came from stands. Resolutions that ask for each other in a
    circle are told once, too.
    """
    known = {event.key: event for event in events}
    days = {key: _day(key, known, frozenset()) for key in known}
    return sorted(known.values(), key=lambda one: (days[one.key] or dt.date.max, RANK[one.step]))


def _day(key: str, known: Mapping[str, Event], seen: frozenset[str]) -> dt.date | None:
    event = known.get(key)
    if event is None or key in seen:
        return None
    if event.at is not None:
        return event.at
    before = [day for one in event.after if (day := _day(one, known, seen | {key})) is not None]
    return max(before, default=None)


WORDS_OF_ALL = """
about after again agenda also annual asked been before being could each from further have into items item matter meeting
meetings month months more next note noted panel panels paper present presentation quarter quarterly report reports
request requested resolved should that their them there these they this those update updates what when where which will
with would year
"""
COMMON = frozenset(WORDS_OF_ALL.split())
"""Words that say nothing of what a topic is."""


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, folded."""
    return frozenset(re.findall(r"[^\W\d_]{4,}", text.casefold())) - COMMON


def asking_part(topic: str, parts: Sequence[str]) -> int | None:
    """Which part of a minute asked for a topic, where the record names the minute alone; None where it is not clear.

    It is the one that shares the most words with the topic, and at least half of the topic's.
    """
    wanted = telling_words(topic)
    shared = [len(wanted & telling_words(part)) for part in parts]
    most = max(shared, default=None)
    if most and most * 2 >= len(wanted) and shared.count(most) == 1:
        return shared.index(most)
    return None
