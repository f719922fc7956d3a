"""Dispensations: asked for by a member, granted or not by the monitoring officer (I8)."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.queries import own_account
from panel.bodies.models import Body
from panel.bodies.rules.kinds import binding, local_words
from panel.extensions import db
from panel.interests.forms.dispensations import DeclineForm, GrantForm, RequestForm
from panel.interests.models import Dispensation
from panel.interests.operations import dispensations as operations
from panel.interests.queries import dispensations_of
from panel.interests.registers import members_of
from panel.interests.rules.dispensations import GROUNDS, SCOPE_WORDS, judge_terms
from panel.interests.views.doors import bp, business, called, found
from panel.lifecycle import Level
from panel.meetings.models import Meeting
from panel.meetings.queries import agenda_shown, meeting_shown, still_to_come


@bp.get("/panels/<int:body_id>/dispensations")
@requires(Permission.KEEP_REGISTER)
def dispensations(body_id: int) -> str:
    """Every dispensation of the panel's members."""
    body = found(Body, body_id)
    return render_template(
        "interests/dispensations.html",
        body=body,
        dispensations=[(one, state_of(one)) for one in dispensations_of(body)],
        grounds=GROUNDS,
        scopes=SCOPE_WORDS,
    )


def state_of(one: Dispensation) -> str:
    """Where a dispensation is in its life, in a word."""
    if one.waiting:
        return "waiting"
    if one.refused_on is not None:
        return "not granted"
    return "live" if one.live_on(clock.today()) else "not in force"


@bp.route("/panels/<int:body_id>/dispensations/ask", methods=["GET", "POST"])
@requires(Permission.DECLARE)
def ask_dispensation(body_id: int) -> ResponseReturnValue:
    """Ask for one, in writing."""
    body = found(Body, body_id)
    form = RequestForm()
    form["items"].choices = _items(body)
    if form.validate_on_submit():
        facts = {**form.facts(), "request": form.request.data}
        operations.request(body, own_account().person, facts, by=acting())
        flash("The monitoring officer has your request.", "success")
        return redirect(url_for("interests.mine", body_id=body.id))
    return render_template("interests/ask_dispensation.html", form=form, body=body)


@bp.route("/panels/<int:body_id>/dispensations/grant", methods=["GET", "POST"])
@requires(Permission.JUDGE_INTERESTS)
def grant(body_id: int) -> ResponseReturnValue:
    """Grant one that was asked for otherwise: by letter, at a meeting."""
    body = found(Body, body_id)
    form = GrantForm(data={"from_date": clock.today()})
    people = {person.id: person for person in members_of(body)}
    form.person.choices = [(person.id, person.printed) for person in people.values()]
    form["items"].choices = _items(body)
    if form.validate_on_submit():
        if form.person.data is None:
            form.refuse("person", "Choose to whom it is granted")
        if form.stands(binding(body.kind, Level.REFUSE)):
            asked = Dispensation(body=body, person=people[form.person.data])
            return _granted(asked, form)
    return render_template("interests/grant.html", form=form, body=body, dispensation=None)


@bp.route("/dispensations/<int:dispensation_id>", methods=["GET", "POST"])
@requires(Permission.JUDGE_INTERESTS)
def decide(dispensation_id: int) -> ResponseReturnValue:
    """Grant what was asked for."""
    asked = _asked(dispensation_id)
    chosen = [f"{asked.meeting_id}/{key}" for key in asked.items or ()]
    form = GrantForm(obj=asked, data={"items": chosen, "person": asked.person_id})
    form.person.choices = [(asked.person_id, asked.printed)]
    form["items"].choices = _items(asked.body)
    if form.validate_on_submit() and form.stands(binding(asked.body.kind, Level.REFUSE)):
        return _granted(asked, form)
    return render_template("interests/grant.html", form=form, body=asked.body, dispensation=asked)


@bp.route("/dispensations/<int:dispensation_id>/decline", methods=["GET", "POST"])
@requires(Permission.JUDGE_INTERESTS)
def decline(dispensation_id: int) -> ResponseReturnValue:
    """Do not grant it, and say why."""
    asked = _asked(dispensation_id)
    form = DeclineForm()
    if form.validate_on_submit():
        operations.decline(asked, form.reason.data, by=acting())
        flash("It was not granted, for the reason you gave.", "success")
        return _all(asked.body)
    return render_template("interests/decline.html", form=form, body=asked.body, dispensation=asked)


def _asked(dispensation_id: int) -> Dispensation:
    asked = found(Dispensation, dispensation_id)
    if not asked.waiting:
        abort(404)
    return asked


def _granted(asked: Dispensation, form: GrantForm) -> ResponseReturnValue:
    operations.grant(asked, {**form.facts(), "reference": form.reference.data}, by=acting())
    notes = [local_words(asked.body.kind, one.words) for _, one in judge_terms(asked.terms)]
    flash(". ".join([f"Dispensation {asked.reference} was granted to {asked.printed}", *notes]), "success")
    return _all(asked.body)


def _all(body: Body) -> ResponseReturnValue:
    page = "interests.dispensations" if may(Permission.KEEP_REGISTER, body) else "interests.mine"
    return redirect(url_for(page, body_id=body.id))


def _items(body: Body) -> list[tuple[str, str]]:
    """The business of the panel's meetings to come, as far as the reader may know of it."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, still_to_come(clock.today()))
    return [
        (f"{meeting.id}/{item.key}", f"{wording.short_date(meeting.date)}: {called(item)}")
        for meeting in db.session.scalars(query.order_by(Meeting.date))
        if meeting_shown(meeting) and agenda_shown(meeting)
        for item in business(meeting)
    ]
