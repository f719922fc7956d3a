"""How far a report has come on its way to a meeting, and which step of the timetable is next for it (Y8)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from panel.meetings.rules.timetable import STEP_WORDS, Deadline, Step


class Stage(StrEnum):
    """How far it has come."""

    PLANNED = "planned"
    DRAFT = "draft"
    OUT = "out for comment"
    READY = "ready"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Awaited:
    """A comment or a sign-off that is not settled: whose, whether they were told, whether they have it, by when."""

    named: str
    signs_off: bool
    with_them: bool
    due: dt.date | None


@dataclass(frozen=True)
class Next:
    """What is due next, in words, and whether it is late."""

    words: str
    day: dt.date
    late: bool


STEP_OF = {Stage.PLANNED: Step.DRAFT, Stage.DRAFT: Step.DRAFT, Stage.OUT: Step.FINAL, Stage.READY: Step.PUBLISH}
"""The step that a report at each stage waits for; nothing once it is published."""


def stage(*, exists: bool, published: bool, ready: bool, awaited: Sequence[Awaited]) -> Stage:
    """How far a report has come: planned where there is no paper yet; out while somebody who was told has it."""
    if not exists:
        return Stage.PLANNED
    if published:
        return Stage.PUBLISHED
    if any(one.with_them for one in awaited):
        return Stage.OUT
    return Stage.READY if ready else Stage.DRAFT


def next_of(
    at: Stage, *, empty: bool, awaited: Sequence[Awaited], deadlines: Mapping[Step, Deadline], now: dt.datetime
) -> Next | None:
    """What is due next: the answers that are waited for, else the step of the timetable that the report has come to.

    Of answers due on one day the comments come first, for what is signed is the text with them.
    """
    asked = [(one.due, one.signs_off) for one in awaited if one.with_them and one.due is not None]
    if at is Stage.OUT and asked:
        day, signs_off = min(asked)
        step = Step.SIGN_OFF if signs_off else Step.COMMENTS
        return Next(STEP_WORDS[step], day, late=day < now.date())
    wanted = _step(at, empty)
    deadline = deadlines.get(wanted) if wanted else None
    return Next(deadline.label, deadline.day, late=deadline.passed(now)) if deadline else None


def _step(at: Stage, empty: bool) -> Step | None:
    if at is Stage.DRAFT and not empty:
        return Step.FINAL
    return STEP_OF.get(at)
