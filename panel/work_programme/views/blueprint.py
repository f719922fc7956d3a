"""The blueprint, and what every door of the programme asks first."""

from flask import Blueprint, abort, flash, url_for

from panel import clock, wording
from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.work_programme.models import Entry
from panel.work_programme.queries import meetings_from, meetings_in

bp = Blueprint("work_programme", __name__)

NOTES = {True: " (pack published: it comes late)", False: ""}


def the_body(body_id: int) -> Body:
    """The panel of the address. Aborts with 404 where there is none."""
    return db.session.get(Body, body_id) or abort(404)


def the_entry(entry_id: int) -> Entry:
    """The topic of the address. Aborts with 404 where there is none."""
    return db.session.get(Entry, entry_id) or abort(404)


def address_of(body: Body, year: str | None = None, entry: Entry | None = None) -> str:
    """The programme of a panel, at a topic."""
    anchor = f"entry-{entry.id}" if entry else None
    return url_for("work_programme.programme", body=body.id, year=year, _anchor=anchor)


def meetings_offered(body: Body, year: str | None = None) -> list[tuple[str, str]]:
    """The meetings that a topic may be given to, by key and words: those to come, and those of the year in hand."""
    found = {meeting.id: meeting for meeting in meetings_in(body, year or "")}
    found |= {meeting.id: meeting for meeting in meetings_from(body, clock.today())}
    dated = [(one.date, one.id, one) for one in found.values() if one.date and one.key]
    return [(one.key, _called(one)) for _, _, one in sorted(dated, key=lambda three: three[:2])]


def _called(meeting: Meeting) -> str:
    out = meeting.published_at is not None and (meeting.date or clock.today()) >= clock.today()
    return wording.date(meeting.date) + NOTES[out]


def flash_with_undo(words: str, undo: str) -> None:
    """Say what was done, with a button that undoes it."""
    flash({"text": words, "undo": undo}, "success")  # type: ignore[arg-type]  # templates/components/flashes.html
