"""The minute that makes itself when the quorum is lost, and says when there was one again (V2)."""

from markupsafe import Markup

from panel import wording
from panel.audit.operations import Actor
from panel.lifecycle import Refused
from panel.meetings.models import Attendance, Meeting
from panel.meetings.operations import attendance
from panel.meetings.presence import in_room
from panel.meetings.roll import count_of
from panel.meetings.rules.quorum import Count
from panel.minutes.models import Minute
from panel.minutes.operations.taking import add_minute, begin, check_editable, write
from panel.minutes.queries import minutes_of
from panel.minutes.texts import UNNUMBERED, fields_of

TITLE = "Quorum"


def came(one: Attendance, at: str, *, by: Actor) -> Minute | None:
    """Record that someone came, or came back; gives the minute that says so, where that makes a quorum again."""
    attendance.take_turn(one.meeting)
    before = count_of(one.meeting)
    attendance.join(one, at, by=by)
    after = count_of(one.meeting)
    minute = _minute_of(one.meeting)
    if minute is None or before.met is not False or not after.met or not _writable(one.meeting):
        return None
    return _say(minute, f"At {at} {one.printed} joined the meeting, and there was a quorum again.", by=by)


def went(one: Attendance, at: str, *, during: Minute | None = None, by: Actor) -> Minute | None:
    """Record that someone left; gives the minute that says that the quorum was lost by it, if it was.

    It stands after the minute `during` which they left, bears no number, and its words are the clerk's to change.
    """
    meeting = one.meeting
    attendance.take_turn(meeting)
    before = count_of(meeting)
    attendance.leave(one, at, by=by)
    after = count_of(meeting)
    if not before.met or after.met is not False:
        return None
    begin(meeting, by=by)
    if not _writable(meeting):
        return None
    minute = _minute_of(meeting) or add_minute(meeting, title=TITLE, after=during, by=by)
    return _say(minute, _lost(one, at, after), by=by)


def _lost(one: Attendance, at: str, count: Count) -> str:
    here = [row.printed for row in in_room(one.meeting)]
    left = f"At {at} {one.printed} left the meeting, and there was no longer a quorum"
    counted = f"{wording.counted(count.present, 'member')} of the {count.quorum} needed"
    there = f" In the room: {wording.listed(here)}." if here else ""
    return f"{left}: {counted} remained. No decision was taken without a quorum; what follows is a note.{there}"


def _writable(meeting: Meeting) -> bool:
    """Whether words may be added now: who left is recorded even while the minutes are with the chair, or published."""
    try:
        check_editable(meeting)
    except Refused:
        return False
    return True


def _minute_of(meeting: Meeting) -> Minute | None:
    """The minute that made itself when the quorum was lost, if it was."""
    return next((one for one in minutes_of(meeting) if one.item_id is None and one.title == TITLE), None)


def _say(minute: Minute, words: str, *, by: Actor) -> Minute:
    fields = fields_of(minute)
    html = fields["html"] + str(Markup("<p>{}</p>").format(words))
    write(minute, {**fields, "html": html, "numbering": UNNUMBERED, "number": ""}, by=by)
    return minute
