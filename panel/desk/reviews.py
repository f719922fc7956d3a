"""Closed things that were to be looked at again by now: whether their reason still stands (P7)."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from panel import clock
from panel.bodies.models import Body
from panel.exemption.models import Marked
from panel.exemption.queries import Thing, thing_called
from panel.exemption.rules import review_is_due
from panel.extensions import db
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
    for kind, query in _KINDS:
        found = db.session.execute(query.where(Meeting.body_id == body.id, *_marked(kind)))
        yield from ((row, day) for row, day in found)


def _marked(kind: type[Marked]) -> tuple[Any, ...]:
    return kind.exempt, kind.opened_at.is_(None), kind.exempt_review_on.is_not(None)


_KINDS: tuple[tuple[type[Marked], sa.Select[Any, Any]], ...] = (
    (AgendaItem, sa.select(AgendaItem, Meeting.date).join(AgendaItem.meeting).where(AgendaItem.removed_at.is_(None))),
    (Paper, sa.select(Paper, Meeting.date).join(Paper.item).join(AgendaItem.meeting)),
    (Minute, sa.select(Minute, Meeting.date).join(Minute.meeting)),
)
"""What can be closed, each with the day of its meeting."""


def _opened_at(row: Marked) -> tuple[str, dict[str, int]]:
    """The page on which a thing is opened to the public, by its kind."""
    endpoint, name = {
        "item": ("papers.open_line", "item_id"),
        "paper": ("papers.open_one", "paper_id"),
        "minute": ("minutes.open_minute", "minute_id"),
    }[row.KIND]
    return endpoint, {name: row.id}


def count_due(bodies: Collection[Body]) -> Counter[int]:
    """How many closed things of each panel are to be looked at again, by its number: one question for all panels."""
    if not bodies:
        return Counter()
    wanted = [
        query.with_only_columns(Meeting.body_id, kind.exempt_review_on, kind.exempt_decided_on, Meeting.date).where(
            Meeting.body_id.in_([body.id for body in bodies]), *_marked(kind)
        )
        for kind, query in _KINDS
    ]
    each = sa.union_all(*wanted).subquery()
    rows = db.session.execute(sa.select(*each.c)).all()
    today = clock.today()
    days = ((body, parse_due(words, decided or on)) for body, words, decided, on in rows)
    return Counter(body for body, day in days if day and review_is_due(day, today))
