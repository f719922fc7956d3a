"""What was published since someone was here last, item by item."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import session

from panel import clock
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.desk.here import Here, ids
from panel.desk.models import Visit
from panel.desk.rules import FIRST_VISIT, VISIT, begins_visit
from panel.exemption.rules import Edition
from panel.extensions import UTCDateTime, db
from panel.meetings.models import AgendaItem, Meeting
from panel.packs.contents import What
from panel.publishing.models import Publication
from panel.transaction import transaction
from panel.withdrawals.models import Taken

HERE = "desk seen at"
"""Under this name the browser keeps when it was here."""


@dataclass(frozen=True)
class Line:
    """An agenda line with how many papers are new under it."""

    item_id: int
    label: str
    papers: int


@dataclass(frozen=True)
class News:
    """A pack or a supplement that came out, with the lines under which it brought papers."""

    meeting_id: int
    date: dt.date | None
    supplement: str | None
    body: Body
    lines: tuple[Line, ...]


def remember(account: Account) -> None:
    """Keep that someone is here now, in a transaction of its own, where this is another visit than the last.

    The browser knows when it was here, so that within a visit the record is not asked.
    """
    number, now = account.id, clock.now()
    said = session.get(HERE)
    if not begins_visit(dt.datetime.fromisoformat(said) if said else None, now):
        return
    with transaction():
        kept = db.session.scalar(sa.select(Visit).where(Visit.account_id == number)) or Visit(account_id=number)
        if begins_visit(kept.at, now):
            kept.before, kept.at = kept.at, now
            db.session.add(kept)
    session[HERE] = now.isoformat()


def _since(account: Account) -> sa.ColumnElement[dt.datetime]:
    """From when on things are new: the last visit before this one, or some weeks back for who was never here."""
    now = clock.now()
    last = sa.case((Visit.at <= now - VISIT, Visit.at), else_=Visit.before)
    known = sa.select(last).where(Visit.account_id == account.id).scalar_subquery()
    return sa.func.coalesce(known, sa.literal(now - FIRST_VISIT, UTCDateTime()))


def news_for(at: Here) -> list[News]:
    """What came out of the panels on which the reader sits since they were here last, the latest first.

    Papers are counted under their agenda line: what each is called, and whether they may read it, its page says.
    """
    bodies = {body.id: body for body in at.seated}
    if not bodies or at.account is None:
        return []
    taken = sa.select(Taken.id).where(Taken.about == sa.literal("publication/") + sa.cast(Publication.id, sa.Text))
    query = (
        sa.select(Publication, Meeting.date, Meeting.body_id)
        .join(Meeting, Publication.meeting_id == Meeting.id)
        .where(Meeting.body_id.in_(ids(list(bodies.values()))), Publication.at > _since(at.account), ~taken.exists())
        .where(Publication.edition == Edition.PUBLIC.value, Publication.sha256.is_not(None))
        .order_by(Publication.at.desc(), Publication.id.desc())
    )
    rows = db.session.execute(query).all()
    items = _items([one.meeting_id for one, *_ in rows])
    return [
        News(one.meeting_id, day, one.supplement, bodies[body], tuple(_lines(one, items))) for one, day, body in rows
    ]


def _items(meetings: Sequence[int]) -> list[AgendaItem]:
    if not meetings:
        return []
    query = sa.select(AgendaItem).where(AgendaItem.meeting_id.in_(meetings), AgendaItem.removed_at.is_(None))
    return list(db.session.scalars(query.order_by(AgendaItem.position)))


def _lines(publication: Publication, items: Iterable[AgendaItem]) -> Iterator[Line]:
    rows: list[dict[str, Any]] = [
        row for row in publication.contents if row["what"] not in (What.NOTICE, What.SUPPLEMENT)
    ]
    for item in items:
        papers = sum(row["item"] == item.key for row in rows)
        if item.meeting_id == publication.meeting_id and papers:
            yield Line(item.id, f"Item {item.number}: {item.title}" if item.number else item.title, papers)
