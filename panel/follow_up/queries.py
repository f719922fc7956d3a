"""What was asked for, as far as a reader may read the minutes that asked for it."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, not_, or_, select, true
from sqlalchemy.orm import aliased, contains_eager, joinedload, lazyload, load_only, selectinload

from panel.access.doors import finds_body, may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.exemption.queries import reader_of
from panel.exemption.rules import FULL_EDITION, Reader, shown
from panel.extensions import db
from panel.follow_up.models import OwnerLink, Update
from panel.follow_up.rules.standing import Standing, words_for
from panel.meetings.models import AgendaItem, ClosedBusiness, Meeting
from panel.meetings.queries import courses_of
from panel.meetings.rules.agenda import Kind, Part
from panel.minutes.markings import marking_of, part_marking_of
from panel.minutes.models import Action, FollowUp, Minute, MinuteBook, Outcome, OutcomePart
from panel.minutes.rules.life import PUBLIC
from panel.transaction import once
from panel.withdrawals.models import Withdrawal

Query = Select[FollowUp]
_AS_A_LINE = load_only(
    *AgendaItem.of_marking(), AgendaItem.key, AgendaItem.kind, AgendaItem.part, AgendaItem.role, AgendaItem.position
)
_MARKED = (
    load_only(*Minute.of_marking(), Minute.open, Minute.item_id, Minute.meeting_id),
    contains_eager(Minute.item).options(_AS_A_LINE),
)
"""What a marking of a minute is made of, looked up for many at once, and no more."""


def _place_of(line: Any, end: Any, key: Any) -> ColumnElement[int]:
    """Where on the agenda of a minute’s meeting the line with this key stands."""
    return select(end(line.position)).where(line.meeting_id == Minute.meeting_id, line.key == key).scalar_subquery()


_ASKS, _DECIDES = aliased(Minute), aliased(Outcome)
CLOSES, CLOSES_AT, CLOSES_IN = aliased(Minute), aliased(Meeting), aliased(MinuteBook)
"""The minute that asks and what it decides; the one that closes, its meeting and book. Each is costly to make."""

_FROM, _TO = aliased(AgendaItem), aliased(AgendaItem)
_WHILE_THE_PUBLIC_WERE_OUT = (
    exists()
    .where(ClosedBusiness.meeting_id == Minute.meeting_id)
    .where(AgendaItem.position >= func.coalesce(_place_of(_FROM, func.min, ClosedBusiness.from_item), 0))
    .where(
        or_(ClosedBusiness.to_item.is_(None), AgendaItem.position <= _place_of(_TO, func.max, ClosedBusiness.to_item))
    )
)
"""Whether the line of a minute stands between the first and the last that were taken without the public (X3)."""

_HEADING = aliased(AgendaItem)
_UNDER_A_CLOSED_HEADING = and_(
    AgendaItem.part.is_(None),
    exists().where(
        _HEADING.meeting_id == AgendaItem.meeting_id, _HEADING.kind == Kind.HEADING, _HEADING.part == Part.CLOSED
    ),
)
"""Whether a line says nothing of being taken in private, and a heading of its agenda does."""

EVERY = true()

STATUS = func.lower(func.trim(func.coalesce(FollowUp.status, "")))

SAID_CLOSED = or_(func.coalesce(FollowUp.closed_by, "") != "", STATUS.in_(words_for(Standing.CLOSED)))
"""Whether the record says that it is closed, without a minute that closed it."""


@finds_body("follow_up_id")
def body_of_follow_up(follow_up_id: int) -> Body | None:
    """The body of a follow-up."""
    query = select(Body).join(Meeting, Meeting.body_id == Body.id).join(Minute, Minute.meeting_id == Meeting.id)
    found: Body | None = db.session.scalar(query.where(Minute.id == _minute_of(follow_up_id)))
    return found


def _minute_of(follow_up_id: int) -> ColumnElement[int]:
    """The number of the minute that asks for something."""
    return (
        select(func.coalesce(Outcome.minute_id, Action.minute_id))
        .select_from(FollowUp)
        .outerjoin(OutcomePart, FollowUp.part_id == OutcomePart.id)
        .outerjoin(Outcome, OutcomePart.outcome_id == Outcome.id)
        .outerjoin(Action, FollowUp.action_id == Action.id)
        .where(FollowUp.id == follow_up_id)
        .scalar_subquery()
    )


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


def asked_in(body: Body, follow_up_id: int) -> FollowUp | None:
    """One thing that a body asked for; None where the present reader may not read the minute that asks for it."""
    readers, minute = {body.id: reader_of(body)}, Minute.id == _minute_of(follow_up_id)
    query = _asked([body], readers, None, drafts=True, among=minute).where(FollowUp.id == follow_up_id)
    found: FollowUp | None = db.session.scalar(query)
    return found


def asked_as(body: Body, closed: bool | None = None) -> Query:
    """What a body asked for in minutes that are out, whatever withholds it: what is shown of it `shown` says."""
    return _asked([body], {body.id: FULL_EDITION}, closed, drafts=False)


def _asked(
    bodies: Sequence[Body],
    readers: dict[int, Reader],
    closed: bool | None,
    *,
    drafts: bool,
    among: ColumnElement[bool] | None = None,
) -> Query:
    """The query; with `among`, of one of these minutes."""
    kept_from = [body for body in bodies if not readers[body.id].sees_restricted]
    whole, in_part = _hidden(kept_from) if among is None else withheld_minutes(*kept_from, among=among)
    readable = or_(false(), *(_readable(body, drafts=drafts) for body in bodies))
    query = (
        select(FollowUp)
        .outerjoin(OutcomePart, FollowUp.part_id == OutcomePart.id)
        .outerjoin(_DECIDES, OutcomePart.outcome_id == _DECIDES.id)
        .outerjoin(Action, FollowUp.action_id == Action.id)
        .join(_ASKS, _ASKS.id == func.coalesce(_DECIDES.minute_id, Action.minute_id))
        .join(Meeting, _ASKS.meeting_id == Meeting.id)
        .join(MinuteBook, MinuteBook.meeting_id == Meeting.id)
        .where(readable, _ASKS.id.not_in(whole))
        .where(not_(and_(_ASKS.id.in_(in_part), or_(_is(_DECIDES.closed), _is(Action.closed)))))
        .order_by(FollowUp.due_date.asc().nulls_last(), Meeting.date.desc(), FollowUp.id)
        .options(*WHOLE)
    )
    done = closed_for(bodies, drafts=drafts)
    return query if closed is None else query.where(done if closed else not_(done))


def closed_for(bodies: Sequence[Body], *, drafts: bool = True) -> ColumnElement[bool]:
    """Whether the panel closed it, as far as the reader may know: by a minute that is out, or as the record says it."""
    by_minute = (
        exists()
        .where(CLOSES.id == FollowUp.closed_in_id)
        .where(CLOSES_AT.id == CLOSES.meeting_id, CLOSES_IN.meeting_id == CLOSES_AT.id)
        .where(or_(false(), *(_out(body, CLOSES_AT, CLOSES_IN, drafts=drafts) for body in bodies)))
    )
    return case((FollowUp.closed_in_id.is_not(None), by_minute), else_=SAID_CLOSED)


_ASKING = (
    joinedload(Minute.item),
    joinedload(Minute.meeting).options(joinedload(Meeting.body), lazyload(Meeting.adjournments)),
)
"""Of the minute that asks for each of several things, its line, its meeting and its body: looked up with them."""

WHOLE = (
    joinedload(FollowUp.part).joinedload(OutcomePart.outcome).joinedload(Outcome.minute).options(*_ASKING),
    joinedload(FollowUp.action).joinedload(Action.minute).options(*_ASKING),
)


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


def _hidden(bodies: Sequence[Body]) -> tuple[list[int], list[int]]:
    """The minutes that the present reader is not shown, whole or in part: looked up once a request."""
    return once(("hidden minutes", *(body.id for body in bodies)), lambda: withheld_minutes(*bodies))


def withheld_minutes(*bodies: Body, among: ColumnElement[bool] = EVERY) -> tuple[list[int], list[int]]:
    """The minutes of bodies that this reader is not shown, and those of which they are not shown the closed parts.

    Only those that bear some sign of it are looked at, and of these only those `among` which one is looked for.
    """
    if not bodies:
        return [], []
    item = or_(AgendaItem.exempt, AgendaItem.confidential, AgendaItem.part == Part.CLOSED, _UNDER_A_CLOSED_HEADING)
    whole = or_(Minute.open.is_(False), item, _WHILE_THE_PUBLIC_WERE_OUT)
    in_part = or_(Minute.outcomes.any(Outcome.closed), Minute.actions.any(Action.closed))
    query = (
        db.select(Minute, in_part, Meeting.body_id)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .outerjoin(AgendaItem, Minute.item_id == AgendaItem.id)
        .where(Meeting.body_id.in_([body.id for body in bodies]), or_(whole, in_part), among)
        .options(*_MARKED)
    )
    found, readers = db.session.execute(query).all(), {body.id: reader_of(body) for body in bodies}
    courses = courses_of({one.meeting_id for one, _, _ in found})
    _look_up_headings({one.meeting_id for one, _, _ in found if one.item and one.item.part is None})
    hidden = [one.id for one, _, of in found if not shown(marking_of(one, courses[one.meeting_id]), readers[of])]
    return hidden, [one.id for one, parted, of in found if parted and not shown(part_marking_of(one), readers[of])]


def _look_up_headings(meetings: Collection[int]) -> None:
    """What stands above the lines that do not say themselves whether they are taken in private, all at once."""
    if meetings:
        lines = selectinload(Meeting.items).options(_AS_A_LINE)
        query = select(Meeting).where(Meeting.id.in_(meetings)).options(load_only(Meeting.body_id), lines)
        db.session.scalars(query.options(lazyload(Meeting.adjournments))).all()
