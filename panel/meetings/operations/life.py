"""Each step of a meeting's life, with the public notice that it asks for."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from panel import clock, wording
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import make, refuse
from panel.mail.operations import announce
from panel.mail.rules import LetterKind
from panel.meetings.models import Adjournment, Meeting, Notice
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.life import MOVES, NOTICES, Standing, State
from panel.meetings.rules.signed import still_open

FACTS = ("date", "time", "time_text", "venue", "title_note", "contacts", "views_by", "note")
"""What a clerk may enter about a meeting itself."""

INVITED_FOR = frozenset({"call", "change", "adjourn", "set_sitting", "postpone", "rearrange", "cancel"})
"""The notices of which those who sit on the panel are told by a letter, with the event for their calendars."""

TOLD = ("date", "time", "venue")
"""What a notice has told the public, so that a change is told again (N1)."""


def plan(body: Body, facts: Mapping[str, Any], *, by: Actor) -> Meeting:
    """Put a meeting into the calendar. `facts` are columns named in FACTS."""
    meeting = Meeting(body=body, body_name=body.name, **{name: facts[name] for name in FACTS if name in facts})
    db.session.add(meeting)
    db.session.flush()
    said(f"planned the meeting of {wording.date(meeting.date) or 'a day to be fixed'}", by=by, about=about(meeting))
    return meeting


def plan_year(body: Body, dates: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Meeting]:
    """Put several meetings into the calendar at once."""
    return [plan(body, facts, by=by) for facts in dates]


def amend(meeting: Meeting, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change what is known of a meeting. A new time or place of a meeting already called makes a notice (N1).

    Raises Refused where a called meeting would be given another date: it is postponed instead, and the public told.
    """
    still_open(meeting.minutes_locked_at)
    public = meeting.state in (State.CALLED, State.PUBLISHED)
    if public and facts.get("date", meeting.date) != meeting.date:
        raise refuse("N1", "This meeting has been called, so its date is told to the public: postpone it instead.")
    before, told = when(meeting), [getattr(meeting, name) for name in TOLD]
    for name in FACTS:
        if name in facts:
            setattr(meeting, name, facts[name])
    if public and told != [getattr(meeting, name) for name in TOLD]:
        _notify(meeting, "change", before=before)
    said("changed the facts of the meeting", by=by, about=about(meeting))


def call(meeting: Meeting, *, by: Actor) -> Notice:
    """Call the meeting: from now on the public are told of it (N1)."""
    notice = _step(meeting, "call")
    meeting.called_on = meeting.called_on or clock.today()
    said("called the meeting", by=by, about=about(meeting))
    return notice


def publish(meeting: Meeting, *, at: dt.datetime, by: Actor) -> Notice:
    """Record that the agenda and papers were published at `at`. Who publishes them first makes them (publishing).

    The first moment of publication stays (C5). A meeting not called before is called with it.
    """
    notice = _step(meeting, "publish")
    notice.on_web = at
    if meeting.called_on is None:
        announce(LetterKind.INVITATION, about(meeting))
    meeting.called_on = meeting.called_on or at.astimezone(clock.LONDON).date()
    meeting.published_at = meeting.published_at or at
    said("published the agenda and papers", by=by, about=about(meeting))
    return notice


def hold(meeting: Meeting, *, by: Actor) -> None:
    """Record that the meeting was held. It needs no notice."""
    _move(meeting, "hold")
    said("recorded the meeting as held", by=by, about=about(meeting))


def adjourn(
    meeting: Meeting,
    *,
    at: str = "",
    date: dt.date | None = None,
    time: dt.time | None = None,
    venue: str = "",
    by: Actor,
) -> Notice:
    """Adjourn to another day, or to one not fixed yet (no `date`); the meeting then continues with the same agenda.

    `at` is the time of adjourning, as minuted.
    """
    _check_later(meeting, date)
    _move(meeting, "adjourn")
    row = Adjournment(position=len(meeting.adjournments) + 1, from_text=at or None)
    meeting.adjournments.append(row)
    _set_day(row, date, time, venue)
    notice = _notify(meeting, "adjourn", day=sitting_day(row))
    said(f"adjourned the meeting until {sitting_day(row)}", by=by, about=about(meeting))
    return notice


def set_sitting(meeting: Meeting, *, date: dt.date, time: dt.time | None, venue: str, by: Actor) -> Notice:
    """Set, or set anew, the day on which an adjourned meeting continues."""
    _check_later(meeting, date)
    _move(meeting, "set_sitting")
    if not meeting.adjournments:
        meeting.adjournments.append(Adjournment(position=1))
    row = meeting.adjournments[-1]
    _set_day(row, date, time, venue)
    notice = _notify(meeting, "set_sitting", day=sitting_day(row))
    said(f"set the day on which the meeting continues: {wording.date(date)}", by=by, about=about(meeting))
    return notice


def reconvene(meeting: Meeting, *, by: Actor) -> Notice:
    """Record that the adjourned meeting continued, with the same agenda."""
    _move(meeting, "reconvene")
    notice = _notify(meeting, "reconvene", day=sitting_day(meeting.next_sitting))
    said("recorded that the meeting was reconvened", by=by, about=about(meeting))
    return notice


def postpone(meeting: Meeting, *, reason: str | None = None, by: Actor) -> Notice:
    """Put the meeting off. It keeps its agenda and papers, and is given a new date with `rearrange`."""
    notice = _step(meeting, "postpone", why=_why(reason))
    said(f"postponed the meeting{_why(reason)}", by=by, about=about(meeting))
    return notice


def rearrange(
    meeting: Meeting, *, date: dt.date, time: dt.time | None = None, venue: str | None = None, by: Actor
) -> Notice:
    """Give a postponed meeting its new date. An agenda that was published stays open (C5), and its state published."""
    before = when(meeting)
    old = meeting.date
    _move(meeting, "rearrange")
    meeting.date, meeting.date_text = date, None
    meeting.time, meeting.time_text = time or meeting.time, None if time else meeting.time_text
    meeting.venue = venue or meeting.venue
    if old and not meeting.title_note:
        meeting.title_note = f"Moved from {wording.short_date(old)}"
    if meeting.published_at:
        _move(meeting, "publish")
    notice = _notify(meeting, "rearrange", before=before)
    said(f"gave the meeting its new date, {wording.date(date)}", by=by, about=about(meeting))
    return notice


def cancel(meeting: Meeting, *, reason: str | None = None, by: Actor) -> Notice | None:
    """Cancel the meeting. The public are told, unless they were never told of it."""
    known = meeting.state is not State.PLANNED
    _move(meeting, "cancel")
    notice = _notify(meeting, "cancel", why=_why(reason)) if known else None
    said(f"cancelled the meeting{_why(reason)}", by=by, about=about(meeting))
    return notice


def inquorate(meeting: Meeting, *, by: Actor) -> Notice:
    """Record that too few members came for a quorum, so that nothing could be decided (V2)."""
    notice = _step(meeting, "inquorate")
    said("recorded that there was no quorum", by=by, about=about(meeting))
    return notice


def word_notice(
    notice: Notice, *, words: str, at_offices: dt.datetime | None, on_web: dt.datetime | None, by: Actor
) -> None:
    """Keep the words of a notice and its two times of posting; clear days count from the later (N5)."""
    notice.words, notice.at_offices, notice.on_web = words, at_offices, on_web
    said("changed a notice or its times of posting", by=by, about=about(notice.meeting))


def about(meeting: Meeting) -> str:
    """What the trail calls a meeting and all that belongs to it."""
    return f"meeting/{meeting.id}"


def standing(meeting: Meeting) -> Standing:
    """What the guards of a move ask about the meeting now."""
    sitting = meeting.next_sitting
    return Standing(
        today=clock.today(),
        date=meeting.date,
        has_time=bool(meeting.time or meeting.time_text),
        has_place=bool(meeting.venue),
        lines=len([item for item in meeting.items if item.kind is Kind.ITEM]),
        next_sitting=sitting.to_date if sitting else None,
    )


def when(meeting: Meeting) -> str:
    """Tuesday 24 November 2026 at 10.00 am."""
    day = wording.date(meeting.date) or meeting.date_text or "a day to be fixed"
    hour = meeting.time_text or wording.time(meeting.time)
    return f"{day} at {hour}" if hour else day


def sitting_day(row: Adjournment | None) -> str:
    """“Thursday 26 November 2026 at 2.00 pm at Committee Room 2”: when and where an adjourned meeting continues."""
    if row is None or row.to_date is None:
        return "a day that is not fixed yet"
    hour = f" at {wording.time(row.to_time)}" if row.to_time else ""
    return f"{wording.date(row.to_date)}{hour}" + (f" at {row.to_venue}" if row.to_venue else "")


def _step(meeting: Meeting, name: str, **words: str) -> Notice:
    _move(meeting, name)
    return _notify(meeting, name, **words)


def _move(meeting: Meeting, name: str) -> None:
    still_open(meeting.minutes_locked_at)
    meeting.state = State(make(MOVES, name, meeting.state, standing(meeting)))


def _notify(meeting: Meeting, kind: str, **words: str) -> Notice:
    """A notice of a step, on the web from now; the clerk enters when it was posted at the offices (N5)."""
    place = meeting.venue or "a place to be fixed"
    text = NOTICES[kind].format(panel=meeting.panel_name, when=when(meeting), place=place, **words)
    position = max((notice.position for notice in meeting.notices), default=0) + 1
    notice = Notice(kind=kind, words=text, on_web=clock.now(), position=position)
    meeting.notices.append(notice)
    if kind in INVITED_FOR:
        announce(LetterKind.INVITATION, about(meeting))
    return notice


def _set_day(row: Adjournment, date: dt.date | None, time: dt.time | None, venue: str) -> None:
    row.to_date, row.to_time, row.to_venue = date, time, venue or None
    row.to_text = sitting_day(row) if date else None


def _check_later(meeting: Meeting, date: dt.date | None) -> None:
    if date and meeting.date and date <= meeting.date:
        raise refuse("life", "A meeting is adjourned to a later day. Within one day, minute it as a break.")


def _why(reason: str | None) -> str:
    return f" ({reason.strip()})" if reason and reason.strip() else ""
