"""The letter with which everyone who sits on a panel is told of a meeting, with what their calendar is to do."""

from flask import current_app

from panel import clock, wording
from panel.accounts.addressees import addressees
from panel.extensions import db
from panel.invitations.calendars import attached
from panel.invitations.queries import event_now
from panel.invitations.rules import CHANGES, Method
from panel.mail.rules import Addressee, Words, number
from panel.meetings.models import Meeting
from panel.meetings.operations.life import when
from panel.meetings.roll import stand_ins
from panel.meetings.rules.life import PUBLIC

SUBJECTS = {
    "call": "Meeting",
    "publish": "Meeting",
    "change": "Meeting changed",
    "adjourn": "Meeting adjourned",
    "set_sitting": "Meeting continues",
    "postpone": "Meeting postponed",
    "rearrange": "Meeting on a new date",
    "cancel": "Meeting cancelled",
}
"""How the subject of a letter begins, by the kind of the last notice."""


def concerned(about: str) -> list[Addressee]:
    """Everyone who has a seat on the panel on the day of the meeting, and who is to come in another's place (M1)."""
    meeting = _meeting(about)
    seated = [seat.person for seat in meeting.body.seats_on(meeting.sits_on or clock.today())]
    return addressees([*seated, *stand_ins(meeting)])


def words(about: str, to: Addressee) -> Words | None:
    """What became of the meeting, as the public were told, and the event for the calendar; nothing once it is over."""
    meeting = _meeting(about)
    event = event_now(meeting)
    notices = [one for one in meeting.notices if one.kind in {*CHANGES, "call", "publish"}]
    if event is None or event.day < clock.today() or meeting.state not in PUBLIC or not notices:
        return None
    last = notices[-1]
    text = current_app.jinja_env.get_template("invitations/letter.txt").render(
        notice=last, meeting=meeting, when=when(meeting), event=event, ends=event.method is Method.CANCEL
    )
    day = wording.short_date(meeting.sits_on) or meeting.date_text
    return Words(f"{SUBJECTS[last.kind or 'call']}: {meeting.panel_name}, {day}", text, attached(event, to))


def _meeting(about: str) -> Meeting:
    return db.session.get_one(Meeting, number(about))
