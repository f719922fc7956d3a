"""The blueprint, and what several doors of the minutes ask first."""

from flask import Blueprint, abort

from panel import wording
from panel.accounts.queries import reader_account
from panel.exemption.queries import reader_of
from panel.exemption.rules import FULL_EDITION
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_by as meeting_called
from panel.meetings.queries import meeting_shown
from panel.minutes.contents import contents_of_minutes
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.queries import book_of
from panel.minutes.rules.signing import judge_signer

bp = Blueprint("minutes", __name__)


def meeting_by(meeting_id: int) -> Meeting:
    """The meeting, for whoever may know of it. Aborts with 404."""
    meeting = meeting_called(meeting_id)
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


def judged_signer(book: MinuteBook) -> list[Finding]:
    """What stands against the present reader's signing these minutes on screen (V9, V13)."""
    at, account = book.approved_at, reader_account()
    presided = {one.person_id for one in at.presiding if one.person_id} if at else set()
    when = wording.short_date(at.date) if at and at.date else "the day of approval"
    signer = account.person_id if account else None
    return judge_signer(allowed=book.meeting.body.e_sign, signer=signer, presided=presided, when=when)


def may_see_scans(book: MinuteBook) -> bool:
    """Whether the present reader may see the signed leaves: nobody to whom a minute on them is closed (P5)."""
    meeting = book.meeting
    paper = contents_of_minutes(meeting, reader_of(meeting.body, meeting))
    whole = contents_of_minutes(meeting, FULL_EDITION)
    return (paper.minutes, paper.corrections) == (whole.minutes, whole.corrections)
