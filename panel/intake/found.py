"""What is found in an upload that its readers would not see, or that should not be in it, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that is found."""

    HIDDEN_SHEET = "hidden sheet"
    HIDDEN_CELLS = "hidden rows or columns"
    HIDDEN_TEXT = "hidden text"
    TRACKED_CHANGES = "tracked changes"
    COMMENTS = "comments"
    SMALL_COUNTS = "counts of 1 to 5"
    EDGES = "headers and footers"
    TEXT_BOXES = "text boxes"
    NOT_CARRIED = "what has no place in a paper"
    METADATA = "details of who made the file"
    MENDED = "what was mended"


@dataclass(frozen=True)
class Answer:
    """Something that may become of what was found: its word in a form, and the sentence beside it."""

    word: str
    sentence: str


LEAVE_OUT = Answer("leave out", "Leave it out of the paper")
CHECKED = Answer("checked", "I have looked at it: it may be in the paper")

ANSWERS: Mapping[Kind, tuple[Answer, ...]] = {
    Kind.HIDDEN_SHEET: (LEAVE_OUT, Answer("show", "Print it as well: its readers may see it")),
    Kind.HIDDEN_CELLS: (LEAVE_OUT, Answer("show", "Print them as well: its readers may see them")),
    Kind.HIDDEN_TEXT: (LEAVE_OUT, Answer("show", "Print it as well: its readers may see it")),
    Kind.TRACKED_CHANGES: (
        Answer("accept", "Take the text as changed"),
        Answer("reject", "Take the text as it was before the changes"),
    ),
    Kind.COMMENTS: (LEAVE_OUT,),
    Kind.SMALL_COUNTS: (CHECKED,),
}
"""What may become of each kind that needs an answer before the file is accepted. The others are told, and no more."""


@dataclass(frozen=True)
class Found:
    """One finding: its kind, and a sentence that says what was found, where, and what becomes of it if it is not asked.

    `places` name where it stands ("Sheet “Working”", "row 7"), the first few of `count`.
    """

    kind: Kind
    words: str
    count: int = 1
    places: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What may become of it; empty where nobody is asked."""
        return ANSWERS.get(self.kind, ())
