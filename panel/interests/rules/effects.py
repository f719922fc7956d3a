"""What a declared interest stops a member doing: kind × trigger × dispensation × the council's table (I6, I10, I11)."""

from collections.abc import Iterable
from dataclasses import dataclass

from panel.interests.rules.code import Lifts, Speak, Table
from panel.interests.rules.dispensations import Scope
from panel.interests.rules.words import Kind, Trigger


@dataclass(frozen=True)
class Effect:
    """What follows for one member in one matter. `ask`: the record does not say enough to know."""

    speak: Speak
    vote: bool
    leave: bool
    rule: str
    words: str
    ask: bool = False

    @property
    def free(self) -> bool:
        """Whether it stops nothing."""
        return self.vote and not self.leave and self.speak is Speak.YES


_DIRECTLY = {Kind.DPI: "dpi", Kind.ORI: "ori", Kind.NRI: "nri_direct"}
_AFFECTED = {Trigger.AFFECTS_MET: "affects_test_met", Trigger.AFFECTS_NOT_MET: "affects_test_not_met"}
_OLD_WORDS = {
    Kind.PREJUDICIAL: "affects_test_met",
    Kind.PERSONAL: "affects_test_not_met",
    Kind.TRANSPARENCY: "affects_test_not_met",
}
"""The kinds of older and of Welsh codes, by the row of the model code that stops as much."""


def row_id(kind: Kind, trigger: Trigger | None) -> str | None:
    """The row of the table that speaks of it; None where the member or the officer must be asked (I10, I11).

    A registrable interest is taken to be directly related unless it is said otherwise; of a non-registrable one nothing
    follows until it is said how the matter touches it.
    """
    if kind is Kind.LOCAL:
        return None
    if kind in _OLD_WORDS:
        return _OLD_WORDS[kind]
    if trigger in _AFFECTED:
        return _AFFECTED[trigger]
    if kind is Kind.NRI and trigger is None:
        return None
    return _DIRECTLY.get(kind)


def effect(kind: Kind, trigger: Trigger | None, lifted: Scope | None, table: Table) -> Effect:
    """What an interest stops, under the council's table and perhaps a dispensation.

    The rows are I6 with I10, I11a, I11b, I11c and I11d; a sensitive interest has the effect of its kind (I11e). Where
    the kind is not stated the code does not say what follows (I11). `lifted` is the scope of a dispensation that is
    live and covers the matter (I8): it lifts what the table bars, and who has one need not leave.
    """
    found = row_id(kind, trigger)
    if found is None:
        return ASK_LOCAL if kind is Kind.LOCAL else ASK
    row = table[found]
    if lifted is None or row.dispensation is Lifts.NOT_NEEDED:
        return _made(row.speak, row.vote, row.leave_room, row.rule)
    speak = Speak.YES if lifted is not Scope.VOTE else row.speak
    vote = row.vote or lifted is not Scope.DISCUSSION
    return _made(speak, vote, False, f"{row.rule}, I8", "By a dispensation: ")


_SPEAKS = {
    Speak.YES: "may speak",
    Speak.AS_PUBLIC: "may speak only as the public may",
    Speak.NO: "may not speak",
}


def _made(speak: Speak, vote: bool, leave: bool, rule: str, before: str = "") -> Effect:
    after = " after that" if speak is Speak.AS_PUBLIC else ""
    stays = f"must leave the room{after}" if leave else "may stay"
    votes = "may vote" if vote else "may not vote"
    order = [_SPEAKS[speak], stays, votes] if speak is Speak.AS_PUBLIC else [stays, _SPEAKS[speak], votes]
    words = f"{order[0]}, {order[1]} and {order[2]}"
    return Effect(speak, vote, leave, rule, before + (words if before else words[:1].upper() + words[1:]))


ASK = Effect(
    Speak.YES,
    True,
    False,
    "I11",
    "The kind is not stated: ask the member, or the monitoring officer, what follows",
    ask=True,
)
ASK_LOCAL = Effect(
    Speak.YES,
    True,
    False,
    "2.3e",
    "Declared by someone without a vote: who presides says whether they stay and speak",
    ask=True,
)


def strictest(effects: Iterable[Effect]) -> Effect | None:
    """What follows from several interests of one member in one matter: every bar of each (I6); None of none."""
    each = sorted(effects, key=_weight)
    if not each:
        return None
    worst = each[-1]
    speak, vote, leave = (
        max((one.speak for one in each), key=_RANK.__getitem__),
        all(one.vote for one in each),
        any(one.leave for one in each),
    )
    if (speak, vote, leave) == (worst.speak, worst.vote, worst.leave):
        return worst
    rules = dict.fromkeys(one.rule for one in reversed(each) if not one.free)
    return _made(speak, vote, leave, ", ".join(rules))


_RANK = {Speak.YES: 0, Speak.AS_PUBLIC: 1, Speak.NO: 2}


def _weight(one: Effect) -> tuple[bool, bool, int, bool]:
    return one.leave, not one.vote, _RANK[one.speak], one.ask


def told_member(found: Effect, items: str) -> str:
    """What it means, said to the member at once: “You will need to leave for item 4.” (I6, I10)."""
    if found.ask:
        return f"Tell the clerk what kind of interest it is before {items} is taken: what follows depends on it."
    if found.leave:
        spoken = " You may speak first, but only as the public may." if found.speak is Speak.AS_PUBLIC else ""
        return f"You will need to leave for {items}.{spoken}"
    if found.free:
        return f"You may stay, speak and vote on {items}."
    barred = " or ".join(
        word for word, bars in (("speak", found.speak is not Speak.YES), ("vote", not found.vote)) if bars
    )
    return f"You may stay for {items}, but may not {barred}."
