"""What members mean to declare at a meeting to come."""

from collections.abc import Mapping
from typing import Any

from panel import clock
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.interests.models import DeclarationNotice
from panel.interests.queries import notices_for
from panel.interests.rules.notices import may_still_be_given
from panel.lifecycle import Refused, refuse
from panel.meetings.models import Meeting
from panel.people.models import Person

FACTS = ("items", "all_items", "kind", "trigger", "nature", "sensitive", "entry_id")
"""What a member says in a notice."""


def give_notice(meeting: Meeting, person: Person, facts: Mapping[str, Any], *, by: Actor) -> DeclarationNotice:
    """Tell the clerk what one will declare. It stops nobody doing anything until it is declared at the meeting.

    Raises Refused once the meeting is over, or will not be held.
    """
    _open(meeting)
    position = max((one.position for one in notices_for(meeting)), default=0) + 1
    told = {name: facts[name] for name in FACTS if name in facts}
    made = DeclarationNotice(meeting=meeting, person=person, position=position, given_at=clock.now(), **told)
    db.session.add(made)
    said(f"gave notice of an interest of {person.printed}", by=by, about=f"meeting/{meeting.id}")
    return made


def withdraw_notice(notice: DeclarationNotice, *, by: Actor) -> None:
    """Take back what was not declared yet. Raises Refused where it was."""
    if notice.recorded_at is not None:
        raise refuse("2.3", "It was declared at the meeting. Ask the clerk if the record is wrong.")
    _open(notice.meeting)
    notice.withdrawn_at = clock.now()
    said(f"withdrew a notice of an interest of {notice.printed}", by=by, about=f"meeting/{notice.meeting_id}")


def _open(meeting: Meeting) -> None:
    found = may_still_be_given(meeting.state, locked=meeting.minutes_locked_at is not None)
    if found:
        raise Refused(*found)
