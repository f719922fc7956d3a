"""The sections of a report: their headings and their order."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.rules.kinds import SectionKind
from panel.papers import operations
from panel.papers.forms import NewSectionForm, SectionForm
from panel.papers.models import Paper, Section
from panel.papers.queries import version_number
from panel.papers.views.doors import bp, flash_with_undo, paper_to_change, parts_of
from panel.richtext.plain import is_empty


@bp.route("/papers/<int:paper_id>/sections", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def sections(paper_id: int) -> ResponseReturnValue:
    """The sections in order, and adding one."""
    paper = paper_to_change(paper_id)
    form = NewSectionForm()
    if form.validate_on_submit():
        kind = SectionKind.SCORECARD.value if form.figures.data else None
        operations.add_section(paper, form.heading.data, kind=kind, by=acting())
        flash(f"The section “{form.heading.data}” was added at the end.", "success")
        return _back_to(paper)
    empty = {one.id for one in paper.sections if is_empty(one.html or "") and not one.figures}
    return render_template(
        "papers/sections.html",
        form=form,
        paper=paper,
        meeting=paper.item.meeting,
        pages=parts_of(paper, "papers.sections"),
        empty=empty,
        shows_figures={one.id for one in paper.sections if SectionKind.read(one.kind) is SectionKind.SCORECARD},
    )


@bp.route("/papers/<int:paper_id>/sections/<int:section>", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def section(paper_id: int, section: int) -> ResponseReturnValue:
    """The heading of one section."""
    paper = paper_to_change(paper_id)
    one = _section(paper, section)
    form = SectionForm(heading=one.heading)
    if form.validate_on_submit():
        operations.name_section(paper, one, form.heading.data, by=acting())
        flash(f"The heading is now “{form.heading.data}”.", "success")
        return _back_to(paper)
    return render_template("papers/section.html", form=form, paper=paper, meeting=paper.item.meeting, section=one)


@bp.post("/papers/<int:paper_id>/sections/<int:section>/place")
@requires(Permission.WRITE_REPORT)
def move_section(paper_id: int, section: int) -> ResponseReturnValue:
    """Put a section in another place."""
    paper = paper_to_change(paper_id)
    operations.move_section(paper, _section(paper, section), request.form.get("to", 1, type=int), by=acting())
    return _back_to(paper)


@bp.post("/papers/<int:paper_id>/sections/<int:section>/remove")
@requires(Permission.WRITE_REPORT)
def remove_section(paper_id: int, section: int) -> ResponseReturnValue:
    """Take a section out; Undo restores the version before."""
    paper = paper_to_change(paper_id)
    one = _section(paper, section)
    before, heading = version_number(paper), one.heading or "without a heading"
    version = operations.remove_section(paper, one, by=acting())
    undo = url_for("papers.restore", paper_id=paper.id, number=before or (version.number - 1 if version else 0))
    flash_with_undo(f"The section “{heading}” was removed.", undo)
    return _back_to(paper)


def _section(paper: Paper, number: int) -> Section:
    return next((one for one in paper.sections if one.id == number), None) or abort(404)


def _back_to(paper: Paper) -> ResponseReturnValue:
    return redirect(url_for("papers.sections", paper_id=paper.id))
