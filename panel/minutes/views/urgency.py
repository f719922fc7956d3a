"""Taking an item as urgent: its special circumstances, and who in the chair agrees (U1, U2)."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.meetings.models import AgendaItem
from panel.meetings.presence import presiding_at
from panel.minutes.forms import UrgencyForm
from panel.minutes.operations.urgency import agree, judge
from panel.minutes.queries import minute_of
from panel.minutes.views.doors import bp


@bp.route("/lines/<int:item_id>/urgency", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def urgency(item_id: int) -> ResponseReturnValue:
    """Record the chair's opinion that an item is urgent, with the special circumstances."""
    item = db.session.get(AgendaItem, item_id) or abort(404)
    chair = presiding_at(item.meeting, item)
    agreed_by = item.urgent_agreed_by or (chair.printed if chair else "")
    form = UrgencyForm(reason=item.urgent_reason or "", agreed_by=agreed_by)
    if form.validate_on_submit() and form.accepts(judge(item, form.reason.data, form.agreed_by.data)):
        for finding in agree(item, reason=form.reason.data, agreed_by=form.agreed_by.data, by=acting()):
            flash(finding.words, "warning")
        flash("The minute of this item says that it was taken as urgent, and why.", "success")
        minute = minute_of(item)
        if minute is None:
            return redirect(url_for("meetings.draft", meeting_id=item.meeting_id))
        return redirect(url_for("minutes.minute", minute_id=minute.id))
    return render_template("minutes/urgency.html", form=form, item=item, meeting=item.meeting)
