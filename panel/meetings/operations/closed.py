"""The public leave and come back: by a resolution that is carried, or lost; or because the law bids it (X2, X3)."""

from collections.abc import Sequence

from panel import wording
from panel.audit.operations import Actor, said
from panel.lifecycle import Finding, Level, Refused, refuse
from panel.meetings.models import AgendaItem, ClosedBusiness, Meeting
from panel.meetings.operations.life import about
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.closed import (
    Motion,
    Span,
    confidential,
    exclusion,
    items_in,
    judge_exclusion,
    judge_span,
    lost,
    readmitted,
)
from panel.meetings.rules.signed import still_open


def exclude(
    meeting: Meeting,
    from_item: str | None,
    to_item: str | None,
    *,
    carried: bool = True,
    motion: Motion | None = None,
    by: Actor,
) -> list[Finding]:
    """Record the motion to exclude the public from some items, carried or lost (X3).

    Items are named by their keys; None is the first or the last there is. Returns what the motion lacks. Raises Refused
    where it contradicts its own count, or the public are out already.
    """
    put = motion or Motion()
    items = _leave(meeting, Span(from_item, to_item, carried))
    found = judge_exclusion(put, carried=carried)
    _hold(found)
    words = (
        exclusion(items_words(items), put.paragraphs, put.reason)
        if carried
        else lost(items_words(items), put.paragraphs)
    )
    row = _record(meeting, from_item, to_item, words, put.at)
    row.carried, row.paragraphs, row.reason = carried, sorted(put.paragraphs) or None, put.reason.strip() or None
    row.moved_by, row.seconded_by = put.moved_by or None, put.seconded_by or None
    row.vote = {side: count for side, count in put.votes.items() if count is not None} or None
    said(f"recorded that {told(row)} {items_words(items, titles=False)}", by=by, about=about(meeting))
    return found


def withdraw(meeting: Meeting, from_item: str | None, to_item: str | None, *, at: str = "", by: Actor) -> None:
    """Record that the public withdrew without a vote, for what is confidential by law (X2)."""
    items = _leave(meeting, Span(from_item, to_item))
    row = _record(meeting, from_item, to_item, confidential(items_words(items)), at)
    row.confidential = True
    said(f"recorded that {told(row)} {items_words(items, titles=False)}", by=by, about=about(meeting))


def _leave(meeting: Meeting, span: Span) -> list[AgendaItem]:
    """The items of a span. Raises Refused where there are none, or the public are out already."""
    still_open(meeting.minutes_locked_at)
    order = [line.key for line in meeting.items]
    _hold(judge_span(order, span, public_out=span.carried is not False and public_out(meeting) is not None))
    keys = items_in(order, span)
    return [line for line in meeting.items if line.key in keys and line.kind is Kind.ITEM]


def _hold(found: Sequence[Finding]) -> None:
    against = [one for one in found if one.level is Level.REFUSE]
    if against:
        raise Refused(*against)


def _record(meeting: Meeting, from_item: str | None, to_item: str | None, words: str, at: str) -> ClosedBusiness:
    position = max((one.position for one in meeting.closed), default=0) + 1
    row = ClosedBusiness(position=position, from_item=from_item, to_item=to_item, resolution=words, at=at or None)
    meeting.closed.append(row)
    return row


def readmit(meeting: Meeting, at: str = "", *, after: str | None = None, by: Actor) -> ClosedBusiness:
    """Record that the public came back, at a time as it will be minuted. `after` is the key of the last closed item.

    Raises Refused where the public are in the room.
    """
    still_open(meeting.minutes_locked_at)
    row = public_out(meeting)
    if row is None:
        raise refuse("X1", "The public are not excluded, as far as is recorded: there is nobody to re-admit.")
    if after is not None:
        span = Span(row.from_item, after)
        if not items_in([line.key for line in meeting.items], span):
            raise refuse("X1", "The last closed item stands before the first on the agenda.")
        row.to_item = after
    row.readmitted_at, row.readmission = at or None, readmitted(at)
    said(f"recorded that the public were re-admitted{f' at {at}' if at else ''}", by=by, about=about(meeting))
    return row


def strike(row: ClosedBusiness, *, by: Actor) -> None:
    """Take out an exclusion that was recorded by mistake."""
    meeting = row.meeting
    still_open(meeting.minutes_locked_at)
    words = told(row)
    meeting.closed.remove(row)
    said(f"took out the record that {words} some items", by=by, about=about(meeting))


def told(row: ClosedBusiness) -> str:
    """What is recorded, in words that the items follow."""
    if row.confidential:
        return "the public withdrew during"
    return "the public were excluded during" if row.carried else "a motion was lost to exclude the public during"


def public_out(meeting: Meeting) -> ClosedBusiness | None:
    """The exclusion because of which the public are out now; None where they may be in the room."""
    return next((one for one in reversed(meeting.closed) if one.shut), None)


def items_words(items: Sequence[AgendaItem], *, titles: bool = True) -> str:
    """Items as a resolution identifies them: “item 9, Placement fees, and item 10, …” (X3). Titles are public (P1)."""
    named = [f"item {one.number}" if one.number else f"“{one.title}”" for one in items]
    if titles:
        named = [f"{name}, {one.title}" if one.number else name for name, one in zip(named, items, strict=True)]
    return wording.listed(named) or "the business named"
