"""Comments on a report and its sign-off: who was asked, asking, and answering in the app or by a link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import finds_body, may, open_to_all, requires, signed_in
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.queries import reader_account
from panel.audit.operations import Actor
from panel.bodies.forms.asks import facts_of
from panel.bodies.models import Body, ReportTemplate
from panel.exemption.operations import looked_at
from panel.extensions import db
from panel.papers import commenting
from panel.papers.comment_forms import AnswerForm, AskForm
from panel.papers.letters import closed, written_to
from panel.papers.links import OPENED, comment_of_token
from panel.papers.models import Comment, Paper
from panel.papers.queries import contents_of, is_own, is_shown, may_change, may_open, signed_hash_of, version_number
from panel.papers.rules.comments import SETTLED, Answer, Where, where
from panel.papers.rules.life import PaperState
from panel.papers.views.doors import RESTRICTED, bp, open_paper, parts_of
from panel.wording import listed


@finds_body("comment_id")
def body_of_comment(comment_id: int) -> Body | None:
    """The body for whose report a comment was asked for."""
    comment = db.session.get(Comment, comment_id)
    return comment.paper.item.meeting.body if comment else None


@dataclass(frozen=True)
class ByLink:
    """Whoever answers by a link: the trail says in whose name."""

    name: str
    id: int | None = None


@dataclass(frozen=True)
class Row:
    """A comment as the page of a report lists it. `reached`: an address is known to write to."""

    comment: Comment
    where: Where
    late: bool
    reached: bool


@bp.route("/papers/<int:paper_id>/comments", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def comments(paper_id: int) -> ResponseReturnValue:
    """Who was asked, what they answered, and asking someone else."""
    paper = open_paper(paper_id)
    form = AskForm()
    if form.validate_on_submit():
        asked = commenting.ask(_to_ask_about(paper_id), facts_of(form.data), due=form.due.data, by=acting())
        _say_asked([asked])
        return _to_comments(paper)
    sha256 = signed_hash_of(paper)
    return render_template(
        "papers/comments.html",
        paper=paper,
        meeting=paper.item.meeting,
        pages=parts_of(paper, "papers.comments"),
        rows=[_row(one, where(one.asked, sha256)) for one in paper.comments],
        form=form,
        asks=_may_ask(paper),
        latest=version_number(paper),
        nothing_yet=commenting.is_empty(paper),
        templates=[one for one in paper.item.meeting.body.report_templates if one.asks] if not paper.comments else [],
        Where=Where,
    )


def _row(comment: Comment, stands: Where) -> Row:
    late = stands not in SETTLED and comment.due is not None and comment.due < clock.today()
    return Row(comment, stands, late, reached=bool(written_to(comment)))


def _may_ask(paper: Paper) -> bool:
    """Whether the present reader may ask for comments: whoever may change the report, until it is taken off."""
    return paper.state is not PaperState.WITHDRAWN and may_change(paper)


def _to_ask_about(paper_id: int) -> Paper:
    paper = open_paper(paper_id)
    return paper if _may_ask(paper) else abort(403)


def _say_asked(asked: Sequence[Comment]) -> None:
    """Say who is written to, and whose address is not known."""
    reached = [one for one in asked if written_to(one)]
    if reached:
        flash(f"{listed(one.asked.named for one in reached)} will be told by letter.", "success")
    for one in asked:
        if one not in reached:
            flash(
                f"No email address is known for {one.asked.named}. Tell them yourself, or ask again with one.",
                "warning",
            )


@bp.post("/papers/<int:paper_id>/comments/template")
@requires(Permission.WRITE_REPORT)
def ask_by_template(paper_id: int) -> ResponseReturnValue:
    """Ask whom a template names, where the report was not begun from it: an uploaded one, or one that was copied."""
    paper = _to_ask_about(paper_id)
    template = db.session.get(ReportTemplate, request.form.get("template", 0, type=int))
    if template is None or template.body_id != paper.item.meeting.body_id:
        abort(404)
    commenting.ask_whom(paper, template, by=acting())
    flash(f"Those whom “{template.name}” names were added. Send the report round to tell them.", "success")
    return _to_comments(paper)


@bp.post("/papers/<int:paper_id>/comments/send")
@requires(Permission.WRITE_REPORT)
def send_round(paper_id: int) -> ResponseReturnValue:
    """Send the report round to everyone who was not told yet."""
    paper = _to_ask_about(paper_id)
    _say_asked(commenting.send_round(paper, by=acting()))
    return _to_comments(paper)


Step = Callable[..., None]
STEPS: dict[str, tuple[Step, str]] = {
    "again": (commenting.ask_once_more, "{} was asked again."),
    "end": (commenting.end_links, "The links that {} was sent open nothing any more."),
    "stop": (commenting.stop_asking, "{} is no longer asked."),
}
"""What can be done about one who was asked, and what is said when it is done."""


@bp.post("/comments/<int:comment_id>/<any(again, end, stop):step>")
@requires(Permission.WRITE_REPORT)
def comment_step(comment_id: int, step: str) -> ResponseReturnValue:
    """Ask someone once more, end the links they were sent, or ask them no longer."""
    comment = db.session.get(Comment, comment_id) or abort(404)
    paper, named = _to_ask_about(comment.paper_id), comment.asked.named
    operation, words = STEPS[step]
    operation(comment, by=acting())
    flash(words.format(named), "success")
    return _to_comments(paper)


@bp.route("/comments/<int:comment_id>", methods=["GET", "POST"])
@signed_in
def comment(comment_id: int) -> ResponseReturnValue:
    """Answer in the app: whoever was asked, or the clerk for them. A restricted report opens to who may read it."""
    asked = db.session.get(Comment, comment_id) or abort(404)
    account = reader_account()
    own = account is not None and asked.person_id == account.person_id
    if not (own or may(Permission.PUBLISH, asked.paper.item.meeting.body)):
        abort(403, "Someone else was asked.")
    if not (is_shown(asked.paper) or is_own(asked.paper)):
        abort(403, RESTRICTED)
    return _answering(asked, acting(), own=own)


@bp.route("/comments/by-link/<secret>", methods=["GET", "POST"])
@open_to_all
def comment_by_link(secret: str) -> ResponseReturnValue:
    """Answer by a link, without an account. It shows this report alone, and nothing that is not for publication."""
    asked = comment_of_token(secret)
    if asked is None:
        return render_template("papers/link_over.html"), 410
    if closed(asked.paper):
        return render_template("papers/link_closed.html", comment=asked), 403
    session[OPENED] = secret
    return _answering(asked, ByLink(asked.printed or asked.label), own=True, secret=secret)


def _answering(asked: Comment, by: Actor, *, own: bool, secret: str = "") -> ResponseReturnValue:
    form = AnswerForm(name=_name(asked)).offer(asked)
    if form.validate_on_submit():
        given = Answer(form.answer.data)
        commenting.answer(asked, given, words=form.words.data, name=form.name.data, by=by)
        flash("Your answer was sent. Thank you." if own else "The answer was recorded.", "success")
        return redirect(
            url_for("papers.comment_by_link", secret=secret)
            if secret
            else url_for("papers.comment", comment_id=asked.id)
        )
    page = render_template(
        "papers/answer.html",
        comment=asked,
        paper=asked.paper,
        contents=contents_of(asked.paper),
        where=commenting.stands(asked),
        Where=Where,
        form=form,
        own=own,
        compares=not secret and may_open(asked.paper),
        latest=version_number(asked.paper),
    )
    looked_at(asked.paper.about)
    return page


def _name(asked: Comment) -> str:
    """How they stand in the report: by name and post."""
    person = asked.person
    return ", ".join(filter(None, (asked.printed, person.post if person and not asked.as_printed else None)))


def _to_comments(paper: Paper) -> ResponseReturnValue:
    return redirect(url_for("papers.comments", paper_id=paper.id))
