"""Report templates, which the clerk makes without code."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.forms.agenda import SectionForm, TemplateForm
from panel.bodies.forms.asks import AsksForm, asked
from panel.bodies.models import Body, ReportTemplate, TemplateSection
from panel.bodies.operations import templates as operations
from panel.bodies.rules.kinds import SECTION_WORDS, SectionKind
from panel.bodies.views.blueprint import bp, found
from panel.lifecycle import Refused


@bp.get("/panels/<int:body_id>/report-templates")
@requires(Permission.SET_UP_BODY)
def templates(body_id: int) -> str:
    """The report templates of a panel."""
    return render_template("bodies/templates.html", body=found(Body, body_id))


@bp.post("/panels/<int:body_id>/report-templates/begin")
@requires(Permission.SET_UP_BODY)
def begin_template(body_id: int) -> ResponseReturnValue:
    """Begin with the sections that councils usually ask for."""
    template = operations.begin_template(found(Body, body_id), by=acting())
    flash("The template was added. Change, move or remove its sections as this panel does.", "success")
    return redirect(_address(template))


@bp.route("/panels/<int:body_id>/report-templates/add", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def add_template(body_id: int) -> ResponseReturnValue:
    """Add a template without sections."""
    row = found(Body, body_id)
    form = TemplateForm()
    if form.validate_on_submit():
        try:
            template = operations.add_template(row, form.name.data or "", form.field_names(), by=acting())
        except Refused as refused:
            form.refuse("name", str(refused))
        else:
            return redirect(_address(template))
    return render_template("bodies/template_head.html", form=form, body=row, template=None)


@bp.get("/report-templates/<int:report_template_id>")
@requires(Permission.SET_UP_BODY)
def template(report_template_id: int) -> str:
    """A template: its fields and its sections in order."""
    row = found(ReportTemplate, report_template_id)
    kinds = {section.id: SECTION_WORDS[SectionKind.read(section.kind)] for section in row.sections}
    return render_template("bodies/template.html", body=row.body, template=row, kinds=kinds)


@bp.route("/report-templates/<int:report_template_id>/head", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def template_head(report_template_id: int) -> ResponseReturnValue:
    """Change a template's name and the fields of its head."""
    row = found(ReportTemplate, report_template_id)
    form = TemplateForm(data={"name": row.name, "head": "\n".join(row.fields)})
    if form.validate_on_submit():
        try:
            operations.change_template(row, form.name.data or "", form.field_names(), by=acting())
        except Refused as refused:
            form.refuse("name", str(refused))
        else:
            return redirect(_address(row))
    return render_template("bodies/template_head.html", form=form, body=row.body, template=row)


@bp.route("/report-templates/<int:report_template_id>/comments", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def template_asks(report_template_id: int) -> ResponseReturnValue:
    """Say who comments on every report of the template, and who signs it off."""
    row = found(ReportTemplate, report_template_id)
    form = AsksForm(data=asked(row))
    if form.validate_on_submit():
        operations.keep_asks(row, form.facts(), by=acting())
        flash("It was saved. Reports already begun keep whom they ask.", "success")
        return redirect(_address(row))
    return render_template("bodies/template_asks.html", form=form, body=row.body, template=row)


@bp.route("/report-templates/<int:report_template_id>/copy", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def copy_template(report_template_id: int) -> ResponseReturnValue:
    """Add a template that begins as another."""
    row = found(ReportTemplate, report_template_id)
    form = TemplateForm(data={"head": "\n".join(row.fields)})
    if form.validate_on_submit():
        try:
            copy = operations.copy_template(row, form.name.data or "", form.field_names(), by=acting())
        except Refused as refused:
            form.refuse("name", str(refused))
        else:
            return redirect(_address(copy))
    return render_template("bodies/template_head.html", form=form, body=row.body, template=row, copying=True)


@bp.post("/report-templates/<int:report_template_id>/remove")
@requires(Permission.SET_UP_BODY)
def remove_template(report_template_id: int) -> ResponseReturnValue:
    """Take a template away."""
    row = found(ReportTemplate, report_template_id)
    body_id = row.body_id
    operations.remove_template(row, by=acting())
    flash(f"The template “{row.name}” was removed. Reports already begun keep their sections.", "success")
    return redirect(url_for("bodies.templates", body_id=body_id))


@bp.route("/report-templates/<int:report_template_id>/sections/add", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def add_section(report_template_id: int) -> ResponseReturnValue:
    """Add a section."""
    row = found(ReportTemplate, report_template_id)
    form = SectionForm()
    if form.validate_on_submit():
        operations.add_section(row, form.facts(), by=acting())
        return redirect(_address(row))
    return render_template("bodies/section.html", form=form, body=row.body, template=row, section=None)


@bp.route("/template-sections/<int:template_section_id>", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def section(template_section_id: int) -> ResponseReturnValue:
    """Change a section."""
    row = found(TemplateSection, template_section_id)
    kept = {name: getattr(row, name) for name in ("heading", "hint", "fixed_text")}
    form = SectionForm(data={**kept, "kind": SectionKind.read(row.kind)})
    if form.validate_on_submit():
        operations.change_section(row, form.facts(), by=acting())
        return redirect(_address(row.template))
    return render_template("bodies/section.html", form=form, body=row.template.body, template=row.template, section=row)


@bp.post("/template-sections/<int:template_section_id>/move")
@requires(Permission.SET_UP_BODY)
def move_section(template_section_id: int) -> ResponseReturnValue:
    """Put a section at another place."""
    row = found(TemplateSection, template_section_id)
    operations.move_section(row, request.form.get("to", 1, type=int), by=acting())
    return redirect(_address(row.template))


@bp.post("/template-sections/<int:template_section_id>/remove")
@requires(Permission.SET_UP_BODY)
def remove_section(template_section_id: int) -> ResponseReturnValue:
    """Take a section away."""
    row = found(TemplateSection, template_section_id)
    template = row.template
    operations.remove_section(row, by=acting())
    flash(f"The section “{row.heading}” was removed.", "success")
    return redirect(_address(template))


def _address(template: ReportTemplate) -> str:
    return url_for("bodies.template", report_template_id=template.id)
