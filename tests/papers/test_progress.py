"""How far a report has come and what is due next for it (Y8), by tables of days."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from panel.meetings.rules.timetable import Deadline, Step, timetable
from panel.papers.rules.progress import Awaited, Stage, next_of, stage

DEADLINES = timetable(dt.date(2026, 11, 24), (), {})
"""Of a meeting on Tuesday 24 November 2026: drafts are due on 3 November, and final reports by 10 am on 13 November."""

FINANCE = Awaited("Priya Nair (Finance)", signs_off=False, with_them=True, due=dt.date(2026, 11, 6))
DIRECTOR = Awaited("Beth Hall (Director)", signs_off=True, with_them=True, due=dt.date(2026, 11, 10))
UNTOLD = Awaited("Head of Legal (Legal)", signs_off=False, with_them=False, due=dt.date(2026, 11, 6))
WITHOUT_A_DAY = replace(FINANCE, due=None)
SOONER = replace(DIRECTOR, due=dt.date(2026, 11, 4))
ON_ONE_DAY = replace(DIRECTOR, due=FINANCE.due)

STAGES = [
    ("nobody has begun it", {"exists": False}, [], Stage.PLANNED),
    ("it is written", {}, [], Stage.DRAFT),
    ("those to be asked were not told", {}, [UNTOLD], Stage.DRAFT),
    ("somebody has it", {}, [UNTOLD, FINANCE], Stage.OUT),
    ("it is ready but not signed", {"ready": True}, [DIRECTOR], Stage.OUT),
    ("it is ready, and legal was never told", {"ready": True}, [UNTOLD], Stage.READY),
    ("it is ready", {"ready": True}, [], Stage.READY),
    ("it was published", {"ready": True, "published": True}, [DIRECTOR], Stage.PUBLISHED),
]


@pytest.mark.parametrize(("why", "facts", "awaited", "at"), STAGES, ids=[row[0] for row in STAGES])
def test_how_far_it_has_come(why: str, facts: dict[str, bool], awaited: list[Awaited], at: Stage) -> None:
    given = {"exists": True, "published": False, "ready": False} | facts
    assert stage(**given, awaited=awaited) is at


PLANNED, WRITING, OUT, READY = Stage.PLANNED, Stage.DRAFT, Stage.OUT, Stage.READY
DRAFT, COMMENTS, SIGN_OFF = "Draft reports due", "Comments back", "Directors’ sign-off"
FINAL, PUBLISH = "Final reports locked", "Publish and despatch"
NEXT = [
    # why, how far it has come, blank, who is waited for, what is due and when in 2026, the time now, whether it is late
    ("planned", PLANNED, True, [], DRAFT, "11-03", "11-03 11:00", False),
    ("planned, a day late", PLANNED, True, [], DRAFT, "11-03", "11-04 09:00", True),
    ("begun and blank", WRITING, True, [], DRAFT, "11-03", "11-01 11:00", False),
    ("written", WRITING, False, [], FINAL, "11-13", "11-12 23:00", False),
    ("written, at the hour", WRITING, False, [], FINAL, "11-13", "11-13 10:00", False),
    ("written, past the hour", WRITING, False, [], FINAL, "11-13", "11-13 10:01", True),
    ("written, nobody was told", WRITING, False, [UNTOLD], FINAL, "11-13", "11-05 11:00", False),
    ("a comment first", OUT, False, [DIRECTOR, FINANCE], COMMENTS, "11-06", "11-06 23:59", False),
    ("a comment, late", OUT, False, [FINANCE, DIRECTOR], COMMENTS, "11-06", "11-07 00:00", True),
    ("a sign-off", OUT, False, [DIRECTOR], SIGN_OFF, "11-10", "11-08 11:00", False),
    ("a sign-off is due first", OUT, False, [FINANCE, SOONER], SIGN_OFF, "11-04", "11-05 09:00", True),
    ("both on one day", OUT, False, [ON_ONE_DAY, FINANCE], COMMENTS, "11-06", "11-05 09:00", False),
    ("legal was not told", OUT, False, [UNTOLD, DIRECTOR], SIGN_OFF, "11-10", "11-09 09:00", False),
    ("no day was given", OUT, False, [WITHOUT_A_DAY], FINAL, "11-13", "11-09 09:00", False),
    ("one was given no day", OUT, False, [WITHOUT_A_DAY, DIRECTOR], SIGN_OFF, "11-10", "11-09 09:00", False),
    ("ready", READY, False, [], PUBLISH, "11-16", "11-16 18:00", False),
    ("ready, and not published in time", READY, False, [], PUBLISH, "11-16", "11-17 09:00", True),
]


@pytest.mark.parametrize(("why", "at", "empty", "awaited", "words", "day", "now", "late"), NEXT)
def test_what_is_due_next(
    why: str, at: Stage, empty: bool, awaited: list[Awaited], words: str, day: str, now: str, late: bool
) -> None:
    moment = dt.datetime.fromisoformat(f"2026-{now}").replace(tzinfo=ZoneInfo("Europe/London"))
    found = next_of(at, empty=empty, awaited=awaited, deadlines=DEADLINES, now=moment)
    assert found is not None
    assert (found.words, found.day, found.late) == (words, dt.date.fromisoformat(f"2026-{day}"), late)


NOTHING_NEXT = [
    ("it was published, signed or not", Stage.PUBLISHED, [DIRECTOR], DEADLINES),
    ("the body locks no reports", Stage.DRAFT, [], {k: v for k, v in DEADLINES.items() if k is not Step.FINAL}),
    ("the meeting has no date yet", Stage.PLANNED, [], {}),
]


@pytest.mark.parametrize(("why", "at", "awaited", "deadlines"), NOTHING_NEXT)
def test_nothing_is_due_next(why: str, at: Stage, awaited: list[Awaited], deadlines: dict[Step, Deadline]) -> None:
    now = dt.datetime(2026, 11, 9, 9, 0, tzinfo=ZoneInfo("Europe/London"))
    assert next_of(at, empty=False, awaited=awaited, deadlines=deadlines, now=now) is None
