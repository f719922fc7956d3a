"""The work programme as a list, and the clerk's form for one topic."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import wording
from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.extensions import db
from panel.work_programme import operations
from panel.work_programme.forms import EntryForm, ProgrammeForm
from panel.work_programme.models import Entry
from panel.work_programme.queries import meetings_of, programme_of, years_of

bp = Blueprint("work_programme", __name__)


@bp.get("/work-programme")
@open_to_all
def programme() -> str:
    """The topics of a panel by year and by meeting or month; what is not scheduled comes last."""
    bodies = bodies_by_name()
    form = ProgrammeForm(request.args, meta={"csrf": False})
    form.body.choices = [(body.id, body.name) for body in bodies]
    body = next((body for body in bodies if body.id == form.body.data), bodies[0] if bodies else None)
    years = years_of(body) if body else []
    form.year.choices = [(year, year) for year in years]
    return render_template(
        "work_programme/programme.html",
        form=form,
        bodies=bodies,
        body=body,
        groups=programme_of(body, form.year.data) if body else [],
        years=years,
        keeps=body is not None and may(Permission.DRAFT_AGENDA, body),
    )


@bp.route("/panels/<int:body_id>/work-programme/add", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def add(body_id: int) -> ResponseReturnValue:
    """Add a topic."""
    body = db.session.get(Body, body_id) or abort(404)
    form = _form(body, None)
    if form.validate_on_submit():
        operations.add_entry(body, form.facts(), by=acting())
        flash("The topic was added.", "success")
        return redirect(url_for("work_programme.programme", body=body.id))
    return render_template("work_programme/entry.html", form=form, body=body, entry=None)


@bp.route("/work-programme/<int:entry_id>", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def entry(entry_id: int) -> ResponseReturnValue:
    """Change a topic. What someone else saved meanwhile is told, and nothing is overwritten."""
    found = _entry(entry_id)
    form = _form(found.body, found)
    if form.validate_on_submit():
        if form.version.data == found.version:
            operations.edit_entry(found, form.facts(), by=acting())
            flash("The topic was saved.", "success")
            return redirect(url_for("work_programme.programme", body=found.body_id))
        form.version.data = found.version
        form.refuse(
            None, f"Someone else has changed this topic meanwhile. It now says: {_says(found)}. Save to keep yours."
        )
    return render_template("work_programme/entry.html", form=form, body=found.body, entry=found)


@bp.route("/work-programme/<int:entry_id>/remove", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def remove(entry_id: int) -> ResponseReturnValue:
    """Remove a topic, having asked."""
    found = _entry(entry_id)
    if request.method == "POST":
        body_id = found.body_id
        operations.remove_entry(found, by=acting())
        flash("The topic was removed.")
        return redirect(url_for("work_programme.programme", body=body_id))
    return render_template("work_programme/remove.html", entry=found)


def _entry(entry_id: int) -> Entry:
    return db.session.get(Entry, entry_id) or abort(404)


def _form(body: Body, entry: Entry | None) -> EntryForm:
    form = EntryForm(obj=entry)
    form.meeting.choices = [(meeting.key, wording.date(meeting.date)) for meeting in meetings_of(body)]
    return form


def _says(entry: Entry) -> str:
    """What an entry says, in a line."""
    when = entry.month or ("a meeting" if entry.meeting else "")
    return "; ".join(filter(None, [entry.topic, entry.purpose, entry.lead, entry.year, when, entry.status]))
