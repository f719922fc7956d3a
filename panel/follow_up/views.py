"""What a meeting decided and asked for, and the list of everything a panel asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock
from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.exemption.operations import looked_at
from panel.exemption.queries import reader_of
from panel.extensions import db
from panel.follow_up import operations
from panel.follow_up.forms import CLOSED, LogForm, ReportForm
from panel.follow_up.models import Update
from panel.follow_up.queries import asked_for, updates_of
from panel.follow_up.rules import is_closed
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_shown
from panel.minutes.contents import contents_of_minutes
from panel.minutes.models import FollowUp
from panel.minutes.queries import may_read

bp = Blueprint("follow_up", __name__)
PER_PAGE = 25


@bp.get("/meetings/<int:meeting_id>/outcomes")
@open_to_all
def outcomes(meeting_id: int) -> str:
    """What the meeting decided, item by item, with who is to do it and by when as minuted."""
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None or not meeting_shown(meeting):
        abort(404)
    paper = contents_of_minutes(meeting, reader_of(meeting.body, meeting)) if may_read(meeting) else None
    decided = [minute for minute in paper.minutes if minute.outcomes or minute.actions] if paper else []
    page = render_template("follow_up/outcomes.html", meeting=meeting, paper=paper, decided=decided)
    looked_at(*(paper.closed if paper else ()))
    return page


@bp.get("/follow-up")
@open_to_all
def log() -> str:
    """Everything that panels asked for, as far as the reader may read the minutes: by panel, open or closed."""
    bodies = bodies_by_name()
    form = LogForm(request.args, meta={"csrf": False})
    form.body.choices = [(body.id, body.name) for body in bodies]
    wanted = [body for body in bodies if form.body.data in (None, body.id)]
    closed = form.state.data == CLOSED if form.state.data else None
    page = db.paginate(asked_for(wanted, closed), per_page=PER_PAGE, max_per_page=PER_PAGE, error_out=False)
    return render_template(
        "follow_up/log.html",
        form=form,
        page=page,
        rows=_rows(page.items),
        chosen=_chosen(form, bodies),
        several=len(bodies) > 1,
    )


@dataclass(frozen=True)
class Row:
    """One thing asked for, as the list shows it."""

    asked: FollowUp
    title: str
    closed: bool
    overdue: bool
    updates: tuple[Update, ...]
    keeps: bool


def _rows(page: Sequence[FollowUp]) -> list[Row]:
    updates = updates_of(*page)
    return [_row(asked, updates[asked.id]) for asked in page]


def _row(asked: FollowUp, updates: Sequence[Update]) -> Row:
    minute, closed = asked.minute, is_closed(asked.status, asked.closed_by)
    return Row(
        asked=asked,
        title=minute.title or (minute.item.title if minute.item else ""),
        closed=closed,
        overdue=not closed and asked.due_date is not None and asked.due_date < clock.today(),
        updates=tuple(updates),
        keeps=may(Permission.TAKE_MINUTES, minute.meeting.body),
    )


def _chosen(form: LogForm, bodies: list[Body]) -> list[tuple[str, str]]:
    """What the list is narrowed to, each with the address of the list without it."""
    names = {body.id: body.name for body in bodies}
    given = {"body": names.get(form.body.data or 0), "state": (form.state.data or "").capitalize() or None}
    without = {"body": {"state": form.state.data}, "state": {"body": form.body.data}}
    return [(words, url_for("follow_up.log", **without[name])) for name, words in given.items() if words]


@bp.route("/follow-up/<int:follow_up_id>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def report(follow_up_id: int) -> ResponseReturnValue:
    """Record what came back."""
    asked = db.session.get(FollowUp, follow_up_id) or abort(404)
    form = ReportForm()
    if form.validate_on_submit():
        operations.report(asked, form.text.data or "", closes=form.closes.data, by=acting())
        flash("Recorded.", "success")
        return redirect(url_for("follow_up.log", body=asked.minute.meeting.body_id))
    return render_template("follow_up/report.html", follow_up=asked, form=form, updates=updates_of(asked)[asked.id])
