"""All that a thread may be made of, read in as many questions as there are kinds of thing, whatever its length."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload, selectinload

from panel.extensions import db
from panel.follow_up.models import Answer, Update
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.models import Action, FollowUp, Minute, MinuteBook, Outcome, OutcomePart, Owner
from panel.papers.models import Paper
from panel.papers.rules.life import PaperState
from panel.threads.lineage import minutes_through
from panel.threads.rules import Kind
from panel.withdrawals.models import Withdrawal
from panel.work_programme.models import Entry

Several = Mapping[int, list[Any]]


@dataclass
class Material:
    """The rows of a thread and of what stands beside it on the same lines, by number or by what they belong to."""

    minutes: dict[int, Minute] = field(default_factory=dict)
    follow_ups: dict[int, FollowUp] = field(default_factory=dict)
    minute_of: dict[int, Minute] = field(default_factory=dict)
    closed_part: set[int] = field(default_factory=set)
    entries: dict[int, Entry] = field(default_factory=dict)
    items: dict[int, AgendaItem] = field(default_factory=dict)
    papers: dict[int, Paper] = field(default_factory=dict)
    books: dict[int, MinuteBook] = field(default_factory=dict)
    placed: dict[tuple[int, str], Meeting] = field(default_factory=dict)
    owners: Several = field(default_factory=dict)
    updates: Several = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    taken_down: Several = field(default_factory=dict)


def gather(kind: Kind, number: int) -> Material:
    """What there is about one thing and all that it is tied to."""
    found = Material()
    _add_minutes(found, minutes_through(kind, number))
    _add_entries(found, kind, number)
    _add_papers(found, kind, number)
    _add_meetings(found)
    _add_progress(found)
    return found


def _add_minutes(found: Material, numbers: Iterable[int]) -> None:
    """The minutes with their outcomes and actions, and what each asks."""
    asking = (
        joinedload(Minute.outcomes).joinedload(Outcome.parts).joinedload(OutcomePart.follow_up),
        joinedload(Minute.actions).joinedload(Action.follow_up),
    )
    query = db.select(Minute).where(Minute.id.in_(numbers)).options(*asking, joinedload(Minute.item))
    quiet = lazyload(Minute.outcomes, Outcome.parts, OutcomePart.follow_up, FollowUp.owners)
    quiet_too = lazyload(Minute.actions, Action.follow_up, FollowUp.owners)
    for minute in db.session.scalars(query.options(quiet, quiet_too)).unique():
        found.minutes[minute.id] = minute
        if minute.item is not None:
            found.items[minute.item.id] = minute.item
        for closed, asked in _asked_in(minute):
            found.follow_ups[asked.id], found.minute_of[asked.id] = asked, minute
            found.closed_part |= {asked.id} if closed else set()


def _asked_in(minute: Minute) -> list[tuple[bool, FollowUp]]:
    """What a minute asks, each with whether it is in a closed part."""
    parts = [(bool(outcome.closed), part.follow_up) for outcome in minute.outcomes for part in outcome.parts]
    return [(closed, one) for closed, one in [*parts, *((bool(a.closed), a.follow_up) for a in minute.actions)] if one]


def _add_entries(found: Material, kind: Kind, number: int) -> None:
    """The topics that these minutes asked for, that became these lines, or that is asked about."""
    tied = [
        Entry.follow_up_id.in_(found.follow_ups),
        Entry.minute_id.in_(found.minutes),
        Entry.item_id.in_([*found.items, *([number] if kind is Kind.ITEM else [])]),
        Entry.id == (number if kind is Kind.ENTRY else 0),
    ]
    query = db.select(Entry).where(sa.or_(*tied)).order_by(Entry.position, Entry.id)
    for entry in db.session.scalars(query.options(joinedload(Entry.body), joinedload(Entry.item))):
        found.entries[entry.id] = entry
        if entry.item is not None:
            found.items[entry.item.id] = entry.item


def _add_papers(found: Material, kind: Kind, number: int) -> None:
    """The reports under the lines, with their versions."""
    asked = Paper.id == (number if kind is Kind.PAPER else 0)
    lines = [*found.items, *([number] if kind is Kind.ITEM else [])]
    query = db.select(Paper).where(sa.or_(Paper.item_id.in_(lines), asked)).order_by(Paper.position, Paper.id)
    for paper in db.session.scalars(query.options(joinedload(Paper.versions), joinedload(Paper.item))).unique():
        found.items[paper.item.id] = paper.item
        if paper.state is not PaperState.WITHDRAWN and (paper.parent_id is None or paper.id == number):
            found.papers[paper.id] = paper
    if kind is Kind.ITEM and number not in found.items and (item := db.session.get(AgendaItem, number)) is not None:
        found.items[item.id] = item


def _add_meetings(found: Material) -> None:
    """The meetings of it all, and those that topics are placed at."""
    numbers = {one.meeting_id for one in [*found.minutes.values(), *found.items.values()]}
    placed = {(entry.body_id, entry.meeting) for entry in found.entries.values() if entry.meeting}
    keyed = sa.and_(Meeting.key.in_({key for _, key in placed}), Meeting.body_id.in_({body for body, _ in placed}))
    add_meetings(found, sa.or_(Meeting.id.in_(numbers), keyed))


def add_meetings(found: Material, where: sa.ColumnElement[bool]) -> None:
    """Meetings with what withholds their lines, their minutes as documents, and what was taken down of these."""
    query = (
        db.select(Meeting, MinuteBook)
        .outerjoin(MinuteBook, MinuteBook.meeting_id == Meeting.id)
        .where(where)
        .order_by(Meeting.date, Meeting.id)
        .options(selectinload(Meeting.items), joinedload(Meeting.closed), joinedload(Meeting.body))
        .options(lazyload(Meeting.adjournments))
    )
    for meeting, book in db.session.execute(query).unique():
        found.placed[(meeting.body_id, meeting.key)] = meeting
        if book is not None:
            found.books[meeting.id] = book
    down = db.select(Withdrawal).where(Withdrawal.meeting_id.in_(found.books), Withdrawal.of_minutes)
    found.taken_down = _by("meeting_id", db.session.scalars(down.options(lazyload(Withdrawal.taken))))


def _add_progress(found: Material) -> None:
    """Who was asked, what came back, and what other bodies answered."""
    wanted = list(found.follow_ups)
    owners = db.select(Owner).where(Owner.follow_up_id.in_(wanted)).order_by(Owner.position)
    found.owners = _by("follow_up_id", db.session.scalars(owners.options(joinedload(Owner.person))))
    updates = db.select(Update).where(Update.follow_up_id.in_(wanted)).order_by(Update.position, Update.id)
    found.updates = _by("follow_up_id", db.session.scalars(updates))
    answers = db.select(Answer).where(Answer.follow_up_id.in_(wanted))
    found.answers = {one.follow_up_id: one for one in db.session.scalars(answers)}


def _by(name: str, rows: Iterable[Any]) -> Several:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
