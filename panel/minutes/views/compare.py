"""Where two people wrote one minute: both texts, a choice, and every text that was ever set aside."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.drafts import operations as drafts
from panel.drafts.models import Draft, DraftKind
from panel.extensions import db
from panel.minutes.contents import minute_shown
from panel.minutes.forms import MinuteForm
from panel.minutes.operations import taking
from panel.minutes.texts import NOTHING, Fields, fields_of
from panel.minutes.views.doors import about, bp, minute_by


@bp.route("/minutes/compare/<int:draft_id>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def compare(draft_id: int) -> ResponseReturnValue:
    """Both texts, and which should stand."""
    draft = db.session.get(Draft, draft_id) or abort(404)
    if draft.account_id != acting().id:
        abort(403, "This text is someone else’s. It can be read among the texts set aside.")
    if request.method == "POST":
        return _choose(draft)
    minute = minute_by(minute_id_of(draft))
    return render_template(
        "minutes/compare.html",
        meeting=minute.meeting,
        minute=minute,
        draft=draft,
        mine=minute_shown(typed(draft), ""),
        theirs=minute_shown(fields_of(minute), ""),
    )


def minute_id_of(draft: Draft) -> int:
    """The minute that a draft is of."""
    return int(draft.about.partition("/")[2])


def typed(draft: Draft) -> Fields:
    """What was typed, in the shape of a minute's fields. An autosaved form is kept as it was sent."""
    if draft.kind is DraftKind.AUTOSAVED:
        return MinuteForm(MultiDict(draft.fields)).fields()
    return {**NOTHING, **draft.fields}


def _choose(draft: Draft) -> ResponseReturnValue:
    """Do what was chosen. A third text that was saved meanwhile is met as the second was."""
    minute, mine, choice = minute_by(minute_id_of(draft)), typed(draft), request.form.get("choice")
    draft.fields, draft.kind = mine, DraftKind.SET_ASIDE
    if choice == "mine":
        seen = request.form.get("version", 0, type=int)
        drafts.check_version(seen, minute.version, about=about(minute), fields=mine, by=acting())
        taking.write(minute, mine, by=acting())
        flash("Your text was saved.")
    elif choice == "theirs":
        flash("The saved text stands. Yours is kept among the texts set aside.")
    elif choice != "both":
        abort(400)
    drafts.settle(draft)
    both = draft.id if choice == "both" else None
    return redirect(url_for("minutes.minute", minute_id=minute.id, both=both))


@bp.get("/minutes/<int:minute_id>/set-aside")
@requires(Permission.TAKE_MINUTES)
def set_aside(minute_id: int) -> str:
    """Every text of a minute that could not be saved because another was saved first."""
    minute = minute_by(minute_id)
    texts = [(draft, minute_shown(typed(draft), "")) for draft in drafts.set_aside_texts(about(minute))]
    return render_template("minutes/set_aside.html", meeting=minute.meeting, minute=minute, texts=texts)
