"""The papers of a meeting: what is there under each agenda line, and adding, moving and finishing papers."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import ReportTemplate
from panel.extensions import db
from panel.lifecycle import Finding, Refused
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import inspection_of, timeliness
from panel.meetings.rules.agenda import Kind
from panel.papers import operations
from panel.papers.forms import FileForm, ReportForm
from panel.papers.models import Paper
from panel.papers.queries import (
    appendices_of,
    findings_of,
    marking_of,
    may_change,
    may_open,
    papers_of,
    papers_of_meeting,
    withdrawn_from,
)
from panel.papers.rules.life import MOVES, PaperState
from panel.papers.views.doors import bp, flash_with_undo, paper_to_change, taken_in


@dataclass(frozen=True)
class Row:
    """A paper as the tab shows it. Its title and what it lacks are shown only to who may open it."""

    paper: Paper
    title: str
    marking: str
    opens: bool
    changes: bool
    findings: list[Finding]
    place: int
    beside: int
    appendices: tuple["Row", ...] = ()


@dataclass(frozen=True)
class Line:
    """An agenda line with its papers. `late`: the last lawful day has passed and none of them is ready (U5)."""

    item: AgendaItem
    rows: tuple[Row, ...]
    late: bool


@bp.get("/meetings/<int:meeting_id>/papers")
@requires(Permission.WRITE_REPORT)
def papers(meeting_id: int) -> str:
    """The papers under each agenda line."""
    meeting = db.session.get(Meeting, meeting_id) or abort(404)
    under = papers_of_meeting(meeting, texts=True)
    time = timeliness(meeting)
    late = time is not None and time.late
    lines = [_line(item, under.get(item.id, []), late) for item in meeting.items if item.kind is not Kind.HEADING]
    return render_template(
        "papers/papers.html",
        meeting=meeting,
        lines=lines,
        withdrawn=[(paper, title_of(paper)) for paper in withdrawn_from(meeting)],
        time=time,
        inspection=inspection_of(meeting),
    )


def _line(item: AgendaItem, papers: list[Paper], late: bool) -> Line:
    rows = _rows(papers)
    ready = any(paper.state is PaperState.READY for paper in papers)
    expected = bool(papers) or item.to_follow
    return Line(item, rows, late and expected and not ready)


def title_of(paper: Paper) -> str:
    """The title, which may itself be closed, for who may open the paper."""
    return paper.title if may_open(paper) else "A paper that is not for publication"


def _rows(papers: list[Paper]) -> tuple[Row, ...]:
    return tuple(
        Row(
            paper=paper,
            title=title_of(paper),
            marking=marking_of(paper).short,
            opens=may_open(paper),
            changes=may_change(paper),
            findings=findings_of(paper) if may_open(paper) else [],
            place=place,
            beside=len(papers),
            appendices=_rows(appendices_of(paper)),
        )
        for place, paper in enumerate(papers, 1)
    )


@bp.route("/items/<int:item_id>/papers/report", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def add(item_id: int) -> ResponseReturnValue:
    """Begin a report under an agenda line."""
    item = db.session.get(AgendaItem, item_id) or abort(404)
    templates = item.meeting.body.report_templates
    form = ReportForm(title=item.title, template=templates[0].id if templates else 0)
    form.template.choices = [(one.id, one.name) for one in templates] + [(0, "No template: one blank section")]
    if form.validate_on_submit():
        template = db.session.get(ReportTemplate, form.template.data or 0)
        paper = operations.add_report(item, form.title.data, template=template, by=acting())
        db.session.flush()
        return redirect(url_for("papers.write", paper_id=paper.id))
    return render_template("papers/add.html", form=form, item=item, meeting=item.meeting)


@bp.route("/items/<int:item_id>/papers/file", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def upload(item_id: int) -> ResponseReturnValue:
    """Upload a PDF as a paper under an agenda line, or as an appendix to one that is there."""
    item = db.session.get(AgendaItem, item_id) or abort(404)
    reports = [paper for paper in papers_of(item) if may_change(paper)]
    form = FileForm(title=item.title, under=request.args.get("under", type=int))
    form.under.choices = [(paper.id, f"An appendix to “{paper.title}”") for paper in reports]
    if form.validate_on_submit():
        try:
            file = taken_in(form.file.data)
        except Refused as refused:
            form.refuse("file", str(refused))
        else:
            parent = db.session.get(Paper, form.under.data or 0)
            paper = operations.add_file(item, form.title.data, file, parent=parent, by=acting())
            flash(f"“{paper.title}” was uploaded.", "success")
            return redirect(url_for("papers.write", paper_id=paper.id))
    return render_template("papers/upload.html", form=form, item=item, meeting=item.meeting)


@bp.post("/papers/<int:paper_id>/place")
@requires(Permission.WRITE_REPORT)
def move(paper_id: int) -> ResponseReturnValue:
    """Put a paper higher or lower under its line."""
    paper = paper_to_change(paper_id)
    operations.move(paper, request.form.get("to", 1, type=int), by=acting())
    return _back_to(paper)


@bp.post("/papers/<int:paper_id>/<any(make_ready, back_to_draft, withdraw, put_back):step>")
@requires(Permission.WRITE_REPORT)
def step(paper_id: int, step: str) -> ResponseReturnValue:
    """Take a step of a paper's life."""
    paper = paper_to_change(paper_id)
    operations.STEPS[step](paper, by=acting())
    if step == "withdraw":
        undo = url_for("papers.step", paper_id=paper.id, step="put_back")
        flash_with_undo(f"“{paper.title}” was withdrawn from the draft agenda.", undo)
    else:
        flash(f"“{paper.title}” is now {MOVES[step].target.value}.", "success")
    return _back_to(paper)


def _back_to(paper: Paper) -> ResponseReturnValue:
    return redirect(url_for("papers.papers", meeting_id=paper.item.meeting_id) + f"#paper-{paper.id}")
