"""Taking the minutes: beginning them, writing what was said and done, and the order in which business was taken."""

from collections.abc import Sequence

from panel import clock
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.lifecycle import Finding, Level, Refused, refuse
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import next_meeting
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.signed import still_open
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.queries import book_of, is_spent, is_taken, minutes_of
from panel.minutes.rules.life import MinutesState, editable
from panel.minutes.texts import BY_HAND, Fields, Writer, fields_of, people_named
from panel.minutes.voting import judge_changes, timed


def begin(meeting: Meeting, *, afterwards: bool = False, by: Actor) -> MinuteBook:
    """Begin the minutes of a meeting, with an empty minute for each item of its agenda; once only.

    `afterwards`: a record made elsewhere is entered, and what it says of votes is kept though it cannot have been so.
    """
    still_open(meeting.minutes_locked_at)
    db.session.execute(db.select(Meeting.id).where(Meeting.id == meeting.id).with_for_update(key_share=True))
    book = book_of(meeting)
    if book is not None:
        return book
    book = MinuteBook(meeting=meeting, state=MinutesState.DRAFT, live=not afterwards)
    db.session.add(book)
    items = [item for item in meeting.items if item.kind is Kind.ITEM]
    db.session.add_all(Minute(meeting=meeting, item=item, position=place) for place, item in enumerate(items, 1))
    said("began the minutes", by=by, about=f"meeting/{meeting.id}")
    return book


def check_editable(meeting: Meeting) -> None:
    """Let a change to the words of the minutes go on. Raises Refused with what stands against it."""
    book = book_of(meeting)
    if book is None:
        raise refuse("minute", "The minutes of this meeting have not been begun.")
    against = editable(book.state, corrections=bool(book.by_hand))
    if against:
        raise Refused(*against)


def add_minute(
    meeting: Meeting,
    *,
    item: AgendaItem | None = None,
    title: str | None = None,
    after: Minute | None = None,
    by: Actor,
) -> Minute:
    """Add a minute: for an agenda line that has none, or for what was not on the agenda, at the end or `after` one."""
    check_editable(meeting)
    minute = Minute(meeting=meeting, item=item, title=title, position=len(minutes_of(meeting)) + 1)
    db.session.add(minute)
    db.session.flush()
    if item is not None:
        _place(_in_order(meeting))
    elif after is not None:
        others = [one for one in minutes_of(meeting) if one is not minute]
        place = others.index(after) + 1
        _place([*others[:place], minute, *others[place:]])
    said(f"added a minute: {name_of(minute)}", by=by, about=f"meeting/{meeting.id}")
    return minute


def write(minute: Minute, fields: Fields, *, by: Actor) -> None:
    """Write a minute as its form has it (texts.fields_of).

    Raises Refused, also for a number that is not free (Y5), and while the minutes are taken here for a vote that cannot
    have been so (V2–V7).
    """
    check_editable(minute.meeting)
    _check_number(minute, fields)
    against = [finding for found in against_votes(minute, fields).values() for finding in found]
    if against:
        raise Refused(*against)
    meeting = minute.meeting
    after = next_meeting(meeting.body, meeting.date) if meeting.date else None
    people = people_named([*meeting.attendance, *meeting.body.seats])
    writer = Writer(minute, people, next_meeting=after.date if after else None)
    writer.write(timed(minute, fields), by=by.name, at=clock.now())
    said(f"wrote the minute: {name_of(minute)}", by=by, about=f"meeting/{meeting.id}")


def against_votes(minute: Minute, fields: Fields) -> dict[int, list[Finding]]:
    """What refuses a vote that `fields` would change, by the place of its outcome (V2–V7)."""
    book = book_of(minute.meeting)
    found = judge_changes(minute, fields, live=book is not None and book.live)
    binding = {place: [one for one in each if one.level is Level.REFUSE] for place, each in found.items()}
    return {place: each for place, each in binding.items() if each}


def _check_number(minute: Minute, fields: Fields) -> None:
    before, number = fields_of(minute), fields["number"]
    if (fields["numbering"], number) == (before["numbering"], before["number"]):
        return
    if is_spent(minute):
        raise refuse("Y5", f"The number {minute.number} has been published, so it stays with this minute.")
    if fields["numbering"] == BY_HAND and is_taken(minute, number):
        raise refuse("Y5", f"{number} is, or was, the number of another minute. Numbers are not used twice.")


def remove(minute: Minute, *, by: Actor) -> None:
    """Delete a minute with its outcomes and actions. A number that was published is not given again (Y5)."""
    check_editable(minute.meeting)
    name, meeting = name_of(minute), minute.meeting
    db.session.delete(minute)
    said(f"deleted the minute: {name}", by=by, about=f"meeting/{meeting.id}")


def take_in_order(meeting: Meeting, keys: Sequence[str] | None, *, by: Actor) -> None:
    """Record that business was taken in this order (keys of agenda lines); what is not named follows in agenda order.

    The minutes are printed, and numbered until published, in the order taken. None: in the order of the agenda.
    """
    check_editable(meeting)
    meeting.order_taken = list(keys) if keys else None
    _place(_in_order(meeting))
    said("recorded the order in which business was taken", by=by, about=f"meeting/{meeting.id}")


def note_time(meeting: Meeting, time: str, *, begins: bool, by: Actor) -> None:
    """Note the time, in the words it will be minuted with, at which the meeting begins or ends."""
    check_editable(meeting)
    if begins:
        meeting.started = time
    else:
        meeting.concluded = time
    said(f"noted that the meeting {'began' if begins else 'ended'} at {time}", by=by, about=f"meeting/{meeting.id}")


def _in_order(meeting: Meeting) -> list[Minute]:
    """The minutes of the items named, then of the others, then those of what was not on the agenda."""
    agenda = [item.key for item in meeting.items]
    named = [key for key in meeting.order_taken or [] if key in agenda]
    ranks = {key: rank for rank, key in enumerate([*named, *(key for key in agenda if key not in named)])}
    return sorted(minutes_of(meeting), key=lambda minute: ranks.get(minute.item.key if minute.item else "", len(ranks)))


def _place(minutes: Sequence[Minute]) -> None:
    """Set where each minute stands, without raising its version: moving a minute disturbs nobody who is writing it."""
    for position, minute in enumerate(minutes, 1):
        if minute.position != position:
            db.session.execute(db.update(Minute).where(Minute.id == minute.id).values(position=position))


def name_of(minute: Minute) -> str:
    """What a sentence calls a minute: its title."""
    return minute.title or (minute.item.title if minute.item else "without a title")
