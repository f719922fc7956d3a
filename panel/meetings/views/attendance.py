"""Who attended: the roll of the day, officers and guests, comings and goings, times."""

from collections.abc import Iterable
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.queries import chair_of
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.forms.attendance import MODES, STATUSES, AttendeeForm, SittingTimesForm
from panel.meetings.models import Attendance, Meeting
from panel.meetings.operations import attendance as record
from panel.meetings.presence import odd_times_at, presiding_findings
from panel.meetings.queries import meeting_shown, record_shown
from panel.meetings.roll import Row, count_of, is_substitute, others_at, rows_of
from panel.meetings.rules.quorum import quorum_findings
from panel.meetings.views.doors import bp, the_meeting
from panel.people.models import Person


@bp.get("/meetings/<int:meeting_id>/attendance")
@open_to_all
def attendance(meeting_id: int) -> str:
    """The roll with who came, and everyone else who was there; boxes to tick for whoever takes the minutes."""
    meeting = the_meeting(meeting_id)
    if not meeting_shown(meeting):
        abort(404)
    count = count_of(meeting)
    return render_template(
        "meetings/attendance.html",
        meeting=meeting,
        recorded=record_shown(meeting),
        recording=may(Permission.TAKE_MINUTES, meeting.body) and meeting.minutes_locked_at is None,
        groups=_by_group(rows_of(meeting)),
        others=others_at(meeting),
        count=count,
        notes=[*quorum_findings(count), *odd_times_at(meeting), *presiding_findings(meeting)],
        statuses=STATUSES,
        modes=MODES,
        time_now=wording.time(clock.now()),
    )


@bp.post("/meetings/<int:meeting_id>/attendance")
@requires(Permission.TAKE_MINUTES)
def record_roll(meeting_id: int) -> ResponseReturnValue:
    """Record what was ticked on the roll, and only that."""
    meeting = the_meeting(meeting_id)
    disputed = record.record_roll(meeting, _marks(meeting), by=acting())
    if disputed:
        flash(
            f"Someone else has recorded {wording.listed(disputed)} otherwise in the meantime. "
            "Theirs is shown: change it if yours is right. All else was saved.",
            "warning",
        )
    else:
        flash(f"The attendance was saved. {count_of(meeting).words}.", "success")
    return _to_attendance(meeting)


@bp.route("/meetings/<int:meeting_id>/attendance/add", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def add_attendee(meeting_id: int) -> ResponseReturnValue:
    """Record someone who is not on the roll, or who stands in for someone who is."""
    meeting = the_meeting(meeting_id)
    form = AttendeeForm(
        status="present",
        mode="room",
        category=request.args.get("category"),
        stands_in_for=request.args.get("for", type=int),
    )
    _offer(form, meeting)
    if form.validate_on_submit():
        record.add_attendee(meeting, _facts(form, meeting), form.spells.data, by=acting())
        flash("The attendance was saved.", "success")
        return _to_attendance(meeting)
    return render_template("meetings/attendee.html", form=form, meeting=meeting, one=None)


@bp.route("/attendance/<int:attendance_id>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def attendee(attendance_id: int) -> ResponseReturnValue:
    """Everything recorded of one person's attendance."""
    one = _the_attendance(attendance_id)
    form = AttendeeForm(**_as_entered(one))
    _offer(form, one.meeting)
    if form.validate_on_submit():
        record.edit_attendee(one, _facts(form, one.meeting, one), form.spells.data, by=acting())
        flash("The attendance was saved.", "success")
        return _to_attendance(one.meeting)
    return render_template("meetings/attendee.html", form=form, meeting=one.meeting, one=one)


@bp.post("/attendance/<int:attendance_id>/remove")
@requires(Permission.TAKE_MINUTES)
def remove_attendee(attendance_id: int) -> ResponseReturnValue:
    """Take someone off the record who was not there after all."""
    one = _the_attendance(attendance_id)
    meeting, name = one.meeting, one.printed
    record.remove_attendee(one, by=acting())
    flash(f"{name} was taken off the record.", "success")
    return _to_attendance(meeting)


@bp.route("/meetings/<int:meeting_id>/times", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def times(meeting_id: int) -> ResponseReturnValue:
    """When the meeting began and ended, who presided, and its breaks."""
    meeting = the_meeting(meeting_id)
    form = SittingTimesForm(
        started=meeting.started,
        concluded=meeting.concluded,
        presiding=_presiding_offered(meeting),
        breaks=[row for row in meeting.adjournments if row.to_date is None],
    )
    if form.validate_on_submit() and _sitting_recorded(meeting, form):
        flash("The times were saved.", "success")
        return _to_attendance(meeting)
    return render_template("meetings/times.html", form=form, meeting=meeting, names=list(_known_names(meeting)))


def _sitting_recorded(meeting: Meeting, form: SittingTimesForm) -> bool:
    """Record it. Where two people would preside at once the form says so, and keeps what was typed (V4)."""
    try:
        record.record_sitting(
            meeting,
            started=form.started.data or None,
            concluded=form.concluded.data or None,
            presiding=[_presiding_facts(meeting, row) for row in form.presiding.data],
            breaks=[{name: said or None for name, said in row.items()} for row in form.breaks.data],
            by=acting(),
        )
    except Refused as refused:
        if any(finding.rule != "V4" for finding in refused.findings):
            raise
        form.refuse("presiding", *(finding.words for finding in refused.findings))
        return False
    return True


def _the_attendance(attendance_id: int) -> Attendance:
    return db.session.get(Attendance, attendance_id) or abort(404)


def _to_attendance(meeting: Meeting) -> ResponseReturnValue:
    return redirect(url_for("meetings.attendance", meeting_id=meeting.id))


def _by_group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group.heading, []).append(row)
    return groups


def _marks(meeting: Meeting) -> list[record.Mark]:
    """What was ticked, beside what the page showed when it was sent to the clerk."""
    seats = [row.holder.seat_id for row in rows_of(meeting) if row.holder.seat_id is not None]
    return [
        record.Mark(
            seat,
            status=_ticked(f"status-{seat}", STATUSES),
            mode=_ticked(f"mode-{seat}", MODES),
            was_status=request.form.get(f"was-status-{seat}") or None,
            was_mode=request.form.get(f"was-mode-{seat}") or None,
        )
        for seat in seats
        if f"was-status-{seat}" in request.form
    ]


def _ticked(name: str, choices: Iterable[tuple[str, str]]) -> str | None:
    found = request.form.get(name)
    return found if found in dict(choices) else None


def _offer(form: AttendeeForm, meeting: Meeting) -> None:
    people = db.session.scalars(db.select(Person).order_by(Person.name))
    form.person.choices = [(person.id, person.printed) for person in people]
    form.stands_in_for.choices = [(row.holder.seat_id, row.holder.line) for row in rows_of(meeting)]


def _facts(form: AttendeeForm, meeting: Meeting, one: Attendance | None = None) -> dict[str, Any]:
    """What was filled in, by the columns of an attendance. A substitute sits in the seat of whom they stand in for."""
    texts = ("as_printed", "organisation", "capacity", "category", "status", "mode", "reason", "head_count")
    seat = form.stands_in_for.data
    holder = next((row.holder for row in rows_of(meeting) if seat and row.holder.seat_id == seat), None)
    own_seat = one.seat_id if one and not is_substitute(one) else None
    replaced: dict[str, Any] = {"for_person_id": None, "for_as_printed": None, "seat_id": own_seat}
    if holder is not None:
        known = {"for_person_id": holder.person_id} if holder.person_id else {"for_as_printed": holder.printed}
        replaced |= {"seat_id": holder.seat_id, **known}
    return {
        "person_id": form.person.data,
        **{name: form[name].data or None for name in texts},
        "left_for_items": _item_keys(meeting, form.left_for_items.data),
        **replaced,
    }


def _as_entered(one: Attendance) -> dict[str, Any]:
    names = ("as_printed", "organisation", "capacity", "category", "status", "mode", "reason", "head_count", "spells")
    return {
        **{name: getattr(one, name) for name in names},
        "person": one.person_id,
        "stands_in_for": one.seat_id if is_substitute(one) else None,
        "left_for_items": _item_numbers(one.meeting, one.left_for_items),
    }


def _item_keys(meeting: Meeting, text: str | None) -> list[str] | None:
    """The keys of the items whose numbers were typed; what is no number here is kept as typed."""
    keys = {item.number: item.key for item in meeting.items if item.number and item.key}
    typed = [word.strip() for word in (text or "").split(",") if word.strip()]
    return [keys.get(word) or word for word in typed] or None


def _item_numbers(meeting: Meeting, keys: Iterable[str] | None) -> str:
    numbers = {item.key: item.number for item in meeting.items if item.number and item.key}
    return ", ".join(numbers.get(key) or key for key in keys or ())


def _known_names(meeting: Meeting) -> dict[str, int | None]:
    """The names on the record and on the roll, with their persons."""
    seated = {row.holder.printed: row.holder.person_id for row in rows_of(meeting)}
    return {**seated, **{one.printed: one.person_id for one in meeting.attendance}}


def _presiding_offered(meeting: Meeting) -> list[dict[str, Any]]:
    """Who presided as recorded, or the elected chair to begin with; and a row for the item asked about (`?item=`)."""
    rows = [_presiding_entered(meeting, row) for row in meeting.presiding]
    chair = chair_of(meeting.body, meeting.date or clock.today())
    if not rows and chair is not None:
        rows = [{"name": chair.printed}]
    item = request.args.get("item")
    return [*rows, {"items": item}] if item and request.method == "GET" else rows


def _presiding_facts(meeting: Meeting, row: dict[str, Any]) -> dict[str, Any]:
    """A name that is known is a person; another is kept as printed."""
    person = _known_names(meeting).get(row["name"])
    named = {"person_id": person} if person else {"as_printed": row["name"] or None}
    said = {name: row[name] or None for name in ("from_text", "to_text")}
    return {**named, **said, "items": _item_keys(meeting, row["items"])}


def _presiding_entered(meeting: Meeting, row: Any) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in ("from_text", "to_text")}
    return {**said, "name": row.printed, "items": _item_numbers(meeting, row.items)}
