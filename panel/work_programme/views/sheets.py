"""The programme as a sheet; and topics from a file: looked at first, each bad row named, nothing saved unasked."""

from collections.abc import Callable

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from panel.access.doors import open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.drafts.operations import autosave, autosaved, discard_autosaved
from panel.office.sheets import Sheet, Unreadable, read_table, write_csv, write_xlsx
from panel.wording import counted
from panel.work_programme.forms.files import BringForm
from panel.work_programme.queries import label_of_today
from panel.work_programme.rules.files import HEAD, STANDS, NoTable
from panel.work_programme.sheets import preview_of, sheet_of, take_in
from panel.work_programme.views.blueprint import address_of, bp, the_body

FILES: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda sheet: write_xlsx([sheet]),
    ),
}


@bp.get("/panels/<int:body_id>/work-programme.<any(csv, xlsx):form>")
@open_to_all
def export(body_id: int, form: str) -> Response:
    """A year of the programme as a sheet: the same for everyone."""
    body = the_body(body_id)
    label = request.args.get("year") or label_of_today(body)
    media_type, write = FILES[form]
    response = Response(write(sheet_of(body, label)), mimetype=media_type)
    name = secure_filename(f"work-programme-{body.code}-{label}.{form}").lower()
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


@bp.route("/panels/<int:body_id>/work-programme/bring", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def bring(body_id: int) -> ResponseReturnValue:
    """Choose a file of topics."""
    body, form = the_body(body_id), BringForm()
    if form.validate_on_submit():
        name = form.file.data.filename or "The file"
        try:
            rows = [(row.number, row.cells) for row in read_table(name, form.file.data.read())]
            preview_of(body, rows)
        except (Unreadable, NoTable) as fault:
            form.refuse("file", str(fault))
        else:
            autosave(_about(body_id), 0, {"name": name, "rows": rows}, by=acting())
            return redirect(url_for("work_programme.check", body_id=body.id))
    head = [name for name in HEAD if name != STANDS]
    return render_template("work_programme/bring.html", form=form, body=body, head=head)


@bp.route("/panels/<int:body_id>/work-programme/bring/check", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def check(body_id: int) -> ResponseReturnValue:
    """Show what is in the file, row by row; keep the good rows once that is confirmed."""
    body = the_body(body_id)
    draft = autosaved(_about(body_id), by=acting())
    if draft is None:
        return redirect(url_for("work_programme.bring", body_id=body.id))
    preview, name = preview_of(body, draft.fields["rows"]), draft.fields["name"]
    if request.method == "POST":
        made = take_in(body, preview.lines, by=acting())
        discard_autosaved(_about(body_id), by=acting())
        left = f" {counted(len(preview.faults), 'row was', 'rows were')} left out." if preview.faults else ""
        flash(f"{counted(len(made), 'topic was', 'topics were')} added.{left}", "success" if made else "warning")
        return redirect(address_of(body, made[0].year if made else None))
    return render_template("work_programme/check.html", body=body, preview=preview, name=name)


def _about(body_id: int) -> str:
    return f"programme/{body_id}"
