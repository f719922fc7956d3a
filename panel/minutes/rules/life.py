"""The life of the minutes (V9, V11, V12), the verbs of outcomes, and what is said before publishing and signing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from panel.lifecycle import Finding, Level, Moves, moves


class MinutesState(StrEnum):
    """Where the minutes of a meeting are (V9, V11)."""

    DRAFT = "draft"
    WITH_CHAIR = "with the chair"
    PUBLISHED = "published as draft"
    APPROVED = "approved"
    SIGNED = "signed"


PUBLIC = frozenset({MinutesState.PUBLISHED, MinutesState.APPROVED, MinutesState.SIGNED})
"""The states in which everyone may read the minutes."""

UNAPPROVED = frozenset({MinutesState.DRAFT, MinutesState.WITH_CHAIR, MinutesState.PUBLISHED})
"""The states in which each page of the minutes says DRAFT."""

S = MinutesState
MOVES: Moves = moves(
    ("send-to-chair", {S.DRAFT}, S.WITH_CHAIR, "Send to the chair"),
    ("send-back", {S.WITH_CHAIR}, S.DRAFT, "Send back to the clerk"),
    ("take-back", {S.WITH_CHAIR}, S.DRAFT, "Take back to change"),
    ("publish", {S.DRAFT, S.WITH_CHAIR}, S.PUBLISHED, "Publish as draft"),
    ("withdraw", {S.PUBLISHED}, S.DRAFT, "Withdraw to correct"),
    ("approve", UNAPPROVED, S.APPROVED, "Record the approval"),
    ("reopen", {S.APPROVED}, S.PUBLISHED, "Undo the approval"),
    ("sign", {S.APPROVED}, S.SIGNED, "Record the signature"),
)


class SignedHow(StrEnum):
    """How minutes were signed (V13)."""

    PAPER = "on paper"
    SCREEN = "on screen"


class How(StrEnum):
    """What a later meeting did with the minutes put before it."""

    CORRECT_RECORD = "correct record"
    AGREED = "agreed"
    NOTED = "noted"
    NOT_APPROVED = "not approved"


APPROVING = frozenset({How.CORRECT_RECORD, How.AGREED})
"""What makes minutes approved; minutes noted or not approved stay a draft."""


class Verb(StrEnum):
    """What the meeting did (Y6 and variations.md)."""

    RESOLVED = "resolved"
    NOTED = "noted"
    AGREED = "agreed"
    RECOMMENDED = "recommended"
    DEFERRED = "deferred"
    LEFT_TO = "left_to"
    NONE = "none"


VERB_WORDS: dict[Verb, str] = {
    Verb.RESOLVED: "Resolved",
    Verb.NOTED: "Noted",
    Verb.AGREED: "Agreed",
    Verb.RECOMMENDED: "Recommended",
    Verb.DEFERRED: "Deferred",
    Verb.LEFT_TO: "Left to",
    Verb.NONE: "No decision",
}


def editable(state: MinutesState, *, corrections: bool) -> list[Finding]:
    """What stands against changing the words of the minutes now; nothing, when they may be changed.

    Approved minutes are changed only to write in the corrections agreed with them (V12); signed ones never (V11).
    """
    words = {
        S.WITH_CHAIR: "The minutes are with the chair. Take them back to change them.",
        S.PUBLISHED: "The minutes are published as a draft. Withdraw them to correct them.",
        S.SIGNED: "The minutes are signed and can no longer be changed."
        " Put a mistake right by a minute of the next meeting.",
    }
    if state is S.APPROVED and not corrections:
        return [
            _refusal("V12", "The minutes were approved as they stand. Only an agreed correction may be written in.")
        ]
    return [_refusal("V11" if state is S.SIGNED else "life", words[state])] if state in words else []


def _refusal(rule: str, words: str) -> Finding:
    return Finding(rule, words, Level.REFUSE)


@dataclass(frozen=True)
class Facts:
    """What the checks before publishing and signing look at. `quorum` and `voting_present` are None where not known."""

    present: int = 0
    voting_present: int | None = None
    quorum: int | None = None
    empty: Sequence[str] = ()
    closed_without_summary: Sequence[str] = ()
    closed_without_resolution: bool = False
    times_known: bool = True
    chair_agreed: bool = True
    corrections: int = 0
    signer_presided: bool = True


CHECKS: tuple[tuple[str, Callable[[Facts], bool], str], ...] = (
    (
        "V8",
        lambda facts: not facts.present,
        "Nobody is recorded as present. The names of the members present must be in the minutes.",
    ),
    (
        "V2",
        lambda facts: bool(facts.present) and _fewer(facts.voting_present, facts.quorum),
        "{voting_present} voting members are recorded as present; the quorum is {quorum}.",
    ),
    ("minute", lambda facts: bool(facts.empty), "Nothing is written yet under {empty}."),
    (
        "P5",
        lambda facts: bool(facts.closed_without_summary),
        "Not for publication, and without a summary for the public: {closed_without_summary}.",
    ),
    (
        "X3",
        lambda facts: facts.closed_without_resolution,
        "Business was closed to the public, but no minute says by what resolution.",
    ),
    (
        "minute",
        lambda facts: not facts.times_known,
        "The times at which the meeting began and ended are not both given.",
    ),
    ("life", lambda facts: not facts.chair_agreed, "The chair has not agreed these minutes."),
    (
        "V9",
        lambda facts: not facts.signer_presided,
        "You are not recorded as having presided over the meeting that approved these minutes.",
    ),
    (
        "V12",
        lambda facts: bool(facts.corrections),
        "Corrections agreed: {corrections}. Check that the words of the minutes now have what was agreed.",
    ),
)
"""Each check before publishing and signing: its rule, when it finds something, and the words."""


def readiness(facts: Facts) -> list[Finding]:
    """What a clerk would want to know before the minutes are published or signed. Nothing here prevents it."""
    said = {name: "; ".join(value) if isinstance(value, list | tuple) else value for name, value in vars(facts).items()}
    return [Finding(rule, words.format(**said), Level.CONFIRM) for rule, found, words in CHECKS if found(facts)]


def _fewer(number: int | None, needed: int | None) -> bool:
    """Whether fewer are there than are needed, so far as both are known."""
    return number is not None and needed is not None and number < needed
