"""Who comes and goes while the minutes are taken: a departure may lose the quorum, and then makes a minute (V2)."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.meetings.models import Attendance
from panel.meetings.roll import count_of
from panel.meetings.rules.quorum import quorum_findings
from panel.minutes.models import Minute
from panel.minutes.operations import quorum
from panel.minutes.views.doors import bp


@bp.post("/attendance/<int:attendance_id>/<any(joined, left):what>")
@requires(Permission.TAKE_MINUTES)
def came_or_went(attendance_id: int, what: str) -> ResponseReturnValue:
    """Record that someone joined or left at the time typed, or now."""
    one = db.session.get(Attendance, attendance_id) or abort(404)
    at = request.form.get("at", "").strip() or wording.time(clock.now())
    minute = db.session.get(Minute, request.form.get("minute", 0, type=int))
    here = minute if minute is not None and minute.meeting_id == one.meeting_id else None
    made = quorum.came(one, at, by=acting()) if what == "joined" else quorum.went(one, at, during=here, by=acting())
    count = count_of(one.meeting)
    flash(f"{one.printed} {what} at {at}. {count.words}.", "success")
    for finding in quorum_findings(count) if what == "left" else ():
        flash(finding.words, "warning")
    if made is not None:
        flash(f"The minute “{made.title}” says so. Change its words if need be.")
    if here is not None:
        return redirect(url_for("minutes.minute", minute_id=here.id))
    return redirect(url_for("meetings.attendance", meeting_id=one.meeting_id))
