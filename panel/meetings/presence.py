"""Who is in the room, from the record of attendance: at a moment, or for an item of business (V2, V8, B12)."""

import datetime as dt
from collections.abc import Iterable

from panel.lifecycle import Finding
from panel.meetings.models import AgendaItem, Attendance, Meeting, Presiding
from panel.meetings.rules.presence import Place, Stay, absence, odd_times
from panel.meetings.rules.presiding import Span, judge_presiding, presiding_over


def in_room(meeting: Meeting, item: AgendaItem | None = None, at: dt.time | None = None) -> list[Attendance]:
    """Everyone who is there in the sense of the law: for an item, at a time, or as it stands now."""
    return [one for one in meeting.attendance if why_absent(one, item, at) is None]


def why_absent(
    one: Attendance, item: AgendaItem | None = None, at: dt.time | None = None, *, remote: bool | None = None
) -> tuple[str, str] | None:
    """Why someone on the record is not in the room, as rule and words; None where they are there.

    `remote` is whether attending from afar will do: what the body says of the quorum, unless told otherwise.
    """
    counts = one.meeting.body.remote_counts if remote is None else remote
    return absence(place_of(one), remote_counts=counts, item=item.key if item else None, at=at)


def place_of(one: Attendance) -> Place:
    """Someone's attendance in the form the rules ask for. Whoever is not recorded as present is not there."""
    return Place(
        present=(one.status or "").strip().lower() == "present",
        remote=(one.mode or "").strip().lower() == "remote",
        stays=stays_of(one),
        left_for=frozenset(one.left_for_items or ()),
    )


def stays_of(one: Attendance) -> tuple[Stay, ...]:
    """The stretches for which someone was there."""
    return tuple(Stay(spell.joined, spell.left) for spell in one.spells)


def spans_of(rows: Iterable[Presiding]) -> list[Span]:
    """What each row says that somebody presided over, in the form the rules ask for."""
    return [Span(row.printed, frozenset(row.items or ()), row.from_text, row.to_text) for row in rows]


def presiding_at(meeting: Meeting, item: AgendaItem | None = None, at: dt.time | None = None) -> Presiding | None:
    """Who presides over an item, or at a moment, so far as it is recorded; apart from the elected chair."""
    place = presiding_over(spans_of(meeting.presiding), item.key if item else None, at)
    return None if place is None else meeting.presiding[place]


def presiding_findings(meeting: Meeting, rows: Iterable[Presiding] | None = None) -> list[Finding]:
    """What is wrong, or odd, in who presided as recorded, or as `rows` would have it."""
    titles = {line.key: f"item {line.number}" if line.number else f"“{line.title}”" for line in meeting.items}
    return judge_presiding(spans_of(meeting.presiding if rows is None else rows), titles)


def odd_times_at(meeting: Meeting) -> list[Finding]:
    """Every time in the record of attendance that is worth a second look (V8)."""
    return [
        finding
        for one in meeting.attendance
        for finding in odd_times(one.printed, stays_of(one), began=meeting.started, ended=meeting.concluded)
    ]
