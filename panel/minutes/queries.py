"""What several doors ask about minutes: which there are, what number each bears, and who may read them."""

import datetime as dt
from functools import partial

from sqlalchemy import ColumnElement, Select, and_, func
from sqlalchemy import inspect as sa_inspect
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from panel.access.doors import finds_body, may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.bodies.queries import number_of, span_of
from panel.bodies.rules.numbering import Restart, read_minute_number
from panel.drafts.models import Draft
from panel.exemption.queries import Thing, names
from panel.exemption.rules import OPEN, Marking
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import WITH_BODY, meeting_shown
from panel.minutes.markings import has_closed_part, marking_of, part_marking_of
from panel.minutes.models import (
    Action,
    Correction,
    FollowUp,
    Minute,
    MinuteBook,
    Outcome,
    OutcomePart,
    Point,
    Scan,
    SpentNumber,
)
from panel.minutes.rules.life import PUBLIC, UNAPPROVED, How, MinutesState
from panel.minutes.rules.numbering import Slot, assign, point_numbers
from panel.transaction import once
from panel.withdrawals.models import Withdrawal
from panel.withdrawals.queries import withdrawn


@finds_body("minute_id")
def body_of_minute(minute_id: int) -> Body | None:
    """The body of a minute."""
    minute = db.session.get(Minute, minute_id)
    return minute.meeting.body if minute else None


@finds_body("correction_id")
def body_of_correction(correction_id: int) -> Body | None:
    """The body of a correction."""
    correction = db.session.get(Correction, correction_id)
    return correction.book.meeting.body if correction else None


@finds_body("scan_id")
def body_of_scan(scan_id: int) -> Body | None:
    """The body of a scan of signed minutes."""
    scan = db.session.get(Scan, scan_id)
    return scan.book.meeting.body if scan else None


@finds_body("outcome_id")
def body_of_outcome(outcome_id: int) -> Body | None:
    """The body of an outcome."""
    outcome = db.session.get(Outcome, outcome_id)
    return outcome.minute.meeting.body if outcome else None


@finds_body("draft_id")
def body_of_draft(draft_id: int) -> Body | None:
    """The body of a minute's draft; None for a draft of something else."""
    draft = db.session.get(Draft, draft_id)
    kind, _, number = draft.about.partition("/") if draft else ("", "", "")
    return body_of_minute(int(number)) if kind == "minute" else None


MARKED_BY = (
    joinedload(Minute.item),
    joinedload(Minute.meeting).options(*WITH_BODY, joinedload(Meeting.closed)),
    *(joinedload(part) for part in (Minute.points, Minute.outcomes, Minute.actions)),
)
"""What a marking of one minute is made of."""


@names("minute")
def minute_called(minute_id: int) -> Thing | None:
    """What "minute/9" stands for: with what withholds it whole, or else what withholds a part of it."""
    minute = db.session.get(Minute, minute_id, options=MARKED_BY)
    if minute is None:
        return None
    whole, part = marking_of(minute), part_marking_of(minute) if has_closed_part(minute) else OPEN
    meeting, title = minute.meeting, minute.title or (minute.item.title if minute.item else "without a title")
    return Thing(
        about=minute.about,
        body=meeting.body,
        meeting=f"meeting/{meeting.id}",
        title=title,
        place=f"the minute of item {minute.item.number}" if minute.item and minute.item.number else "a minute",
        marking=whole if whole.restricted else part,
        endpoint="minutes.minutes",
        out=(book := book_of(meeting)) is not None and book.state in PUBLIC,
        values={"meeting_id": meeting.id},
    )


def book_of(meeting: Meeting) -> MinuteBook | None:
    """The minutes of a meeting as a document, once they were begun."""
    both = (joinedload(MinuteBook.corrections), joinedload(MinuteBook.scans))
    query = db.select(MinuteBook).where(MinuteBook.meeting_id == meeting.id).options(*both)
    book: MinuteBook | None = once(("book", meeting.id), lambda: db.session.scalars(query).unique().one_or_none())
    return book


def minute_of(item: AgendaItem) -> Minute | None:
    """The minute of an agenda line, if there is one."""
    found: Minute | None = db.session.scalars(db.select(Minute).where(Minute.item_id == item.id)).first()
    return found


def minutes_of(meeting: Meeting) -> list[Minute]:
    """The minutes of a meeting's items, in the order printed."""
    query = db.select(Minute).where(Minute.meeting_id == meeting.id).order_by(Minute.position, Minute.id)
    return once(("minutes", meeting.id), lambda: list(db.session.scalars(query.options(*WHOLE))))


WHOLE = (
    joinedload(Minute.item),
    selectinload(Minute.points),
    selectinload(Minute.outcomes)
    .joinedload(Outcome.parts)
    .joinedload(OutcomePart.follow_up)
    .joinedload(FollowUp.owners),
    selectinload(Minute.actions).joinedload(Action.follow_up).joinedload(FollowUp.owners),
)
"""All that is written of a minute: one question for each kind of part."""


def closed_in(book_id: int) -> dict[str, list[Marking]]:
    """What withholds each of the minutes of that number, whole or in part, by its name. What is open has no entry."""
    return once(("closed in minutes", book_id), lambda: _closed_in(book_id))


def _closed_in(book_id: int) -> dict[str, list[Marking]]:
    agenda = (joinedload(Meeting.items), joinedload(Meeting.closed), lazyload(Meeting.adjournments))
    of_book = db.select(Meeting).join(MinuteBook, MinuteBook.meeting_id == Meeting.id).where(MinuteBook.id == book_id)
    meeting = db.session.scalars(of_book.options(*agenda)).unique().one_or_none()
    if meeting is None:
        return {}
    closed = (Minute.points.any(Point.closed), Minute.outcomes.any(Outcome.closed), Minute.actions.any(Action.closed))
    apart = db.or_(func.coalesce(Minute.closed_html, "") != "", *closed)
    query = db.select(Minute, apart).where(Minute.meeting_id == meeting.id).options(joinedload(Minute.item))
    found = {
        one.about: [marking_of(one), *([part_marking_of(one)] if in_part else [])]
        for one, in_part in db.session.execute(query)
    }
    return {about: each for about, each in found.items() if len(each) > 1 or each[0].restricted}


def with_sitting(meeting: Meeting) -> None:
    """Read who presided, what was taken without the public, and the groups of members, in one question."""
    if sa_inspect(meeting).unloaded & {"presiding", "closed"}:
        groups = joinedload(Meeting.body).joinedload(Body.categories)
        parts = (joinedload(Meeting.presiding), joinedload(Meeting.closed), joinedload(Meeting.adjournments), groups)
        db.session.scalars(db.select(Meeting).where(Meeting.id == meeting.id).options(*parts)).unique().all()


def about_minutes(meeting: Meeting) -> str:
    """What the minutes of a meeting are called where they are taken down, or downloaded."""
    return f"minutes/{meeting.id}"


def taken_down(meeting: Meeting) -> Withdrawal | None:
    """The withdrawal of a meeting's minutes, if they were taken down and not published anew since (D7)."""
    return _down(meeting, book_of(meeting))


def _down(meeting: Meeting, book: MinuteBook | None) -> Withdrawal | None:
    found = withdrawn(about_minutes(meeting))
    anew = found and book and book.published_at and book.published_at > found.at
    return None if anew else found


def may_read(meeting: Meeting) -> bool:
    """Whether the present reader may read the minutes of a meeting: all may once published, some before.

    Those that were taken down are read only by who takes down (D7).
    """
    book = book_of(meeting)
    return book is not None and may_read_book(book)


def may_read_book(book: MinuteBook) -> bool:
    """Whether the present reader may read these minutes."""
    meeting = book.meeting
    if not meeting_shown(meeting):
        return False
    if _down(meeting, book):
        return may(Permission.WITHDRAW, meeting.body)
    return book.state in PUBLIC or may(Permission.READ_DRAFT_MINUTES, meeting.body)


def to_approve(meeting: Meeting) -> list[MinuteBook]:
    """The minutes put before a meeting: those published and not approved yet, or approved at it already (V9)."""
    return once(("minutes to approve", meeting.id), lambda: _to_approve(meeting))


def _to_approve(meeting: Meeting) -> list[MinuteBook]:
    dealt_with = MinuteBook.approved_at_id == meeting.id
    query = _with_meeting().where(dealt_with | _awaiting(meeting.body, meeting.date))
    found = list(db.session.scalars(query))
    approved = [book for book in found if book.approved_at_id == meeting.id]
    return approved or [book for book in found if book.state in PUBLIC]


def _with_meeting() -> Select[MinuteBook]:
    """Minutes with their meetings, oldest first."""
    query: Select[MinuteBook] = db.select(MinuteBook).join(Meeting, MinuteBook.meeting_id == Meeting.id)
    meeting = contains_eager(MinuteBook.meeting).lazyload(Meeting.adjournments)
    return query.options(meeting).order_by(Meeting.date, Meeting.id)


def _awaiting(body: Body, before: dt.date | None) -> ColumnElement[bool]:
    """Minutes of this body that are not approved, of meetings in the year before a day."""
    found = [Meeting.body_id == body.id, MinuteBook.state.in_(UNAPPROVED), MinuteBook.how.is_distinct_from(How.NOTED)]
    if before is not None:
        found += [Meeting.date < before, Meeting.date >= before - dt.timedelta(days=366)]
    return and_(*found)


def awaiting_approval(body: Body, before: dt.date | None) -> list[MinuteBook]:
    """The minutes of earlier meetings that a meeting on `before` may approve, oldest first; none that was noted.

    What is older than a year is no longer a question for the next meeting: a record brought in from elsewhere may never
    say that its minutes were approved.
    """
    return list(db.session.scalars(_with_meeting().where(_awaiting(body, before))))


def dealt_with_at(meeting: Meeting) -> list[MinuteBook]:
    """The minutes that were put to a meeting, oldest first."""
    return list(db.session.scalars(_with_meeting().where(MinuteBook.approved_at_id == meeting.id)))


def signed_books() -> list[MinuteBook]:
    """All minutes whose signed bytes are kept here, oldest first."""
    query = db.select(MinuteBook).join(Meeting, MinuteBook.meeting_id == Meeting.id)
    query = query.where(MinuteBook.sha256.is_not(None)).order_by(Meeting.date, Meeting.id)
    return list(db.session.scalars(query))


def with_chair(body: Body) -> list[MinuteBook]:
    """The minutes that wait for the chair to read them."""
    query = (
        db.select(MinuteBook)
        .join(Meeting, MinuteBook.meeting_id == Meeting.id)
        .where(Meeting.body_id == body.id, MinuteBook.state == MinutesState.WITH_CHAIR)
        .order_by(Meeting.date)
    )
    return list(db.session.scalars(query))


def numbers_of(meeting: Meeting) -> dict[int, str | None]:
    """The number of each minute of a meeting: kept, or what the body's scheme will give when they are published (Y5).

    Drafts of earlier meetings in the same run take their numbers first.
    """
    rows = _run(meeting)
    if meeting.date is None or not meeting.body.numbering_pattern:
        return {slot.minute: slot.number for at, slot in rows if at == meeting.id}
    read = partial(running_number, meeting.body)
    drafts = {at for at, slot in rows if not slot.kept} | {meeting.id}
    elsewhere = [slot.number for at, slot in rows if at != meeting.id and slot.number]
    used = [n for number in elsewhere if (n := read(number)) is not None] + [spent.n for spent in _spent(meeting)]
    order = list(dict.fromkeys(at for at, _ in rows if at in drafts))
    counted = order[: order.index(meeting.id) + 1] if meeting.id in order else []
    slots = [slot for at, slot in rows if at in counted]
    given = assign(slots, max(used, default=0), written=partial(number_of, meeting.body, meeting.date), read=read)
    return {slot.minute: given[slot.minute] for at, slot in rows if at == meeting.id}


def points_of(minute: Minute, number: str | None) -> list[str]:
    """The number of each point of a minute that bears `number`: as given or published, or by the body's scheme (Y5)."""
    pattern, given = minute.meeting.body.point_pattern, [point.number for point in minute.points]
    return point_numbers(given, pattern, minute=number, highest=minute.last_point or 0)


def last_number_before(meeting: Meeting) -> int | None:
    """The highest running number of earlier meetings in the run that `meeting` is of; None where it begins the run."""
    if meeting.date is None or meeting.body.numbering_restarts is Restart.MEETING:
        return None
    earlier = {meeting_id for meeting_id, _ in _run(meeting)}
    days = dict(db.session.execute(db.select(Meeting.id, Meeting.date).where(Meeting.id.in_(earlier))).all())
    before = [slot.number for at, slot in _run(meeting) if slot.number and (days[at] or meeting.date) < meeting.date]
    read = [n for number in before if (n := running_number(meeting.body, number)) is not None]
    return max(read, default=None)


def _run(meeting: Meeting) -> list[tuple[int, Slot]]:
    """Every minute in the run of numbers that `meeting` is of, each with its meeting, in the order of numbering."""
    query = (
        db.select(Minute.id, Minute.meeting_id, Minute.number, Minute.number_fixed, AgendaItem.number)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .outerjoin(AgendaItem, Minute.item_id == AgendaItem.id)
        .order_by(Meeting.date, Meeting.id, Minute.position, Minute.id)
    )
    if meeting.date is None or meeting.body.numbering_restarts is Restart.MEETING:
        query = query.where(Minute.meeting_id == meeting.id)
    else:
        first, last = span_of(meeting.body, meeting.date)
        query = query.where(Meeting.body_id == meeting.body_id)
        query = query.where(Meeting.date >= first) if first else query
        query = query.where(Meeting.date <= last) if last else query
    return [
        (row.meeting_id, Slot(row.id, row.number is not None or row.number_fixed, row.number, row[4]))
        for row in db.session.execute(query)
    ]


def _spent(meeting: Meeting) -> list[SpentNumber]:
    """The numbers ever published in the run that `meeting` is of, those of deleted minutes too."""
    query = db.select(SpentNumber)
    if meeting.date is None or meeting.body.numbering_restarts is Restart.MEETING:
        return list(db.session.scalars(query.where(SpentNumber.meeting_id == meeting.id)))
    first, last = span_of(meeting.body, meeting.date)
    query = query.where(SpentNumber.body_id == meeting.body_id)
    query = query.where(SpentNumber.said_on >= first) if first else query
    query = query.where(SpentNumber.said_on <= last) if last else query
    return list(db.session.scalars(query))


def running_number(body: Body, number: str) -> int | None:
    """The running number in a number that the body's pattern made."""
    return read_minute_number(body.numbering_pattern or "", code=body.code, number=number)


def is_spent(minute: Minute) -> bool:
    """Whether a minute's number was published, and so stays (Y5)."""
    return minute.number in {spent.number for spent in _spent(minute.meeting) if spent.meeting_id == minute.meeting_id}


def is_taken(minute: Minute, number: str) -> bool:
    """Whether something else bears or bore `number` in the same run: a number names one minute (Y5)."""
    others = {slot.number for _, slot in _run(minute.meeting) if slot.minute != minute.id}
    spent = {one.number for one in _spent(minute.meeting)} - {minute.number}
    return number in others | spent
