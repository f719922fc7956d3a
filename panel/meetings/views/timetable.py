"""The timetable of a body's papers, on a page of the body's settings."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.forms.timetable import TimetableForm, filled
from panel.meetings.operations.timetable import keep_timetable
from panel.meetings.queries import deadlines_of, next_meeting
from panel.meetings.rules.timetable import Step
from panel.meetings.views.doors import bp


@bp.route("/panels/<int:body_id>/timetable", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def timetable(body_id: int) -> ResponseReturnValue:
    """How many working days before or after a meeting each step is due, and what that is for the next one (Y8)."""
    body = db.session.get(Body, body_id) or abort(404)
    form = TimetableForm(data=filled(body))
    if form.validate_on_submit() and form.is_current(body.version) and form.judge(body.clear_days):
        keep_timetable(body, form.setting(), by=acting())
        flash("The timetable was saved. Dates that people were already asked by stay.", "success")
        return redirect(url_for("meetings.timetable", body_id=body.id))
    meeting = next_meeting(body, clock.today())
    return render_template(
        "meetings/timetable.html",
        body=body,
        form=form,
        steps=list(Step),
        meeting=meeting,
        deadlines=list(deadlines_of(meeting).values()) if meeting else [],
    )
