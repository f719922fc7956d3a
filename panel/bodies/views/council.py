"""The council's own pages: its name and colour, and the days its calendar turns on."""

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.forms.council import CouncilForm, DatesForm, filled
from panel.bodies.models import Council
from panel.bodies.operations.council import keep_council, keep_dates
from panel.bodies.queries import the_council
from panel.bodies.rules.colours import judge_colour, read_colour, shades
from panel.bodies.views.blueprint import bp


@bp.route("/council", methods=["GET", "POST"])
@requires(Permission.SET_UP_COUNCIL)
def council() -> ResponseReturnValue:
    """Set up the council, or change it."""
    row = the_council()
    form = CouncilForm(data=filled(row) if row else None)
    if form.validate_on_submit() and (row is None or form.is_current(row.version)):
        keep_council(
            name=form.name.data or "",
            address=[line.strip() for line in (form.address.data or "").splitlines() if line.strip()],
            website=form.website.data or None,
            contacts=form.contacts.data,
            colour=form.colour.data or None,
            by=acting(),
        )
        flash("The council was saved.", "success")
        return redirect(url_for("bodies.bodies"))
    return render_template("bodies/council.html", form=form)


@bp.route("/council/days", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def dates() -> ResponseReturnValue:
    """Say on which days the offices are shut, and on which the municipal years begin."""
    row = the_council() or abort(404)
    form = DatesForm(obj=row)
    if form.validate_on_submit() and form.is_current(row.version):
        keep_dates(
            row,
            closures=[(closure["day"], closure["reason"] or None) for closure in form.closures.data],
            annual_meetings=[meeting["day"] for meeting in form.annual_meetings.data],
            by=acting(),
        )
        flash("The days were saved.", "success")
        return redirect(url_for("bodies.bodies"))
    return render_template("bodies/dates.html", form=form)


@bp.get("/theme.css")
@open_to_all
def theme() -> Response:
    """The council's colour as a style sheet. Its address changes with the council, so a browser may keep it."""
    sheet = Response(_style(the_council()), mimetype="text/css")
    sheet.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return sheet


def _style(council: Council | None) -> str:
    """Nothing for a colour that cannot be read, as one that a bundle brought may be."""
    colour = read_colour(council.colour) if council and council.colour else None
    if colour is None or judge_colour(colour):
        return ""
    return ":root{" + ";".join(f"{name}:{shade}" for name, shade in shades(colour).items()) + "}"
