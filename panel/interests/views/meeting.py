"""The Interests tab of a meeting: what was declared, what it stops, and recording it."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.interests.effects import day_of, stands
from panel.interests.forms.declaration import DeclarationForm
from panel.interests.models import Declaration, DeclarationNotice
from panel.interests.operations import declaring
from panel.interests.queries import declarations_at, dispensations_of, has_lapsed, notices_for, status_at
from panel.interests.rules.doubts import Declared, doubts
from panel.interests.rules.effects import Effect
from panel.interests.rules.notices import may_still_be_given
from panel.interests.rules.words import nature_shown
from panel.interests.views.doors import bp, called, found, lines_of, named, offer_lines, what_follows
from panel.interests.views.stopped import stopped_at
from panel.lifecycle import Finding
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_shown, record_shown
from panel.meetings.roll import rows_of


@dataclass(frozen=True)
class Shown:
    """A declaration as a reader is shown it."""

    row: Declaration
    nature: str
    lines: list[str]
    under: str
    follows: list[tuple[Effect, str]]
    notes: list[Finding]
    details: bool
    out: bool


@bp.get("/meetings/<int:meeting_id>/interests")
@open_to_all
def interests(meeting_id: int) -> str:
    """What was declared; of a sensitive interest only the fact (I7)."""
    meeting = found(Meeting, meeting_id)
    if not meeting_shown(meeting):
        abort(404)
    keeps = may(Permission.TAKE_MINUTES, meeting.body)
    sees = keeps or may(Permission.JUDGE_INTERESTS, meeting.body)
    recorded = record_shown(meeting)
    rows = [one for one in declarations_at(meeting) if keeps or stands(one)] if recorded else []
    return render_template(
        "interests/interests.html",
        meeting=meeting,
        recorded=recorded,
        recording=keeps and meeting.minutes_locked_at is None,
        declarations=[_shown(one, keeps=sees) for one in rows],
        stopped=stopped_at(meeting) if rows else [],
        notices=_notices(meeting) if keeps else [],
        may_declare=may(Permission.DECLARE, meeting.body)
        and not may_still_be_given(meeting.state, locked=meeting.minutes_locked_at is not None),
    )


def _shown(one: Declaration, *, keeps: bool) -> Shown:
    follows = what_follows(one) if stands(one) else []
    return Shown(
        row=one,
        nature=nature_shown(one.nature, sensitive=one.sensitive, keeps_record=keeps),
        lines=lines_of(one),
        under=next((called(item) for item in one.meeting.items if item.key == one.under), one.under or ""),
        follows=[(effect, wording.listed(named(item) for item in items)) for effect, items in follows],
        notes=_notes(one, follows) if keeps else [],
        details=keeps or not one.sensitive,
        out=bool(one.left and not one.returned),
    )


def _notes(one: Declaration, follows: list[tuple[Effect, Any]]) -> list[Finding]:
    ended = one.granted is not None and not one.granted.live_on(day_of(one.meeting))
    facts = (one.nature, one.registered, one.action, one.left, one.voted, one.spoke_as_public, ended)
    return list(dict.fromkeys(note for effect, _ in follows for note in doubts(Declared(one.meant, effect, *facts))))


def _notices(meeting: Meeting) -> list[tuple[DeclarationNotice, list[str], str]]:
    """Each notice with its items and what became of it."""
    status = status_at(meeting)
    return [(one, lines_of(one), _became(one, status)) for one in notices_for(meeting)]


def _became(notice: DeclarationNotice, status: dict[int, str]) -> str:
    if notice.recorded_at is not None:
        return "recorded"
    if notice.withdrawn_at is not None:
        return "withdrawn"
    return "lapsed" if has_lapsed(notice, status) else "waiting"


@bp.route("/meetings/<int:meeting_id>/interests/record", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def declare(meeting_id: int) -> ResponseReturnValue:
    """Record an interest."""
    meeting = found(Meeting, meeting_id)
    form = DeclarationForm()
    form.offer()
    _offer(form, meeting)
    if form.validate_on_submit():
        _said(declaring.declare(meeting, form.facts(), by=acting()), "The interest was recorded.")
        return _back(meeting)
    return render_template("interests/declare.html", form=form, meeting=meeting, declaration=None)


@bp.route("/interests/<int:declaration_id>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def amend(declaration_id: int) -> ResponseReturnValue:
    """Change what is recorded of an interest."""
    one = found(Declaration, declaration_id)
    form = DeclarationForm(obj=one, data={"person": one.person_id, "granted": one.dispensation_id})
    form.offer(kind=one.kind, action=one.action, registered=one.registered)
    _offer(form, one.meeting, one)
    if form.validate_on_submit():
        declaring.amend(one, form.facts(), by=acting())
        _said(one, "The interest was saved.")
        return _back(one.meeting)
    return render_template("interests/declare.html", form=form, meeting=one.meeting, declaration=one)


@bp.post("/interests/<int:declaration_id>/remove")
@requires(Permission.TAKE_MINUTES)
def remove(declaration_id: int) -> ResponseReturnValue:
    """Take an interest off the record."""
    one = found(Declaration, declaration_id)
    meeting = one.meeting
    declaring.remove(one, by=acting())
    flash("The interest was removed.", "success")
    return _back(meeting)


@bp.post("/interests/<int:declaration_id>/leave")
@requires(Permission.TAKE_MINUTES)
def leave(declaration_id: int) -> ResponseReturnValue:
    """The member leaves the room now."""
    one = found(Declaration, declaration_id)
    declaring.leave(one, wording.time(clock.now()), by=acting())
    return _back(one.meeting)


@bp.post("/interests/<int:declaration_id>/return")
@requires(Permission.TAKE_MINUTES)
def come_back(declaration_id: int) -> ResponseReturnValue:
    """The member comes back now."""
    one = found(Declaration, declaration_id)
    declaring.come_back(one, wording.time(clock.now()), by=acting())
    return _back(one.meeting)


@bp.post("/interest-notices/<int:declaration_notice_id>/record")
@requires(Permission.TAKE_MINUTES)
def record_notice(declaration_notice_id: int) -> ResponseReturnValue:
    """Record at the meeting what a member gave notice of."""
    notice = found(DeclarationNotice, declaration_notice_id)
    _said(declaring.record_notice(notice, by=acting()), "The interest was recorded.")
    return _back(notice.meeting)


@bp.post("/meetings/<int:meeting_id>/interests/none")
@requires(Permission.TAKE_MINUTES)
def none_declared(meeting_id: int) -> ResponseReturnValue:
    """Record that none was declared."""
    meeting = found(Meeting, meeting_id)
    declaring.none_declared(meeting, by=acting())
    flash("Recorded: none declared.", "success")
    return _back(meeting)


def _said(one: Declaration, done: str) -> None:
    """Say at once what follows from it."""
    follows = [
        f"{wording.listed(named(item) for item in items).capitalize()}: {effect.words[:1].lower()}{effect.words[1:]}."
        for effect, items in what_follows(one)
    ]
    flash(" ".join([done, *follows]), "success")


def _back(meeting: Meeting) -> ResponseReturnValue:
    return redirect(url_for("interests.interests", meeting_id=meeting.id))


def _offer(form: DeclarationForm, meeting: Meeting, one: Declaration | None = None) -> None:
    """Offer everyone on the roll and the record, the business of the agenda, and the dispensations of these people."""
    rows = {row.holder.person_id: row.holder.printed for row in rows_of(meeting) if row.holder.person_id}
    came = {there.person_id: there.printed for there in meeting.attendance if there.person_id}
    own = {one.person_id: one.printed} if one and one.person_id else {}
    people: dict[Any, str] = {**rows, **came, **own}
    form.person.choices = list(people.items())
    offer_lines(form, meeting, one)
    form.under.choices = _with(form["items"].choices, one.under if one else None)
    given = [one for one in dispensations_of(meeting.body) if one.granted_on and one.live_on(day_of(meeting))]
    named_already = [one.granted] if one and one.granted and one.granted not in given else []
    form.granted.choices = [(each.id, f"{each.reference}: {each.printed}") for each in (*given, *named_already)]


def _with(choices: Any, own: str | None) -> list[tuple[str, str]]:
    known = dict(choices)
    return list(({own: own} if own and own not in known else {}).items()) + list(known.items())
