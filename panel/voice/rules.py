"""Where a thing that young people raised stands, how long they have waited, and words that would tell who a child is.

What they raise is followed from the agenda to the answer, to what changed, and back to them (G3, G5).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum

from panel.lifecycle import Finding, Level
from panel.meetings.rules.titles import unsafe_words
from panel.people.rules import Particulars, judge


class Stage(StrEnum):
    """How far a thing has come. The last is the one to get to."""

    RAISED = "raised"
    ON_AGENDA = "on an agenda"
    ANSWERED = "answered"
    CHANGED = "something changed"
    TOLD = "told back"


USUAL_WEEKS = 6
"""After how many weeks it is said that nobody has answered, unless the panel's settings say otherwise."""


def stage_of(*, on_agenda: bool, answered: bool, changed: bool, told: bool) -> Stage:
    """The furthest stage that a thing has reached; being told back is the last, whatever was left out before (G5)."""
    reached = {Stage.ON_AGENDA: on_agenda, Stage.ANSWERED: answered, Stage.CHANGED: changed, Stage.TOLD: told}
    return max((stage for stage, there in reached.items() if there), key=list(Stage).index, default=Stage.RAISED)


def weeks_waited(raised: dt.date | None, told: dt.date | None, today: dt.date) -> int:
    """The whole weeks for which young people have waited to be told; none where they were, or the day is not known."""
    if raised is None or told is not None:
        return 0
    return max((today - raised).days // 7, 0)


def no_reply(
    raised: dt.date | None, told: dt.date | None, today: dt.date, limit: int | None, *, answered: bool = False
) -> str:
    """“No reply for 9 weeks”, or “Not told back for 9 weeks” once answered, from as many on as the panel allows.

    Nothing before, and nothing once they were told (G3).
    """
    weeks = weeks_waited(raised, told, today)
    if weeks < max(limit or USUAL_WEEKS, 2):
        return ""
    return f"{'Not told back' if answered else 'No reply'} for {weeks} weeks"


def judge_who(raised_by: str) -> list[Finding]:
    """What cannot be kept of who raised it: a first name with a surname (D5). A group, or a name they chose, can."""
    return [finding for field, finding in judge(Particulars(raised_by, young=True)) if field == "name"]


def judge_words(texts: Mapping[str, str | None], known: Iterable[str] = ()) -> list[Finding]:
    """What in the texts may tell who a child is (D3), by what each text is called; `known` are names of people.

    None found means that nothing was seen, not that the words are safe: a person says that.
    """
    names = tuple(known)
    return [
        Finding("D3", f"{label}: {finding.words}", Level.CONFIRM)
        for label, words in texts.items()
        for finding in unsafe_words(words or "", names)
    ]


def judge_showing(words: str | None, found: Iterable[Finding], *, looked: bool) -> list[Finding]:
    """What stands against showing a thing to everyone: nothing was said, or nobody has looked at the words (D3)."""
    against = [] if (words or "").strip() else [Finding("D3", "Nothing was said yet.", Level.REFUSE)]
    if not looked:
        told = "Say that you have read the words and that they tell nobody who a child is."
        against += [Finding("D3", told, Level.REFUSE), *found]
    return against
