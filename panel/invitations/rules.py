"""A meeting as a calendar sees it: one event that is moved and cancelled, never made twice (RFC 5545, RFC 5546)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

LASTS = dt.timedelta(hours=2)
"""How long a meeting is entered for: an agenda does not say when it ends."""

CHANGES = frozenset({"change", "adjourn", "set_sitting", "postpone", "rearrange", "cancel"})
"""The kinds of notice with which what a calendar knows of a meeting becomes another."""


class Status(StrEnum):
    """Whether a meeting is to be held (STATUS)."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class Method(StrEnum):
    """What a calendar is asked to do (METHOD): show it, enter or move it, take it out."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Event:
    """One day on which a meeting sits. It keeps its `uid` for good; `sequence` is raised by each change.

    One whose hour is not fixed ("at the conclusion of Cabinet") is of the whole day: `begins` is then a date.
    """

    uid: str
    sequence: int
    status: Status
    begins: dt.datetime | dt.date
    summary: str
    place: str
    description: str
    link: str
    organizer: tuple[str, str]

    @property
    def day(self) -> dt.date:
        """The day on which it begins."""
        return self.begins.date() if isinstance(self.begins, dt.datetime) else self.begins

    @property
    def ends(self) -> dt.datetime | dt.date:
        """When it is over, as far as anyone knows."""
        return self.begins + (LASTS if isinstance(self.begins, dt.datetime) else dt.timedelta(days=1))

    @property
    def method(self) -> Method:
        """What the calendar of someone invited is asked to do."""
        return Method.CANCEL if self.status is Status.CANCELLED else Method.REQUEST


def uid_of(meeting: int, key: str, sitting: int = 0) -> str:
    """The name by which calendars know a meeting for good, or a later day to which it was adjourned."""
    return str(uuid5(NAMESPACE_URL, f"panel:meeting:{meeting}:{key}:{sitting}"))


def sequence_of(notices: Iterable[str | None]) -> int:
    """How often what calendars know of a meeting was changed, from the kinds of its notices."""
    return sum(kind in CHANGES for kind in notices)
