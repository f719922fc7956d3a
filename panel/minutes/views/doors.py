"""The blueprint, and what several doors of the minutes ask first."""

from flask import Blueprint, abort

from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_shown
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.queries import book_of

bp = Blueprint("minutes", __name__)


def meeting_by(meeting_id: int) -> Meeting:
    """The meeting, for whoever may know of it. Aborts with 404."""
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None or not meeting_shown(meeting):
        abort(404)
    return meeting


def book_by(meeting_id: int) -> MinuteBook:
    """The minutes of the meeting as a document. Aborts with 404 where they were not begun."""
    return book_of(meeting_by(meeting_id)) or abort(404)


def minute_by(minute_id: int) -> Minute:
    """The minute. Aborts with 404."""
    minute: Minute | None = db.session.get(Minute, minute_id)
    return minute or abort(404)


def about(minute: Minute) -> str:
    """How drafts name a minute."""
    return f"minute/{minute.id}"
