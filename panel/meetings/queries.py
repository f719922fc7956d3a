"""Which body a meeting or an agenda line belongs to, and finding a meeting by its reference."""

import datetime as dt

from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting


@finds_body("meeting_id")
def body_of_meeting(meeting_id: int) -> Body | None:
    """The body of a meeting."""
    meeting = db.session.get(Meeting, meeting_id)
    return meeting.body if meeting else None


@finds_body("item_id")
def body_of_item(item_id: int) -> Body | None:
    """The body of an agenda line."""
    item = db.session.get(AgendaItem, item_id)
    return item.meeting.body if item else None


def meeting_by_reference(reference: str) -> Meeting | None:
    """The meeting that a command names: an id, or CODE/YYYY-MM-DD (codes may hold a slash)."""
    if reference.isdigit():
        return db.session.get(Meeting, int(reference))
    code, _, day = reference.rpartition("/")
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        return None
    query = db.select(Meeting).join(Body).where(Body.code == code, Meeting.date == date).order_by(Meeting.id)
    meeting: Meeting | None = db.session.scalars(query).first()
    return meeting
