"""The yearly cycle as a start, and what comes back made anew for the next year."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.extensions import db
from panel.work_programme import cycles
from panel.work_programme.forms.cycle import CycleForm, RenewForm, TakeForm
from panel.work_programme.models import CycleTopic
from panel.work_programme.queries import label_of_today, meetings_called
from panel.work_programme.views.blueprint import address_of, bp, the_body


@bp.route("/panels/<int:body_id>/work-programme/cycle", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def cycle(body_id: int) -> ResponseReturnValue:
    """What the law, guidance and custom have a panel look at each year: the clerk ticks what to take."""
    body = the_body(body_id)
    label = request.args.get("year") or label_of_today(body)
    offers = cycles.offers(body, label)
    form = TakeForm()
    form.offer(offers)
    if form.validate_on_submit():
        made = cycles.take_from_cycle(body, label, form.duties.data, by=acting())
        flash(f"{wording.counted(len(made), 'topic')} put into the programme of {label}.", "success")
        return redirect(address_of(body, label))
    said = {one.row.duty: _source(one) for one in offers}
    return render_template("work_programme/cycle.html", form=form, body=body, label=label, offers=offers, said=said)


def _source(offer: cycles.Offer) -> str:
    """The usual month of a topic, where it comes from, and that the law asks for it."""
    row = offer.row
    return " · ".join(filter(None, [row.month, row.source, "statutory" if row.statutory else None]))


@bp.route("/panels/<int:body_id>/work-programme/cycle/add", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def add_to_cycle(body_id: int) -> ResponseReturnValue:
    """Add a topic of the panel's own to its cycle."""
    body, form = the_body(body_id), CycleForm()
    if form.validate_on_submit():
        cycles.add_to_cycle(body, form.facts(), by=acting())
        flash("The cycle has it.", "success")
        return redirect(url_for("work_programme.cycle", body_id=body.id))
    return render_template("work_programme/cycle_topic.html", form=form, body=body, row=None)


@bp.route("/work-programme/cycle/<int:cycle_topic_id>", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def cycle_topic(cycle_topic_id: int) -> ResponseReturnValue:
    """Change a topic of the panel's cycle."""
    row = _row(cycle_topic_id)
    form = CycleForm(obj=row)
    if form.validate_on_submit() and form.is_current(row.version):
        cycles.change_in_cycle(row, form.facts(), by=acting())
        flash("The cycle was changed.", "success")
        return redirect(url_for("work_programme.cycle", body_id=row.body_id))
    return render_template("work_programme/cycle_topic.html", form=form, body=row.body, row=row)


@bp.post("/work-programme/cycle/<int:cycle_topic_id>/drop")
@requires(Permission.DRAFT_AGENDA)
def drop_from_cycle(cycle_topic_id: int) -> ResponseReturnValue:
    """Take a topic out of the panel's cycle."""
    row = _row(cycle_topic_id)
    body_id = row.body_id
    cycles.drop_from_cycle(row, by=acting())
    flash("It is not owed every year any more.")
    return redirect(url_for("work_programme.cycle", body_id=body_id))


@bp.route("/panels/<int:body_id>/work-programme/renew", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def renew(body_id: int) -> ResponseReturnValue:
    """What comes back, made anew for a year: shown first, with where each would stand."""
    body = the_body(body_id)
    label = request.args.get("year") or label_of_today(body)
    found = cycles.renewals(body, label)
    form = RenewForm()
    form.offer(found)
    if form.validate_on_submit():
        made = cycles.renew(body, label, form.series.data, by=acting())
        flash(f"{wording.counted(len(made), 'topic')} made for {label}.", "success")
        return redirect(address_of(body, label))
    said = _said(body, found)
    return render_template("work_programme/renew.html", form=form, body=body, label=label, renewals=found, said=said)


def _said(body: Body, found: list[cycles.Renewal]) -> dict[str, str]:
    """Where each would stand, in words, by its series."""
    keys = [place.meeting or "" for one in found for place in one.places]
    days = {meeting.key: wording.short_date(meeting.date) for meeting in meetings_called(body, keys)}
    return {
        one.series: "; ".join(days.get(place.meeting or "", "not scheduled yet") for place in one.places)
        for one in found
    }


def _row(cycle_topic_id: int) -> CycleTopic:
    return db.session.get(CycleTopic, cycle_topic_id) or abort(404)
