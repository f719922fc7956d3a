"""From the programme to the agenda: a line with its purpose and who leads, and a report to be written."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.work_programme import operations
from panel.work_programme.forms.places import PutForm
from panel.work_programme.queries import entries_at, meeting_by_key
from panel.work_programme.views.blueprint import bp, the_entry
from panel.work_programme.year import row_of


@bp.route("/work-programme/<int:entry_id>/agenda", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def put(entry_id: int) -> ResponseReturnValue:
    """Put a topic on the agenda of its meeting, having said what that makes."""
    found = the_entry(entry_id)
    meeting = meeting_by_key(found.body, found.meeting) or abort(404)
    findings = operations.findings_of_move(meeting)
    form = PutForm()
    if form.validate_on_submit():
        if findings and not form.why.data:
            form.refuse("why", f"{findings[0].words} Say why it is put there all the same.")
        else:
            item = operations.place(found, meeting, form.why.data or "", by=acting())
            flash(f"“{found.topic}” is on the agenda, with a report to be written.", "success")
            return redirect(url_for("meetings.draft", meeting_id=meeting.id, _anchor=f"line-{item.id}"))
    return render_template("work_programme/put.html", form=form, entry=found, meeting=meeting, findings=findings)


@bp.route("/meetings/<int:meeting_id>/work-programme", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def offered(meeting_id: int) -> ResponseReturnValue:
    """What the programme has for a meeting, to be put on its agenda: those ticked, or all that are not on it yet."""
    meeting = db.session.get(Meeting, meeting_id) or abort(404)
    rows = [row_of(one, meeting) for one in entries_at(meeting)]
    open_rows = [row for row in rows if row.placeable]
    if request.method == "POST":
        chosen = set(request.form.getlist("entry", type=int))
        taken = [row for row in open_rows if row.entry.id in chosen]
        if operations.findings_of_move(meeting) and taken:
            return redirect(url_for("work_programme.put", entry_id=taken[0].entry.id))
        for row in taken:
            operations.place(row.entry, meeting, by=acting())
        flash(f"{len(taken)} put on the agenda." if taken else "Nothing was ticked.")
        return redirect(url_for("meetings.draft", meeting_id=meeting.id))
    return render_template("work_programme/offered.html", meeting=meeting, rows=rows, open_rows=open_rows)
