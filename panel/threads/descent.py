"""What an agenda line or a report descends from, in a line beside it: the day on which it was asked for."""

from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import joinedload

from panel import wording
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.minutes.models import FollowUp, Minute
from panel.threads.gathering import Material, add_meetings
from panel.threads.sight import Seen, Sight
from panel.work_programme.models import Entry


@dataclass(frozen=True)
class Descent:
    """When something was asked for, by which panel, and where the words stand."""

    when: str
    panel: str
    url: str


def asked_for_by(item_id: int) -> list[Descent]:
    """What asked for an agenda line, as far as the present reader may read it; one question where nothing did."""
    query = db.select(Entry).where(Entry.item_id == item_id).order_by(Entry.id)
    entries = list(db.session.scalars(query.options(joinedload(Entry.follow_up), joinedload(Entry.minute))))
    asking = [(entry.follow_up, minute) for entry in entries if (minute := _minute_of(entry)) is not None]
    if not asking:
        return []
    found = Material()
    for follow_up, minute in asking:
        found.minutes[minute.id] = minute
        if follow_up is not None:
            found.minute_of[follow_up.id] = minute
            found.closed_part |= {follow_up.id} if _is_closed(follow_up) else set()
    add_meetings(found, Meeting.id.in_({minute.meeting_id for _, minute in asking}))
    sight = Sight(found)
    readable = [minute for follow_up, minute in asking if _may_read(sight, follow_up, minute)]
    return [_descent(minute) for minute in dict.fromkeys(readable)]


def _minute_of(entry: Entry) -> Minute | None:
    return entry.follow_up.minute if entry.follow_up else entry.minute


def _is_closed(follow_up: FollowUp) -> bool:
    asking = follow_up.part.outcome if follow_up.part else follow_up.action
    return bool(asking and asking.closed)


def _may_read(sight: Sight, follow_up: FollowUp | None, minute: Minute) -> bool:
    return sight.asked(follow_up.id) if follow_up is not None else sight.minute(minute) is Seen.WHOLE


def _descent(minute: Minute) -> Descent:
    meeting = minute.meeting
    when = wording.short_date(meeting.date) or meeting.date_text or "a day not known"
    address = url_for("minutes.minutes", meeting_id=meeting.id, _anchor=f"minute-{minute.id}")
    return Descent(when, meeting.panel_name, address)
