"""What was asked for, as far as the present reader may read the minutes that asked for it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select
from sqlalchemy.orm import aliased, selectinload

from panel.access.doors import finds_body, may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.exemption.queries import reader_of
from panel.exemption.rules import shown
from panel.extensions import db
from panel.follow_up.models import Update
from panel.follow_up.rules import DONE
from panel.meetings.models import AgendaItem, ClosedBusiness, Meeting
from panel.meetings.rules.agenda import Part
from panel.minutes.markings import marking_of, part_marking_of
from panel.minutes.models import Action, FollowUp, Minute, MinuteBook, Outcome, OutcomePart
from panel.minutes.rules.life import PUBLIC


@finds_body("follow_up_id")
def body_of_follow_up(follow_up_id: int) -> Body | None:
    """The body of a follow-up."""
    found = db.session.get(FollowUp, follow_up_id)
    return found.minute.meeting.body if found else None


def asked_for(bodies: Sequence[Body], closed: bool | None = None) -> Select[FollowUp]:
    """What these bodies asked for: all of it, or what is `closed`, or what is open. The soonest due first."""
    outcome, minute = aliased(Outcome), aliased(Minute)
    query = (
        select(FollowUp)
        .outerjoin(OutcomePart, FollowUp.part_id == OutcomePart.id)
        .outerjoin(outcome, OutcomePart.outcome_id == outcome.id)
        .outerjoin(Action, FollowUp.action_id == Action.id)
        .join(minute, or_(minute.id == outcome.minute_id, minute.id == Action.minute_id))
        .join(Meeting, minute.meeting_id == Meeting.id)
        .join(MinuteBook, MinuteBook.meeting_id == Meeting.id)
        .where(or_(false(), *(_readable(body, minute) for body in bodies)))
        .where(not_(and_(minute.id.in_(_with_hidden_parts(bodies)), or_(_is(outcome.closed), _is(Action.closed)))))
        .order_by(FollowUp.due_date.asc().nulls_last(), Meeting.date.desc(), FollowUp.id)
        .options(*_whole(FollowUp.part, OutcomePart.outcome, Outcome.minute), *_whole(FollowUp.action, Action.minute))
    )
    status = func.lower(func.trim(func.coalesce(FollowUp.status, "")))
    done = or_(func.coalesce(FollowUp.closed_by, "") != "", status.in_(DONE))
    return query if closed is None else query.where(done if closed else not_(done))


def _whole(*path: Any) -> list[Any]:
    """The minute that asks for each of several things, its line and its meeting, looked up for all of them at once."""
    minute = selectinload(path[0])
    for step in path[1:]:
        minute = minute.selectinload(step)
    return [minute.selectinload(Minute.item), minute.selectinload(Minute.meeting)]


def updates_of(*follow_ups: FollowUp) -> dict[int, list[Update]]:
    """What was reported so far on each of these, by its number, oldest first."""
    wanted = [one.id for one in follow_ups]
    query = select(Update).where(Update.follow_up_id.in_(wanted)).order_by(Update.position, Update.id)
    found: dict[int, list[Update]] = {id: [] for id in wanted}
    for update in db.session.scalars(query):
        found[update.follow_up_id].append(update)
    return found


def _readable(body: Body, minute: Any) -> ColumnElement[bool]:
    """Minutes of a body that this reader may read: published, or before that by role; and not withheld from them."""
    found = [Meeting.body_id == body.id]
    if not may(Permission.READ_DRAFT_MINUTES, body):
        found.append(MinuteBook.state.in_(PUBLIC))
    hidden = withheld_minutes(body)
    return and_(*found, minute.id.not_in(hidden)) if hidden else and_(*found)


def _is(closed: Any) -> ColumnElement[bool]:
    return func.coalesce(closed, False)


def _with_hidden_parts(bodies: Sequence[Body]) -> list[int]:
    """The minutes of which this reader is not shown the closed parts, with the outcomes and actions in them."""
    marked = or_(Minute.outcomes.any(Outcome.closed), Minute.actions.any(Action.closed))
    query = db.select(Minute).join(Meeting, Minute.meeting_id == Meeting.id).where(marked)
    query = query.where(Meeting.body_id.in_([body.id for body in bodies]))
    readers = {body.id: reader_of(body) for body in bodies}
    return [
        one.id for one in db.session.scalars(query) if not shown(part_marking_of(one), readers[one.meeting.body_id])
    ]


def withheld_minutes(body: Body) -> list[int]:
    """The minutes of a body that this reader is not shown: only those that bear some sign of it are looked at."""
    reader = reader_of(body)
    if reader.sees_restricted:
        return []
    closed = db.select(ClosedBusiness.meeting_id)
    private = or_(AgendaItem.part == Part.CLOSED, AgendaItem.part.is_(None))
    item = or_(AgendaItem.exempt, AgendaItem.confidential, private)
    query = (
        db.select(Minute)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .outerjoin(AgendaItem, Minute.item_id == AgendaItem.id)
        .where(Meeting.body_id == body.id, or_(Minute.open.is_(False), item, Minute.meeting_id.in_(closed)))
    )
    return [minute.id for minute in db.session.scalars(query) if not shown(marking_of(minute), reader)]
