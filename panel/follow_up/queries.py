"""What was asked for, as far as a reader may read the minutes that asked for it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, not_, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from panel.access.doors import finds_body, may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.exemption.queries import reader_of
from panel.exemption.rules import FULL_EDITION, Reader, shown
from panel.extensions import db
from panel.follow_up.models import OwnerLink, Update
from panel.follow_up.rules.standing import Standing, words_for
from panel.meetings.models import AgendaItem, ClosedBusiness, Meeting
from panel.meetings.rules.agenda import Part
from panel.minutes.markings import marking_of, part_marking_of
from panel.minutes.models import Action, FollowUp, Minute, MinuteBook, Outcome, OutcomePart
from panel.minutes.rules.life import PUBLIC
from panel.transaction import once
from panel.withdrawals.models import Withdrawal

Query = Select[FollowUp]
_MARKED = (
    joinedload(Minute.item),
    joinedload(Minute.meeting).options(selectinload(Meeting.items), selectinload(Meeting.closed)),
)
"""What a marking of a minute is made of, looked up for many at once."""

STATUS = func.lower(func.trim(func.coalesce(FollowUp.status, "")))


@finds_body("follow_up_id")
def body_of_follow_up(follow_up_id: int) -> Body | None:
    """The body of a follow-up."""
    found = db.session.get(FollowUp, follow_up_id)
    return found.minute.meeting.body if found else None


@finds_body("link_id")
def body_of_link(link_id: int) -> Body | None:
    """The body whose owner a link is for."""
    found = db.session.get(OwnerLink, link_id)
    return found.body if found else None


@finds_body("update_id")
def body_of_update(update_id: int) -> Body | None:
    """The body of an update."""
    found = db.session.get(Update, update_id)
    return body_of_follow_up(found.follow_up_id) if found else None


def asked_for(bodies: Sequence[Body], closed: bool | None = None) -> Query:
    """What these bodies asked for: all of it, or what is `closed`, or what is open. The soonest due first.

    As far as the present reader may read the minutes; what minutes closed counts once these may be read too (G7).
    """
    return _asked(bodies, {body.id: reader_of(body) for body in bodies}, closed, drafts=True)


def asked_as(body: Body, closed: bool | None = None) -> Query:
    """What a body asked for in minutes that are out, whatever withholds it: what is shown of it `shown` says."""
    return _asked([body], {body.id: FULL_EDITION}, closed, drafts=False)


def _asked(bodies: Sequence[Body], readers: dict[int, Reader], closed: bool | None, *, drafts: bool) -> Query:
    outcome, minute = aliased(Outcome), aliased(Minute)
    hidden = _withheld(bodies, readers)
    parts = _with_hidden_parts(bodies, readers)
    readable = or_(false(), *(_readable(body, drafts=drafts) for body in bodies))
    query = (
        select(FollowUp)
        .outerjoin(OutcomePart, FollowUp.part_id == OutcomePart.id)
        .outerjoin(outcome, OutcomePart.outcome_id == outcome.id)
        .outerjoin(Action, FollowUp.action_id == Action.id)
        .join(minute, or_(minute.id == outcome.minute_id, minute.id == Action.minute_id))
        .join(Meeting, minute.meeting_id == Meeting.id)
        .join(MinuteBook, MinuteBook.meeting_id == Meeting.id)
        .where(readable, minute.id.not_in(hidden))
        .where(not_(and_(minute.id.in_(parts), or_(_is(outcome.closed), _is(Action.closed)))))
        .order_by(FollowUp.due_date.asc().nulls_last(), Meeting.date.desc(), FollowUp.id)
        .options(*_whole(FollowUp.part, OutcomePart.outcome, Outcome.minute), *_whole(FollowUp.action, Action.minute))
    )
    done = closed_for(bodies, drafts=drafts)
    return query if closed is None else query.where(done if closed else not_(done))


def closed_for(bodies: Sequence[Body], *, drafts: bool = True) -> ColumnElement[bool]:
    """Whether the panel closed it, as far as the reader may know: by a minute that is out, or as the record says it."""
    minute, meeting, book = aliased(Minute), aliased(Meeting), aliased(MinuteBook)
    by_minute = (
        exists()
        .where(minute.id == FollowUp.closed_in_id, meeting.id == minute.meeting_id, book.meeting_id == meeting.id)
        .where(or_(false(), *(_out(body, meeting, book, drafts=drafts) for body in bodies)))
    )
    said = or_(func.coalesce(FollowUp.closed_by, "") != "", STATUS.in_(words_for(Standing.CLOSED)))
    return case((FollowUp.closed_in_id.is_not(None), by_minute), else_=said)


def _whole(*path: Any) -> list[Any]:
    """The minute that asks for each of several things, its line and its meeting, looked up for all of them at once."""
    minute = selectinload(path[0])
    for step in path[1:]:
        minute = minute.selectinload(step)
    meeting = minute.selectinload(Minute.meeting)
    marked = (selectinload(Meeting.body), selectinload(Meeting.items), selectinload(Meeting.closed))
    return [minute.selectinload(Minute.item), meeting.options(*marked)]


def updates_of(*follow_ups: FollowUp, waiting: bool = False) -> dict[int, list[Update]]:
    """What was reported so far on each of these, by its number, oldest first; or what is `waiting` for the clerk."""
    wanted = [one.id for one in follow_ups]
    query = select(Update).where(Update.follow_up_id.in_(wanted), Update.waits.is_(waiting))
    query = query.order_by(Update.position, Update.id)
    found: dict[int, list[Update]] = {id: [] for id in wanted}
    for update in db.session.scalars(query.options(selectinload(Update.paper))):
        found[update.follow_up_id].append(update)
    return found


def waiting_updates(bodies: Sequence[Body]) -> int:
    """How many updates wait for the clerk, of what these bodies asked for and the reader may read."""
    query = asked_for(bodies).order_by(None).join(Update, Update.follow_up_id == FollowUp.id).where(Update.waits)
    return db.session.scalar(query.with_only_columns(func.count(Update.id))) or 0


def may_read_request(follow_up: FollowUp) -> bool:
    """Whether the present reader may read the minute that asks for it."""
    query = asked_for([follow_up.minute.meeting.body]).where(FollowUp.id == follow_up.id).order_by(None)
    return db.session.scalar(query.with_only_columns(FollowUp.id)) is not None


def _readable(body: Body, *, drafts: bool) -> ColumnElement[bool]:
    """Minutes of a body that a reader may read: published and not taken down (D7), or before that by role."""
    return _out(body, Meeting, MinuteBook, drafts=drafts)


def _out(body: Body, meeting: Any, book: Any, *, drafts: bool) -> ColumnElement[bool]:
    found = [meeting.body_id == body.id]
    if not (drafts and may(Permission.READ_DRAFT_MINUTES, body)):
        found.append(book.state.in_(PUBLIC))
    if not (drafts and may(Permission.WITHDRAW, body)):
        down = or_(book.published_at.is_(None), Withdrawal.at >= book.published_at)
        found.append(not_(exists().where(Withdrawal.meeting_id == meeting.id, Withdrawal.of_minutes, down)))
    return and_(*found)


def _is(closed: Any) -> ColumnElement[bool]:
    return func.coalesce(closed, false())


def _with_hidden_parts(bodies: Sequence[Body], readers: dict[int, Reader]) -> list[int]:
    """The minutes of which a reader is not shown the closed parts, with the outcomes and actions in them."""
    partly = [body.id for body in bodies if not readers[body.id].sees_restricted]
    if not partly:
        return []
    marked = or_(Minute.outcomes.any(Outcome.closed), Minute.actions.any(Action.closed))
    query = db.select(Minute).join(Meeting, Minute.meeting_id == Meeting.id).where(marked)
    query = query.where(Meeting.body_id.in_(partly)).options(*_MARKED)
    return [
        one.id for one in db.session.scalars(query) if not shown(part_marking_of(one), readers[one.meeting.body_id])
    ]


def _withheld(bodies: Sequence[Body], readers: dict[int, Reader]) -> list[int]:
    """The same of minutes as a whole, looked up once a request; for an edition it is asked of each thing (`shown`)."""
    if all(reader is FULL_EDITION for reader in readers.values()):
        return []
    known = ("withheld minutes", *sorted(body.id for body in bodies))
    return once(known, lambda: withheld_minutes(*bodies))


def withheld_minutes(*bodies: Body) -> list[int]:
    """The minutes of bodies that this reader is not shown: only those that bear some sign of it are looked at."""
    readers = {body.id: reader for body in bodies if not (reader := reader_of(body)).sees_restricted}
    if not readers:
        return []
    closed = db.select(ClosedBusiness.meeting_id)
    private = or_(AgendaItem.part == Part.CLOSED, AgendaItem.part.is_(None))
    item = or_(AgendaItem.exempt, AgendaItem.confidential, private)
    query = (
        db.select(Minute)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .outerjoin(AgendaItem, Minute.item_id == AgendaItem.id)
        .where(Meeting.body_id.in_(readers), or_(Minute.open.is_(False), item, Minute.meeting_id.in_(closed)))
    )
    return [
        minute.id
        for minute in db.session.scalars(query.options(*_MARKED))
        if not shown(marking_of(minute), readers[minute.meeting.body_id])
    ]
