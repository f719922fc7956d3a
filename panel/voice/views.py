"""The ledger of what young people raised, for who keeps it; and “You said, we did”, for everyone."""

from typing import Any

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.extensions import db
from panel.lifecycle import Refused
from panel.voice import operations, printing
from panel.voice.forms import PARTS, LedgerForm, RaisedForm, ShowForm
from panel.voice.models import Raised
from panel.voice.queries import findings_of, ledger, lines_for, silence_of, told_by

bp = Blueprint("voice", __name__)
PER_PAGE = 25


@bp.get("/you-said-we-did")
@open_to_all
def told() -> str:
    """What young people said and what was done, in plain words: of the panel asked for, or the first."""
    bodies = bodies_by_name()
    wanted = request.args.get("body", type=int)
    body = next((one for one in bodies if one.id == wanted), bodies[0] if bodies else None)
    keeps = body is not None and may(Permission.DRAFT_AGENDA, body)
    return render_template("voice/told.html", bodies=bodies, body=body, told=told_by(body) if body else [], keeps=keeps)


@bp.get("/panels/<int:body_id>/you-said-we-did.pdf")
@open_to_all
def pdf(body_id: int) -> ResponseReturnValue:
    """The same to print, as everyone may read it."""
    body = db.session.get(Body, body_id) or abort(404)
    response = make_response(printing.told_pdf(body))
    response.mimetype = "application/pdf"
    name = secure_filename(f"you-said-we-did-{body.code}.pdf").lower()
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@bp.get("/panels/<int:body_id>/voice")
@requires(Permission.DRAFT_AGENDA)
def kept(body_id: int) -> str:
    """Everything that was raised with the panel, drafts too, with who waits for a reply."""
    body = db.session.get(Body, body_id) or abort(404)
    form = LedgerForm(request.args, meta={"csrf": False})
    page = db.paginate(ledger(body, form.part.data), per_page=PER_PAGE, max_per_page=PER_PAGE, error_out=False)
    chosen = dict(PARTS).get(form.part.data or "")
    without = [(chosen, url_for("voice.kept", body_id=body.id))] if chosen else []
    silences = {one.id: silence_of(one) for one in page.items}
    return render_template("voice/kept.html", body=body, form=form, page=page, chosen=without, silences=silences)


@bp.route("/panels/<int:body_id>/voice/add", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def add(body_id: int) -> ResponseReturnValue:
    """Record something that young people raised."""
    body = db.session.get(Body, body_id) or abort(404)
    form = _form(body, None)
    if form.validate_on_submit():
        operations.record(body, form.facts(), by=acting())
        flash("Recorded as a draft. Nobody else sees it until you show it.", "success")
        return redirect(url_for("voice.kept", body_id=body.id))
    return render_template("voice/raised.html", form=form, body=body, raised=None)


@bp.route("/voice/<int:raised_id>", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def raised(raised_id: int) -> ResponseReturnValue:
    """Change it. What someone else saved meanwhile is told, and nothing is overwritten."""
    found = _found(raised_id)
    form = _form(found.body, found)
    if form.validate_on_submit():
        if form.version.data == found.version:
            operations.change(found, form.facts(), by=acting())
            flash("Saved.", "success")
            return redirect(url_for("voice.kept", body_id=found.body_id))
        form.version.data = found.version
        form.refuse(None, f"Someone else has changed this meanwhile. It now says: {_says(found)} Save to keep yours.")
    return render_template("voice/raised.html", form=form, body=found.body, raised=found)


@bp.route("/voice/<int:raised_id>/show", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def show(raised_id: int) -> ResponseReturnValue:
    """Look at the words once more, with what in them may tell who a child is; then show them to everyone."""
    found, form = _found(raised_id), ShowForm()
    if form.validate_on_submit():
        try:
            operations.show(found, looked=bool(form.looked.data), by=acting())
        except Refused as refused:
            form.refuse("looked", refused.findings[0].words)
        else:
            flash("Everyone can read it now.", "success")
            return redirect(url_for("voice.kept", body_id=found.body_id))
    return render_template("voice/show.html", raised=found, form=form, findings=findings_of(found))


@bp.post("/voice/<int:raised_id>/hide")
@requires(Permission.DRAFT_AGENDA)
def hide(raised_id: int) -> ResponseReturnValue:
    """Make it a draft again."""
    found = _found(raised_id)
    operations.hide(found, by=acting())
    flash("It is a draft again. Nobody else sees it.")
    return redirect(url_for("voice.kept", body_id=found.body_id))


@bp.route("/voice/<int:raised_id>/remove", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def remove(raised_id: int) -> ResponseReturnValue:
    """Delete it, having asked."""
    found = _found(raised_id)
    if request.method == "POST":
        body_id = found.body_id
        operations.remove(found, by=acting())
        flash("It was deleted.")
        return redirect(url_for("voice.kept", body_id=body_id))
    return render_template("voice/remove.html", raised=found)


def _found(raised_id: int) -> Raised:
    return db.session.get(Raised, raised_id) or abort(404)


def _form(body: Body, found: Raised | None) -> RaisedForm:
    form = RaisedForm(obj=found)
    form.item_id.choices = lines_for(body, found.item if found else None)
    return form


def _says(found: Raised) -> str:
    words: list[Any] = [found.raised_by, found.words, found.answer, found.changed]
    return "; ".join(str(one) for one in words if one) + "."
