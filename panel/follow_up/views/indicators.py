"""Which indicators of the scorecard something asked for is about."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.follow_up.forms import IndicatorsForm
from panel.follow_up.indicators import concerns_of, tie
from panel.follow_up.views.doors import bp, thing_by
from panel.scorecard.queries import indicators_of


@bp.route("/follow-up/<int:follow_up_id>/indicators", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def indicators(follow_up_id: int) -> ResponseReturnValue:
    """Tie it to indicators, so that their later figures stand beside it."""
    asked = thing_by(follow_up_id)
    known = {one.id: one for one in indicators_of(asked.minute.meeting.body)}
    form = IndicatorsForm(data={"indicators": [one.indicator_id for one in concerns_of(asked)]})
    form.indicators.choices = [(one.id, one.name) for one in known.values()]
    if form.validate_on_submit():
        tie(asked, [known[id] for id in form.indicators.data], by=acting())
        flash("Saved. The figures stand beside what was asked for.", "success")
        return redirect(url_for("follow_up.thing", follow_up_id=asked.id))
    return render_template("follow_up/indicators.html", form=form, thing=asked)
