"""What of interests and closed papers waits for the present reader, panel by panel."""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from panel import wording
from panel.access.doors import may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.desk.coming import Meetings
from panel.desk.here import Here, ids
from panel.desk.reviews import count_due
from panel.exemption.models import ClosedAccess
from panel.exemption.rules import Decision
from panel.extensions import db
from panel.interests.models import Declaration, DeclarationNotice
from panel.interests.waiting import Waiting, waiting_of_interests
from panel.papers.interested import questions_of


def waiting_by_body(at: Here, meetings: Mapping[int, Meetings]) -> dict[int, list[Waiting]]:
    """What waits, by the panel's number."""
    found: dict[int, list[Waiting]] = {}
    if at.account is not None:
        each = (waiting_of_interests(at.bodies, at.account), _requests(at), _reviews(at), _in_closed(meetings))
        for body, waiting in (one for source in each for one in source):
            found.setdefault(body, []).append(waiting)
    return found


def _requests(at: Here) -> Iterator[tuple[int, Waiting]]:
    """Requests to see closed papers."""
    bodies = at.where(Permission.DECIDE_ACCESS)
    if bodies:
        query = sa.select(Body.id, sa.func.count()).join(ClosedAccess, ClosedAccess.body_id == Body.id)
        query = query.where(Body.id.in_(ids(bodies)), ClosedAccess.decision == Decision.ASKED).group_by(Body.id)
        for body, asked in db.session.execute(query):
            words = f"{wording.counted(asked, 'request')} to see closed papers."
            yield body, Waiting(words, "exemption.access", "Decide on requests")


def _reviews(at: Here) -> Iterator[tuple[int, Waiting]]:
    """Closed things whose reason is to be looked at again."""
    for body, due in count_due(at.where(Permission.READ_LOOKS)).items():
        words = f"{wording.counted(due, 'closed thing')} to be looked at again: does the reason still stand?"
        yield body, Waiting(words, "desk.reviews", "Look at them", overdue=True)


def _in_closed(meetings: Mapping[int, Meetings]) -> Iterator[tuple[int, Waiting]]:
    """Meetings to come for which it is to be decided whether a closed paper is kept from a member with an interest."""
    coming = {one.meeting.id: one.meeting for each in meetings.values() for one in each.coming}
    decided_here = [id for id, meeting in coming.items() if may(Permission.DECIDE_ACCESS, meeting.body)]
    if not decided_here:
        return
    stated = sa.union(*(sa.select(kind.meeting_id).where(kind.meeting_id.in_(decided_here)) for kind in STATED))
    for meeting in [coming[id] for id in sorted(db.session.scalars(stated))]:
        asked = sum(one.answer is None for one in questions_of(meeting))
        if asked:
            papers, day = wording.counted(asked, "closed paper"), wording.short_date(meeting.date)
            words = f"{papers} of {day} and a member’s interest."
            where = {"meeting_id": meeting.id}
            yield meeting.body_id, Waiting(words, "papers.interests", "Decide who has it", values=where)


STATED = (Declaration, DeclarationNotice)
"""Where members say that they have an interest in something on an agenda."""
