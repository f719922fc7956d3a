"""What a later meeting does with the minutes of earlier ones (V9, V12)."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.meetings.models import Meeting
from panel.minutes.book_forms import ApprovalForm
from panel.minutes.models import MinuteBook
from panel.minutes.operations.approval import approve as record
from panel.minutes.queries import awaiting_approval, dealt_with_at, minutes_of
from panel.minutes.rules.life import APPROVING
from panel.minutes.views.doors import bp, meeting_by


@bp.route("/meetings/<int:meeting_id>/minutes/approve", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def approve(meeting_id: int) -> ResponseReturnValue:
    """Record in the minutes of this meeting what it did with the minutes of earlier ones."""
    meeting = meeting_by(meeting_id)
    books = awaiting_approval(meeting.body, meeting.date)
    form = ApprovalForm(data={"books": [books[-1].id]} if books else None)
    form.books.choices = [(book.id, wording.date(book.meeting.date)) for book in books]
    if form.validate_on_submit():
        return _approved(meeting, [book for book in books if book.id in form.books.data], form)
    return render_template(
        "minutes/approve.html", meeting=meeting, form=form, books=books, dealt_with=dealt_with_at(meeting)
    )


def _approved(meeting: Meeting, chosen: Sequence[MinuteBook], form: ApprovalForm) -> ResponseReturnValue:
    for book in chosen:
        record(book, at=meeting, how=form.how.data, by=acting())
    days = wording.listed(wording.short_date(book.meeting.date) for book in chosen)
    done = "are approved" if form.how.data in APPROVING else "stay a draft"
    flash(f"Recorded. The minutes of {days} {done}.", "success")
    if form.corrected.data:
        return redirect(url_for("minutes.corrections", meeting_id=chosen[0].meeting_id))
    return redirect(url_for("minutes.minute", minute_id=_minutes_item(meeting)))


def _minutes_item(meeting: Meeting) -> int:
    """The minute in which the approval was written."""
    minutes = minutes_of(meeting)
    return next((one.id for one in minutes if one.item and one.item.role == "minutes"), minutes[-1].id)
