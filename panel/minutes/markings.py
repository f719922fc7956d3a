"""What withholds a minute, whole or in part: the facts that `shown` is asked with."""

from collections.abc import Sequence
from dataclasses import replace

from panel.exemption.rules import OPEN, Edition, Marking, Reader, shown
from panel.meetings.queries import course_of_meeting
from panel.meetings.rules.agenda import Part
from panel.meetings.rules.closed import Course
from panel.minutes.models import Minute
from panel.minutes.rules.closed import withheld

CLOSABLE = ("points", "outcomes", "actions")
"""The parts of a minute that may be closed one by one."""


def marking_of(minute: Minute, course: Course | None = None) -> Marking:
    """The marking of a whole minute: what `shown` is asked with (P5, P6). What a decision opened bears none (P7).

    The course of its meeting is looked up unless it is given.
    """
    if minute.opened_at is not None:
        return OPEN
    item, went = minute.item, course or course_of_meeting(minute.meeting)
    closed = item is not None and (item.part is Part.CLOSED or item.key in went.closed)
    of_item, stayed = item.marking if item else OPEN, item is not None and item.key in went.kept_open
    whole = withheld(minute.open, marking=of_item, closed=closed, kept_open=stayed)
    if whole.restricted and not (whole.paragraphs or whole.confidential) and minute.marking.restricted:
        whole = minute.marking
    return named(whole, minute)


def part_marking_of(minute: Minute) -> Marking:
    """The marking of what of a minute is closed beside its public text: its own, or its item's, or the bare fact."""
    if minute.opened_at is not None:
        return OPEN
    of_item = minute.item.marking if minute.item else OPEN
    own = minute.marking if minute.marking.restricted else of_item
    return named(own if own.restricted else Marking(exempt=True), minute)


def edition_of(minutes: Sequence[Minute], reader: Reader) -> Edition:
    """The edition of the printed minutes that a reader may have: the full one only if all that is in it is shown them.

    Where nothing is closed the two are the same; where a decision opened something the full one is for everybody (P7).
    """
    markings = [marking_of(one) for one in minutes] + [part_marking_of(one) for one in minutes if has_closed_part(one)]
    differ = any(one.restricted for one in markings) or any(one.opened_at for one in minutes)
    entitled = reader.sees_restricted or differ
    return Edition.FULL if entitled and all(shown(one, reader) for one in markings) else Edition.PUBLIC


def is_closed(minute: Minute) -> bool:
    """Whether anything of a minute is closed, the whole of it or a part."""
    return marking_of(minute).restricted or has_closed_part(minute)


def named(marking: Marking, minute: Minute) -> Marking:
    """A marking as that of this minute, which is a part of its item (M2)."""
    return replace(marking, about=minute.about, under=(minute.item.about,) if minute.item else ())


def has_closed_part(minute: Minute) -> bool:
    """Whether something of the minute is kept apart from its public text."""
    rows = [row for name in CLOSABLE for row in getattr(minute, name)]
    return bool(minute.closed_html) or any(row.closed for row in rows)
