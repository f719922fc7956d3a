"""What withholds a paper: exempt and confidential, two things with a form each (X5)."""

import datetime as dt
from dataclasses import replace

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.exemption.forms import SAID, ConfidentialForm, ExemptForm
from panel.exemption.rules import QUALIFICATIONS
from panel.papers import operations
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
        return _marked(paper, exempt_marks(form, marks_on(paper)))
    return _page(paper, form, confidential_form(marks_on(paper), posted=False))


@bp.post("/papers/<int:paper_id>/confidential")
@requires(Permission.WRITE_REPORT)
def confidential(paper_id: int) -> ResponseReturnValue:
    """Say whether the paper is confidential, and on which ground."""
    paper = paper_to_change(paper_id)
    form = confidential_form(marks_on(paper))
    if form.validate_on_submit():
        return _marked(paper, confidential_marks(form, marks_on(paper)))
    return _page(paper, exempt_form(marks_on(paper), posted=False), form)


def exempt_form(marks: Marks, *, posted: bool = True) -> ExemptForm:
    """The form of what is exempt; without what was sent where the other form was."""
    sent = {} if posted else {"formdata": None}
    return ExemptForm(
        exempt=marks.exempt,
        paragraphs=list(marks.paragraphs),
        terms=SAID[marks.terms],
        public_interest=marks.public_interest,
        decided_by=marks.decided_by,
        decided_on=dt.date.fromisoformat(marks.decided_on) if marks.decided_on else None,
        review_on=marks.review_on,
        **sent,
    )


def confidential_form(marks: Marks, *, posted: bool = True) -> ConfidentialForm:
    """The form of what is confidential. A ground in other words, as a bundle brings it, stays on offer."""
    sent = {} if posted else {"formdata": None}
    form = ConfidentialForm(confidential=marks.confidential, ground=marks.ground, **sent)
    form.offer(marks.ground)
    return form


def exempt_marks(form: ExemptForm, now: Marks) -> Marks:
    """The marks with what is exempt as the form says it."""
    said = form.said()
    return replace(now, **{**said, "paragraphs": tuple(said["paragraphs"])})


def confidential_marks(form: ConfidentialForm, now: Marks) -> Marks:
    """The marks with what is confidential as the form says it."""
    return replace(now, confidential=bool(form.confidential.data), ground=form.ground.data or None)


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
        qualifications=QUALIFICATIONS,
        withheld=marking_of(paper).restricted,
        inherited=marking_of(paper).words if not marks_on(paper).marking.restricted else "",
    )
