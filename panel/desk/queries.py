"""What each person's first page holds, whoever they are: each part asked for once, for all their panels together."""

from collections.abc import Sequence
from dataclasses import dataclass

from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.desk.asked import Promises, promises_of
from panel.desk.coming import Coming, Meetings, meetings_by_body
from panel.desk.comments import Awaited, awaited
from panel.desk.here import Here, here
from panel.desk.minutes import WaitingMinutes, minutes_by_body
from panel.desk.news import News, news_for
from panel.desk.promised import Promise, promised_for_next
from panel.desk.reports import Report, reports_of
from panel.desk.waiting import waiting_by_body
from panel.desk.week import Task, week_of
from panel.interests.waiting import Waiting
from panel.meetings.models import Meeting
from panel.work_programme.queue import Waiting as Unplaced
from panel.work_programme.queue import unplaced_in


@dataclass(frozen=True)
class Place:
    """What a reader finds about one panel."""

    body: Body
    coming: tuple[Coming, ...]
    last: Meeting | None
    minutes: WaitingMinutes
    waiting: tuple[Waiting, ...]
    promised: tuple[Promise, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


@dataclass(frozen=True)
class Desk:
    """A whole first page. A part that is not the reader's is empty."""

    places: tuple[Place, ...]
    tasks: Sequence[Task] = ()
    late: Sequence[Report] = ()
    promises: Promises | None = None
    reports: Sequence[Report] = ()
    asked_of_me: Sequence[Awaited] = ()
    news: Sequence[News] = ()


def desk_of(account: Account | None) -> Desk:
    """The first page of a reader; for the public, the panels with their meetings."""
    at = here(account)
    meetings = meetings_by_body(at)
    minutes = minutes_by_body(at)
    waiting = waiting_by_body(at, meetings)
    if account is None:
        return Desk(tuple(_place(body, meetings, minutes, waiting) for body in at.bodies))
    promises, comments = promises_of(at, _told(at)), awaited(at)
    reports = reports_of(at, comments)
    promised = promised_for_next(at.where(Permission.AGREE_MINUTES), meetings)
    unplaced = unplaced_in(at.where(Permission.DRAFT_AGENDA), every=at.every)
    unfinished = [one for one in reports if one.unfinished]
    return Desk(
        places=tuple(_place(body, meetings, minutes, waiting, promised, unplaced) for body in at.bodies),
        tasks=week_of(at, meetings, minutes, unfinished, comments, promises),
        late=[one for one in unfinished if one.late],
        promises=promises if _told(at) else None,
        reports=[one for one in reports if one.mine],
        asked_of_me=[one for one in comments if one.mine],
        news=news_for(at),
    )


def _told(at: Here) -> list[Body]:
    """The panels of which a reader is told what was asked for: where they sit, or keep the minutes."""
    kept = at.where(Permission.TAKE_MINUTES, Permission.AGREE_MINUTES)
    return [body for body in at.bodies if body in kept or body in at.seated]


def _place(
    body: Body,
    meetings: dict[int, Meetings],
    minutes: dict[int, WaitingMinutes],
    waiting: dict[int, list[Waiting]],
    promised: dict[int, list[Promise]] | None = None,
    unplaced: dict[int, list[Unplaced]] | None = None,
) -> Place:
    found = meetings.get(body.id, Meetings())
    return Place(
        body=body,
        coming=found.coming,
        last=found.last,
        minutes=minutes.get(body.id, WaitingMinutes()),
        waiting=tuple(waiting.get(body.id, ())),
        promised=tuple((promised or {}).get(body.id, ())),
        unplaced=tuple((unplaced or {}).get(body.id, ())),
    )
