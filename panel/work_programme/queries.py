"""The programme of a body, and which body an entry is of."""

from panel import wording
from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.bodies.rules.terms import read_day
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.work_programme.models import Entry
from panel.work_programme.rules import UNSCHEDULED, Group, Slot, arranged


@finds_body("entry_id")
def body_of_entry(entry_id: int) -> Body | None:
    """The body of an entry."""
    entry = db.session.get(Entry, entry_id)
    return entry.body if entry else None


def programme_of(body: Body, year: str | None = None) -> list[Group[Entry]]:
    """The topics of a body, by year and by meeting or month."""
    query = db.select(Entry).where(Entry.body_id == body.id).order_by(Entry.position, Entry.id)
    entries = db.session.scalars(query if year is None else query.where(Entry.year == year))
    meetings = {meeting.key: meeting for meeting in meetings_of(body)}
    return arranged((_slot(entry, meetings), entry) for entry in entries)


def meetings_of(body: Body) -> list[Meeting]:
    """The meetings that a topic may be given to, oldest first."""
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.date.is_not(None)).order_by(Meeting.date)
    return list(db.session.scalars(query))


def years_of(body: Body) -> list[str]:
    """The years that the programme speaks of, latest first."""
    query = db.select(Entry.year).where(Entry.body_id == body.id, Entry.year.is_not(None)).distinct()
    return sorted((year for year in db.session.scalars(query) if year), reverse=True)


def _slot(entry: Entry, meetings: dict[str, Meeting]) -> Slot:
    year = entry.year or ""
    meeting = meetings.get(entry.meeting or "")
    if meeting is not None:
        return Slot(year, f"Meeting of {wording.date(meeting.date)}", meeting.date)
    if entry.month:
        return Slot(year, entry.month, read_day(entry.month))
    return Slot(year, UNSCHEDULED)
