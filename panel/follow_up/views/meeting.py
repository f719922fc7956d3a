"""The action log of a meeting: read, printed alone, and minuted in one go."""

from typing import Any

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.utils import secure_filename

from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.exemption.operations import looked_at
from panel.exemption.queries import edition_for
from panel.exemption.rules import READERS, How
from panel.extensions import db
from panel.fields.buttons import SubmitField
from panel.fields.choice import RadioField
from panel.fields.form import Form
from panel.fields.text import TextField
from panel.follow_up.action_log import LogPaper, lines_of, log_paper
from panel.follow_up.listing import Row
from panel.follow_up.minuting import Ruled, rule_on, ruled_at
from panel.follow_up.models import Ruling
from panel.follow_up.printing import log_pdf
from panel.follow_up.rules.progress import Verdict
from panel.follow_up.views.doors import bp
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_shown
from panel.minutes.models import Minute
from panel.transaction import reading


def _meeting(meeting_id: int) -> Meeting:
    meeting: Meeting | None = db.session.get(Meeting, meeting_id)
    if meeting is None or not meeting_shown(meeting):
        abort(404)
    return meeting


def _paper(meeting: Meeting) -> LogPaper:
    return log_paper(meeting, READERS[edition_for(meeting.body)])


@bp.get("/meetings/<int:meeting_id>/action-log")
@open_to_all
def action_log(meeting_id: int) -> str:
    """The log put before the meeting, in the council's own columns, in the edition that the reader may have."""
    meeting = _meeting(meeting_id)
    paper = _paper(meeting)
    keeps = may(Permission.TAKE_MINUTES, meeting.body)
    return render_template("follow_up/action_log.html", meeting=meeting, paper=paper, keeps=keeps)


@bp.get("/meetings/<int:meeting_id>/action-log.pdf")
@open_to_all
def action_log_pdf(meeting_id: int) -> ResponseReturnValue:
    """The log printed alone."""
    with reading():
        meeting = _meeting(meeting_id)
        paper, name = _paper(meeting), f"action-log-{meeting.reference}.pdf"
    response = make_response(log_pdf(paper))
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{secure_filename(name).lower()}"'
    looked_at(*paper.closed, how=How.DOWNLOADED)
    return response


VERDICTS = [
    (Verdict.KEEP, "It stays open"),
    (Verdict.NOTE, "What came back was noted, and it stays open"),
    (Verdict.CLOSE, "The panel closed it"),
]


def _form_of(rows: list[Row], before: dict[int, Ruling]) -> Form:
    """A form with fields for every line of the log."""
    fields: dict[str, Any] = {"save": SubmitField("Write it into the minutes")}
    for row in rows:
        number = row.asked.id
        kept = before[number].verdict if number in before else Verdict.KEEP
        fields[f"verdict_{number}"] = RadioField("What the panel did", choices=VERDICTS, default=kept)
        fields[f"until_{number}"] = TextField("Until when, if it was given more time", width=20, autocomplete="off")
        fields[f"effect_{number}"] = TextField("What it changed, if that was said", autocomplete="off")
    made: Form = type("LogMinuteForm", (Form,), fields)()
    return made


@bp.route("/meetings/<int:meeting_id>/action-log/minute", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def minute_log(meeting_id: int) -> ResponseReturnValue:
    """Say of every line what the panel did with it: it is written into the minutes of this meeting in one go."""
    meeting = _meeting(meeting_id)
    rows = lines_of(meeting)
    form = _form_of(rows, ruled_at(meeting))
    if form.validate_on_submit():
        minute = rule_on(meeting, {row.asked.id: _ruled(form, row.asked.id) for row in rows}, by=acting())
        flash("The action log is minuted.", "success")
        return redirect(url_for("minutes.minute", minute_id=_flushed(minute)))
    return render_template("follow_up/minute_log.html", meeting=meeting, rows=rows, form=form)


def _ruled(form: Form, number: int) -> Ruled:
    verdict, until, effect = (form[f"{name}_{number}"].data for name in ("verdict", "until", "effect"))
    return Ruled(verdict or Verdict.KEEP, until or "", effect or "")


def _flushed(minute: Minute) -> int:
    db.session.flush()
    return minute.id
