"""Panels and their settings, and the groups their members stand in."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.forms.settings import NEW_BODY, BodyForm, CategoryForm
from panel.bodies.models import Body, Category, Council
from panel.bodies.operations import settings as operations
from panel.bodies.queries import bodies_by_name, the_council, year_of
from panel.bodies.rules.kinds import KINDS
from panel.bodies.rules.numbering import FIELDS, RESTART_WORDS, example_numbers, municipal_label, municipal_year
from panel.bodies.rules.quorum import SHARES
from panel.bodies.rules.settings import BodySettings, CategorySettings, judge_body, judge_category
from panel.bodies.views.blueprint import bp, found
from panel.lifecycle import Finding, Level, Refused


@bp.get("/panels")
@requires(Permission.SET_UP_BODY)
def bodies() -> str:
    """Every panel."""
    return render_template("bodies/bodies.html", bodies=bodies_by_name(), row=the_council(), kinds=KINDS)


@bp.route("/panels/add", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def create() -> ResponseReturnValue:
    """Set up a panel."""
    council = the_council()
    form = BodyForm(data=NEW_BODY)
    if form.validate_on_submit() and council and not form.preview.data and _stands(form, council, None):
        body = operations.create_body(council, form.settings(), by=acting())
        if may(Permission.SET_UP_BODY, body):
            flash(f"{body.name} was set up. Now say who its members are.", "success")
            return redirect(url_for("bodies.seats", body_id=body.id))
        form.refuse(None, "You may set up only the panels you are the clerk of. Ask an administrator to add this one.")
    return render_template(
        "bodies/create.html", form=form, row=council, numbers=_numbers(form.settings(), None), fields=FIELDS
    )


@bp.get("/panels/<int:body_id>")
@requires(Permission.SET_UP_BODY)
def body(body_id: int) -> str:
    """A panel's settings, and what should be looked at in them."""
    row = found(Body, body_id)
    settings = _settings_of(row)
    return render_template(
        "bodies/body.html",
        body=row,
        facts=KINDS[row.kind],
        kinds=KINDS,
        restarts=RESTART_WORDS,
        shares=SHARES,
        year=municipal_label(year_of(row, clock.today())),
        numbers=_numbers(settings, row),
        findings=[finding for _, finding in judge_body(settings)] + _category_findings(row),
    )


@bp.route("/panels/<int:body_id>/settings", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def settings(body_id: int) -> ResponseReturnValue:
    """Change a panel's settings."""
    row = found(Body, body_id)
    form = BodyForm(obj=row)
    if (
        form.validate_on_submit()
        and not form.preview.data
        and form.is_current(row.version)
        and _stands(form, row.council, row)
    ):
        operations.change_body(row, form.settings(), by=acting())
        flash(f"{row.name} was saved.", "success")
        return redirect(url_for("bodies.body", body_id=row.id))
    return render_template(
        "bodies/settings.html", form=form, body=row, numbers=_numbers(form.settings(), row), fields=FIELDS
    )


@bp.route("/panels/<int:body_id>/groups/add", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def add_group(body_id: int) -> ResponseReturnValue:
    """Add a group of members."""
    row = found(Body, body_id)
    form = CategoryForm()
    if form.validate_on_submit():
        try:
            operations.add_category(row, form.settings(), by=acting())
        except Refused as refused:
            form.refuse("name", str(refused))
        else:
            return redirect(url_for("bodies.seats", body_id=row.id))
    return render_template("bodies/group.html", form=form, body=row, group=None)


@bp.route("/groups/<int:category_id>", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def group(category_id: int) -> ResponseReturnValue:
    """Change a group of members."""
    row = found(Category, category_id)
    form = CategoryForm(obj=row)
    if not form.is_submitted():
        form.sees_confidential.data = row.sees_closed
    if form.validate_on_submit():
        try:
            operations.change_category(row, form.settings(), by=acting())
        except Refused as refused:
            form.refuse("name", str(refused))
        else:
            return redirect(url_for("bodies.seats", body_id=row.body_id))
    return render_template("bodies/group.html", form=form, body=row.body, group=row)


@bp.post("/groups/<int:category_id>/move")
@requires(Permission.SET_UP_BODY)
def move_group(category_id: int) -> ResponseReturnValue:
    """Print a group at another place of the front sheet."""
    row = found(Category, category_id)
    operations.move_category(row, request.form.get("to", 1, type=int), by=acting())
    return redirect(url_for("bodies.seats", body_id=row.body_id))


@bp.post("/groups/<int:category_id>/remove")
@requires(Permission.SET_UP_BODY)
def remove_group(category_id: int) -> ResponseReturnValue:
    """Remove a group that nobody was ever in."""
    row = found(Category, category_id)
    operations.remove_category(row, by=acting())
    flash(f"The group {row.name} was removed.", "success")
    return redirect(url_for("bodies.seats", body_id=row.body_id))


def _stands(form: BodyForm, council: Council, row: Body | None) -> bool:
    """Whether the settings can stand; where they cannot, the form says why."""
    for field, finding in judge_body(form.settings()):
        if finding.level is Level.REFUSE:
            form.refuse(field, finding.words)
    if operations.code_is_taken(council, form.code.data or "", row):
        form.refuse("code", f"Another panel has the code {form.code.data}")
    return not form.errors


def _settings_of(row: Body) -> BodySettings:
    return BodySettings(**{name: getattr(row, name) for name in BodySettings.__dataclass_fields__})


def _numbers(settings: BodySettings, row: Body | None) -> list[str]:
    """How the minutes of this municipal year would be numbered."""
    today = clock.today()
    year = year_of(row, today) if row else municipal_year(today, settings.year_begins_month or 5)
    return example_numbers(settings.numbering_pattern or "", code=settings.code or "", year=year)


def _category_findings(row: Body) -> list[Finding]:
    return [
        finding
        for one in row.categories
        for finding in judge_category(
            CategorySettings(one.name, one.voting, one.councillors, one.sees_restricted, one.note),
            row.kind,
            appointed_by=row.appointed_by,
            scheme=row.voting_scheme,
        )
    ]
