"""The life of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from panel.lifecycle import Finding, Level, Move, Moves, moves


class PaperState(StrEnum):
    """Whether a paper is still being written, is what the pack takes, or was taken off the draft agenda."""

    DRAFT = "draft"
    READY = "ready"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Standing:
    """What the guards ask about a paper."""

    published: bool = False
    empty: bool = False


def has_something(standing: Standing) -> Sequence[Finding]:
    """A paper without a word and without a file is no paper."""
    words = "There is nothing in this paper yet. Write something first, or upload the file."
    return [Finding("life", words, Level.REFUSE)] if standing.empty else []


def still_private(standing: Standing) -> Sequence[Finding]:
    """What was published stays on the record (A1); it is corrected by a supplement."""
    words = "This paper has been published. Change it and publish the change as a supplement instead."
    return [Finding("A1", words, Level.REFUSE)] if standing.published else []


_IN_HAND = frozenset({PaperState.DRAFT, PaperState.READY})

MOVES: Moves = moves(
    Move("make_ready", frozenset({PaperState.DRAFT}), PaperState.READY, "Mark as ready", has_something),
    Move("back_to_draft", frozenset({PaperState.READY}), PaperState.DRAFT, "Back to draft", still_private),
    Move("withdraw", _IN_HAND, PaperState.WITHDRAWN, "Withdraw", still_private),
    ("put_back", {PaperState.WITHDRAWN}, PaperState.DRAFT, "Put back"),
)
"""Every step of a paper's life before publication. A published paper is changed, never taken away."""

SAID: dict[str, str] = {
    "make_ready": "marked the paper “{title}” as ready",
    "back_to_draft": "put the paper “{title}” back to draft",
    "withdraw": "withdrew the paper “{title}” from the draft agenda",
    "put_back": "put the paper “{title}” back on the draft agenda",
}
"""What the trail says of each step."""
