"""Deciding whether a closed paper is kept from a member who has an interest in its item (M2)."""

from panel import clock
from panel.audit.operations import Actor, said
from panel.exemption.operations import withhold
from panel.exemption.queries import thing_called
from panel.extensions import db
from panel.interests.models import PaperAnswer
from panel.interests.queries import answers_at
from panel.lifecycle import refuse
from panel.meetings.models import Meeting
from panel.people.models import Person


def answer(meeting: Meeting, about: str, person: Person, *, withheld: bool, by: Actor) -> PaperAnswer:
    """Keep a closed paper from a member for an interest, or let them have it all the same; both are logged.

    Raises Refused where it was decided already: what was withheld is given back where withheld papers are listed.
    """
    if (about, person.id) in answers_at(meeting):
        raise refuse("M2", f"This was decided already for {person.printed}.")
    if withheld:
        withhold(about, person, "An interest in the item", by=by)
    made = PaperAnswer(meeting_id=meeting.id, person=person, about=about, withheld=withheld, at=clock.now(), by=by.name)
    db.session.add(made)
    thing = thing_called(about)
    place = thing.place if thing else "a closed paper"
    words = "withheld" if withheld else "did not withhold"
    said(f"{words} {place} from {person.printed} for an interest", by=by, about=f"meeting/{meeting.id}")
    return made
