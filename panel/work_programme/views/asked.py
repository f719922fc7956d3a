"""What a meeting asked for comes into the programme: by a resolution, and as an addition to the programme itself."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.minutes.models import FollowUp, Minute
from panel.work_programme import operations
from panel.work_programme.forms.asked import AdditionsForm, PromiseForm
from panel.work_programme.queries import (
    entries_added_by,
    entries_for,
    gatherings_of,
    lead_for,
    meeting_by_key,
    meetings_from,
    topic_for,
)
from panel.work_programme.rules.when import Gathering, place_for
from panel.work_programme.views.blueprint import address_of, bp, meetings_offered
from panel.work_programme.year import Row, row_of


@bp.route("/follow-up/<int:follow_up_id>/programme", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def promise(follow_up_id: int) -> ResponseReturnValue:
    """Put what a resolution asks for into the programme, at the meeting or month that its words name."""
    asked = db.session.get(FollowUp, follow_up_id) or abort(404)
    meeting = asked.minute.meeting
    form = PromiseForm()
    form.offer(meetings_offered(meeting.body))
    if not form.is_submitted():
        form.topic.data, form.lead.data = topic_for(asked), lead_for(asked)
        form.begin_at(place_for(asked.due, meeting.date, _later(meeting)))
    if form.validate_on_submit() and _free(form, meeting):
        made = operations.promise(asked, form.topic.data or "", form.place, form.facts(), by=acting())
        flash(f"“{made.topic}” is in the work programme.", "success")
        return redirect(address_of(made.body, made.year, made))
    there = _rows(asked)
    return render_template("work_programme/promise.html", form=form, asked=asked, meeting=meeting, there=there)


def _free(form: PromiseForm, meeting: Meeting) -> bool:
    """Whether the meeting chosen can take it as planned; else what stands against it is said."""
    for finding in operations.findings_of_move(meeting_by_key(meeting.body, form.place.meeting)):
        form.refuse("to", f"{finding.words} Put it in without a meeting, and move it there with a reason.")
    return not form.errors


def _later(meeting: Meeting) -> list[Gathering]:
    return gatherings_of(meetings_from(meeting.body, meeting.date)) if meeting.date else []


def _rows(asked: FollowUp) -> list[Row]:
    return [row_of(one, meeting_by_key(one.body, one.meeting)) for one in entries_for(asked)]


@bp.route("/minutes/<int:minute_id>/additions", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def additions(minute_id: int) -> ResponseReturnValue:
    """The topics that a meeting approved the programme subject to: added to it as they are minuted."""
    minute = db.session.get(Minute, minute_id) or abort(404)
    meeting = minute.meeting
    form = AdditionsForm()
    form.offer(meetings_offered(meeting.body))
    if form.validate_on_submit():
        made = operations.add_from_minute(minute, form.chosen(meeting.date, _later(meeting)), by=acting())
        flash("The programme has them." if made else "The programme had them already.", "success")
        return redirect(url_for("work_programme.additions", minute_id=minute.id))
    rows = [row_of(one, meeting_by_key(one.body, one.meeting)) for one in entries_added_by(minute)]
    return render_template("work_programme/additions.html", form=form, minute=minute, meeting=meeting, rows=rows)
