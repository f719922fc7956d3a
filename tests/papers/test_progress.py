"""How far a report has come and what is due next for it (Y8), by tables of days."""

import datetime as dt

import pytest

from panel.clock import LONDON
from panel.meetings.rules.timetable import timetable
from panel.papers.rules.progress import Awaited, Stage, next_of, stage

DEADLINES = timetable(dt.date(2026, 11, 24), (), {})
FINANCE = Awaited("Priya Nair (Finance)", signs_off=False, with_them=True, due=dt.date(2026, 11, 6))
DIRECTOR = Awaited("Beth Hall (Director)", signs_off=True, with_them=True, due=dt.date(2026, 11, 10))
UNTOLD = Awaited("Head of Legal (Legal)", signs_off=False, with_them=False, due=dt.date(2026, 11, 6))

STAGES = [
    ("nobody has begun it", {"exists": False}, [], Stage.PLANNED),
    ("it is written", {}, [], Stage.DRAFT),
    ("those to be asked were not told", {}, [UNTOLD], Stage.DRAFT),
    ("somebody has it", {}, [UNTOLD, FINANCE], Stage.OUT),
    ("it is ready but not signed", {"ready": True}, [DIRECTOR], Stage.OUT),
    ("it is ready", {"ready": True}, [], Stage.READY),
    ("it was published", {"ready": True, "published": True}, [DIRECTOR], Stage.PUBLISHED),
]


@pytest.mark.parametrize(("why", "facts", "awaited", "at"), STAGES, ids=[row[0] for row in STAGES])
def test_how_far_it_has_come(why: str, facts: dict[str, bool], awaited: list[Awaited], at: Stage) -> None:
    given = {"exists": True, "published": False, "ready": False} | facts
    assert stage(**given, awaited=awaited) is at


NEXT = [
    ("planned", Stage.PLANNED, True, [], "Draft reports due", "2026-11-03", "2026-11-03", False),
    ("planned, a day late", Stage.PLANNED, True, [], "Draft reports due", "2026-11-03", "2026-11-04", True),
    ("begun and blank", Stage.DRAFT, True, [], "Draft reports due", "2026-11-03", "2026-11-01", False),
    ("written", Stage.DRAFT, False, [], "Final reports locked", "2026-11-13", "2026-11-13", True),
    ("a comment", Stage.OUT, False, [DIRECTOR, FINANCE], "Comments back", "2026-11-06", "2026-11-06", False),
    ("a comment, late", Stage.OUT, False, [FINANCE, DIRECTOR], "Comments back", "2026-11-06", "2026-11-07", True),
    ("a sign-off", Stage.OUT, False, [DIRECTOR], "Directors’ sign-off", "2026-11-10", "2026-11-08", False),
    ("ready", Stage.READY, False, [], "Publish and despatch", "2026-11-16", "2026-11-16", False),
]


@pytest.mark.parametrize(("why", "at", "empty", "awaited", "words", "day", "today", "late"), NEXT)
def test_what_is_due_next(
    why: str, at: Stage, empty: bool, awaited: list[Awaited], words: str, day: str, today: str, late: bool
) -> None:
    now = dt.datetime.combine(dt.date.fromisoformat(today), dt.time(11, 0), LONDON)
    found = next_of(at, empty=empty, awaited=awaited, deadlines=DEADLINES, now=now)
    assert found is not None
    assert (found.words, found.day, found.late) == (words, dt.date.fromisoformat(day), late)


def test_what_is_published_waits_for_nothing() -> None:
    now = dt.datetime(2026, 11, 24, tzinfo=LONDON)
    assert next_of(Stage.PUBLISHED, empty=False, awaited=[], deadlines=DEADLINES, now=now) is None
