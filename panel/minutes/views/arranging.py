"""Which minutes there are, the order in which business was taken, and when the meeting began and ended."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.meetings.roll import count_of
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.quorum import quorum_findings
from panel.minutes.forms import AddForm, OrderForm
from panel.minutes.models import Minute
from panel.minutes.operations import taking
from panel.minutes.queries import minutes_of
from panel.minutes.views.doors import bp, meeting_by, minute_by


@bp.route("/meetings/<int:meeting_id>/minutes/add", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def add(meeting_id: int) -> ResponseReturnValue:
    """A minute for a line that has none, or for business that was not on the agenda."""
    meeting = meeting_by(meeting_id)
    minuted = {minute.item_id for minute in minutes_of(meeting)}
    lines = {item.id: item for item in meeting.items if item.id not in minuted and item.kind is not Kind.HEADING}
    form = AddForm()
    form.item.choices = [(item.id, " ".join(filter(None, [item.number, item.title]))) for item in lines.values()]
    if form.validate_on_submit():
        item = lines.get(form.item.data or 0)
        if item or form.title.data:
            minute = taking.add_minute(meeting, item=item, title=None if item else form.title.data, by=acting())
            return redirect(url_for("minutes.minute", minute_id=minute.id))
        form.refuse("title", "Enter a heading, or choose a line of the agenda")
    return render_template("minutes/add.html", meeting=meeting, form=form)


@bp.route("/minutes/<int:minute_id>/delete", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def delete(minute_id: int) -> ResponseReturnValue:
    """Delete a minute, having asked."""
    minute = minute_by(minute_id)
    taking.check_editable(minute.meeting)
    if request.method == "POST":
        meeting_id = minute.meeting_id
        taking.remove(minute, by=acting())
        flash("The minute was deleted.")
        return redirect(url_for("minutes.take", meeting_id=meeting_id))
    return render_template("minutes/delete.html", meeting=minute.meeting, minute=minute, name=taking.name_of(minute))


@bp.route("/meetings/<int:meeting_id>/minutes/order", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def order(meeting_id: int) -> ResponseReturnValue:
    """The order in which business was taken."""
    meeting = meeting_by(meeting_id)
    taking.check_editable(meeting)
    numbers = {item.number.rstrip("."): item.key for item in meeting.items if item.number and item.key}
    by_key = {key: number for number, key in numbers.items()}
    form = OrderForm(data={"order": ", ".join(by_key.get(key, "") for key in meeting.order_taken or [])})
    if form.validate_on_submit():
        typed = [word.strip().rstrip(".") for word in (form.order.data or "").split(",") if word.strip()]
        wrong = [word for word in typed if word not in numbers] + [word for word in typed if typed.count(word) > 1]
        if not wrong:
            taking.take_in_order(meeting, [key for word in typed if (key := numbers[word])], by=acting())
            flash("The order was saved.")
            return redirect(url_for("minutes.take", meeting_id=meeting.id))
        unknown = wrong[0] not in numbers
        form.refuse(
            "order", f"There is no item {wrong[0]} on this agenda" if unknown else f"Item {wrong[0]} is there twice"
        )
    return render_template(
        "minutes/order.html", meeting=meeting, form=form, items=[i for i in meeting.items if i.number]
    )


@bp.post("/meetings/<int:meeting_id>/minutes/time/<any(begins, ends):which>")
@requires(Permission.TAKE_MINUTES)
def time(meeting_id: int, which: str) -> ResponseReturnValue:
    """Note that the meeting begins, or ends, now. At its start the quorum is looked at (V2)."""
    meeting, now = meeting_by(meeting_id), wording.time(clock.now())
    taking.note_time(meeting, now, begins=which == "begins", by=acting())
    flash(f"The meeting {'began' if which == 'begins' else 'ended'} at {now}.")
    for finding in quorum_findings(count_of(meeting)) if which == "begins" else ():
        flash(finding.words, "warning")
    minute = db.session.get(Minute, request.form.get("minute", 0, type=int))
    here = minute is not None and minute.meeting_id == meeting.id
    return redirect(
        url_for("minutes.minute", minute_id=minute.id)
        if here and minute
        else url_for("minutes.take", meeting_id=meeting_id)
    )
