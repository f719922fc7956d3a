"""The lines of an agenda: adding, changing, moving, removing. Numbers follow by themselves.

Two people may arrange one agenda at the same moment, while others write its items. So arranging goes in turn, under a
lock on the meeting's row (SQLite lets one writer in at a time anyway); and it writes places and numbers past the
version counter of a line, so that a title being typed meanwhile is saved, and no conflict is made of it.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm.util import identity_key

from panel import clock
from panel.audit.operations import Actor, said
from panel.bodies.models import StandardItem
from panel.extensions import db
from panel.lifecycle import refuse
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations.life import about
from panel.meetings.queries import role_purpose
from panel.meetings.rules.agenda import Kind, Line, Part, landing, late_number, numbers
from panel.meetings.rules.life import SAT
from panel.meetings.rules.signed import still_open

LINES = cast(sa.Table, AgendaItem.__table__)

SHAPE = ("kind", "level", "number", "number_fixed")
"""Columns that numbering depends on."""

WORDS = (
    *("title", "purpose", "presenter", "minutes_allowed", "to_follow", "verbal", "part", "role", "prepared_motion"),
    *("urgent", "urgent_reason", "urgent_agreed_by", "late_reason"),
)
MARKING = (
    *("exempt", "exempt_paragraphs", "contract_terms", "public_interest"),
    *("exempt_decided_by", "exempt_decided_on", "exempt_review_on"),
    *("confidential", "confidential_ground"),
)
FACTS = (*SHAPE, *WORDS, *MARKING)
"""What may be entered about a line."""

COPIED = ("kind", "level", "title", "purpose", "presenter", "minutes_allowed", "part", "role", "verbal")
"""What a line brings along from the last meeting's agenda: not its marking, its motion or its lateness."""


def add_line(meeting: Meeting, facts: Mapping[str, Any], *, after: AgendaItem | None = None, by: Actor) -> AgendaItem:
    """Add a line at the end, or after another. `facts` are columns named in FACTS; a number given is kept."""
    _take_turn(meeting)
    made = _new(meeting, facts)
    ids = [row.id for row in _rows(meeting) if row.id != made.id]
    place = ids.index(after.id) + 1 if after is not None and after.id in ids else len(ids)
    _arrange(meeting, [*ids[:place], made.id, *ids[place:]], {made.id})
    said(f"added “{made.title}” to the agenda", by=by, about=about(meeting))
    return made


def add_standard(meeting: Meeting, items: Iterable[StandardItem], *, by: Actor) -> list[AgendaItem]:
    """Add standard items of the body at the end, in their order."""
    lines = [
        {"title": item.title, "purpose": item.purpose, "part": _part(item.part), "role": item.role} for item in items
    ]
    return _add_all(meeting, lines, "added standard items to the agenda", by=by)


def copy_lines(meeting: Meeting, source: Meeting, *, by: Actor) -> list[AgendaItem]:
    """Begin with the agenda of another meeting: its lines, not its papers."""
    lines = [{name: getattr(item, name) for name in COPIED} for item in source.items]
    for line in lines:
        if line["role"] in ("minutes", "next_meeting"):
            line["purpose"] = None
    return _add_all(meeting, lines, "took over the agenda of another meeting", by=by)


def edit_line(item: AgendaItem, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change a line. Other lines are renumbered only where this one's shape or number has changed."""
    still_open(item.meeting.minutes_locked_at)
    changed = {name: value for name, value in facts.items() if name in FACTS and getattr(item, name) != value}
    reshaped = any(name in SHAPE for name in changed)
    if reshaped:
        _take_turn(item.meeting)
    for name, value in changed.items():
        setattr(item, name, value)
    if "title" in changed:
        item.title_safe_by = item.title_safe_on = None
    if any(name in MARKING for name in changed):
        item.close_again()
    if reshaped:
        db.session.flush()
        _arrange(item.meeting, [row.id for row in _rows(item.meeting)])
    said(f"changed “{item.title}” on the agenda", by=by, about=about(item.meeting))


def title_is_safe(item: AgendaItem, *, by: Actor) -> None:
    """Confirm that the title of a closed line may be published: it says nothing of who someone is (P1).

    It is asked again when the title changes.
    """
    still_open(item.meeting.minutes_locked_at)
    item.title_safe_by, item.title_safe_on = by.name, clock.today()
    said(f"confirmed that the title “{item.title}” is safe to publish", by=by, about=about(item.meeting))


def move_line(item: AgendaItem, to: int, *, by: Actor) -> None:
    """Move a line, with its sub-items, to place `to` (from 1). A place beyond the end is the last."""
    _take_turn(item.meeting)
    rows = _rows(item.meeting)
    ids = [row.id for row in rows]
    if item.id not in ids:
        raise refuse("agenda", "This line has been removed from the agenda.")
    order = landing([row.level for row in rows], ids.index(item.id), to - 1)
    _arrange(item.meeting, [ids[place] for place in order])
    said(f"moved “{item.title}” to place {to} of the agenda", by=by, about=about(item.meeting))


def remove_line(item: AgendaItem, *, by: Actor) -> None:
    """Take a line off the agenda. It is kept, with its papers, and can be put back.

    Raises Refused once the agenda is published: it stays as the public were given it.
    """
    if item.meeting.published_at or item.meeting.state in SAT:
        words = "The agenda is published, so this line stays on it. Change its title to say that it is withdrawn."
        raise refuse("N4", words)
    _take_turn(item.meeting)
    item.removed_at = clock.now()
    db.session.flush()
    _arrange(item.meeting, [row.id for row in _rows(item.meeting)])
    said(f"removed “{item.title}” from the agenda", by=by, about=about(item.meeting))


def put_back(item: AgendaItem, *, by: Actor) -> None:
    """Put a removed line back where it was."""
    _take_turn(item.meeting)
    item.removed_at = None
    db.session.flush()
    ids = [row.id for row in _rows(item.meeting) if row.id != item.id]
    place = max(0, item.position - 1)
    _arrange(item.meeting, [*ids[:place], item.id, *ids[place:]])
    said(f"put “{item.title}” back on the agenda", by=by, about=about(item.meeting))


def _add_all(meeting: Meeting, lines: Iterable[Mapping[str, Any]], sentence: str, *, by: Actor) -> list[AgendaItem]:
    _take_turn(meeting)
    ids = [row.id for row in _rows(meeting)]
    made = [_new(meeting, facts) for facts in lines]
    _arrange(meeting, [*ids, *(item.id for item in made)], {item.id for item in made})
    said(sentence, by=by, about=about(meeting))
    return made


def _take_turn(meeting: Meeting) -> None:
    """Arrange one at a time. Other writers of the meeting's rows need not wait."""
    still_open(meeting.minutes_locked_at)
    turn = sa.select(Meeting.id).where(Meeting.id == meeting.id).with_for_update(key_share=True)
    db.session.execute(turn)


def _new(meeting: Meeting, facts: Mapping[str, Any]) -> AgendaItem:
    """A line with what the software knows to say in it."""
    given = {name: value for name, value in facts.items() if name in FACTS}
    item = AgendaItem(**({"kind": Kind.ITEM, "level": 0, "part": Part.OPEN} | given))
    item.number_fixed = bool(item.number)
    item.purpose = item.purpose or role_purpose(meeting, item.role)
    item.added_on = clock.today() if meeting.published_at else None
    meeting.items.append(item)
    db.session.flush()
    return item


def _part(words: str | None) -> Part:
    return Part.CLOSED if words == Part.CLOSED else Part.OPEN


def _rows(meeting: Meeting) -> Sequence[Any]:
    """The lines as they stand in the database now, whatever this session has read before."""
    t = LINES.c
    columns = (t.id, t.position, t.kind, t.level, t.number, t.number_fixed)
    standing = sa.and_(t.meeting_id == meeting.id, t.removed_at.is_(None))
    return db.session.execute(sa.select(*columns).where(standing).order_by(t.position, t.id)).all()


def _arrange(meeting: Meeting, order: Sequence[int], new: Container[int] = ()) -> None:
    """Keep the lines in this order, with the numbers that follow from it. `new` are the lines just added."""
    rows = {row.id: row for row in _rows(meeting)}
    lines = [Line(row.kind, row.level, row.number, row.number_fixed) for row in (rows[id] for id in order)]
    fresh = [place for place, id in enumerate(order) if id in new]
    for place, (id, number) in enumerate(zip(order, _numbered(meeting, lines, fresh), strict=True), 1):
        if (rows[id].position, rows[id].number) != (place, number):
            _place(id, position=place, number=number)
    db.session.expire(meeting, ["items"])


def _numbered(meeting: Meeting, lines: Sequence[Line], fresh: Iterable[int]) -> list[str | None]:
    """The numbers of lines. Once the agenda is published they stay, and only those just added are given the next."""
    style, reserved = meeting.body.sub_items, meeting.body.reserved_numbers or ()
    if not meeting.published_at:
        return numbers(lines, style, reserved)
    given = list(lines)
    for place in fresh:
        given[place] = replace(given[place], number=late_number(given, place, style, reserved))
    return [line.number for line in given]


def _place(id: int, *, position: int, number: str | None) -> None:
    """Write a line's place and number past its version counter, and past the listener that notes changes."""
    db.session.execute(LINES.update().where(LINES.c.id == id).values(position=position, number=number))
    held = db.session.identity_map.get(identity_key(AgendaItem, id))
    if held is not None:
        db.session.expire(held, ["position", "number"])
