"""Motions: who moves them, what amendments make of them, and the word that a body's decision may bear (V2, Y6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from panel.lifecycle import Finding
from panel.meetings.rules.quorum import Count
from panel.minutes.rules.life import Verb
from panel.minutes.rules.votes import Result, Roll, Vote, judge_vote

DECIDING = frozenset({Verb.RESOLVED, Verb.AGREED, Verb.RECOMMENDED, Verb.LEFT_TO})
"""What needs a quorum: to note, to defer or to leave without a decision is to decide nothing."""

PROCEDURAL = frozenset({"apologies", "substitutes", "urgent", "interests", "minutes", "exclusion", "readmission"})
"""Roles of lines under which every body decides: how it goes about its own meeting."""


@dataclass(frozen=True)
class Amendment:
    """An amendment: its words, who moved and seconded it, its vote, and the motion as it reads if it is carried."""

    text: str
    moved_by: str = ""
    seconded_by: str = ""
    vote: Vote = field(default_factory=Vote)
    becomes: str = ""

    @property
    def carried(self) -> bool:
        """Whether it became part of the substantive motion."""
        return self.vote.result in (Result.CARRIED, Result.UNANIMOUS)


def substantive(amendments: Sequence[Amendment]) -> str:
    """The motion as the amendments that were carried left it: the substantive motion. Empty where none says it."""
    return next((one.becomes for one in reversed(amendments) if one.carried and one.becomes), "")


def judge_motion(moved_by: str, seconded_by: str, roll: Roll) -> list[Finding]:
    """What is odd in who moved and seconded a motion. Practice, so nothing of it is refused."""
    out = {voter.name: why for voter, why in roll.out}
    both = moved_by and moved_by == seconded_by
    words = [f"{moved_by} is recorded as both mover and seconder."] if both else []
    words += [
        f"{name} {out[name]}, and is recorded as mover or seconder."
        for name in dict.fromkeys((moved_by, seconded_by))
        if name in out
    ]
    return [Finding("motion", one) for one in words]


def judge_amendments(amendments: Sequence[Amendment], roll: Roll) -> list[Finding]:
    """What is wrong with the amendments: each is put and counted as a motion is (V3)."""
    return [finding for one in amendments for finding in _amendment(one, roll)]


def _amendment(one: Amendment, roll: Roll) -> Iterator[Finding]:
    yield from judge_vote(one.vote, roll)
    yield from judge_motion(one.moved_by, one.seconded_by, roll)
    if one.vote.result is None:
        yield Finding("motion", "It is not said what became of an amendment: carried, lost or withdrawn.")


def judge_decision(verb: Verb, count: Count, *, inquorate: bool = False) -> list[Finding]:
    """Without a quorum nothing is decided; what is recorded as decided is kept and flagged (V2).

    `inquorate` is a meeting that is recorded as one without a quorum, whatever its count.
    """
    if verb not in DECIDING or not (inquorate or count.met is False):
        return []
    needed = f" ({count.present} of {count.quorum} needed)" if count.met is False else ""
    words = f"There was no quorum{needed}, so this is not a decision of the panel."
    return [Finding("V2", words)]


def judge_verb(verb: Verb, *, decides: bool, role: str | None = None) -> list[Finding]:
    """RESOLVED is for what a body may decide; one that advises recommends or notes, but for its own procedure (Y6)."""
    if verb is not Verb.RESOLVED or decides or role in PROCEDURAL:
        return []
    return [
        Finding("Y6", "This panel advises: outside its own procedure it recommends or notes, and does not resolve.")
    ]


def usual_verb(*, decides: bool, role: str | None = None) -> Verb:
    """The word that a decision begins with, until the clerk chooses another (Y6)."""
    return Verb.RESOLVED if decides or role in PROCEDURAL else Verb.RECOMMENDED
