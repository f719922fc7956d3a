"""A municipal year of a body's meetings, with what to say about each date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from panel import clock
from panel.bodies.models import Body
from panel.bodies.rules.numbering import Restart, municipal_label, numbering_span
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.rules.calendar import Planned, findings_of_date
from panel.meetings.rules.clear_days import latest_publication
from panel.meetings.rules.life import State
from panel.meetings.working_days import days_off


@dataclass(frozen=True)
class Year:
    """A municipal year: its name, first and last day, and the meetings in it by date."""

    number: int
    label: str
    first: dt.date
    last: dt.date
    meetings: tuple[Meeting, ...]


def year_of_meetings(body: Body, number: int) -> Year:
    """The municipal year that begins in the calendar year `number` (Y1)."""
    annual = [meeting.day for meeting in body.council.annual_meetings]
    span = numbering_span(Restart.MUNICIPAL_YEAR, dt.date(number, 12, 31), body.year_begins_month, annual)
    first, last = span[0] or dt.date(number, 1, 1), span[1] or dt.date(number, 12, 31)
    query = db.select(Meeting).where(Meeting.body_id == body.id, Meeting.date.between(first, last))
    meetings = db.session.scalars(query.order_by(Meeting.date, Meeting.time, Meeting.id)).all()
    return Year(number, municipal_label(number), first, last, tuple(meetings))


def planned(body: Body, dates: Iterable[dt.date], taken: Iterable[dt.date] = ()) -> list[Planned]:
    """Each date with its last lawful day to publish and what is odd about it. A date given twice is odd too."""
    seen = set(taken)
    found = []
    for date in dates:
        off = days_off(body.council, date)
        publish_by = latest_publication(date, off, body.clear_days)
        said = findings_of_date(date, publish_by=publish_by, off=off, taken=seen, today=clock.today())
        found.append(Planned(date, publish_by, said))
        seen.add(date)
    return found


def of_meetings(year: Year, body: Body) -> dict[int, Planned]:
    """What to say about the date of each meeting of a year, by its id."""
    dates = [meeting.date for meeting in year.meetings if meeting.date]
    return {meeting.id: one for meeting, one in zip(year.meetings, planned(body, dates), strict=True)}


def taken_dates(year: Year) -> set[dt.date]:
    """The dates of a year on which the body meets already."""
    gone = (State.CANCELLED, State.POSTPONED)
    return {meeting.date for meeting in year.meetings if meeting.date and meeting.state not in gone}
