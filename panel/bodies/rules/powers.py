"""What a body may do, and who votes in it, as its kind has it (B1–B6, B9–B11)."""

from panel.bodies.rules.kinds import KINDS, BodyKind, Votes
from panel.lifecycle import Finding, Level


def may_decide(kind: BodyKind, appointed_by: BodyKind | None = None) -> bool:
    """Whether a body of this kind may be given power to decide (B1, B2, B4–B6); a sub-committee as its parent (B3).

    A sub-committee whose parent is not known is taken to be one that may.
    """
    own = KINDS[kind].may_decide
    if own is not None:
        return own
    return appointed_by is None or may_decide(appointed_by)


def decides(kind: BodyKind, given: bool | None, appointed_by: BodyKind | None = None) -> bool:
    """Whether its business is decided, or only recommended (B1–B6): its terms may give less than its kind allows."""
    return given is not False and may_decide(kind, appointed_by)


def others_may_vote(kind: BodyKind, *, appointed_by: BodyKind | None = None, scheme: bool = False) -> bool:
    """Whether members who are no councillors may be given a vote (B1–B6).

    A sub-committee does as its parent (B3); a scrutiny committee where a scheme gives co-opted members a vote, or they
    sit for education (B4).
    """
    rule = KINDS[kind].others_vote
    if rule is Votes.AS_PARENT:
        return appointed_by is None or others_may_vote(appointed_by, scheme=scheme)
    return rule is Votes.IF_GIVEN or (rule is Votes.UNDER_SCHEME and scheme)


def has_vote(
    kind: BodyKind, *, given: bool, councillor: bool, appointed_by: BodyKind | None = None, scheme: bool = False
) -> bool:
    """Whether a seat that was given a vote has one in law: others than councillors only where they may (B1–B6).

    Where they may not they are treated as non-voting; what the record says they did stays as it says.
    """
    return given and (councillor or others_may_vote(kind, appointed_by=appointed_by, scheme=scheme))


def has_pecuniary_duties(kind: BodyKind, *, votes: bool, councillor: bool) -> bool:
    """Whether the law's duties about interests are a member's: every councillor's, and a co-opted voter's (B10).

    Those without a vote stand outside them, and so does everyone else on an informal panel.
    """
    return councillor or (votes and KINDS[kind].statutory)


def judge_power(kind: BodyKind, given: bool | None, appointed_by: BodyKind | None = None) -> list[Finding]:
    """What is found where a body's terms give it power to decide (B6, B9)."""
    if not given or may_decide(kind, appointed_by):
        return []
    if not KINDS[kind].statutory:
        return [Finding("B6", "An informal panel has no power in law to decide; its decisions have effect as advice.")]
    words = (
        f"A body of the kind “{KINDS[kind].label}” only advises. One that was given power to decide is a committee: "
        "ask the monitoring officer which it is"
    )
    return [Finding("B9", words, Level.REFUSE)]


def judge_balance(kind: BodyKind, *, waived: bool, minute: str | None) -> list[Finding]:
    """What is found where a council set political balance aside: its minute must be named (B11)."""
    if not waived:
        return []
    if not KINDS[kind].balanced:
        return [Finding("B11", f"The law asks for no political balance on a body of the kind “{KINDS[kind].label}”.")]
    if not (minute or "").strip():
        words = "Enter the minute of the council that set political balance aside, with nobody voting against"
        return [Finding("B11", words, Level.REFUSE)]
    return []
