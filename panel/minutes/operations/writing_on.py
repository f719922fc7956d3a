"""How each kind of correction is written on the minutes, and struck out again: the record itself changes (V12)."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from panel import clock
from panel.audit.operations import Actor
from panel.extensions import db
from panel.interests.models import Declaration
from panel.lifecycle import Refused, refuse
from panel.meetings.models import Attendance, Meeting, Spell
from panel.meetings.queries import next_meeting
from panel.minutes.corrected import agreed_at
from panel.minutes.models import Correction, Minute
from panel.minutes.queries import minutes_of
from panel.minutes.rules.corrections import What, judge_words, with_outcome, with_words
from panel.minutes.standing import standing_text
from panel.minutes.texts import Fields, Writer, fields_of, people_named

Change = Callable[[Correction, str], None]
GONE = "What is to be corrected is no longer there. Delete this correction, and record it anew."


def write(correction: Correction, *, by: Actor) -> None:
    """Change what the correction speaks of. Raises Refused where it no longer says what was to be corrected."""
    with _standing_lines_follow(correction.book.meeting):
        CHANGES[correction.what or What.OTHER][0](correction, by.name)


def strike(correction: Correction, *, by: Actor) -> None:
    """Put back what the correction changed. Raises Refused where it was changed since."""
    with _standing_lines_follow(correction.book.meeting):
        CHANGES[correction.what or What.OTHER][1](correction, by.name)


@contextmanager
def _standing_lines_follow(meeting: Meeting) -> Iterator[None]:
    """Let the minutes that wrote themselves from the record (apologies, interests) write themselves again."""
    own = [(minute, words) for minute in minutes_of(meeting) if (words := standing_text(minute)) == minute.html]
    yield
    db.session.flush()
    db.session.expire(meeting, ["attendance"])
    for minute, _ in own:
        minute.html = standing_text(minute)


def _replace(correction: Correction, by: str) -> None:
    before = correction.before or ""
    against = judge_words(fields_of(_minute(correction)), before)
    if against:
        raise Refused(*against)
    _rewrite(correction, lambda fields: with_words(fields, before, correction.after or ""), by)


def _change_outcome(correction: Correction, by: str) -> None:
    part, facts = _target(correction), correction.facts
    outcomes = fields_of(_minute(correction))["outcomes"]
    if not any(one["id"] == part for outcome in outcomes for one in outcome["parts"]):
        raise refuse("V12", GONE)
    _rewrite(correction, lambda fields: with_outcome(fields, part, facts["text"], facts["verb"]), by)


def _rewrite(correction: Correction, change: Callable[[Fields], Fields], by: str) -> None:
    minute = _minute(correction)
    before = fields_of(minute)
    _put(minute, change(before), by)
    correction.kept = {"before": before, "after": fields_of(minute)}


def _put_back(correction: Correction, by: str) -> None:
    minute, kept = _minute(correction), correction.kept or {}
    if fields_of(minute) != kept.get("after"):
        raise refuse("V12", "The minute was changed since. Take out the corrections written on after this one first.")
    _put(minute, kept["before"], by)
    correction.kept = None


def _put(minute: Minute, fields: Fields, by: str) -> None:
    meeting = minute.meeting
    after = next_meeting(meeting.body, meeting.date) if meeting.date else None
    people = people_named([*meeting.attendance, *meeting.body.seats])
    Writer(minute, people, next_meeting=after.date if after else None).write(fields, by=by, at=clock.now())
    db.session.flush()


def _minute(correction: Correction) -> Minute:
    if correction.about is None:
        raise refuse("V12", GONE)
    return correction.about


def _add(correction: Correction, _by: str) -> None:
    meeting, facts = correction.book.meeting, correction.facts
    person = facts.get("person_id")
    row = Attendance(
        position=max((one.position for one in meeting.attendance), default=0) + 1,
        person_id=person,
        as_printed=None if person else facts["name"],
        category=facts.get("category"),
        status=facts.get("status") or "present",
        reason=facts.get("reason"),
    )
    meeting.attendance.append(row)
    db.session.flush()
    correction.kept = {"row": row.id}


def _add_no_more(correction: Correction, _by: str) -> None:
    meeting = correction.book.meeting
    row = db.session.get(Attendance, (correction.kept or {}).get("row", 0))
    if row is not None:
        meeting.attendance.remove(row)
    correction.kept = None


def _remove(correction: Correction, _by: str) -> None:
    row: Attendance | None = db.session.get(Attendance, _target(correction))
    if row is None:
        raise refuse("V12", GONE)
    spells = [_columns(spell, {"id", "attendance_id"}) for spell in row.spells]
    correction.kept = {"row": _columns(row, {"meeting_id"}), "spells": spells}
    correction.book.meeting.attendance.remove(row)


def _remove_no_more(correction: Correction, _by: str) -> None:
    kept = correction.kept or {}
    spells = [Spell(**one) for one in kept["spells"]]
    correction.book.meeting.attendance.append(Attendance(**kept["row"], spells=spells))
    correction.kept = None


def _delete_interest(correction: Correction, _by: str) -> None:
    _interest(correction).deleted_by_correction = f"deleted by a correction agreed at {agreed_at(correction)}"


def _delete_interest_no_more(correction: Correction, _by: str) -> None:
    _interest(correction).deleted_by_correction = None


def _interest(correction: Correction) -> Declaration:
    row: Declaration | None = db.session.get(Declaration, _target(correction))
    if row is None:
        raise refuse("V12", GONE)
    return row


def _change_date(correction: Correction, _by: str) -> None:
    meeting = correction.book.meeting
    correction.kept = {"date": meeting.date.isoformat() if meeting.date else None}
    meeting.date = dt.date.fromisoformat(correction.facts["date"])


def _change_date_no_more(correction: Correction, _by: str) -> None:
    kept = (correction.kept or {}).get("date")
    correction.book.meeting.date = dt.date.fromisoformat(kept) if kept else None
    correction.kept = None


def _written(correction: Correction, _by: str) -> None:
    """The clerk wrote it on: keep how the minute reads now beside how it read when the correction was agreed."""
    if correction.about is not None and correction.kept:
        correction.kept = {**correction.kept, "after": fields_of(correction.about)}


def _written_no_more(correction: Correction, _by: str) -> None:
    """The clerk may write it on anew; the words stay as they are until then."""
    correction.kept = {"before": correction.kept["before"]} if correction.kept else None


CHANGES: dict[What, tuple[Change, Change]] = {
    What.REPLACE_WORDS: (_replace, _put_back),
    What.CHANGE_OUTCOME: (_change_outcome, _put_back),
    What.ADD_ATTENDEE: (_add, _add_no_more),
    What.REMOVE_ATTENDEE: (_remove, _remove_no_more),
    What.DELETE_INTEREST: (_delete_interest, _delete_interest_no_more),
    What.CHANGE_DATE: (_change_date, _change_date_no_more),
    What.OTHER: (_written, _written_no_more),
}
"""Each kind of correction: what writes it on, and what strikes it out again."""


def _target(correction: Correction) -> int:
    """The id in a correction's target; 0 where it has none."""
    return int((correction.target or "/0").partition("/")[2])


def _columns(row: Any, without: set[str]) -> dict[str, Any]:
    """The columns of a row as data, so that the row can be made again."""
    return {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key not in without}
