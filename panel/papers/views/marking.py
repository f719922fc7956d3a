"""What withholds a paper: exempt and confidential, two things with a form each (X5)."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.exemption.rules import GROUNDS
from panel.papers import operations
from panel.papers.forms import ConfidentialForm, ExemptForm
from panel.papers.models import Paper
from panel.papers.queries import marking_of, marks_on
from panel.papers.rules.contents import Marks
from panel.papers.views.doors import bp, paper_to_change, parts_of


@bp.get("/papers/<int:paper_id>/restrictions")
@requires(Permission.WRITE_REPORT)
def marking(paper_id: int) -> str:
    """Both forms, as they stand."""
    paper = paper_to_change(paper_id)
    return _page(paper, exempt_form(marks_on(paper)), confidential_form(marks_on(paper)))


@bp.post("/papers/<int:paper_id>/exempt")
@requires(Permission.WRITE_REPORT)
def exempt(paper_id: int) -> ResponseReturnValue:
    """Say whether the paper is exempt, under which paragraphs, why, and who decided it."""
    paper = paper_to_change(paper_id)
    form = exempt_form(marks_on(paper))
    if form.validate_on_submit():
        return _marked(paper, form.marks(marks_on(paper)))
    return _page(paper, form, confidential_form(marks_on(paper), posted=False))


@bp.post("/papers/<int:paper_id>/confidential")
@requires(Permission.WRITE_REPORT)
def confidential(paper_id: int) -> ResponseReturnValue:
    """Say whether the paper is confidential, and on which ground."""
    paper = paper_to_change(paper_id)
    form = confidential_form(marks_on(paper))
    if form.validate_on_submit():
        return _marked(paper, form.marks(marks_on(paper)))
    return _page(paper, exempt_form(marks_on(paper), posted=False), form)


def exempt_form(marks: Marks, *, posted: bool = True) -> ExemptForm:
    """The form of what is exempt; without what was sent where the other form was."""
    sent = {} if posted else {"formdata": None}
    return ExemptForm(
        exempt=marks.exempt,
        paragraphs=list(marks.paragraphs),
        public_interest=marks.public_interest,
        decided_by=marks.decided_by,
        review_on=marks.review_on,
        **sent,
    )


def confidential_form(marks: Marks, *, posted: bool = True) -> ConfidentialForm:
    """The form of what is confidential. A ground in other words, as a bundle brings it, stays on offer."""
    sent = {} if posted else {"formdata": None}
    form = ConfidentialForm(confidential=marks.confidential, ground=marks.ground, **sent)
    grounds = dict.fromkeys([*GROUNDS, *([marks.ground] if marks.ground else [])])
    form.ground.choices = [(ground, ground) for ground in grounds]
    return form


def _marked(paper: Paper, marks: Marks) -> ResponseReturnValue:
    version = operations.mark(paper, marks, by=acting())
    flash("The restrictions were saved." if version else "Nothing had changed.", "success" if version else "message")
    return redirect(url_for("papers.marking", paper_id=paper.id))


def _page(paper: Paper, exempt: ExemptForm, confidential: ConfidentialForm) -> str:
    return render_template(
        "papers/marking.html",
        paper=paper,
        meeting=paper.item.meeting,
        pages=parts_of(paper, "papers.marking"),
        forms=[exempt, confidential],
        exempt=exempt,
        confidential=confidential,
        inherited=marking_of(paper).words if not marks_on(paper).marking.restricted else "",
    )
