"""Findings, and tables of moves: how every feature says what may be done, and why not.

A rule answers with findings. A lifecycle is a table of moves; the screen shows the words of a guard beside a button
that cannot be used now, and a stray request meets the same words on a 409 page.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """How a finding binds: kept beside the fact, passed with a reason, or refused."""

    NOTE = "note"
    CONFIRM = "confirm"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Finding:
    """What a rule found: its id in docs/rules.md, the words a clerk reads, and how it binds.

    `place` is the path of our page where it is mended, where there is one.
    """

    rule: str
    words: str
    level: Level = Level.NOTE
    place: str = ""


@dataclass(frozen=True)
class Check:
    """One thing that is looked at before something goes out or is signed: what is asked, and what was found against it.

    `rule` is the id in docs/rules.md, or several; `place` leads to where it is looked after, met or not.
    """

    rule: str
    words: str
    found: tuple[Finding, ...] = ()
    place: str = ""

    @property
    def met(self) -> bool:
        """Whether nothing was found against it."""
        return not self.found

    @property
    def level(self) -> Level | None:
        """How what was found binds at most; None where it is met."""
        return max((finding.level for finding in self.found), key=list(Level).index, default=None)

    @property
    def state(self) -> str:
        """Where it stands, as a word."""
        return STANDS[self.level]


STANDS: dict[Level | None, str] = {
    None: "Met",
    Level.NOTE: "To note",
    Level.CONFIRM: "Not met",
    Level.REFUSE: "Must be put right",
}
"""What a check is called by what was found."""


def findings_in(checks: Iterable[Check], *levels: Level) -> list[Finding]:
    """What was found in all the checks, in order; of these levels only, where any are named."""
    return [finding for check in checks for finding in check.found if not levels or finding.level in levels]


class Refused(Exception):
    """An operation would break a rule that binds. Carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__(" ".join(finding.words for finding in findings))


def refuse(rule: str, words: str) -> Refused:
    """A single refusal, to be raised where an operation would break the rule."""
    return Refused(Finding(rule, words, Level.REFUSE))


def _unguarded(_subject: Any) -> Sequence[Finding]:
    return ()


@dataclass(frozen=True)
class Move:
    """One named step of a life: from which states, to which, and what its button says."""

    name: str
    sources: frozenset[StrEnum]
    target: StrEnum
    label: str
    guard: Callable[[Any], Sequence[Finding]] = _unguarded


Moves = dict[str, Move]


def moves(*rows: tuple[str, Iterable[StrEnum], StrEnum, str] | Move) -> Moves:
    """A table of moves by name."""
    made = [row if isinstance(row, Move) else Move(row[0], frozenset(row[1]), row[2], row[3]) for row in rows]
    return {move.name: move for move in made}


def open_moves(table: Moves, state: StrEnum) -> list[Move]:
    """The moves that start from `state`, guards not asked."""
    return [move for move in table.values() if state in move.sources]


def make(table: Moves, name: str, state: StrEnum, subject: Any = None) -> StrEnum:
    """The state after the move `name`.

    Raises Refused where the move does not start from `state`, or where its guard has a finding that refuses.
    """
    move = table[name]
    if state not in move.sources:
        raise refuse("life", f"This cannot be done while the state is “{state.value}”.")
    binding = [finding for finding in move.guard(subject) if finding.level is Level.REFUSE]
    if binding:
        raise Refused(*binding)
    return move.target
