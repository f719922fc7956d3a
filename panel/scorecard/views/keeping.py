"""Keeping indicators and their figures."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import Refused
from panel.scorecard import operations
from panel.scorecard.forms import FigureForm, IndicatorForm, StartForm
from panel.scorecard.models import Indicator
from panel.scorecard.queries import indicators_of
from panel.scorecard.rules.areas import areas_on
from panel.scorecard.rules.kinds import GOOD_WORDS
from panel.scorecard.rules.periods import read_period
from panel.scorecard.rules.starter import BY_CODE, STARTERS
from panel.scorecard.views.blueprint import bp, indicator_found, value_found


@bp.get("/panels/<int:body_id>/scorecard/indicators")
@requires(Permission.WRITE_REPORT)
def indicators(body_id: int) -> str:
    """The indicators in order, to be changed, moved and removed."""
    body = _body(body_id)
    return render_template("scorecard/indicators.html", body=body, indicators=indicators_of(body), good=GOOD_WORDS)


@bp.route("/panels/<int:body_id>/scorecard/start", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def start(body_id: int) -> ResponseReturnValue:
    """Take up some of the usual indicators."""
    body = _body(body_id)
    form = StartForm()
    taken = {one.code for one in indicators_of(body)}
    offered = [one for one in STARTERS if one.code not in taken]
    form.starters.choices = [(one.code, one.name) for one in offered]
    if form.validate_on_submit():
        operations.take_up(body, [BY_CODE[code] for code in form.starters.data], by=acting())
        flash("The indicators were taken up. Their figures can now be entered, or brought in as a file.", "success")
        return redirect(url_for("scorecard.indicators", body_id=body.id))
    hints = {one.code: f"{one.definition} {GOOD_WORDS[one.good]}. {one.basis}." for one in offered}
    return render_template("scorecard/start.html", form=form, body=body, hints=hints, offered=offered)


@bp.route("/panels/<int:body_id>/scorecard/add", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def add(body_id: int) -> ResponseReturnValue:
    """Add an indicator of one's own."""
    body = _body(body_id)
    form = _indicator_form(body, None)
    if form.validate_on_submit():
        added = operations.add_indicator(body, form.facts(), by=acting())
        flash("The indicator was added.", "success")
        return redirect(url_for("scorecard.indicator", indicator_id=added.id))
    return render_template("scorecard/change.html", form=form, body=body, indicator=None)


@bp.route("/indicators/<int:indicator_id>/change", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def change(indicator_id: int) -> ResponseReturnValue:
    """Change what is said of an indicator."""
    found = indicator_found(indicator_id)
    form = _indicator_form(found.body, found)
    if form.validate_on_submit() and form.is_current(found.version):
        try:
            operations.change_indicator(found, form.facts(), by=acting())
        except Refused as refused:
            form.refuse("part_of_id", str(refused))
        else:
            flash("The indicator was saved.", "success")
            return redirect(url_for("scorecard.indicator", indicator_id=found.id))
    return render_template("scorecard/change.html", form=form, body=found.body, indicator=found)


@bp.post("/indicators/<int:indicator_id>/move")
@requires(Permission.WRITE_REPORT)
def move(indicator_id: int) -> ResponseReturnValue:
    """Put an indicator at another place."""
    found = indicator_found(indicator_id)
    operations.move_indicator(found, request.form.get("to", 1, type=int), by=acting())
    return redirect(url_for("scorecard.indicators", body_id=found.body_id))


@bp.route("/indicators/<int:indicator_id>/remove", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def remove(indicator_id: int) -> ResponseReturnValue:
    """Ask, then stop keeping an indicator."""
    found = indicator_found(indicator_id)
    if request.method == "POST":
        body_id = found.body_id
        operations.remove_indicator(found, by=acting())
        flash("The indicator was removed.", "success")
        return redirect(url_for("scorecard.indicators", body_id=body_id))
    return render_template("scorecard/remove.html", indicator=found, body=found.body)


@bp.route("/indicators/<int:indicator_id>/figures/add", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def add_figure(indicator_id: int) -> ResponseReturnValue:
    """Enter the figure of a period."""
    found = indicator_found(indicator_id)
    last = found.values[-1] if found.values else None
    form = FigureForm(data={"target": last.target if last else None})
    if form.validate_on_submit() and form.judge():
        period = read_period(form.period.data or "")
        if period.code in {one.period for one in found.values}:
            form.refuse("period", f"There is a figure for {period.words} already. Change that one.")
        else:
            operations.keep_figure(found, period, form.facts(), by=acting())
            flash(f"The figure for {period.words} was saved.", "success")
            return redirect(url_for("scorecard.indicator", indicator_id=found.id))
    return render_template("scorecard/figure.html", form=form, body=found.body, indicator=found, value=None)


@bp.route("/figures/<int:value_id>", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def figure(value_id: int) -> ResponseReturnValue:
    """Put a figure right."""
    value = value_found(value_id)
    form = FigureForm(obj=value, data={"period": value.time.words})
    if form.validate_on_submit() and form.judge() and form.is_current(value.version):
        try:
            operations.move_figure(value, read_period(form.period.data or ""), form.facts(), by=acting())
        except Refused as refused:
            form.refuse("period", str(refused))
        else:
            flash(f"The figure for {value.time.words} was saved.", "success")
            return redirect(url_for("scorecard.indicator", indicator_id=value.indicator_id))
    return render_template(
        "scorecard/figure.html", form=form, body=value.indicator.body, indicator=value.indicator, value=value
    )


@bp.post("/figures/<int:value_id>/remove")
@requires(Permission.WRITE_REPORT)
def remove_figure(value_id: int) -> ResponseReturnValue:
    """Take away a figure that was entered by mistake."""
    value = value_found(value_id)
    indicator_id, words = value.indicator_id, value.time.words
    operations.remove_figure(value, by=acting())
    flash(f"The figure for {words} was removed.", "success")
    return redirect(url_for("scorecard.indicator", indicator_id=indicator_id))


def _body(body_id: int) -> Body:
    return db.session.get(Body, body_id) or abort(404)


def _indicator_form(body: Body, indicator: Indicator | None) -> IndicatorForm:
    form = IndicatorForm(obj=indicator)
    others = [one for one in indicators_of(body) if indicator is None or one.id != indicator.id]
    areas = areas_on(clock.today())
    kept = [indicator.area] if indicator and indicator.area and indicator.area not in areas else []
    form.area.choices = [(name, name) for name in (*areas, *kept)]
    form.part_of_id.choices = [(one.id, one.name) for one in others]
    return form
