"""What of a minute is not for publication, under which paragraphs, and opening it later (X5, P5, P7)."""

import datetime as dt
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.exemption.forms import COLUMNS, SAID, ConfidentialForm, ExemptForm, OpenForm
from panel.exemption.queries import reader_of
from panel.exemption.rules import QUALIFICATIONS, shown
from panel.lifecycle import Refused
from panel.minutes.closed_forms import PartsForm
from panel.minutes.markings import CLOSABLE, has_closed_part, marking_of, part_marking_of
from panel.minutes.models import Minute
from panel.minutes.operations import closing
from panel.minutes.views.doors import bp, minute_by

MOVED = "Someone saved this minute since you opened this page. What you chose is still here: look, then save again."


@bp.get("/minutes/<int:minute_id>/closed")
@requires(Permission.TAKE_MINUTES)
def closed_parts(minute_id: int) -> str:
    """Three forms, as they stand: which parts are closed, what is exempt, what is confidential."""
    minute = _closed_minute(minute_id)
    return _page(minute, _parts(minute), _exempt(minute), _confidential(minute))


@bp.post("/minutes/<int:minute_id>/closed/parts")
@requires(Permission.TAKE_MINUTES)
def save_closed_parts(minute_id: int) -> ResponseReturnValue:
    """Say which parts the public do not read."""
    minute = _closed_minute(minute_id)
    form = _parts(minute, posted=True)
    if form.validate_on_submit():
        if form.version.data == minute.version:
            closing.close_parts(minute, form.parts(), form.closed_html.data or "", by=acting())
            return _saved(minute)
        form.refuse(None, MOVED)
        form.version.data = minute.version
    return _page(minute, form, _exempt(minute), _confidential(minute))


@bp.post("/minutes/<int:minute_id>/closed/exempt")
@requires(Permission.TAKE_MINUTES)
def exempt_part(minute_id: int) -> ResponseReturnValue:
    """Say what is exempt in it, by which paragraphs and why (X3, X4, P2)."""
    minute = _closed_minute(minute_id)
    form = _exempt(minute, posted=True)
    if form.validate_on_submit():
        said = form.said()
        decided_on = said["decided_on"]
        facts = {COLUMNS[name]: value for name, value in said.items()}
        facts["exempt_decided_on"] = dt.date.fromisoformat(decided_on) if decided_on else None
        closing.mark(minute, facts, by=acting())
        return _saved(minute)
    return _page(minute, _parts(minute), form, _confidential(minute))


@bp.post("/minutes/<int:minute_id>/closed/confidential")
@requires(Permission.TAKE_MINUTES)
def confidential_part(minute_id: int) -> ResponseReturnValue:
    """Say what is confidential in it, and on which ground (X2)."""
    minute = _closed_minute(minute_id)
    form = _confidential(minute, posted=True)
    if form.validate_on_submit():
        facts = {"confidential": bool(form.confidential.data), "confidential_ground": form.ground.data or None}
        closing.mark(minute, facts, by=acting())
        return _saved(minute)
    return _page(minute, _parts(minute), _exempt(minute), form)


@bp.route("/minutes/<int:minute_id>/open", methods=["GET", "POST"])
@requires(Permission.PUBLISH)
def open_minute(minute_id: int) -> ResponseReturnValue:
    """Open the minute to the public by a decision (P7)."""
    minute = _closed_minute(minute_id)
    form = OpenForm()
    if form.validate_on_submit():
        try:
            closing.open_minute(minute, form.reason.data or "", by=acting())
        except Refused as refused:
            form.refuse(None, str(refused))
        else:
            flash("The minute is open to the public.", "success")
            return redirect(url_for("minutes.minutes", meeting_id=minute.meeting_id, _anchor=f"minute-{minute.id}"))
    return render_template("minutes/open.html", form=form, minute=minute, meeting=minute.meeting, words=_words(minute))


def _closed_minute(minute_id: int) -> Minute:
    """The minute, for whoever sees what is closed in it; the page shows it."""
    minute = minute_by(minute_id)
    reader = reader_of(minute.meeting.body, minute.meeting)
    if not all(shown(marking, reader) for marking in (marking_of(minute), part_marking_of(minute))):
        abort(403, "What is closed in this minute is kept from you.")
    return minute


def _words(minute: Minute) -> str:
    whole = marking_of(minute)
    return whole.words if whole.restricted else part_marking_of(minute).words if has_closed_part(minute) else ""


def _saved(minute: Minute) -> ResponseReturnValue:
    flash("What of this minute is not for publication was saved.", "success")
    return redirect(url_for("minutes.closed_parts", minute_id=minute.id))


def _sent(*, posted: bool) -> dict[str, Any]:
    return {} if posted else {"formdata": None}


def _parts(minute: Minute, *, posted: bool = False) -> PartsForm:
    chosen = {name: [row.id for row in getattr(minute, name) if row.closed] for name in CLOSABLE}
    form = PartsForm(closed_html=minute.closed_html, version=minute.version, **chosen, **_sent(posted=posted))
    form.offer(minute)
    return form


def _exempt(minute: Minute, *, posted: bool = False) -> ExemptForm:
    said = {name: getattr(minute, column) for name, column in COLUMNS.items()}
    return ExemptForm(**{**said, "terms": SAID[said["terms"]]}, **_sent(posted=posted))


def _confidential(minute: Minute, *, posted: bool = False) -> ConfidentialForm:
    ground = minute.confidential_ground
    form = ConfidentialForm(confidential=minute.confidential, ground=ground, **_sent(posted=posted))
    form.offer(ground)
    return form


def _page(minute: Minute, parts: PartsForm, exempt: ExemptForm, confidential: ConfidentialForm) -> str:
    return render_template(
        "minutes/closed_parts.html",
        minute=minute,
        meeting=minute.meeting,
        forms=[parts, exempt, confidential],
        parts=parts,
        exempt=exempt,
        confidential=confidential,
        qualifications=QUALIFICATIONS,
        words=_words(minute),
        whole=marking_of(minute).restricted,
    )
