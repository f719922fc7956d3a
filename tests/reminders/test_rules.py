"""Quiet hours, and when something due is called to mind."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from panel.mail.rules import LetterKind
from panel.reminders.rules import GIVEN_UP, OLD, USUAL, USUAL_QUIET, Quiet, When, occasion, offered, wakes

LONDON = ZoneInfo("Europe/London")
NONE = Quiet(dt.time(0), dt.time(0))
SIESTA = Quiet(dt.time(13), dt.time(15))


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "quiet", "end"),
    [
        (at(20, 10), USUAL_QUIET, None),
        (at(20, 20), USUAL_QUIET, at(21, 7)),
        (at(20, 23, 59), USUAL_QUIET, at(21, 7)),
        (at(21, 0), USUAL_QUIET, at(21, 7)),
        (at(21, 6, 59), USUAL_QUIET, at(21, 7)),
        (at(21, 7), USUAL_QUIET, None),
        (at(20, 12, 59), SIESTA, None),
        (at(20, 13), SIESTA, at(20, 15)),
        (at(20, 14), SIESTA, at(20, 15)),
        (at(20, 15), SIESTA, None),
        (at(20, 3), NONE, None),
        (at(24, 22, month=10), USUAL_QUIET, at(25, 7, month=10)),
    ],
)
def test_quiet_hours_end_at_their_hour_in_london(moment: dt.datetime, quiet: Quiet, end: dt.datetime | None) -> None:
    """The last: the night in which the clocks go back is an hour longer, and ends at seven all the same."""
    assert wakes(moment, quiet) == end
    assert end is None or wakes(moment, quiet).utcoffset() == end.utcoffset()  # type: ignore[union-attr]


DUE = dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("today", "named"),
    [
        (dt.date(2026, 11, 23), None),
        (dt.date(2026, 11, 24), "paper/7 due 2026-12-01"),
        (dt.date(2026, 12, 1), "paper/7 due 2026-12-01"),
        (dt.date(2026, 12, 2), "paper/7 overdue 2026-12-01 0"),
        (dt.date(2026, 12, 28), "paper/7 overdue 2026-12-01 0"),
        (dt.date(2026, 12, 29), "paper/7 overdue 2026-12-01 1"),
    ],
)
def test_one_reminder_before_its_day_one_after_and_one_every_four_weeks(today: dt.date, named: str | None) -> None:
    assert occasion("paper/7", DUE, today) == named


def test_an_invitation_is_never_kept_for_the_days_letter() -> None:
    assert offered(LetterKind.INVITATION) == [When.AT_ONCE, When.NEVER]
    assert offered(LetterKind.REPORT_DUE) == list(When)
    assert all(USUAL[kind] in offered(kind) for kind in LetterKind)


@pytest.mark.parametrize(
    ("happened", "kind", "told"),
    [
        ("the pack for Monday is out", LetterKind.PACK, When.AT_ONCE),
        ("a late report is added to it", LetterKind.SUPPLEMENT, When.AT_ONCE),
        ("a meeting is called", LetterKind.INVITATION, When.AT_ONCE),
        ("a draft report is due in a week", LetterKind.REPORT_DUE, When.AT_ONCE),
        ("Finance is asked for a comment", LetterKind.COMMENT_ASKED, When.AT_ONCE),
        ("an action is due in a week", LetterKind.FOLLOW_UP_DUE, When.DAILY),
        ("an action is overdue", LetterKind.FOLLOW_UP_OVERDUE, When.DAILY),
    ],
)
def test_who_said_nothing_is_told_of_papers_at_once_and_of_actions_once_a_day(
    happened: str, kind: LetterKind, told: When
) -> None:
    """Of actions one person may have many: they come together, in one letter."""
    assert USUAL[kind] is told, happened


@pytest.mark.parametrize(
    ("announced", "now", "told"),
    [
        (at(20, 10), at(20, 10, 1), True),
        (at(20, 10), at(27, 9, 59), True),
        (at(20, 10), at(27, 10), False),
        (at(20, 10), at(28, 9), False),
    ],
)
def test_news_is_told_within_a_week_or_not_at_all(announced: dt.datetime, now: dt.datetime, told: bool) -> None:
    assert (now - announced < OLD) is told


@pytest.mark.parametrize(
    ("due", "today", "written"),
    [
        (dt.date(2026, 12, 1), dt.date(2027, 12, 1), True),
        (dt.date(2027, 12, 1), dt.date(2028, 12, 1), True),  # 366 days: a leap year lies between
        (dt.date(2027, 12, 1), dt.date(2028, 12, 2), False),
        (dt.date(2026, 12, 1), dt.date(2028, 6, 1), False),
    ],
)
def test_letters_about_something_overdue_are_written_for_a_year(due: dt.date, today: dt.date, written: bool) -> None:
    assert (due >= today - GIVEN_UP) is written
