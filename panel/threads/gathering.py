"""All that a thread may be made of, read in as many questions as there are kinds of thing, whatever its length."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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
from panel.work_programme.models import Entry, Referral


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
    deferred: set[tuple[int, int]] = field(default_factory=set)
    placed: dict[tuple[int, str], Meeting] = field(default_factory=dict)
    owners: dict[int, list[Owner]] = field(default_factory=dict)
    updates: dict[int, list[Update]] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    taken_down: dict[int, list[Withdrawal]] = field(default_factory=dict)


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
    """The topics that these minutes asked for or put off, that became these lines, or that is asked about."""
    tied = [
        Entry.follow_up_id.in_(found.follow_ups),
        Entry.minute_id.in_(found.minutes),
        Entry.item_id.in_([*found.items, *([number] if kind is Kind.ITEM else [])]),
        Entry.id == (number if kind is Kind.ENTRY else 0),
        Outcome.minute_id.in_(found.minutes),
    ]
    query = (
        db.select(Entry, Outcome.minute_id)
        .outerjoin(Referral, Referral.entry_id == Entry.id)
        .outerjoin(Outcome, Outcome.id == Referral.outcome_id)
        .where(sa.or_(*tied))
        .order_by(Entry.position, Entry.id)
        .options(joinedload(Entry.body), joinedload(Entry.item))
    )
    for entry, put_off_by in db.session.execute(query):
        found.entries[entry.id] = entry
        if entry.item is not None:
            found.items[entry.item.id] = entry.item
        if put_off_by is not None:
            found.deferred.add((entry.id, put_off_by))
    unmet = {minute for _, minute in found.deferred} - found.minutes.keys()
    if unmet:
        _add_minutes(found, unmet)


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
    numbers = {one.meeting_id for one in found.minutes.values()} | {one.meeting_id for one in found.items.values()}
    placed = {(entry.body_id, key) for entry in found.entries.values() for key in places_of(entry)}
    keyed = sa.and_(Meeting.key.in_({key for _, key in placed}), Meeting.body_id.in_({body for body, _ in placed}))
    add_meetings(found, sa.or_(Meeting.id.in_(numbers), keyed))


def places_of(entry: Entry) -> set[str]:
    """The place of a topic, and those that it had: keys of meetings, or months."""
    moves = [move for move in entry.moves or () if isinstance(move, dict)]
    named = {str(move[end]) for move in moves for end in ("from", "to") if move.get(end)}
    return named | ({entry.meeting} if entry.meeting else set())


def add_meetings(found: Material, where: sa.ColumnElement[bool]) -> None:
    """Meetings with what withholds their lines, their minutes as documents, and what was taken down of these."""
    query = (
        db.select(Meeting, MinuteBook, Withdrawal)
        .outerjoin(MinuteBook, MinuteBook.meeting_id == Meeting.id)
        .outerjoin(Withdrawal, sa.and_(Withdrawal.meeting_id == Meeting.id, Withdrawal.of_minutes))
        .where(where)
        .order_by(Meeting.date, Meeting.id)
        .options(selectinload(Meeting.items), joinedload(Meeting.closed), joinedload(Meeting.body))
        .options(lazyload(Meeting.adjournments), lazyload(Withdrawal.taken))
    )
    for meeting, book, withdrawal in db.session.execute(query).unique():
        found.placed[(meeting.body_id, meeting.key)] = meeting
        if book is not None:
            found.books[meeting.id] = book
        if withdrawal is not None:
            found.taken_down.setdefault(meeting.id, []).append(withdrawal)


def _add_progress(found: Material) -> None:
    """Who was asked, what came back, and what other bodies answered."""
    query = (
        db.select(FollowUp.id, Owner, Answer)
        .outerjoin(Owner, Owner.follow_up_id == FollowUp.id)
        .outerjoin(Answer, Answer.follow_up_id == FollowUp.id)
        .where(FollowUp.id.in_(found.follow_ups))
        .order_by(Owner.position)
        .options(joinedload(Owner.person))
    )
    for asked, owner, answer in db.session.execute(query):
        if owner is not None:
            found.owners.setdefault(asked, []).append(owner)
        if answer is not None:
            found.answers[asked] = answer
    updates = db.select(Update).where(Update.follow_up_id.in_(found.follow_ups), Update.waits.is_not(True))
    for update in db.session.scalars(updates.order_by(Update.position, Update.id)):
        found.updates.setdefault(update.follow_up_id, []).append(update)
