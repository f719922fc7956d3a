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


CHECKS: tuple[tuple[str, Callable[[Facts], list[str]]], ...] = (
    (
        "V8",
        lambda facts: (
            []
            if facts.present
            else ["Nobody is recorded as present. The names of the members present must be in the minutes."]
        ),
    ),
    (
        "V2",
        lambda facts: (
            [f"{facts.voting_present} voting members are recorded as present; the quorum is {facts.quorum}."]
            if facts.present and facts.voting_present is not None and facts.voting_present < (facts.quorum or 0)
            else []
        ),
    ),
    ("minute", lambda facts: [f"Nothing is written yet under {'; '.join(facts.empty)}."] if facts.empty else []),
    (
        "P5",
        lambda facts: [
            f"“{title}” is not for publication, and has no summary for the public."
            for title in facts.closed_without_summary
        ],
    ),
    (
        "X3",
        lambda facts: (
            ["Business was closed to the public, but no minute says by what resolution."]
            if facts.closed_without_resolution
            else []
        ),
    ),
    (
        "minute",
        lambda facts: (
            [] if facts.times_known else ["The times at which the meeting began and ended are not both given."]
        ),
    ),
    ("life", lambda facts: [] if facts.chair_agreed else ["The chair has not agreed these minutes."]),
    (
        "V12",
        lambda facts: (
            [f"Corrections agreed: {facts.corrections}. Check that the words of the minutes now have what was agreed."]
            if facts.corrections
            else []
        ),
    ),
)
"""Each check before publishing and signing: its rule, and the sentences it finds."""


def readiness(facts: Facts) -> list[Finding]:
    """What a clerk would want to know before the minutes are published or signed. Nothing here prevents it."""
    return [Finding(rule, words, Level.CONFIRM) for rule, found in CHECKS for words in found(facts)]
