"""The roll of a meeting's day beside who attended, seat by seat, and what that makes of the quorum."""

import datetime as dt
from dataclasses import dataclass

from panel import clock
from panel.bodies.queries import roll_on
from panel.bodies.rules.quorum import WhoCounts, quorum_of
from panel.bodies.rules.roll import Group, Holder, roll_from_data
from panel.meetings.models import AgendaItem, Attendance, Meeting
from panel.meetings.presence import in_room, place_of
from panel.meetings.rules.quorum import Count, counted
from panel.people.models import Person


@dataclass(frozen=True)
class Row:
    """One seat of the roll: who holds it, what is recorded of them, and who stood in."""

    holder: Holder
    group: Group
    attendance: Attendance | None
    substitutes: tuple[Attendance, ...] = ()

    @property
    def sitters(self) -> tuple[Attendance, ...]:
        """Everyone recorded in this seat: its holder, and whoever stood in."""
        return ((self.attendance,) if self.attendance else ()) + self.substitutes


def roll_of(meeting: Meeting) -> tuple[Group, ...]:
    """The membership on the day of the meeting; as it was frozen, once its minutes are approved."""
    if meeting.roll is not None:
        return roll_from_data(meeting.roll)
    return roll_on(meeting.body, meeting.date or clock.today())


def rows_of(meeting: Meeting) -> list[Row]:
    """Every seat that is not vacant, in the order of the front sheet, with its attendance."""
    held = [(group, holder) for group in roll_of(meeting) for holder in group.holders if not holder.vacant]
    return [
        Row(
            holder,
            group,
            next((one for one in meeting.attendance if is_own(one, holder)), None),
            tuple(one for one in meeting.attendance if stands_in(one, holder)),
        )
        for group, holder in held
    ]


def others_at(meeting: Meeting) -> list[Attendance]:
    """Everyone recorded who neither holds a seat nor stands in for one: officers, guests, groups."""
    seated = {one.id for row in rows_of(meeting) for one in row.sitters}
    return [one for one in meeting.attendance if one.id not in seated]


def is_own(one: Attendance, holder: Holder) -> bool:
    """Whether an attendance is that of the seat's holder."""
    if is_substitute(one):
        return False
    if one.seat_id is not None:
        return one.seat_id == holder.seat_id
    return one.person_id == holder.person_id if one.person_id else one.as_printed == holder.printed


def stands_in(one: Attendance, holder: Holder) -> bool:
    """Whether an attendance is that of a substitute for the seat's holder."""
    if not is_substitute(one):
        return False
    if one.seat_id is not None:
        return one.seat_id == holder.seat_id
    return one.for_person_id == holder.person_id if one.for_person_id else one.for_as_printed == holder.printed


def is_substitute(one: Attendance) -> bool:
    """Whether someone attended in another's place."""
    return one.for_person_id is not None or one.for_as_printed is not None


def stand_ins(meeting: Meeting) -> list[Person]:
    """Those who are recorded in another's place at a meeting, as far as they are known (M1)."""
    return [one.person for one in meeting.attendance if is_substitute(one) and one.person is not None]


def count_of(
    meeting: Meeting, item: AgendaItem | None = None, at: dt.time | None = None, *, away: frozenset[int] = frozenset()
) -> Count:
    """The quorum for an item, at a time, or as it stands now (V1, V2). `away` are attendances that an interest bars."""
    body = meeting.body
    every = body.quorum_counts is WhoCounts.ALL
    holders = [holder for group in roll_of(meeting) for holder in group.holders if every or holder.votes]
    counting = [holder.seat_id for holder in holders if holder.seat_id is not None and not holder.vacant]
    there = {one.id for one in in_room(meeting, item, at)} - away
    seated = [row.holder.seat_id for row in rows_of(meeting) for one in row.sitters if one.id in there]
    needed = quorum_of(body.quorum, body.share, len(holders))
    return counted(counting, seated, quorum=needed, who="members" if every else "voting")


def is_present(one: Attendance) -> bool:
    """Whether someone is recorded as having come, whether or not they are in the room now."""
    return place_of(one).present
