"""Corrections that a meeting agreed: recorded in its minutes, written on the old ones, and taken out again (V12)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from panel import clock, wording
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.interests.models import Declaration
from panel.lifecycle import Refused, refuse
from panel.meetings.models import Attendance, Meeting
from panel.minutes.corrected import number_or_title, outcome_words
from panel.minutes.markings import marking_of
from panel.minutes.models import Correction, Minute, MinuteBook, OutcomePart
from panel.minutes.operations.approval import minute_again, told_by
from panel.minutes.operations.lock import lock
from panel.minutes.operations.taking import check_editable
from panel.minutes.operations.writing_on import strike, write
from panel.minutes.rules.corrections import STATUS_WORDS, WHAT_WORDS, What, judge_words, may_correct
from panel.minutes.rules.life import VERB_WORDS, Verb, editable
from panel.minutes.texts import fields_of, people_named

Columns = dict[str, Any]
Target = Minute | OutcomePart | Attendance | Declaration


@dataclass(frozen=True)
class Agreed:
    """What a meeting agreed to correct: of which row, the words before and after, or the change in free words.

    `which` names what a change in free words is about. `facts` are the new verb of an outcome; the category, status and
    reason of someone added; the new date.
    """

    what: What
    of: Target | None = None
    before: str = ""
    after: str = ""
    which: str = ""
    change: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def correct(book: MinuteBook, agreed: Agreed, *, by: Actor) -> Correction:
    """Record a correction, in the minutes of the meeting that agreed it too; it is yet to be written on.

    Raises Refused where the minutes were not put to a meeting or are signed, where the minutes of that meeting cannot
    be written, and for words that the minute does not say.
    """
    at = _check(book)
    before = told_by(book)
    columns = RECORDED[agreed.what](book, agreed)
    correction = Correction(position=len(book.corrections) + 1, what=agreed.what, agreed_at=at, **columns)
    book.corrections.append(correction)
    db.session.flush()
    minute_again(book, before, by=by)
    lock(book)
    _said(correction, "recorded a correction", by=by)
    return correction


def write_on(correction: Correction, *, by: Actor) -> None:
    """Write a correction on the minutes; the text before it and after it are kept. Raises Refused.

    One in free words was written on by the clerk: this says so, and the minute can no longer be changed.
    """
    _check_writable(correction.book)
    if correction.written_on_at is not None:
        raise refuse("V12", "This correction is written on already.")
    write(correction, by=by)
    correction.written_on_at = clock.now()
    lock(correction.book)
    _said(correction, "wrote on a correction", by=by)


def take_out(correction: Correction, *, by: Actor) -> None:
    """Undo the writing on of a correction: the minutes read as before. Raises Refused where they changed since."""
    _check_writable(correction.book)
    if correction.written_on_at is None:
        raise refuse("V12", "This correction is not written on.")
    strike(correction, by=by)
    correction.written_on_at = None
    lock(correction.book)
    _said(correction, "took a correction out of the minutes again", by=by)


def drop(correction: Correction, *, by: Actor) -> None:
    """Delete a correction that was recorded by mistake. Raises Refused while it is written on."""
    book = correction.book
    _check(book)
    if correction.written_on_at is not None:
        raise refuse("V12", "This correction is written on. Take it out of the minutes first.")
    before = told_by(book)
    _said(correction, "deleted a correction", by=by)
    book.corrections.remove(correction)
    db.session.flush()
    for place, one in enumerate(book.corrections, 1):
        one.position = place
    minute_again(book, before, by=by)
    lock(book)


def _check(book: MinuteBook) -> Meeting | None:
    """The meeting that agrees corrections, where they may be recorded in its minutes. Raises Refused (V11, V12)."""
    at = book.approved_at
    against = may_correct(book.state, put_to_meeting=at is not None)
    if against:
        raise Refused(*against)
    if at is not None:
        check_editable(at)
    return at


def _check_writable(book: MinuteBook) -> None:
    """Let a correction be written on, or struck out. Raises Refused (V11, V12)."""
    against = may_correct(book.state, put_to_meeting=book.approved_at is not None)
    against = against or editable(book.state, corrections=True)
    if against:
        raise Refused(*against)


def _words_replaced(_book: MinuteBook, agreed: Agreed) -> Columns:
    minute = _row(agreed, Minute)
    fields = fields_of(minute)
    against = judge_words(fields, agreed.before)
    if against:
        raise Refused(*against)
    if agreed.before.split() == agreed.after.split():
        raise refuse("V12", "The words before and after are the same.")
    apart = {name: value for name, value in fields.items() if name == "closed_html"}
    apart |= {name: [row for row in fields[name] if row.get("closed")] for name in ("points", "outcomes", "actions")}
    return {**_of_minute(minute, closed=not judge_words(apart, agreed.before)), **_both(agreed.before, agreed.after)}


def _outcome_changed(_book: MinuteBook, agreed: Agreed) -> Columns:
    part = _row(agreed, OutcomePart)
    outcome = part.outcome
    verb = Verb(agreed.facts.get("verb") or outcome.verb or Verb.NONE)
    head = VERB_WORDS[verb].upper() if verb is not outcome.verb or not outcome.verb_text else outcome.verb_text
    after = " ".join(filter(None, [head, part.label, agreed.after]))
    before = outcome_words(part)
    if before == after:
        raise refuse("V12", "The outcome reads so already.")
    columns = _of_minute(outcome.minute, closed=outcome.closed)
    return {
        **columns,
        **_both(before, after),
        "target": f"part/{part.id}",
        "facts": {"text": agreed.after, "verb": verb},
    }


def _someone_added(book: MinuteBook, agreed: Agreed) -> Columns:
    known = people_named([*book.meeting.body.seats]).get(agreed.after)
    facts = {**agreed.facts, "name": agreed.after, "person_id": known.id if known else None}
    reason = f" ({facts['reason']})" if facts.get("reason") else ""
    words = f"{agreed.after}{reason} to {STATUS_WORDS[facts.get('status', 'present')]}"
    return {"attendance": agreed.after, **_both("", words), "facts": facts}


def _someone_removed(_book: MinuteBook, agreed: Agreed) -> Columns:
    row = _row(agreed, Attendance)
    return {"attendance": row.printed, **_both(row.printed, ""), "target": f"attendance/{row.id}"}


def _interest_deleted(_book: MinuteBook, agreed: Agreed) -> Columns:
    row = _row(agreed, Declaration)
    return {"interest": row.printed, **_both(row.printed, ""), "target": f"interest/{row.id}"}


def _date_changed(book: MinuteBook, agreed: Agreed) -> Columns:
    day, at = dt.date.fromisoformat(agreed.facts["date"]), book.approved_at
    if day == book.meeting.date:
        raise refuse("V12", "The minutes have that date already.")
    if at is not None and at.date is not None and day > at.date:
        raise refuse("V9", "Minutes are approved by a later meeting than the one they record.")
    before = wording.date(book.meeting.date) or book.meeting.date_text or "a date not known"
    return {**_both(before, wording.date(day)), "facts": {"date": day.isoformat()}}


def _by_hand(_book: MinuteBook, agreed: Agreed) -> Columns:
    if not isinstance(agreed.of, Minute):
        return {"minute": agreed.which or None, "change": agreed.change}
    kept = {"before": fields_of(agreed.of)}
    return {**_of_minute(agreed.of, closed=False), "change": agreed.change, "kept": kept}


RECORDED: dict[What, Callable[[MinuteBook, Agreed], Columns]] = {
    What.REPLACE_WORDS: _words_replaced,
    What.CHANGE_OUTCOME: _outcome_changed,
    What.ADD_ATTENDEE: _someone_added,
    What.REMOVE_ATTENDEE: _someone_removed,
    What.DELETE_INTEREST: _interest_deleted,
    What.CHANGE_DATE: _date_changed,
    What.OTHER: _by_hand,
}
"""What is kept of each kind of correction."""


def _row(agreed: Agreed, kind: type[Any]) -> Any:
    if not isinstance(agreed.of, kind):
        raise refuse("V12", "Choose what is to be corrected.")
    return agreed.of


def _of_minute(minute: Minute, *, closed: bool) -> Columns:
    whole = marking_of(minute).restricted
    return {"minute": number_or_title(minute), "about": minute, "closed": whole or closed}


def _both(before: str, after: str) -> Columns:
    return {"before": before or None, "after": after or None}


def _said(correction: Correction, sentence: str, *, by: Actor) -> None:
    what = WHAT_WORDS[correction.what or What.OTHER]
    said(f"{sentence}: {what[:1].lower()}{what[1:]}", by=by, about=f"meeting/{correction.book.meeting_id}")
