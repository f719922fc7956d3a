"""Closed business: the public leave and come back, and the titles of what is taken without them (X1–X3, P1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.extensions import db
from panel.lifecycle import Finding, Refused
from panel.meetings.forms.closed import (
    LOST,
    ExcludeForm,
    ReadmitForm,
    SafeTitleForm,
    StrikeForm,
    WithdrawForm,
)
from panel.meetings.models import AgendaItem, ClosedBusiness, Meeting
from panel.meetings.operations import closed as public
from panel.meetings.operations.agenda import title_is_safe
from panel.meetings.presence import in_room
from panel.meetings.queries import closed_lines, lost_lines, names_known, title_findings
from panel.meetings.rules.agenda import Kind
from panel.meetings.views.doors import bp, the_line, the_meeting


@dataclass(frozen=True)
class Row:
    """A line that is closed, and what in its title was seen that may tell who someone is."""

    item: AgendaItem
    findings: tuple[Finding, ...]


@bp.get("/meetings/<int:meeting_id>/closed")
@requires(Permission.TAKE_MINUTES)
def closed(meeting_id: int) -> str:
    """When the public were out and why, what can be recorded now, and the closed lines with their titles."""
    meeting = the_meeting(meeting_id)
    known = names_known()
    return render_template(
        "meetings/closed.html",
        meeting=meeting,
        out=public.public_out(meeting),
        spans=[(row, public.told(row), span_words(row)) for row in meeting.closed],
        rows=[Row(item, tuple(title_findings(item, known))) for item in closed_lines(meeting)],
        lost={item.id for item in lost_lines(meeting)},
    )


def span_words(row: ClosedBusiness) -> str:
    """Which items a row names, in a few words."""
    numbers = {item.key: f"item {item.number}" if item.number else f"“{item.title}”" for item in row.meeting.items}
    first = numbers.get(row.from_item or "", "the first item")
    last = numbers.get(row.to_item or "", "the last")
    return first if first == last else f"{first} to {last}"


@bp.route("/meetings/<int:meeting_id>/closed/exclude", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def exclude(meeting_id: int) -> ResponseReturnValue:
    """Record the motion to exclude the public, carried or lost (X3)."""
    meeting = the_meeting(meeting_id)
    exempt = [item for item in closed_lines(meeting) if not item.confidential]
    form = ExcludeForm(
        from_item=exempt[0].key if exempt else None,
        to_item=exempt[-1].key if exempt else None,
        paragraphs=sorted({number for item in exempt for number in item.exempt_paragraphs or ()}),
        reason=next((item.public_interest for item in exempt if item.public_interest), ""),
        at=wording.time(clock.now()),
    )
    form.offer(items_of(meeting))
    if form.validate_on_submit():
        carried = form.result.data != LOST
        try:
            found = public.exclude(meeting, *form.span(), carried=carried, motion=form.motion(), by=acting())
        except Refused as refused:
            _refuse(form, refused)
        else:
            flash("The public are excluded." if carried else "The motion was lost. The public stay.", "success")
            _notes(found)
            return _back(meeting)
    return _page("meetings/exclude.html", meeting, form)


@bp.route("/meetings/<int:meeting_id>/closed/withdraw", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def withdraw(meeting_id: int) -> ResponseReturnValue:
    """Record that the public withdrew for what is confidential, without a vote (X2)."""
    meeting = the_meeting(meeting_id)
    held = [item for item in meeting.items if item.confidential]
    form = WithdrawForm(
        from_item=held[0].key if held else None,
        to_item=held[-1].key if held else None,
        at=wording.time(clock.now()),
    )
    form.offer(items_of(meeting))
    if form.validate_on_submit():
        try:
            public.withdraw(meeting, *form.span(), at=form.at.data or "", by=acting())
        except Refused as refused:
            _refuse(form, refused)
        else:
            flash("It is recorded that the public withdrew.", "success")
            return _back(meeting)
    return _page("meetings/withdraw.html", meeting, form)


@bp.route("/meetings/<int:meeting_id>/closed/readmit", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def readmit(meeting_id: int) -> ResponseReturnValue:
    """Record that the public came back."""
    meeting = the_meeting(meeting_id)
    out = public.public_out(meeting)
    form = ReadmitForm(after=out.to_item if out else None, at=wording.time(clock.now()))
    form.after.choices = [(item.key, f"{item.number or ''} {item.title}".strip()) for item in items_of(meeting)]
    if form.validate_on_submit():
        try:
            public.readmit(meeting, form.at.data or "", after=form.after.data or None, by=acting())
        except Refused as refused:
            _refuse(form, refused)
        else:
            flash("The public are re-admitted.", "success")
            return _back(meeting)
    return _page("meetings/readmit.html", meeting, form)


@bp.route("/closed/<int:closed_id>/strike", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def strike(closed_id: int) -> ResponseReturnValue:
    """Take out what was recorded by mistake."""
    row = db.session.get(ClosedBusiness, closed_id) or abort(404)
    meeting, form = row.meeting, StrikeForm()
    if form.validate_on_submit():
        public.strike(row, by=acting())
        flash("It was taken out of the record.", "success")
        return _back(meeting)
    words = f"{public.told(row)} {span_words(row)}"
    return render_template("meetings/strike.html", meeting=meeting, form=form, words=words)


@bp.route("/lines/<int:item_id>/title", methods=["GET", "POST"])
@requires(Permission.DRAFT_AGENDA)
def title(item_id: int) -> ResponseReturnValue:
    """Say that the title of a closed line is safe to publish, having seen what may tell who someone is (P1)."""
    item = the_line(item_id)
    form = SafeTitleForm()
    if form.validate_on_submit():
        title_is_safe(item, by=acting())
        flash(f"The title “{item.title}” is confirmed as safe to publish.", "success")
        return _back(item.meeting)
    found = title_findings(item, names_known())
    return render_template("meetings/title.html", meeting=item.meeting, item=item, form=form, findings=found)


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The lines of the agenda that business is taken under."""
    return [item for item in meeting.items if item.kind is Kind.ITEM]


def _page(template: str, meeting: Meeting, form: ExcludeForm | WithdrawForm | ReadmitForm) -> str:
    names = [one.printed for one in in_room(meeting) if one.printed]
    return render_template(template, meeting=meeting, form=form, names=names)


def _refuse(form: ExcludeForm | WithdrawForm | ReadmitForm, refused: Refused) -> None:
    for finding in refused.findings:
        form.refuse(None, finding.words)


def _notes(found: Sequence[Finding]) -> None:
    for finding in found:
        flash(f"{finding.words} ({finding.rule})")


def _back(meeting: Meeting) -> ResponseReturnValue:
    return redirect(url_for("meetings.closed", meeting_id=meeting.id))
