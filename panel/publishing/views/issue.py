"""Publishing, asked once on a page of its own: the pack, and then what has changed since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.lifecycle import Finding, Level, findings_in
from panel.meetings.models import Meeting
from panel.publishing import operations
from panel.publishing.forms import IssueForm
from panel.publishing.issuing import Issue, draw, pack_blockers, prepare, supplement_blockers
from panel.publishing.queries import readers_of_restricted
from panel.publishing.readiness import findings_on_late, ready_to_publish
from panel.publishing.views.doors import bp
from panel.transaction import reading


@dataclass(frozen=True)
class Way:
    """One of the two ways to publish: what stands against it, what keeps it, its page, and what is said when done."""

    blockers: Callable[[Meeting, Issue], list[Finding]]
    keep: Callable[..., Any]
    template: str
    endpoint: str
    label: str
    done: str


PACK = Way(
    pack_blockers,
    operations.publish,
    "publishing/publish.html",
    "publishing.publish",
    "Publish the pack",
    "The pack was published.",
)
SUPPLEMENT = Way(
    supplement_blockers,
    operations.supplement,
    "publishing/supplement.html",
    "publishing.supplement",
    "Make a supplement",
    "The supplement was published.",
)


@bp.get("/meetings/<int:meeting_id>/pack/ready")
@requires(Permission.PUBLISH)
def ready(meeting_id: int) -> str:
    """Ready to publish? What is met and what is not, each with the way to where it is mended."""
    meeting = _meeting(meeting_id)
    issue = prepare(meeting)
    way = SUPPLEMENT if issue.out.pack else PACK
    late = findings_on_late(issue.asks.values()) if issue.out.pack else []
    found = ready_to_publish(meeting, [*issue.findings, *late], issue.out)
    return render_template(
        "publishing/ready.html",
        meeting=meeting,
        issue=issue,
        found=found,
        to_confirm=findings_in(found, Level.CONFIRM),
        blockers=way.blockers(meeting, issue),
        label=way.label,
        url=url_for(way.endpoint, meeting_id=meeting.id),
    )


@bp.route("/meetings/<int:meeting_id>/pack/publish", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def publish(meeting_id: int) -> ResponseReturnValue:
    """Publish the agenda and papers."""
    return _issue(meeting_id, PACK)


@bp.route("/meetings/<int:meeting_id>/pack/supplement", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def supplement(meeting_id: int) -> ResponseReturnValue:
    """Publish what is new or changed since the last publication."""
    return _issue(meeting_id, SUPPLEMENT)


def _issue(meeting_id: int, way: Way) -> ResponseReturnValue:
    """Ask, draw, look again at what was drawn and at the record, and only then keep it."""
    with reading():
        meeting = _meeting(meeting_id)
        issue = prepare(meeting)
        reasons = way.blockers(meeting, issue)
    form = IssueForm()
    form.offer(issue)
    found: list[Finding] = []
    if not reasons and form.validate_on_submit() and form.settled(issue):
        drawn, material, found = draw(issue, form.answers(issue.findings))
        meeting = _meeting(meeting_id, with_for_update=True)
        now = prepare(meeting)
        if now != issue:
            form.refuse(None, "The meeting was changed while the pack was drawn. Look again, then publish.")
            issue = now
        elif form.accepts(issue, found):
            answers = form.answers([*issue.findings, *found])
            way.keep(meeting, drawn, material, issue.asks, answers, by=acting())
            flash(way.done, "success")
            if way is PACK and not answers.posted:
                flash("When the notice is posted at the offices, enter the time under State and notices (N5).")
            return redirect(url_for("publishing.pack", meeting_id=meeting_id))
    return _page(way, meeting, issue, form, reasons, found)


def _meeting(meeting_id: int, **options: Any) -> Meeting:
    return db.session.get(Meeting, meeting_id, **options) or abort(404)


def _page(
    way: Way, meeting: Meeting, issue: Issue, form: IssueForm, reasons: list[Finding], found: Sequence[Finding]
) -> str:
    findings = [*issue.findings, *found]
    form.seen.data = form.sight(findings)
    return render_template(
        way.template,
        meeting=meeting,
        issue=issue,
        form=form,
        reasons=reasons,
        findings=findings,
        restricted=sum(entry.marking.restricted for entry in issue.material.entries),
        readers=readers_of_restricted(meeting.body),
    )
