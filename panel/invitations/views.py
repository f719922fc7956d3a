"""Files for calendars: one of each meeting, for everyone; one's own, at a secret address."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import open_to_all, signed_in
from panel.accounts.queries import own_account
from panel.bodies.queries import the_council
from panel.extensions import db
from panel.invitations.calendars import written
from panel.invitations.operations import end_calendar, give_calendar
from panel.invitations.queries import account_of_feed, calendar_of, events_of, feed_of, secret_of
from panel.invitations.rules import Method
from panel.mail.addresses import address
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_shown

bp = Blueprint("invitations", __name__)


@bp.get("/meetings/<int:meeting_id>/meeting.ics")
@open_to_all
def meeting(meeting_id: int) -> Response:
    """One meeting as a file for a calendar, for everyone from when it is called (N1)."""
    found = db.session.get(Meeting, meeting_id)
    if found is None or not meeting_shown(found) or not (events := events_of(found)):
        abort(404)
    return _file(written(events, Method.PUBLISH), "meeting.ics")


@bp.get("/calendar/<secret>.ics")
@open_to_all
def feed(secret: str) -> Response:
    """The meetings of one person's panels. Whoever has the address may read it: it is secret, and can be ended."""
    account = account_of_feed(secret)
    if account is None:
        abort(404)
    council = the_council()
    title = f"Meetings, {council.name}" if council else "Meetings"
    return _file(written(calendar_of(account), Method.PUBLISH, title=title), "meetings.ics")


@bp.get("/account/calendar")
@signed_in
def calendar() -> str:
    """The address of one's own calendar, and how to end it."""
    found = feed_of(own_account())
    link = address("invitations.feed", secret=secret_of(found)) if found and found.active else None
    return render_template("invitations/calendar.html", link=link)


@bp.post("/account/calendar/new")
@signed_in
def renew() -> ResponseReturnValue:
    """Make an address; one that was given before ends."""
    give_calendar(own_account(), by=own_account())
    flash("Your calendar has a new address.", "success")
    return redirect(url_for("invitations.calendar"))


@bp.post("/account/calendar/end")
@signed_in
def end() -> ResponseReturnValue:
    """End the address."""
    end_calendar(own_account(), by=own_account())
    flash("The address of your calendar was ended.", "success")
    return redirect(url_for("invitations.calendar"))


def _file(text: str, name: str) -> Response:
    response = Response(text, mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
