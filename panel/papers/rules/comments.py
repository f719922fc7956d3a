"""Comments on a report and its sign-off: who was asked, what they answered, and whether the answer still stands.

A comment stands whatever is written after it. A sign-off is of a text, and stands while the text has the hash that it
had when it was signed: change the text and it is asked for again, restore the text and it stands again.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from panel.lifecycle import Finding, Level
from panel.papers.rules.texts import Text, digest
from panel.wording import short_date

RULE = "Sign-off"
"""Under this name "Ready to publish?" lists what is not commented on or signed off."""

NOT_SIGNED = frozenset({"comments", "principles", "late_reason"})
"""Parts of a text that come after whoever signs it, or beside it: a change of these asks nobody again."""


class Answer(StrEnum):
    """What someone who was asked may say."""

    COMMENT = "comment"
    NO_COMMENT = "no comment"
    SIGNED_OFF = "signed off"
    REFUSED = "refused"


TO_COMMENT: dict[Answer, str] = {Answer.COMMENT: "I have a comment", Answer.NO_COMMENT: "I have no comment"}
TO_SIGN: dict[Answer, str] = {Answer.SIGNED_OFF: "I sign this report off", Answer.REFUSED: "I do not sign it off"}
NEED_WORDS = frozenset({Answer.COMMENT, Answer.REFUSED})
"""Answers that say nothing without words."""


def answers_to(*, signs_off: bool) -> dict[Answer, str]:
    """The answers that can be given, with the words of each choice."""
    return TO_SIGN if signs_off else TO_COMMENT


class Where(StrEnum):
    """How a comment or a sign-off stands."""

    NOT_SENT = "not sent yet"
    WAITING = "waiting"
    COMMENTED = "commented"
    NO_COMMENT = "no comment"
    SIGNED_OFF = "signed off"
    REFUSED = "refused"
    CHANGED = "changed since signed off"


_ANSWERED = {
    Answer.COMMENT: Where.COMMENTED,
    Answer.NO_COMMENT: Where.NO_COMMENT,
    Answer.SIGNED_OFF: Where.SIGNED_OFF,
    Answer.REFUSED: Where.REFUSED,
}
WITH_THEM = frozenset({Where.WAITING, Where.CHANGED})
"""Who was asked has it now."""

SETTLED = frozenset({Where.COMMENTED, Where.NO_COMMENT, Where.SIGNED_OFF})
"""Nothing more is asked."""


@dataclass(frozen=True)
class Given:
    """An answer: in whose name, when, with which words, and of which version and hash of the text."""

    answer: Answer
    name: str
    on: dt.date
    words: str
    number: int
    sha256: str


@dataclass(frozen=True)
class Asked:
    """A comment or a sign-off that a report needs. `sent`: they were told."""

    label: str
    signs_off: bool
    who: str
    due: dt.date | None
    sent: bool
    given: Given | None = None

    @property
    def named(self) -> str:
        """Who it is, with the side they look from: "Priya Nair (Finance)"."""
        return f"{self.who} ({self.label})" if self.who else self.label


def signed_hash(text: Text, appendices: Iterable[str] = ()) -> str:
    """The hash of what is signed: the words, and each appendix by its own hash, in order.

    Numbers of rows are not in it, so that a report that goes to another installation stays signed.
    """
    signed = {key: value for key, value in text.items() if key not in NOT_SIGNED}
    words = {
        "sections": _without(text.get("sections", ()), "id"),
        "people": _without(text.get("people", ()), "person", "as_printed"),
        "appendices": list(appendices),
    }
    return digest(signed | words)


def _without(rows: Iterable[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key not in keys} for row in rows]


def where(asked: Asked, sha256: str) -> Where:
    """How it stands beside a text of that hash."""
    given = asked.given
    if given is None:
        return Where.WAITING if asked.sent else Where.NOT_SENT
    if given.answer is Answer.SIGNED_OFF and given.sha256 != sha256:
        return Where.CHANGED
    return _ANSWERED[given.answer]


def standing_answers(each: Iterable[Asked], sha256: str) -> list[dict[str, Any]]:
    """The answers that stand in the report by name, in the form that its versions keep."""
    return [
        {
            "label": one.label,
            "signs_off": one.signs_off,
            "name": one.given.name,
            "on": one.given.on.isoformat(),
            "words": one.given.words,
        }
        for one in each
        if one.given is not None and where(one, sha256) in SETTLED
    ]


def findings(each: Sequence[Asked], sha256: str) -> list[Finding]:
    """What is not commented on or not signed off: confirmed with a reason as the report goes out, never refused."""
    found = ((one, _lacking(one, where(one, sha256))) for one in each)
    return [Finding(RULE, words, Level.CONFIRM) for _, words in found if words]


def _lacking(one: Asked, stands: Where) -> str:
    what = "sign-off" if one.signs_off else "comment"
    by = f" (due {short_date(one.due)})" if one.due else ""
    if stands is Where.NOT_SENT:
        return f"The {what} of {one.named} has not been asked for yet{by}."
    if stands is Where.WAITING:
        return f"The {what} of {one.named} is not in{by}."
    if stands is Where.CHANGED:
        return f"{one.named} signed it off, but its text was changed after that."
    if stands is Where.REFUSED:
        return f"{one.named} did not sign it off, and says why."
    return ""
