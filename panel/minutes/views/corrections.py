"""The corrections that a meeting agreed to make to the minutes of an earlier one (V12)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import may, open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.exemption.queries import reader_of
from panel.exemption.rules import Reader, shown
from panel.extensions import db
from panel.interests.models import Declaration
from panel.lifecycle import Refused
from panel.meetings.models import Attendance
from panel.minutes.book_forms import FORMS, CorrectionForm
from panel.minutes.contents import minute_shown
from panel.minutes.corrected import agreed_at, correctable, kept_texts, marking_of_correction, words_for
from panel.minutes.models import Correction, Minute, MinuteBook, OutcomePart
from panel.minutes.operations import corrections as operations
from panel.minutes.operations.corrections import Agreed
from panel.minutes.paper import MinuteShown
from panel.minutes.queries import book_of, may_read
from panel.minutes.rules.corrections import BY_HAND, WHAT_WORDS, What, may_correct
from panel.minutes.views.doors import book_by, bp, meeting_by


@dataclass(frozen=True)
class Shown:
    """A correction as this reader sees it: what was agreed and where, and the minute before and after."""

    id: int
    words: str
    where: str
    written_on: bool
    by_hand: bool
    texts: tuple[MinuteShown, MinuteShown] | None


@bp.get("/meetings/<int:meeting_id>/minutes/corrections")
@open_to_all
def corrections(meeting_id: int) -> str:
    """The corrections to the minutes of this meeting, with both texts of what was written on."""
    meeting = meeting_by(meeting_id)
    book = book_of(meeting)
    if book is None or not may_read(meeting):
        abort(404)
    reader, takes = reader_of(meeting.body, meeting), may(Permission.TAKE_MINUTES, meeting.body)
    return render_template(
        "minutes/corrections.html",
        meeting=meeting,
        book=book,
        corrections=[_shown(one, reader) for one in book.corrections if words_for(one, reader)],
        takes=takes,
        against=may_correct(book.state, put_to_meeting=book.approved_at is not None),
        kinds=WHAT_WORDS,
    )


def _shown(correction: Correction, reader: Reader) -> Shown:
    kept = kept_texts(correction) if shown(marking_of_correction(correction), reader) else None
    return Shown(
        correction.id,
        words_for(correction, reader),
        agreed_at(correction),
        correction.written_on_at is not None,
        correction.what in BY_HAND,
        (minute_shown(kept[0], ""), minute_shown(kept[1], "")) if kept else None,
    )


@bp.route("/meetings/<int:meeting_id>/minutes/corrections/<what>", methods=["GET", "POST"])
@requires(Permission.TAKE_MINUTES)
def correct(meeting_id: int, what: str) -> ResponseReturnValue:
    """Record a correction of one kind."""
    book = book_by(meeting_id)
    kind = next((one for one in What if one.value == what), None) or abort(404)
    form = FORMS[kind]()
    _offer(form, book)
    if form.validate_on_submit():
        try:
            operations.correct(book, AGREED[kind](form), by=acting())
        except Refused as refused:
            form.refuse(next(name for name in ANSWERED if name in form), str(refused))
        else:
            flash("The correction is recorded, and stands in the minutes of the meeting that agreed it.", "success")
            return redirect(url_for("minutes.corrections", meeting_id=meeting_id))
    return render_template("minutes/correct.html", meeting=book.meeting, book=book, form=form, what=WHAT_WORDS[kind])


ANSWERED = ("before", "date", "change", "after", "name", "attendance", "interest")
"""The field beside which a refusal is said: the first of these that a form has."""


def _offer(form: CorrectionForm, book: MinuteBook) -> None:
    """Fill the lists to choose from."""
    there = correctable(book)
    offered: dict[str, Sequence[tuple[Any, str]]] = {
        "minute": there.minutes,
        "part": there.parts,
        "attendance": there.attendance,
        "interest": there.interests,
    }
    offered["category"] = [(one.name, one.name) for one in book.meeting.body.categories]
    for name, choices in offered.items():
        if name in form:
            form[name].choices = choices


def _row(model: type[Any], id: Any) -> Any:
    return db.session.get(model, id) if id else None


AGREED: dict[What, Callable[[Any], Agreed]] = {
    What.REPLACE_WORDS: lambda form: Agreed(
        What.REPLACE_WORDS, _row(Minute, form.minute.data), form.before.data or "", form.after.data or ""
    ),
    What.CHANGE_OUTCOME: lambda form: Agreed(
        What.CHANGE_OUTCOME,
        _row(OutcomePart, form.part.data),
        after=form.after.data or "",
        facts={"verb": form.verb.data},
    ),
    What.ADD_ATTENDEE: lambda form: Agreed(
        What.ADD_ATTENDEE,
        after=form.name.data or "",
        facts={"status": form.status.data, "category": form.category.data, "reason": form.reason.data or None},
    ),
    What.REMOVE_ATTENDEE: lambda form: Agreed(What.REMOVE_ATTENDEE, _row(Attendance, form.attendance.data)),
    What.DELETE_INTEREST: lambda form: Agreed(What.DELETE_INTEREST, _row(Declaration, form.interest.data)),
    What.CHANGE_DATE: lambda form: Agreed(What.CHANGE_DATE, facts={"date": form.date.data.isoformat()}),
    What.OTHER: lambda form: Agreed(
        What.OTHER, _row(Minute, form.minute.data), which=form.which.data or "", change=form.change.data or ""
    ),
}
"""What each form says was agreed."""

STEPS: dict[str, tuple[Callable[..., None], str]] = {
    "write-on": (operations.write_on, "The correction is written on the minutes."),
    "take-out": (operations.take_out, "The correction is taken out of the minutes again."),
    "delete": (operations.drop, "The correction is deleted."),
}


@bp.post("/corrections/<int:correction_id>/<step>")
@requires(Permission.TAKE_MINUTES)
def correction_step(correction_id: int, step: str) -> ResponseReturnValue:
    """Write a correction on, take it out again, or delete it."""
    do, done = STEPS.get(step) or abort(404)
    correction: Correction = db.session.get(Correction, correction_id) or abort(404)
    meeting_id = correction.book.meeting_id
    do(correction, by=acting())
    flash(done, "success")
    return redirect(url_for("minutes.corrections", meeting_id=meeting_id))


@bp.post("/meetings/<int:meeting_id>/minutes/corrections/write-all-on")
@requires(Permission.TAKE_MINUTES)
def write_all_on(meeting_id: int) -> ResponseReturnValue:
    """Write on every correction that needs no hand."""
    book = book_by(meeting_id)
    for one in book.corrections:
        if one.written_on_at is None and one.what not in BY_HAND:
            operations.write_on(one, by=acting())
    flash("The corrections are written on the minutes.", "success")
    return redirect(url_for("minutes.corrections", meeting_id=meeting_id))
