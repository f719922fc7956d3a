"""Minutes that wait for someone: to be written, agreed, approved or signed."""

import datetime as dt
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import lazyload

from panel.access.doors import may
from panel.access.rules import Permission
from panel.desk.here import Here, ids
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import MinuteBook
from panel.minutes.rules.life import MinutesState

A_YEAR = dt.timedelta(days=365)

UNSIGNED = (MinutesState.DRAFT, MinutesState.WITH_CHAIR, MinutesState.PUBLISHED, MinutesState.APPROVED)
"""States of minutes that somebody has still something to do with."""


@dataclass
class WaitingMinutes:
    """What of a panel's minutes waits: for the chair to agree or sign, for the clerk to write or bring on."""

    to_agree: list[MinuteBook] = field(default_factory=list)
    to_sign: list[MinuteBook] = field(default_factory=list)
    unwritten: list[Meeting] = field(default_factory=list)
    unsigned: list[MinuteBook] = field(default_factory=list)


def minutes_by_body(at: Here) -> dict[int, WaitingMinutes]:
    """The minutes that wait for the present reader, by the panel's number: one question for all panels.

    Meetings held more than a year ago whose minutes nobody has begun were minuted elsewhere.
    """
    bodies = at.where(Permission.TAKE_MINUTES, Permission.AGREE_MINUTES)
    if not bodies:
        return {}
    unbegun = sa.and_(MinuteBook.id.is_(None), Meeting.state == State.HELD, Meeting.date >= at.today - A_YEAR)
    query = (
        sa.select(Meeting, MinuteBook)
        .outerjoin(MinuteBook, MinuteBook.meeting_id == Meeting.id)
        .where(Meeting.body_id.in_(ids(bodies)), sa.or_(MinuteBook.state.in_(UNSIGNED), unbegun))
        .order_by(Meeting.date, Meeting.id)
        .options(lazyload(Meeting.adjournments))
    )
    found = {body.id: WaitingMinutes() for body in bodies}
    for meeting, book in db.session.execute(query):
        _sort(found[meeting.body_id], meeting, book)
    return found


def _sort(found: WaitingMinutes, meeting: Meeting, book: MinuteBook | None) -> None:
    if may(Permission.AGREE_MINUTES, meeting.body) and book is not None:
        if book.state is MinutesState.WITH_CHAIR and book.chair_agreed_at is None:
            found.to_agree.append(book)
        elif book.state is MinutesState.APPROVED:
            found.to_sign.append(book)
    if may(Permission.TAKE_MINUTES, meeting.body):
        if book is None:
            found.unwritten.append(meeting)
        else:
            found.unsigned.append(book)
