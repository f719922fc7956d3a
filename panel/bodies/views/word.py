"""The template in which the council's Word files are made."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from panel import store
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.forms.word import WordForm
from panel.bodies.operations.council import keep_word_template
from panel.bodies.queries import the_council
from panel.bodies.views.blueprint import bp
from panel.office.template import judge_template


@bp.route("/council/word", methods=["GET", "POST"])
@requires(Permission.SET_UP_COUNCIL)
def word() -> ResponseReturnValue:
    """Upload the template, put another in its place, or take it away."""
    row = the_council() or abort(404)
    form = WordForm()
    if form.validate_on_submit():
        if form.remove.data:
            keep_word_template(row, None, None, by=acting())
            flash("Word files have the plain look again.", "success")
            return redirect(url_for("bodies.bodies"))
        data, problem = _read(form.file.data)
        if not problem:
            keep_word_template(row, store.put(data), form.file.data.filename, by=acting())
            flash("Word files are made in this template from now on.", "success")
            return redirect(url_for("bodies.bodies"))
        form.refuse("file", problem)
    return render_template("bodies/word.html", form=form, row=row)


def _read(file: FileStorage | None) -> tuple[bytes, str]:
    """The bytes of an upload, and what is wrong with them."""
    if file is None:
        return b"", "Choose a Word document"
    data = file.read()
    return data, judge_template(data)
