"""The life of the minutes (V9, V11, V12), and the verbs of outcomes."""

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
