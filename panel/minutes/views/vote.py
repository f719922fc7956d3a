"""One motion: who moved it, its amendments, and its vote against the roll of the item (V2–V7)."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.drafts import operations as drafts
from panel.extensions import db
from panel.minutes.contents import minute_shown
from panel.minutes.models import Minute, Outcome
from panel.minutes.operations import taking
from panel.minutes.roll import roll_for
from panel.minutes.texts import Fields, fields_of
from panel.minutes.views.doors import about, bp, minute_by
from panel.minutes.views.room import against, room_names
from panel.minutes.vote_forms import VoteForm, amended, entered
from panel.minutes.voting import judge_outcome, known_names, vote_in


@bp.route("/outcomes/<int:outcome_id>/vote", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def vote(outcome_id: int) -> ResponseReturnValue:
    """The motion of an outcome, and how it was voted on."""
    outcome = db.session.get(Outcome, outcome_id) or abort(404)
    minute = minute_by(outcome.minute_id)
    place, fields = _place(minute, outcome), fields_of(minute)
    before = fields["outcomes"][place]
    roll = roll_for(minute, vote_in(before).at)
    form = VoteForm(data={**entered(before, roll, known_names(minute)), "version": minute.version})
    if form.validate_on_submit() and _saved(minute, place, fields, form):
        return redirect(url_for("minutes.minute", minute_id=minute.id))
    return render_template(
        "minutes/vote.html",
        meeting=minute.meeting,
        minute=minute,
        shown=minute_shown({**fields, "outcomes": [before]}, "").outcomes[0],
        form=form,
        roll=roll,
        notes=judge_outcome(minute, before),
        against=against(minute.meeting),
        names=room_names(minute.meeting),
    )


def _place(minute: Minute, outcome: Outcome) -> int:
    return minute.outcomes.index(outcome)


def _saved(minute: Minute, place: int, fields: Fields, form: VoteForm) -> bool:
    """Save it. A vote that cannot have been is told on the form, with everything kept. Raises Moved and Refused."""
    before = fields["outcomes"][place]
    after = amended(before, {**before, **form.fields()})
    typed = {**fields, "outcomes": [*fields["outcomes"][:place], after, *fields["outcomes"][place + 1 :]]}
    drafts.check_version(form.version.data or 0, minute.version, about=about(minute), fields=typed, by=acting())
    refused = taking.against_votes(minute, typed).get(place, [])
    if refused:
        form.refuse("vote", *(finding.words for finding in refused))
        return False
    taking.write(minute, typed, by=acting())
    flash("The motion and vote were saved.", "success")
    return True
