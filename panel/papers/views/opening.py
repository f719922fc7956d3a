"""Opening closed papers to the public, asked once with the reason (P7)."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.exemption.forms import OpenForm
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import AgendaItem
from panel.papers.opening import closed_under, open_item, open_paper
from panel.papers.queries import marking_of
from panel.papers.views.doors import bp
from panel.papers.views.doors import open_paper as paper_by


@bp.route("/lines/<int:item_id>/open", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def open_line(item_id: int) -> ResponseReturnValue:
    """Open an item and the papers under it."""
    item = db.session.get(AgendaItem, item_id) or abort(404)
    form, closed = OpenForm(), closed_under(item)
    if form.validate_on_submit():
        try:
            kept = open_item(item, form.reason.data or "", by=acting())
        except Refused as refused:
            form.refuse(None, str(refused))
        else:
            flash(f"“{item.title}” is open to the public.", "success")
            for one in kept:
                flash(f"“{one.title}” stays closed: it is confidential by law (X2).")
            return redirect(url_for("meetings.closed", meeting_id=item.meeting_id))
    return render_template("papers/open_line.html", form=form, item=item, meeting=item.meeting, closed=closed)


@bp.route("/papers/<int:paper_id>/open", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def open_one(paper_id: int) -> ResponseReturnValue:
    """Open one paper."""
    paper = paper_by(paper_id)
    form = OpenForm()
    if form.validate_on_submit():
        try:
            open_paper(paper, form.reason.data or "", by=acting())
        except Refused as refused:
            form.refuse(None, str(refused))
        else:
            flash(f"“{paper.title}” is open to the public.", "success")
            return redirect(url_for("papers.marking", paper_id=paper.id))
    return render_template(
        "papers/open_one.html", form=form, paper=paper, meeting=paper.item.meeting, marking=marking_of(paper)
    )
