"""What a pack holds and in which order, as plain facts: no rows, so that drawing needs no database."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from panel.exemption.rules import OPEN, PARAGRAPHS, Marking, joined
from panel.packs.plan import Span


class What(StrEnum):
    """What an entry of the pack is."""

    NOTICE = "notice and agenda"
    SUPPLEMENT = "supplement sheet"
    MINUTES = "minutes"
    LOG = "action log"
    PROGRAMME = "work programme"
    PAPER = "paper"
    APPENDIX = "appendix"


@dataclass(frozen=True)
class Enclosure:
    """A set of minutes, a paper or an appendix under an agenda line. `digest` changes when its content does.

    `closed` names the minutes of a set that are closed, whole or in part.
    """

    key: str
    title: str
    digest: str
    what: What = What.PAPER
    marking: Marking = field(default=OPEN)
    late_reason: str = ""
    closed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """An agenda line as the front sheet prints it, with what is enclosed under it.

    `kind` is "item", "heading" or "line". `to_follow` counts only while nothing is enclosed.
    """

    key: str
    title: str
    kind: str = "item"
    number: str = ""
    level: int = 0
    purpose: str = ""
    presenter: str = ""
    minutes_allowed: str = ""
    to_follow: bool = False
    verbal: bool = False
    urgent_reason: str = ""
    late_reason: str = ""
    marking: Marking = field(default=OPEN)
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def label(self) -> str:
        """“Item 7: Children’s social care”, or the title where there is no number."""
        return f"Item {self.number}: {self.title}" if self.number else self.title

    @property
    def digest(self) -> str:
        """Of what is printed about the line itself, not of what is enclosed under it."""
        words = (self.kind, self.number, self.title, self.purpose, self.presenter, self.minutes_allowed)
        return fingerprint(words, self.verbal, self.urgent_reason, self.marking.words)

    @property
    def withheld(self) -> tuple[str, ...]:
        """What the agenda says of business that is withheld, whole or in part, without naming a paper (P1, P3)."""
        if self.marking.restricted:
            return (described(self.marking),)
        parts = (described(one.marking) for one in self.enclosures if one.marking.restricted)
        return tuple(dict.fromkeys(f"In part: {words[0].lower()}{words[1:]}" for words in parts))

    def pages(self, span: Span | None) -> str:
        """What stands in the column of pages: “11 - 22”, “To Follow”, “Verbal”, or nothing (U6)."""
        if span is not None:
            return str(span)
        if self.to_follow:
            return "To Follow"
        return "Verbal" if self.verbal else ""


@dataclass(frozen=True)
class Entry:
    """One thing that takes pages in the pack. `item` is the agenda line it stands under."""

    key: str
    title: str
    what: What
    digest: str = ""
    marking: Marking = field(default=OPEN)
    item: Line | None = None
    closed: tuple[str, ...] = ()


def contents(lines: Iterable[Line]) -> list[Entry]:
    """Everything enclosed, in the order of the agenda; the last meeting's minutes stand under the line that takes them.

    An enclosure under an item that is itself withheld is withheld with it (P1, P2).
    """
    return [
        Entry(one.key, one.title, one.what, one.digest, joined((line.marking, one.marking)), line, one.closed)
        for line in lines
        for one in line.enclosures
    ]


def described(marking: Marking) -> str:
    """The words of a marking with what its paragraphs are about (X3)."""
    about = "; ".join(PARAGRAPHS[number].lower() for number in marking.paragraphs if number in PARAGRAPHS)
    return f"{marking.words} ({about})" if about else marking.words


def fingerprint(*values: object) -> str:
    """A hash of plain values, by which a later reading tells whether they are still the same."""
    return sha256(json.dumps(values, ensure_ascii=False, default=str).encode()).hexdigest()
