"""How motions, amendments and votes are said in minutes (V4, V6, V7)."""

from collections.abc import Sequence

from panel.minutes.rules.life import VERB_WORDS, Verb
from panel.minutes.rules.motions import Amendment
from panel.minutes.rules.votes import Result, Side, Vote

_VOTED = {Side.FOR: "voted for", Side.AGAINST: "voted against", Side.ABSTAINED: "abstained"}
_FAILED = {Result.LOST: "MOTION LOST", Result.NOT_PUT: "MOTION WITHDRAWN"}


def heading(verb: Verb | None, own: str | None, to: str | None, result: Result | None = None) -> str:
    """The words that stand out before an outcome: the paper's own, or the verb with whom it is addressed to (Y6).

    A motion that was lost decides nothing, whatever the verb chosen for it.
    """
    if result in _FAILED and not own:
        return _FAILED[result]
    words = own or (VERB_WORDS[verb].upper() if verb and verb is not Verb.NONE else "")
    if not to or not words:
        return words
    return f"{words} {to}" if verb is Verb.LEFT_TO else f"{words} to {to}"


def vote_line(vote: Vote) -> str:
    """How the vote went: in words, the counts with names, the casting vote, members’ own votes (V4, V6, V7)."""
    said = [_sentence(vote.how), _counts(vote), _casting(vote), _own(vote)]
    return " ".join(filter(None, said))


def _counts(vote: Vote) -> str:
    """“For 2: Cllr Ash, Cllr Birch; Against 1: Cllr Cedar.”."""
    said = []
    for side in Side:
        count, names = vote.count(side), ", ".join(name for name, one in vote.names if one is side)
        if vote.given(side) is not None or names:
            said.append(f"{side.value.capitalize()} {count}" + (f": {names}" if names else ""))
    return f"{'; '.join(said)}." if said else ""


def _casting(vote: Vote) -> str:
    if vote.casting is None:
        return ""
    name, side = vote.casting
    return f"{name}, presiding, gave a casting vote {side.value} the motion."


def _own(vote: Vote) -> str:
    """Each member who asked that their vote be shown (V6)."""
    said = [f"{name} {_VOTED[side]}" for name, side in vote.own]
    return f"Recorded at the member’s request: {'; '.join(said)}." if said else ""


def motion_line(moved_by: str, seconded_by: str, motion: str = "", amendments: Sequence[Amendment] = ()) -> str:
    """By whom a motion was moved and seconded, how it first read where it was amended, and each amendment."""
    first = f"The motion as moved: {_quoted(motion)}" if motion else ""
    return " ".join(filter(None, [movers(moved_by, seconded_by), first, *map(amendment_line, amendments)]))


def amendment_line(one: Amendment) -> str:
    """“Amendment moved by Cllr Ash, seconded by Cllr Birch: “…”. Lost. For 1; Against 3.”."""
    named = movers(one.moved_by, one.seconded_by).rstrip(".")
    head = f"Amendment {named[:1].lower()}{named[1:]}: " if named else "Amendment: "
    after = "It became part of the substantive motion." if one.carried else ""
    return " ".join(filter(None, [head + _quoted(one.text), vote_line(one.vote), after]))


def movers(moved: str, seconded: str) -> str:
    """By whom a motion was moved and seconded, as far as it is known."""
    if moved and seconded:
        return f"Moved by {moved}, seconded by {seconded}."
    return f"Moved by {moved}." if moved else f"Seconded by {seconded}." if seconded else ""


def _quoted(words: str) -> str:
    return f"“{words.strip().rstrip('.')}”."


def _sentence(words: str) -> str:
    text = words.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}." if text else ""
