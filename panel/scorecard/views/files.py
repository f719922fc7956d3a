"""Figures from a file: a preview that names each bad row, and nothing saved until it is confirmed."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.drafts.operations import autosave, autosaved, discard_autosaved
from panel.extensions import db
from panel.office.sheets import Unreadable, read_table
from panel.scorecard import operations
from panel.scorecard.forms import ImportForm
from panel.scorecard.queries import indicators_of
from panel.scorecard.rules.files import HEAD, NoTable, Preview, read_figures
from panel.scorecard.views.blueprint import bp
from panel.wording import counted


@bp.route("/panels/<int:body_id>/scorecard/import", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def bring(body_id: int) -> ResponseReturnValue:
    """Choose a file of figures."""
    body = db.session.get(Body, body_id) or abort(404)
    form = ImportForm()
    if form.validate_on_submit():
        name = form.file.data.filename or "The file"
        try:
            rows = [(row.number, row.cells) for row in read_table(name, form.file.data.read())]
            _read(body, rows)
        except (Unreadable, NoTable) as fault:
            form.refuse("file", str(fault))
        else:
            autosave(_about(body), 0, {"name": name, "rows": rows}, by=acting())
            return redirect(url_for("scorecard.check", body_id=body.id))
    return render_template("scorecard/bring.html", form=form, body=body, head=HEAD, indicators=indicators_of(body))


@bp.route("/panels/<int:body_id>/scorecard/import/check", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def check(body_id: int) -> ResponseReturnValue:
    """Show what is in the file, row by row; keep the good rows once that is confirmed."""
    body = db.session.get(Body, body_id) or abort(404)
    draft = autosaved(_about(body), by=acting())
    if draft is None:
        return redirect(url_for("scorecard.bring", body_id=body.id))
    try:
        preview = _read(body, draft.fields["rows"])
    except NoTable:
        return redirect(url_for("scorecard.bring", body_id=body.id))
    if request.method == "POST":
        return _kept(body, preview)
    return render_template("scorecard/check.html", body=body, preview=preview, name=draft.fields["name"])


def _kept(body: Body, preview: Preview) -> ResponseReturnValue:
    known = {one.id: one for one in indicators_of(body)}
    figures = [(known[line.indicator], line.period, line.facts) for line in preview.lines]
    number = operations.keep_figures(body, figures, by=acting()) if figures else 0
    discard_autosaved(_about(body), by=acting())
    left = f" {counted(len(preview.faults), 'row was', 'rows were')} left out." if preview.faults else ""
    flash(f"{counted(number, 'figure was', 'figures were')} saved.{left}", "success" if number else "warning")
    return redirect(url_for("scorecard.scorecard", body_id=body.id))


def _read(body: Body, rows: list[Any]) -> Preview:
    return read_figures(rows, {one.id: (one.code or "", one.name) for one in indicators_of(body)})


def _about(body: Body) -> str:
    return f"scorecard/{body.id}"
