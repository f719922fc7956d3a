"""The steps of a meeting's papers, counted in working days from the meeting (Y8).

`off` holds the days that are not working days besides Saturdays and Sundays, as for clear days (C2, C3). Who asks looks
them up; here nothing is looked up.
"""

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from panel.lifecycle import Finding, Level
from panel.meetings.rules.clear_days import DAY, HORIZON, NEEDED, is_clear_day, latest_publication


class Step(StrEnum):
    """What is done at fixed distances from a meeting, in order (rules sheet section 4)."""

    PLANNING = "planning"
    CALL = "call"
    DRAFT = "draft"
    COMMENTS = "comments"
    SIGN_OFF = "sign_off"
    BRIEFING = "briefing"
    FINAL = "final"
    PUBLISH = "publish"
    NOTES = "notes"
    DECISIONS = "decisions"
    DRAFT_MINUTES = "draft_minutes"
    MINUTES_OUT = "minutes_out"


STEP_WORDS: dict[Step, str] = {
    Step.PLANNING: "Agenda planning meeting",
    Step.CALL: "Call for reports",
    Step.DRAFT: "Draft reports due",
    Step.COMMENTS: "Comments back",
    Step.SIGN_OFF: "Directors’ sign-off",
    Step.BRIEFING: "Chair’s briefing",
    Step.FINAL: "Final reports locked",
    Step.PUBLISH: "Publish and despatch",
    Step.NOTES: "Chair’s notes, apologies and interests",
    Step.DECISIONS: "Decision sheet and action log out",
    Step.DRAFT_MINUTES: "Draft minutes to the chair and lead officers",
    Step.MINUTES_OUT: "Draft minutes published",
}

DEFAULTS: dict[Step, int] = {
    Step.PLANNING: -30,
    Step.CALL: -20,
    Step.DRAFT: -15,
    Step.COMMENTS: -12,
    Step.SIGN_OFF: -10,
    Step.BRIEFING: -8,
    Step.FINAL: -7,
    Step.PUBLISH: -6,
    Step.NOTES: -1,
    Step.DECISIONS: 2,
    Step.DRAFT_MINUTES: 5,
    Step.MINUTES_OUT: 10,
}
"""Working days from the meeting: below nought before it, above nought after it."""

REPORT_STEPS = (Step.DRAFT, Step.COMMENTS, Step.SIGN_OFF, Step.FINAL, Step.PUBLISH)
"""Those that concern whoever writes a report."""

FINAL_AT = dt.time(10, 0)
"""The hour at which final reports are locked, where the body set no other."""

HOUR = "final_at"
"""Under this name a body's setting keeps its own hour, as HH:MM."""


@dataclass(frozen=True)
class Deadline:
    """A step and the day it is due; `at` is the hour of that day, where it has one."""

    step: Step
    day: dt.date
    at: dt.time | None = None

    @property
    def label(self) -> str:
        """What the step is called."""
        return STEP_WORDS[self.step]

    def passed(self, now: dt.datetime) -> bool:
        """Whether the step is late at `now` (London's time): after its hour, or else after its day."""
        if self.at is not None and now.date() == self.day:
            return now.time() > self.at
        return now.date() > self.day


def working_day(meeting: dt.date, distance: int, off: Container[dt.date]) -> dt.date:
    """The working day that is `distance` working days after the meeting, or before it where that is below nought (Y8).

    Raises ValueError where closures leave too few working days in the year beside the meeting.
    """
    way = DAY if distance > 0 else -DAY
    beside = (meeting + way * n for n in range(1, HORIZON))
    working = [day for day in beside if is_clear_day(day, off)][: abs(distance)]
    if len(working) < abs(distance):
        raise ValueError("There are not enough working days beside this date: look at the office closures.")
    return working[-1] if working else meeting


def days_of(setting: Mapping[str, Any]) -> dict[Step, int]:
    """How far each step lies from the meeting: as the body set it, or as usual. Steps that the body goes without, out.

    A setting that is no whole number (a bundle may bring one) is as if it were not there.
    """
    given = {step: setting.get(step.value, usual) for step, usual in DEFAULTS.items()}
    read = {
        step: DEFAULTS[step] if days is not None and type(days) is not int else days for step, days in given.items()
    }
    return {step: days for step, days in read.items() if days is not None}


def hour_of(setting: Mapping[str, Any]) -> dt.time:
    """The hour at which final reports are locked."""
    try:
        return dt.time.fromisoformat(str(setting[HOUR]))
    except (KeyError, ValueError):
        return FINAL_AT


def timetable(
    meeting: dt.date, off: Container[dt.date], setting: Mapping[str, Any], needed: int = NEEDED
) -> dict[Step, Deadline]:
    """When each step of a meeting is due, in order (Y8). Publishing is never later than the law allows (C1).

    Raises ValueError where closures leave too few working days beside the meeting.
    """
    due = {
        step: Deadline(step, working_day(meeting, days, off), hour_of(setting) if step is Step.FINAL else None)
        for step, days in days_of(setting).items()
    }
    if Step.PUBLISH in due:
        lawful = latest_publication(meeting, off, needed)
        due[Step.PUBLISH] = Deadline(Step.PUBLISH, min(due[Step.PUBLISH].day, lawful))
    return due


BEFORE_PUBLISHING = (Step.CALL, Step.DRAFT, Step.COMMENTS, Step.SIGN_OFF, Step.BRIEFING, Step.FINAL, Step.PUBLISH)
"""The steps a report goes through, in the only order that makes sense of them."""


def judge_timetable(days: Mapping[Step, int], needed: int = NEEDED) -> list[tuple[Step, Finding]]:
    """What cannot be so in a body's timetable, by its step: a step before the one it follows, publishing too late."""
    steps = [step for step in BEFORE_PUBLISHING if step in days]
    found = [
        (later, _refusal(f"“{STEP_WORDS[later]}” must not come before “{STEP_WORDS[earlier]}”."))
        for earlier, later in pairwise(steps)
        if days[later] < days[earlier]
    ]
    if Step.PUBLISH in days and days[Step.PUBLISH] >= -needed:
        words = (
            f"{needed} clear days of notice ask for publishing at least {needed + 1} working days before the meeting."
        )
        found.append((Step.PUBLISH, _refusal(words)))
    return found


def _refusal(words: str) -> Finding:
    return Finding("Y8", words, Level.REFUSE)
