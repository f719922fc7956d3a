"""One screen for the clerk: every report of the next meetings, who has it, what is late, and a button that reminds."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import wording
from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.queries import bodies_by_name
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.papers.chasing import chase, chased_today
from panel.papers.rules.progress import Stage
from panel.publishing.reports import reports_at, reports_to_come
from panel.publishing.views.doors import bp

LATE, WAITING = "late", "waiting"
NARROWED = {LATE: "Late", WAITING: "Out for comment"}
"""What the list can be narrowed to."""


@bp.get("/reports")
@requires(Permission.PUBLISH)
def reports() -> str:
    """The reports of the next two meetings of each panel that the reader is the clerk of."""
    bodies = [body for body in bodies_by_name() if may(Permission.PUBLISH, body)]
    body_id, only = request.args.get("panel", type=int), request.args.get("only", "")
    chosen = [body for body in bodies if body_id in (None, body.id)]
    return render_template(
        "publishing/reports.html",
        bodies=bodies,
        panel=body_id,
        only=only if only in NARROWED else "",
        narrowed=NARROWED,
        meetings=reports_to_come(chosen),
        Stage=Stage,
    )


@bp.post("/meetings/<int:meeting_id>/reports/chase")
@requires(Permission.PUBLISH)
def chase_report(meeting_id: int) -> ResponseReturnValue:
    """Remind whoever has a report, once a day."""
    meeting, about = db.session.get(Meeting, meeting_id) or abort(404), request.form.get("about", "")
    report = next((one for found in reports_at([meeting]) for one in found.reports if one.about == about), None)
    if report is None or report.stage in (Stage.READY, Stage.PUBLISHED):
        abort(404)
    earlier = chased_today(about)
    if earlier is not None:
        at = wording.time(earlier.at)
        flash(f"{earlier.to} was reminded today at {at} by {earlier.by}. Nothing was sent again.", "warning")
    elif made := chase(report, by=acting()):
        flash(f"{made.to} was reminded by letter of “{report.title}”.", "success")
    else:
        names = wording.listed(report.holders)
        flash(f"No email address is known for {names}, so nothing was sent. Add it under People.", "warning")
    return redirect(url_for("publishing.reports", panel=request.args.get("panel"), _anchor=f"meeting-{meeting.id}"))
