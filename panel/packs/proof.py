"""The pack as it would be drawn now: for the clerk to look at, and for the terminal."""

from panel import clock
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.packs.editions import Drawn, make
from panel.packs.gathering import gather
from panel.transaction import reading


def draw_pack(meeting_id: int, edition: Edition) -> Drawn:
    """One edition of a meeting's pack, drawn from the record as it stands, with no transaction open while it is drawn.

    Raises LookupError for a meeting that is not there.
    """
    with reading():
        meeting = db.session.get(Meeting, meeting_id)
        if meeting is None:
            raise LookupError("There is no such meeting.")
        issued = meeting.published_at.astimezone(clock.LONDON).date() if meeting.published_at else clock.today()
        material = gather(meeting, issued=issued)
    return make(material, [edition])[edition]
