"""The standard items of a panel's agendas, and the phrases of its minutes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.forms.agenda import LineForm, PhrasesForm
from panel.bodies.models import Body, StandardItem
from panel.bodies.operations import agenda as operations
from panel.bodies.rules.kinds import ROLE_WORDS
from panel.bodies.views.blueprint import bp, found


@bp.get("/panels/<int:body_id>/standard-items")
@requires(Permission.SET_UP_BODY)
def standard_items(body_id: int) -> str:
    """The lines that an agenda begins with."""
    return render_template("bodies/standard_items.html", body=found(Body, body_id), roles=ROLE_WORDS)


@bp.post("/panels/<int:body_id>/standard-items/begin")
@requires(Permission.SET_UP_BODY)
def begin_standard_items(body_id: int) -> ResponseReturnValue:
    """Begin with the usual lines."""
    operations.begin_standard_items(found(Body, body_id), by=acting())
    flash("The usual items were added. Change, move or remove them as this panel does.", "success")
    return redirect(url_for("bodies.standard_items", body_id=body_id))


@bp.route("/panels/<int:body_id>/standard-items/add", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def add_standard_item(body_id: int) -> ResponseReturnValue:
    """Add a line."""
    row = found(Body, body_id)
    form = LineForm()
    if form.validate_on_submit():
        operations.add_standard_item(row, form.facts(), by=acting())
        return redirect(url_for("bodies.standard_items", body_id=row.id))
    return render_template("bodies/standard_item.html", form=form, body=row, item=None)


@bp.route("/standard-items/<int:standard_item_id>", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def standard_item(standard_item_id: int) -> ResponseReturnValue:
    """Change a line."""
    row = found(StandardItem, standard_item_id)
    form = LineForm(obj=row)
    if form.validate_on_submit():
        operations.change_standard_item(row, form.facts(), by=acting())
        return redirect(url_for("bodies.standard_items", body_id=row.body_id))
    return render_template("bodies/standard_item.html", form=form, body=row.body, item=row)


@bp.post("/standard-items/<int:standard_item_id>/move")
@requires(Permission.SET_UP_BODY)
def move_standard_item(standard_item_id: int) -> ResponseReturnValue:
    """Put a line at another place."""
    row = found(StandardItem, standard_item_id)
    operations.move_standard_item(row, request.form.get("to", 1, type=int), by=acting())
    return redirect(url_for("bodies.standard_items", body_id=row.body_id))


@bp.post("/standard-items/<int:standard_item_id>/remove")
@requires(Permission.SET_UP_BODY)
def remove_standard_item(standard_item_id: int) -> ResponseReturnValue:
    """Take a line away from the agendas to come."""
    row = found(StandardItem, standard_item_id)
    body_id = row.body_id
    operations.remove_standard_item(row, by=acting())
    flash(f"“{row.title}” was removed. Agendas already made keep it.", "success")
    return redirect(url_for("bodies.standard_items", body_id=body_id))


@bp.route("/panels/<int:body_id>/phrases", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def phrases(body_id: int) -> ResponseReturnValue:
    """The words used again and again in minutes."""
    row = found(Body, body_id)
    form = PhrasesForm(obj=row)
    if form.validate_on_submit():
        kept = [(phrase["label"], phrase["text"]) for phrase in form.phrases.data]
        operations.keep_phrases(row, kept, by=acting())
        flash("The phrases were saved.", "success")
        return redirect(url_for("bodies.phrases", body_id=row.id))
    return render_template("bodies/phrases.html", form=form, body=row)
