"""Corrections to minutes, agreed while they are approved (V12): what may be corrected when, and how words are replaced.

At approval only the accuracy of the minutes is in question, not the policy they record. What was agreed is a record of
its own: it stands in the minutes of the meeting that agreed it, and is written on the old minutes before they are
signed. After that there is only a new minute (V11).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any

from panel.lifecycle import Finding, Level
from panel.minutes.rules.life import MinutesState

Fields = Mapping[str, Any]


class What(StrEnum):
    """What a correction does."""

    REPLACE_WORDS = "replace_words"
    CHANGE_OUTCOME = "change_outcome"
    ADD_ATTENDEE = "add_attendee"
    REMOVE_ATTENDEE = "remove_attendee"
    DELETE_INTEREST = "delete_interest"
    CHANGE_DATE = "change_date"
    OTHER = "other"


WHAT_WORDS: dict[What, str] = {
    What.REPLACE_WORDS: "Replace words of a minute",
    What.CHANGE_OUTCOME: "Change a resolution or another outcome",
    What.ADD_ATTENDEE: "Add someone to the attendance",
    What.REMOVE_ATTENDEE: "Remove someone from the attendance",
    What.DELETE_INTEREST: "Delete an interest that was not declared",
    What.CHANGE_DATE: "Put the date of the meeting right",
    What.OTHER: "Something else, to be written on by hand",
}

STATUS_WORDS: dict[str, str] = {"present": "those present", "apologies": "those who sent apologies"}
"""To whom someone may be added, by the status that the attendance then has."""

BY_HAND = frozenset({None, What.OTHER})
"""What the clerk writes on: a correction in free words, and one that came with an imported record."""


@dataclass(frozen=True)
class Said:
    """A correction in its facts: what it does to which thing, the words before and after, or the change as agreed."""

    what: What | None = None
    which: str = ""
    before: str = ""
    after: str = ""
    change: str = ""


SENTENCES: dict[What, str] = {
    What.REPLACE_WORDS: "minute {which}: for “{before}” read “{after}”",
    What.CHANGE_OUTCOME: "minute {which}: for the outcome “{before}” read “{after}”",
    What.ADD_ATTENDEE: "the attendance: add {after}",
    What.REMOVE_ATTENDEE: "the attendance: remove {before}",
    What.DELETE_INTEREST: "the interests: delete the interest of {before}",
    What.CHANGE_DATE: "the date of the meeting: for “{before}” read “{after}”",
}


def sentence(said: Said) -> str:
    """A correction as the minutes of the meeting that agreed it have it (V12)."""
    if said.what in BY_HAND or said.what is None:
        return ": ".join(filter(None, [said.which, said.change]))
    if said.what is What.REPLACE_WORDS and not said.after:
        return f"minute {said.which}: delete “{said.before}”"
    return SENTENCES[said.what].format(which=said.which, before=said.before, after=said.after)


def withheld_sentence(said: Said) -> str:
    """What those are told of a correction who may not see what it corrects (P5)."""
    return f"minute {said.which}: a correction that is not for publication" if said.which else ""


def may_correct(state: MinutesState, *, put_to_meeting: bool) -> list[Finding]:
    """What stands against recording, writing on or taking out a correction: it is agreed by a meeting (V11, V12)."""
    if state is MinutesState.SIGNED:
        words = (
            "The minutes are signed, and what was signed is never altered. Put the mistake right by a minute of the"
            " next meeting."
        )
        return [Finding("V11", words, Level.REFUSE)]
    if not put_to_meeting:
        words = (
            "These minutes have not been put to a meeting yet. A correction is agreed by the meeting that approves"
            " them; until then, withdraw the draft and change it."
        )
        return [Finding("V12", words, Level.REFUSE)]
    return []


def judge_words(fields: Fields, before: str) -> list[Finding]:
    """What stands against replacing words of a minute: they must be there, and once only (V12)."""
    found = sum(len(_pattern(before, html=html).findall(text)) for text, html in _texts(fields))
    if found == 1:
        return []
    words = (
        f"“{before}” stands in the minute {found} times. Give more of the sentence, so that it is clear which is meant."
        if found
        else f"The minute does not say “{before}”. Copy the words from the minute as it reads now."
    )
    return [Finding("V12", words, Level.REFUSE)]


def with_words(fields: Fields, before: str, after: str) -> dict[str, Any]:
    """A minute's fields with the words replaced wherever they stand. Empty `after` takes them out."""

    def replaced(value: Any, *, html: bool) -> Any:
        if isinstance(value, str):
            new = escape(after, quote=False) if html else after
            return _pattern(before, html=html).sub(lambda _: new, value)
        if isinstance(value, list):
            return [walked(row) for row in value]
        return value

    def walked(row: Fields) -> dict[str, Any]:
        return {
            name: replaced(value, html=name in HTML) if name in TEXTS or isinstance(value, list) else value
            for name, value in row.items()
        }

    return walked(fields)


def with_outcome(fields: Fields, part: int, text: str, verb: str) -> dict[str, Any]:
    """A minute's fields with other words in the part of an outcome whose id is `part`, and the outcome's verb."""
    outcomes = [
        {
            **outcome,
            "verb": verb if any(one["id"] == part for one in outcome["parts"]) else outcome["verb"],
            "parts": [{**one, "text": text} if one["id"] == part else one for one in outcome["parts"]],
        }
        for outcome in fields["outcomes"]
    ]
    return {**fields, "outcomes": outcomes}


HTML = frozenset({"html", "closed_html"})
TEXTS = HTML | {"title", "summary", "lead_in", "own_words", "text"}
"""The fields of a minute in which words may be replaced. A note after the meeting is no part of what is approved."""


def _texts(fields: Fields) -> Iterator[tuple[str, bool]]:
    """Every text of a minute, and whether it is HTML."""
    for name, value in fields.items():
        if isinstance(value, list):
            for row in value:
                yield from _texts(row)
        elif name in TEXTS and isinstance(value, str):
            yield value, name in HTML


def _pattern(words: str, *, html: bool) -> re.Pattern[str]:
    """The words as they stand in a text, however it is broken into lines."""
    each = (escape(word, quote=False) if html else word for word in words.split())
    return re.compile(r"(?:\s|&nbsp;)+".join(re.escape(word) for word in each) or r"(?!)")
