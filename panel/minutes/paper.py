"""The minutes of one meeting as plain facts, for one kind of reader: what a page shows and a PDF prints.

What the reader may not see was left out before (`contents`).
"""

from dataclasses import dataclass

from panel.exemption.rules import OPEN, Marking, joined
from panel.minutes.present import Present
from panel.minutes.public_out import Told
from panel.minutes.rules.life import MinutesState
from panel.richtext.plain import is_empty


@dataclass(frozen=True)
class Part:
    """A part of an outcome, or an action: its letter or number as written, its words, and who is asked by when."""

    label: str
    text: str
    asked: str = ""


@dataclass(frozen=True)
class OutcomeShown:
    """What the meeting did: the words that stand out, the lead-in, the parts, then the movers and the vote."""

    heading: str
    lead_in: str
    parts: tuple[Part, ...]
    after: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one sentence, with no letters or numbers to hang."""
        return len(self.parts) == 1 and not self.parts[0].label


@dataclass(frozen=True)
class PointShown:
    """A numbered point; clean HTML."""

    number: str
    html: str


@dataclass(frozen=True)
class ClosedPart:
    """What of a minute is not for publication beside its public text: its marking in words, and for who may see it,
    the text, points, outcomes and actions (P5).
    """

    marking: Marking
    withheld: bool = False
    html: str = ""
    points: tuple[PointShown, ...] = ()
    outcomes: tuple[OutcomeShown, ...] = ()
    actions: tuple[Part, ...] = ()

    @property
    def words(self) -> str:
        """Its marking, in words."""
        return self.marking.words


@dataclass(frozen=True)
class MinuteShown:
    """A minute as its reader sees it. One that is withheld has only a title, its marking in words, and the summary."""

    id: int
    number: str
    title: str
    html: str = ""
    points: tuple[PointShown, ...] = ()
    outcomes: tuple[OutcomeShown, ...] = ()
    actions: tuple[Part, ...] = ()
    note: str = ""
    marking: Marking = OPEN
    withheld: bool = False
    closed: ClosedPart | None = None
    before: tuple[Told, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def restricted(self) -> str:
        """What withholds it, in words."""
        return self.marking.words

    @property
    def empty(self) -> bool:
        """Whether nothing is written yet."""
        return is_empty(self.html) and not (self.points or self.outcomes or self.actions or self.note or self.withheld)


@dataclass(frozen=True)
class Signature:
    """Where the chair signs (V9): whose line it is, and once signed the name and the day.

    One who signed on screen did so `at` a moment; `text` is the SHA-256 of what they signed (V13).
    """

    whose: str
    name: str = ""
    day: str = ""
    at: str = ""
    text: str = ""


@dataclass(frozen=True)
class MinutesPaper:
    """The minutes of one meeting for one kind of reader."""

    council: str
    panel: str
    date: str
    place: str
    note: str
    state: MinutesState
    draft: bool
    present: Present
    presided: str
    quorum: str
    order: str
    interests: tuple[str, ...]
    minutes: tuple[MinuteShown, ...]
    closing: tuple[str, ...]
    corrections: tuple[str, ...]
    signature: Signature

    @property
    def title(self) -> str:
        """The name of the paper, which says DRAFT until the minutes are approved."""
        words = f"inutes of the {self.panel}, {self.date}"
        return f"DRAFT m{words}" if self.draft else f"M{words}"

    @property
    def restricted(self) -> bool:
        """Whether it holds minutes that the public are not shown (P3)."""
        return self.marking.restricted

    @property
    def closed(self) -> tuple[str, ...]:
        """The names of the minutes in it that are not for publication, whole or in part."""
        inside = (one for one in self.minutes if _closed_in(one))
        return tuple(f"minute/{one.id}" for one in inside)

    @property
    def marking(self) -> Marking:
        """Of all in it that is not for publication, together: what each of its pages says (P3)."""
        parts = [one for minute in self.minutes for one in (minute, minute.closed) if one is not None]
        return joined(one.marking for one in parts if not one.withheld)


def _closed_in(minute: MinuteShown) -> bool:
    parts = (minute, minute.closed)
    return any(one is not None and one.marking.restricted and not one.withheld for one in parts)


def has_something_closed(minute: MinuteShown) -> bool:
    """Whether the minute is closed, whole or in part, for whichever reader."""
    return minute.marking.restricted or minute.closed is not None
