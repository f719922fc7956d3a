"""Votes: who may cast one, what a majority is, and what is refused while the meeting sits (V2–V7)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from panel.lifecycle import Finding, Level
from panel.meetings.rules.quorum import Count


class Side(StrEnum):
    """How someone voted. An abstention is no vote (V3); who did not vote has no side."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class Result(StrEnum):
    """What became of a motion."""

    CARRIED = "carried"
    UNANIMOUS = "carried unanimously"
    LOST = "lost"
    NOT_PUT = "withdrawn"


_RESULTS: tuple[tuple[Result, re.Pattern[str]], ...] = (
    (Result.NOT_PUT, re.compile(r"\b(withdrawn|lapsed|want of a second\w*|not put)\b", re.IGNORECASE)),
    (Result.LOST, re.compile(r"\b(lost|not carried|defeated|rejected|fell|not agreed)\b", re.IGNORECASE)),
    (Result.UNANIMOUS, re.compile(r"\b(unanim\w+|nem\.? con)\b", re.IGNORECASE)),
    (Result.CARRIED, re.compile(r"\b(carried|agreed|approved)\b", re.IGNORECASE)),
)
"""The words by which minutes say it; the first that is found counts."""


def read_result(words: str | None) -> Result | None:
    """What became of a motion, as words say it (“carried unanimously”, “was lost”); None where they do not."""
    return next((result for result, signs in _RESULTS if signs.search(words or "")), None)


Named = tuple[str, Side]
"""A member by the name printed, and how that member voted."""


@dataclass(frozen=True)
class Vote:
    """A vote as minuted. Counts are None where they are not given; `asked_by` members asked for all names (V7)."""

    how: str = ""
    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None
    names: tuple[Named, ...] = ()
    own: tuple[Named, ...] = ()
    casting: Named | None = None
    asked_by: int | None = None
    at: str = ""

    @property
    def result(self) -> Result | None:
        """What became of the motion, so far as it is said."""
        return read_result(self.how)

    def given(self, side: Side) -> int | None:
        """The count of a side as it is given."""
        return {Side.FOR: self.votes_for, Side.AGAINST: self.against, Side.ABSTAINED: self.abstained}[side]

    def count(self, side: Side) -> int | None:
        """The count of a side: as given, else of its names; None where neither is known."""
        named = [one for _, one in self.names]
        return self.given(side) if self.given(side) is not None else named.count(side) if named else None

    @property
    def total(self) -> int:
        """How many are recorded as having voted or abstained. The casting vote is a second one and is not in it."""
        return sum(self.count(side) or 0 for side in Side)


@dataclass(frozen=True)
class Voter:
    """Someone at the meeting, as a vote asks of them. `rule` is the id of what keeps their vote out, if anything."""

    name: str
    person_id: int | None = None
    presiding: bool = False
    rule: str = ""


@dataclass(frozen=True)
class Roll:
    """Those who are entitled to vote on an item and are in the room, and everyone else with the reason.

    `level` is how a vote by someone who is not entitled binds on this kind of body; `named_by` is how many members may
    demand that all names be recorded (V7; None: standing orders do not say).
    """

    entitled: tuple[Voter, ...]
    out: tuple[tuple[Voter, str], ...]
    quorum: Count
    findings: tuple[Finding, ...] = ()
    level: Level = Level.REFUSE
    named_by: int | None = None


def judge_vote(vote: Vote, roll: Roll) -> list[Finding]:
    """What is wrong with a vote: a majority of those present and voting carries (V3), by members who may vote and are
    in the room (V2, V5), each once; a tie is broken only by whoever presides, who may leave it (V4); and a member's own
    vote (V6), or everyone's (V7), agrees with the count.
    """
    return [
        *_above_the_roll(vote, roll),
        *_entitled(vote, roll),
        *judge_record(vote),
        *_casting(vote, roll),
        *_demanded(vote, roll),
    ]


def judge_record(vote: Vote) -> list[Finding]:
    """Whether a vote agrees with itself: its majority (V3, V4), each member once, names as counted (V6, V7)."""
    return [*judge_count(vote), *_once(vote), *_agreeing(vote)]


def judge_count(vote: Vote) -> list[Finding]:
    """Whether what a vote is said to have come to follows from its counts (V3, V4). Asks nothing of the roll."""
    ayes, noes = vote.count(Side.FOR), vote.count(Side.AGAINST)
    if ayes is None or noes is None:
        return []
    cast = vote.casting[1] if vote.casting else None
    carried = ayes > noes or (ayes == noes and cast is Side.FOR)
    if vote.result in (Result.CARRIED, Result.UNANIMOUS) and not carried:
        tie = " The votes are equal: it is carried only on a casting vote." if ayes == noes else ""
        return [_refused("V3", f"It is recorded as carried, with {ayes} for and {noes} against.{tie}")]
    if vote.result is Result.UNANIMOUS and noes:
        return [_refused("V3", f"It is recorded as unanimous, with {noes} against.")]
    if vote.result is Result.LOST and carried:
        return [_refused("V3", f"It is recorded as lost, with {ayes} for and {noes} against.")]
    return []


def _above_the_roll(vote: Vote, roll: Roll) -> Iterator[Finding]:
    if vote.total > len(roll.entitled):
        there = ", ".join(voter.name for voter in roll.entitled)
        could = f"the roll has only {len(roll.entitled)}: {there}" if there else "no member with a vote is in the room"
        yield _refused("V3", f"Votes and abstentions come to {vote.total}, but {could}.")


def _entitled(vote: Vote, roll: Roll) -> Iterator[Finding]:
    known = {voter.name for voter in roll.entitled}
    out = {voter.name: (voter.rule, why) for voter, why in roll.out}
    for name in dict.fromkeys(name for name, _ in (*vote.names, *vote.own)):
        if name not in known:
            rule, why = out.get(name, ("V5", "is not a member of this panel at this meeting"))
            yield Finding(rule or "V5", f"{name} {why}, and so has no vote here.", roll.level)


def _once(vote: Vote) -> Iterator[Finding]:
    """Each member votes once (V6, V7)."""
    for what, rule, named in (("the names", "V7", vote.names), ("members’ own votes", "V6", vote.own)):
        for name, times in Counter(name for name, _ in named).items():
            if times > 1:
                yield _refused(rule, f"{name} is there {times} times in {what}.")


def _agreeing(vote: Vote) -> Iterator[Finding]:
    """As many are named as are counted, and nobody is shown on two sides (V6, V7)."""
    for side in Side:
        given, named = vote.given(side), _on(side, vote.names)
        if vote.names and given is not None and given != named:
            yield _refused("V7", f"{given} counted as {_as(side)}, but {named} of the names.")
        if given is not None and _on(side, vote.own) > given:
            words = f"{given} counted as {_as(side)}, but {_on(side, vote.own)} asked that this be shown."
            yield _refused("V6", words)
    names = dict(vote.names)
    for name, side in vote.own:
        if names.get(name, side) is not side:
            yield _refused("V6", f"{name} is among the names as {_as(names[name])}, and by their own vote {_as(side)}.")


def _on(side: Side, named: Sequence[Named]) -> int:
    return [one for _, one in named].count(side)


def _casting(vote: Vote, roll: Roll) -> Iterator[Finding]:
    if vote.casting is None:
        return
    name, side = vote.casting
    presiding = [voter for voter in (*roll.entitled, *(out for out, _ in roll.out)) if voter.presiding]
    if vote.count(Side.FOR) != vote.count(Side.AGAINST):
        yield _refused("V4", "There is a casting vote only where as many voted for as against.")
    if side is Side.ABSTAINED:
        yield _refused("V4", "A casting vote is for or against. Leave it empty where it was not used.")
    if not presiding:
        yield Finding("V4", "It is not recorded who presides over this item, who alone has a casting vote.")
    elif presiding[0].name != name:
        yield _refused("V4", f"Only {presiding[0].name}, who presides, has a casting vote.")
    elif presiding[0] not in roll.entitled:
        yield Finding("V5", f"{name} has no vote on this item, and so no casting vote.", roll.level)


def _demanded(vote: Vote, roll: Roll) -> Iterator[Finding]:
    if vote.asked_by is None or roll.named_by is None:
        return
    if vote.asked_by >= roll.named_by and not vote.names:
        words = f"{vote.asked_by} members asked for a recorded vote, and {roll.named_by} are enough: record all names."
        yield Finding("V7", words)
    if vote.asked_by < roll.named_by and vote.names:
        words = f"A recorded vote is taken when {roll.named_by} members ask for it; {vote.asked_by} did."
        yield Finding("V7", words)


def _as(side: Side) -> str:
    return "abstaining" if side is Side.ABSTAINED else side.value


def _refused(rule: str, words: str) -> Finding:
    return Finding(rule, words, Level.REFUSE)


def as_recorded(findings: Iterable[Finding], *, live: bool) -> list[Finding]:
    """The findings as they bind: while the minutes are taken, as they are; of what is recorded afterwards, as notes."""
    return [finding if live else replace(finding, level=Level.NOTE) for finding in findings]
