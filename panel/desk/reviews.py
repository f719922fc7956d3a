"""Closed things that were to be looked at again by now: whether their reason still stands (P7)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from panel import clock, wording
from panel.access.doors import may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.exemption.models import Marked
from panel.exemption.queries import Thing, asked_of, thing_called
from panel.exemption.rules import review_is_due
from panel.extensions import db
from panel.interests.waiting import Waiting
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.models import Minute
from panel.minutes.rules.due import parse_due
from panel.papers.models import Paper


@dataclass(frozen=True)
class Review:
    """A closed thing with the words of its review date, and the page on which it can be opened or marked anew."""

    thing: Thing
    words: str
    day: dt.date
    endpoint: str
    values: dict[str, int]


def reviews_due(body: Body) -> list[Review]:
    """What is to be looked at again by today, what is longest due first. Words that name no day are left to people."""
    today = clock.today()
    found = [
        Review(thing, row.exempt_review_on or "", day, *_opened_at(row))
        for row, said_on in _to_review(body)
        if (day := parse_due(row.exempt_review_on, row.exempt_decided_on or said_on)) and review_is_due(day, today)
        if (thing := thing_called(row.about)) is not None
    ]
    return sorted(found, key=lambda one: (one.day, one.thing.about))


def _to_review(body: Body) -> Iterator[tuple[Marked, dt.date | None]]:
    """Every exempt thing that has a review date, with the day of its meeting."""
    under: tuple[tuple[type[Marked], sa.Select[Any]], ...] = (
        (
            AgendaItem,
            db.select(AgendaItem, Meeting.date).join(AgendaItem.meeting).where(AgendaItem.removed_at.is_(None)),
        ),
        (Paper, db.select(Paper, Meeting.date).join(Paper.item).join(AgendaItem.meeting)),
        (Minute, db.select(Minute, Meeting.date).join(Minute.meeting)),
    )
    for kind, query in under:
        closed = (kind.exempt, kind.opened_at.is_(None), kind.exempt_review_on.is_not(None))
        found = db.session.execute(query.where(Meeting.body_id == body.id, *closed))
        yield from ((row, day) for row, day in found)


def _opened_at(row: Marked) -> tuple[str, dict[str, int]]:
    """The page on which a thing is opened to the public, by its kind."""
    endpoint, name = {
        "item": ("papers.open_line", "item_id"),
        "paper": ("papers.open_one", "paper_id"),
        "minute": ("minutes.open_minute", "minute_id"),
    }[row.KIND]
    return endpoint, {name: row.id}


def closed_waiting(body: Body) -> list[Waiting]:
    """What of closed papers waits for the present reader: requests to decide, reviews that are due."""
    found = []
    if may(Permission.DECIDE_ACCESS, body) and (asked := asked_of(body)):
        words = f"{wording.counted(asked, 'request')} to see closed papers."
        found.append(Waiting(words, "exemption.access", "Decide on requests"))
    if may(Permission.READ_LOOKS, body) and (due := len(reviews_due(body))):
        words = f"{wording.counted(due, 'closed thing')} to be looked at again: does the reason still stand?"
        found.append(Waiting(words, "desk.reviews", "Look at them", overdue=True))
    return found
