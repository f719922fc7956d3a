"""The steps of the story: what is done, on which day and at what time, in the words of its files ("publish -7")."""

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass

from panel.demo.cast import Facts
from panel.demo.days import working_day

HOURS = {
    "plan": "09.40",
    "call": "11.00",
    "draft": "10.15",
    "write": "14.20",
    "publish": "15.30",
    "postpone": "15.45",
    "rearrange": "10.30",
    "cancel": "12.10",
    "add": "11.30",
    "supplement": "14.00",
    "rewrite": "11.15",
    "begin": "13.50",
    "reconvene": "14.00",
    "hold": "15.25",
    "minute": "16.30",
    "withdraw": "16.50",
    "send": "10.00",
    "agree": "17.20",
    "release": "12.00",
    "stand-down": "09.30",
    "programme": "16.10",
    "report": "15.50",
    "invite": "11.40",
    "ask-to-see": "18.20",
    "keep-register": "10.20",
    "grant": "11.05",
    "give-notice": "19.40",
    "hear": "17.00",
    "reply": "16.00",
}
"""The time of day of each step that does not happen at the meeting itself."""


@dataclass(frozen=True, order=True)
class Step:
    """A thing done. Steps sort by when they happened, and those of one moment by their place in the story."""

    at: dt.datetime
    place: int
    verb: str
    key: str


def steps_of(chapter: Facts, place: int, days: Mapping[str, dt.date], off: Container[dt.date]) -> list[Step]:
    """The steps of one chapter. Each is a verb, perhaps the day it is counted from, and a number of working days."""
    return [_step(words.split(), chapter, place + number, days, off) for number, words in enumerate(chapter["steps"])]


def _step(words: list[str], chapter: Facts, place: int, days: Mapping[str, dt.date], off: Container[dt.date]) -> Step:
    verb, anchor, count = words if len(words) == 3 else (words[0], chapter["key"], words[1])
    hour = HOURS[verb] if verb in HOURS else chapter["time"]
    at = dt.datetime.combine(working_day(days[anchor], int(count), off), time_of(hour))
    return Step(at, place, verb, chapter["key"])


def time_of(words: str) -> dt.time:
    """The time that “10.15” names."""
    return dt.time.fromisoformat(words.replace(".", ":"))
