"""What was deferred or referred, and waits: placed in the programme, or moved on with a reason."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.work_programme import operations, settling
from panel.work_programme.forms.asked import MoveOnForm, ReferForm, SettleForm
from panel.work_programme.queries import meeting_by_key
from panel.work_programme.queue import Waiting, settled_in, waiting_called, waiting_for
from panel.work_programme.views.blueprint import bp, meetings_offered, the_body


@bp.route("/panels/<int:body_id>/work-programme/waiting", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def queue(body_id: int) -> ResponseReturnValue:
    """What waits for a place, what was settled last, and the form for what no minute of ours speaks of."""
    body = the_body(body_id)
    form = ReferForm()
    if form.validate_on_submit():
        settling.refer(body, form.topic.data or "", form.came_from.data or "", by=acting())
        flash("Recorded. It waits for a place.", "success")
        return redirect(url_for("work_programme.queue", body_id=body.id))
    found, settled = waiting_for(body), settled_in(body)
    return render_template("work_programme/queue.html", form=form, body=body, waiting=found, settled=settled)


@bp.route("/panels/<int:body_id>/work-programme/waiting/<word>", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def settle(body_id: int, word: str) -> ResponseReturnValue:
    """Give what waits a place in the programme."""
    body, waiting = _waiting(body_id, word)
    form = SettleForm()
    form.offer(meetings_offered(body))
    if not form.is_submitted():
        form.topic.data = waiting.topic
    if form.validate_on_submit() and _free(form, body):
        settling.place_waiting(body, waiting, form.topic.data or "", form.place, by=acting())
        flash("It has its place in the work programme.", "success")
        return redirect(url_for("work_programme.queue", body_id=body.id))
    return _page(body, waiting, form, MoveOnForm(formdata=None))


@bp.post("/panels/<int:body_id>/work-programme/waiting/<word>/move-on")
@requires(Permission.DRAFT_AGENDA)
def move_on(body_id: int, word: str) -> ResponseReturnValue:
    """Let what waits go without a place, with a reason."""
    body, waiting = _waiting(body_id, word)
    form = MoveOnForm()
    if form.validate_on_submit():
        settling.move_on(body, waiting, form.reason.data or "", by=acting())
        flash("It was moved on.", "success")
        return redirect(url_for("work_programme.queue", body_id=body.id))
    place = SettleForm(formdata=None)
    place.topic.data = waiting.topic
    place.offer(meetings_offered(body))
    return _page(body, waiting, place, form)


def _waiting(body_id: int, word: str) -> tuple[Body, Waiting]:
    body = the_body(body_id)
    return body, waiting_called(body, word) or abort(404)


def _free(form: SettleForm, body: Body) -> bool:
    for finding in operations.findings_of_move(meeting_by_key(body, form.place.meeting)):
        form.refuse("to", f"{finding.words} Choose another, or place it by its month.")
    return not form.errors


def _page(body: Body, waiting: Waiting, place: SettleForm, on: MoveOnForm) -> str:
    return render_template(
        "work_programme/settle.html", body=body, waiting=waiting, place=place, on=on, forms=[place, on]
    )
