"""What a calendar is told of a meeting: how long it is, what to do with it, and that it is still the same one."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from panel.invitations.rules import Event, Method, Status, sequence_of, uid_of

LONDON = ZoneInfo("Europe/London")
DAY = dt.date(2026, 12, 8)


def event(begins: dt.datetime | dt.date, status: Status = Status.CONFIRMED) -> Event:
    return Event("uid", 0, status, begins, "Corporate Parenting Panel", "Room 1", "", "", ("Pat Clerk", "pat@f.gov.uk"))


@pytest.mark.parametrize(
    ("begins", "day", "ends"),
    [
        # at ten for two hours, as an agenda says no end
        (dt.datetime(2026, 12, 8, 10, tzinfo=LONDON), DAY, dt.datetime(2026, 12, 8, 12, tzinfo=LONDON)),
        (dt.datetime(2026, 12, 8, 18, 30, tzinfo=LONDON), DAY, dt.datetime(2026, 12, 8, 20, 30, tzinfo=LONDON)),
        # at the conclusion of Cabinet: the whole day, which is over where the next begins (RFC 5545)
        (DAY, DAY, dt.date(2026, 12, 9)),
        (dt.date(2026, 12, 31), dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
    ],
)
def test_how_long_a_meeting_is_entered_for(
    begins: dt.datetime | dt.date, day: dt.date, ends: dt.datetime | dt.date
) -> None:
    assert (event(begins).day, event(begins).ends) == (day, ends)
    assert type(event(begins).day) is dt.date


@pytest.mark.parametrize(
    ("status", "method"),
    [
        (Status.TENTATIVE, Method.REQUEST),
        (Status.CONFIRMED, Method.REQUEST),
        (Status.CANCELLED, Method.CANCEL),
    ],
)
def test_a_cancelled_meeting_is_taken_out_and_any_other_entered(status: Status, method: Method) -> None:
    """RFC 5546: an invitation asks for an entry, or for its end; it never merely shows one."""
    assert event(DAY, status).method is method


@pytest.mark.parametrize(
    ("meeting", "key", "sitting", "uid"),
    [
        (7, "cpp-2026-12-08", 0, "3f7ab58c-354c-58ba-a6c3-1c5978546db3"),
        (7, "cpp-2026-12-08", 1, "e4629cdd-bca9-595e-8242-20dc29fbc053"),
    ],
)
def test_a_meeting_keeps_its_name_for_good(meeting: int, key: str, sitting: int, uid: str) -> None:
    """By any other name, everyone who was invited before would have it twice."""
    assert uid_of(meeting, key, sitting) == uid


@pytest.mark.parametrize(
    ("meeting", "key", "sitting"),
    [(8, "cpp-2026-12-08", 0), (7, "cpp-2027-01-26", 0), (7, "cpp-2026-12-08", 1), (7, "cpp-2026-12-08", 2)],
)
def test_another_meeting_or_another_day_of_it_has_another_name(meeting: int, key: str, sitting: int) -> None:
    assert uid_of(meeting, key, sitting) != uid_of(7, "cpp-2026-12-08") == uid_of(7, "cpp-2026-12-08", 0)


@pytest.mark.parametrize(
    ("notices", "changed"),
    [
        ([], 0),
        (["call"], 0),
        (["call", "publish"], 0),
        (["call", "change"], 1),
        (["call", "change", "publish", "change"], 2),
        (["call", "postpone", "rearrange"], 2),
        (["call", "publish", "adjourn", "set_sitting"], 2),
        (["call", "cancel"], 1),
        ([None, "call", None], 0),
    ],
)
def test_each_change_of_day_hour_or_place_is_counted(notices: list[str | None], changed: int) -> None:
    """A calendar takes only what counts higher than what it has (RFC 5545); papers that come out change nothing."""
    assert sequence_of(notices) == changed
