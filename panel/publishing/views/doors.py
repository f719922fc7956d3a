"""The blueprint, and what every door asks first."""

from flask import Blueprint, abort

from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_by, meeting_shown

bp = Blueprint("publishing", __name__)


def the_meeting(meeting_id: int) -> Meeting:
    """The meeting, for whoever may know of it. Aborts with 404 for everyone else, as if it were not there."""
    meeting = meeting_by(meeting_id)
    if meeting is None or not meeting_shown(meeting):
        abort(404)
    return meeting
