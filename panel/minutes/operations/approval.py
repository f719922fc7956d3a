"""What a later meeting does with minutes, recorded in its own: approves them, agrees corrections, or not (V9, V12)."""

from collections.abc import Sequence

from sqlalchemy.orm.attributes import flag_modified

from panel import wording
from panel.audit.operations import Actor, said
from panel.bodies.queries import roll_on
from panel.bodies.rules.roll import is_chair, roll_as_data
from panel.extensions import db
from panel.lifecycle import refuse
from panel.meetings.models import Meeting
from panel.minutes.corrected import marking_of_correction
from panel.minutes.models import MinuteBook, Outcome, OutcomePart
from panel.minutes.operations.life import keep_numbers, keep_standing, move
from panel.minutes.operations.lock import lock
from panel.minutes.operations.taking import add_minute, begin, check_editable
from panel.minutes.queries import minutes_of
from panel.minutes.rules.corrections import sentence, withheld_sentence
from panel.minutes.rules.life import APPROVING, How, Verb
from panel.minutes.rules.wording import approval


def approve(book: MinuteBook, *, at: Meeting, how: How, by: Actor) -> Outcome:
    """Record, in its own minutes, what the meeting `at` did with these (V9, V12); gives the outcome written there.

    Approval freezes who was a member on the day. Minutes noted or not approved stay a draft. Raises Refused where the
    meeting is not a later one, or its own minutes cannot be written.
    """
    if at.id == book.meeting_id or (at.date and book.meeting.date and at.date < book.meeting.date):
        raise refuse("V9", "Minutes are approved by a later meeting than the one they record.")
    if how in APPROVING:
        move(book, "approve")
        keep_numbers(book)
        keep_standing(book)
        if book.meeting.date:
            book.meeting.roll = roll_as_data(roll_on(book.meeting.body, book.meeting.date))
    book.how, book.approved_at, book.has_approval = how.value, at, True
    outcome = book.outcome = _minuted(book, at, by=by)
    lock(book)
    words = f"recorded that the meeting of {_day(at)} dealt with the minutes: {how.value}"
    said(words, by=by, about=f"meeting/{book.meeting_id}")
    return outcome


def reopen(book: MinuteBook, *, by: Actor) -> None:
    """Undo an approval recorded by mistake, with the corrections recorded at it.

    What the later meeting's minute says is changed there. Raises Refused while a correction is written on.
    """
    if any(one.written_on_at for one in book.corrections):
        raise refuse("V12", "Corrections agreed with the approval are written on. Take them out of the minutes first.")
    move(book, "reopen")
    book.how = book.approved_at = book.outcome = None
    book.has_approval, book.corrections, book.meeting.roll = False, [], None
    lock(book)
    said("undid the approval of the minutes", by=by, about=f"meeting/{book.meeting_id}")


def told_by(book: MinuteBook) -> list[str]:
    """The corrections as the minutes of the meeting that agreed them have them: nothing closed is told there (P5)."""
    here = [one for one in book.corrections if one.agreed_at_id in (None, book.approved_at_id)]
    return [
        withheld_sentence(one.said) if marking_of_correction(one).restricted else sentence(one.said) for one in here
    ]


def minute_again(book: MinuteBook, before: Sequence[str], *, by: Actor) -> None:
    """Let the outcome in the later meeting's minutes say what was corrected; `before` is what it said.

    An outcome that the clerk put into other words stays: then what is new is put at its end. Where an approval from
    elsewhere has no outcome here, one is added for the corrections.
    """
    outcome, after = book.outcome, told_by(book)
    if outcome is None and book.approved_at is not None and after:
        outcome = book.outcome = _corrected(book, book.approved_at, by=by)
    if outcome is None:
        return
    if _says(outcome) == _words(book, before):
        _fill(outcome, *_words(book, after))
    else:
        texts = [part.text for part in outcome.parts]
        new = [words for words in after if words not in texts]
        outcome.parts += [OutcomePart(position=place, text=words) for place, words in enumerate(new, len(texts) + 1)]
    flag_modified(outcome.minute, "written_at")


def _minuted(book: MinuteBook, at: Meeting, *, by: Actor) -> Outcome:
    """Write the outcome into the later meeting's minute of its role-"minutes" item."""
    begin(at, by=by)
    check_editable(at)
    verb, *_ = approval(How(book.how or ""), _day(book.meeting))
    outcome = Outcome(verb=verb)
    _fill(outcome, *_words(book, told_by(book)))
    return _added(outcome, at, by=by)


def _corrected(book: MinuteBook, at: Meeting, *, by: Actor) -> Outcome:
    """An outcome, in the later meeting's minutes, to which the corrections are added one by one."""
    lead_in = f"that the minutes of the meeting held on {_day(book.meeting)} be corrected as follows:"
    return _added(Outcome(verb=Verb.AGREED, lead_in=lead_in), at, by=by)


def _added(outcome: Outcome, at: Meeting, *, by: Actor) -> Outcome:
    minute = next((one for one in minutes_of(at) if one.item and one.item.role == "minutes"), None)
    minute = minute or add_minute(at, title="Minutes", by=by)
    outcome.position = len(minute.outcomes) + 1
    minute.outcomes.append(outcome)
    db.session.flush()
    return outcome


def _words(book: MinuteBook, corrections: Sequence[str]) -> tuple[str, list[str]]:
    """The lead-in or only text, and the parts, by which the approval is minuted."""
    chair = _chair_word(book.meeting)
    _, text, parts = approval(How(book.how or ""), _day(book.meeting), chair=chair, corrections=corrections)
    return text, parts


def _says(outcome: Outcome) -> tuple[str, list[str]] | None:
    """What an outcome says, as `_words` has it; None where it asks something of someone."""
    if any(part.follow_up for part in outcome.parts):
        return None
    texts = [part.text or "" for part in outcome.parts]
    return (outcome.lead_in, texts) if outcome.lead_in else ("".join(texts[:1]), texts[1:])


def _fill(outcome: Outcome, text: str, parts: Sequence[str]) -> None:
    """Let an outcome say one sentence, or a lead-in with numbered parts."""
    outcome.lead_in = text if parts else None
    labelled = [(f"{place}.", words) for place, words in enumerate(parts, 1)] or [("", text)]
    outcome.parts = [
        OutcomePart(position=place, label=label or None, text=words) for place, (label, words) in enumerate(labelled, 1)
    ]


def _day(meeting: Meeting) -> str:
    return wording.short_date(meeting.date) or meeting.date_text or "a date not known"


def _chair_word(meeting: Meeting) -> str:
    """What this council calls the chair."""
    roles = [seat.role for seat in meeting.body.seats if is_chair(seat.role)]
    return roles[0] or "Chair" if roles else "Chair"
