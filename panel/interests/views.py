"""What was declared at a meeting, and recording it."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.interests import operations
from panel.interests.forms import DeclarationForm
from panel.interests.models import Declaration
from panel.interests.queries import declarations_at
from panel.interests.rules import nature_shown
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_shown, record_shown
from panel.meetings.roll import rows_of
from panel.meetings.rules.agenda import Kind

bp = Blueprint("interests", __name__)


@bp.get("/meetings/<int:meeting_id>/interests")
@open_to_all
def interests(meeting_id: int) -> str:
    """What was declared; of a sensitive interest only the fact (I7)."""
    meeting = _the_meeting(meeting_id)
    if not meeting_shown(meeting):
        abort(404)
    keeps = may(Permission.TAKE_MINUTES, meeting.body)
    found = [one for one in declarations_at(meeting) if keeps or not one.deleted_by_correction]
    return render_template(
        "interests/interests.html",
        meeting=meeting,
        recorded=record_shown(meeting),
        recording=keeps and meeting.minutes_locked_at is None,
        declarations=[
            (one, nature_shown(one.nature, sensitive=one.sensitive, keeps_record=keeps), _lines_of(one))
            for one in found
        ],
    )


@bp.route("/meetings/<int:meeting_id>/interests/record", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def declare(meeting_id: int) -> ResponseReturnValue:
    """Record an interest."""
    meeting = _the_meeting(meeting_id)
    form = DeclarationForm()
    form.offer()
    _offer(form, meeting)
    if form.validate_on_submit():
        operations.declare(meeting, form.facts(), by=acting())
        flash("The interest was recorded.", "success")
        return _back(meeting)
    return render_template("interests/declare.html", form=form, meeting=meeting, declaration=None)


@bp.route("/interests/<int:declaration_id>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def amend(declaration_id: int) -> ResponseReturnValue:
    """Change what is recorded of an interest."""
    one = _the_declaration(declaration_id)
    form = DeclarationForm(obj=one, data={"person": one.person_id})
    form.offer(kind=one.kind, action=one.action)
    _offer(form, one.meeting, one)
    if form.validate_on_submit():
        operations.amend(one, form.facts(), by=acting())
        flash("The interest was saved.", "success")
        return _back(one.meeting)
    return render_template("interests/declare.html", form=form, meeting=one.meeting, declaration=one)


@bp.post("/interests/<int:declaration_id>/remove")
@requires(Permission.TAKE_MINUTES)
def remove(declaration_id: int) -> ResponseReturnValue:
    """Take an interest off the record."""
    one = _the_declaration(declaration_id)
    meeting = one.meeting
    operations.remove(one, by=acting())
    flash("The interest was removed.", "success")
    return _back(meeting)


@bp.post("/meetings/<int:meeting_id>/interests/none")
@requires(Permission.TAKE_MINUTES)
def none_declared(meeting_id: int) -> ResponseReturnValue:
    """Record that none was declared."""
    meeting = _the_meeting(meeting_id)
    operations.none_declared(meeting, by=acting())
    flash("Recorded: none declared.", "success")
    return _back(meeting)


def _the_meeting(meeting_id: int) -> Meeting:
    return db.session.get(Meeting, meeting_id) or abort(404)


def _the_declaration(declaration_id: int) -> Declaration:
    return db.session.get(Declaration, declaration_id) or abort(404)


def _back(meeting: Meeting) -> ResponseReturnValue:
    return redirect(url_for("interests.interests", meeting_id=meeting.id))


def _lines_of(one: Declaration) -> list[str]:
    """The items of a declaration as they are called on the agenda; a key that is not there is kept as it is."""
    titles = {item.key: " ".join(filter(None, (item.number, item.title))) for item in one.meeting.items}
    return [titles.get(key, key) for key in one.items or ()]


def _offer(form: DeclarationForm, meeting: Meeting, one: Declaration | None = None) -> None:
    """Offer everyone on the roll and the record, and every line that is business; besides, what is recorded already."""
    rows = {row.holder.person_id: row.holder.printed for row in rows_of(meeting) if row.holder.person_id}
    came = {there.person_id: there.printed for there in meeting.attendance if there.person_id}
    own = {one.person_id: one.printed} if one and one.person_id else {}
    people: dict[Any, str] = {**rows, **came, **own}
    form.person.choices = list(people.items())
    lines = {
        item.key: " ".join(filter(None, (item.number, item.title))) for item in meeting.items if _is_business(item)
    }
    kept = {key: key for key in (one.items or () if one else ()) if key not in lines}
    form.items.choices = list({**lines, **kept}.items())


def _is_business(item: Any) -> bool:
    return item.kind is not Kind.HEADING
