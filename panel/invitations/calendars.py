"""Writing events as iCalendar (RFC 5545)."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Timezone, vCalAddress
from icalendar import Event as Component

from panel import clock
from panel.invitations.rules import Event, Method
from panel.mail.rules import Addressee, Attachment

PRODUCT = "-//panel//meetings//EN"

LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
"""Summer time from the last Sunday of March to the last of October, as since 1996. It goes with every file."""


def written(events: Iterable[Event], method: Method, *, title: str = "", to: Addressee | None = None) -> str:
    """The events as a calendar file. With `to` they are an invitation of that person."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    if title:
        calendar.add("x-wr-calname", title)
    for event in events:
        calendar.add_component(_component(event, to))
    calendar.add_component(Timezone.from_ical(LONDON))
    return bytes(calendar.to_ical()).decode()


def attached(event: Event, to: Addressee) -> Attachment:
    """What goes with a letter of invitation, and does in the calendar what the letter says."""
    text = written([event], event.method, to=to)
    return Attachment("meeting.ics", f"text/calendar; method={event.method.value}", text)


def _component(event: Event, to: Addressee | None) -> Component:
    made = Component()
    for name, value in (
        ("uid", event.uid),
        ("sequence", event.sequence),
        ("dtstamp", clock.now().astimezone(dt.UTC)),
        ("dtstart", event.begins),
        ("dtend", event.ends),
        ("summary", event.summary),
        ("location", event.place),
        ("description", event.description),
        ("url", event.link),
        ("status", event.status.value),
    ):
        if value != "":
            made.add(name, value)
    made.add("organizer", _address(*event.organizer))
    if to is not None:
        attendee = _address(to.name, to.email)
        attendee.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
        made.add("attendee", attendee)
    return made


def _address(name: str, email: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{email}")
    found.params["CN"] = name
    return found
