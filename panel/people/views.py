"""People: the list, and one person's particulars."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.people.forms import PersonForm
from panel.people.models import Person
from panel.people.operations import add_person, change_person
from panel.people.queries import namesakes, people_called
from panel.people.rules import judge, judge_change

bp = Blueprint("people", __name__)


@bp.get("/people")
@requires(Permission.KEEP_PEOPLE)
def people() -> str:
    """Everyone, or those whom the words find."""
    words = request.args.get("words", "").strip()
    page = db.paginate(people_called(words), per_page=50)
    return render_template("people/people.html", page=page, words=words)


@bp.route("/people/add", methods=["GET", "POST"])
@requires(Permission.KEEP_PEOPLE)
def add() -> ResponseReturnValue:
    """Keep someone new."""
    form = PersonForm()
    if form.validate_on_submit() and _may_be_kept(form, None):
        person = add_person(form.particulars(), by=acting())
        flash(f"{person.printed} was added.", "success")
        return redirect(url_for("people.people"))
    return render_template("people/edit.html", form=form, person=None)


@bp.route("/people/<int:person_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_PEOPLE)
def edit(person_id: int) -> ResponseReturnValue:
    """Change what is known of someone."""
    person = db.session.get(Person, person_id) or abort(404)
    form = PersonForm(obj=person)
    if form.validate_on_submit() and form.is_current(person.version) and _may_be_kept(form, person):
        change_person(person, form.particulars(), by=acting())
        flash(f"{person.printed} was saved.", "success")
        return redirect(url_for("people.people"))
    return render_template("people/edit.html", form=form, person=person)


def _may_be_kept(form: PersonForm, person: Person | None) -> bool:
    who = form.particulars()
    changes = judge_change(person.name, who) if person else []
    for field, finding in judge(who, namesakes(who.name, besides=person)) + changes:
        form.refuse(field, finding.words)
    return not form.errors
