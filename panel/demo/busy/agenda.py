"""A meeting of the busy panel: its notices, its agenda, who came and what they declared, and what was published."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from panel.audit.models import AuditEntry
from panel.demo.busy.panel import Panel, Sitting
from panel.demo.busy.words import TOPICS, pick
from panel.interests.models import Declaration
from panel.meetings.models import AgendaItem, Attendance, ClosedBusiness, Meeting, Notice, Presiding
from panel.meetings.rules.agenda import Kind, Part
from panel.publishing.models import Publication

STANDARD = (
    ("Apologies for absence", "apologies"),
    ("Declarations of interest", "interests"),
    ("Minutes of the last meeting", "minutes"),
    ("Action log", "action_log"),
    ("", None),
    ("", None),
    ("", None),
    ("", None),
    ("Work programme", "work_programme"),
    ("What a home costs", None),
)
"""The ten lines of every agenda with what the software does there; the four without a title are reports."""

CHANGES = 20
"""Entries of the trail about each meeting."""


@dataclass(frozen=True)
class LineFacts:
    """A line as the other rows name it."""

    id: int
    key: str
    title: str
    role: str | None
    closed: bool

    @property
    def reported(self) -> bool:
        """Whether there is a report under it."""
        return self.role is None


def add_meeting(panel: Panel, sitting: Sitting) -> int:
    """The meeting itself and its notices."""
    meeting = panel.rows.add(
        Meeting,
        key=f"busy-meeting-{sitting.n}",
        body_id=panel.body.id,
        state=sitting.state,
        date=sitting.day,
        time=dt.time(10),
        venue="Committee Room 2, County Hall, Fenchester",
        body_name=panel.body.name,
        called_on=sitting.at(-40).date(),
        published_at=sitting.at(-12) if sitting.published else None,
        roll=panel.roll if sitting.held else None,
        started="10.02 am" if sitting.held else None,
        concluded="12.10 pm" if sitting.held else None,
    )
    for position, kind in enumerate(("call", "publish")[: 1 + sitting.published], 1):
        when = sitting.at(-40 if kind == "call" else -12)
        words = f"The {panel.body.name} meets on {sitting.day}."
        facts = {"position": position, "kind": kind, "words": words, "at_offices": when, "on_web": when}
        panel.rows.add(Notice, meeting_id=meeting, **facts)
    for change in range(CHANGES):
        facts = {"at": sitting.at(change - 40), "who": "Morgan Tullivane", "about": f"meeting/{meeting}"}
        panel.rows.add(AuditEntry, sentence=f"changed line {change % 10 + 1} of the agenda", **facts)
    return meeting


def add_lines(panel: Panel, sitting: Sitting, meeting: int) -> list[LineFacts]:
    """The ten lines of its agenda, the last of them taken without the public."""
    lines = []
    for position, (standard, role) in enumerate(STANDARD, 1):
        key, title = f"busy-{sitting.n}-{position}", standard or pick(TOPICS, sitting.n * 4 + position)
        closed = position == len(STANDARD)
        id = panel.rows.add(
            AgendaItem,
            meeting_id=meeting,
            position=position,
            key=key,
            kind=Kind.ITEM,
            number=str(position),
            part=Part.CLOSED if closed else Part.OPEN,
            title=title,
            purpose=f"To consider {title.lower()}." if role is None else None,
            role=role,
            exempt=closed,
            exempt_paragraphs=[3] if closed else [],
            public_interest="The price would tell others what to ask for." if closed else None,
            exempt_decided_by="Proper Officer" if closed else None,
            published_on=sitting.at(-12).date() if sitting.published else None,
        )
        lines.append(LineFacts(id, key, title, role, closed))
    return lines


def add_attendance(panel: Panel, sitting: Sitting, meeting: int, lines: list[LineFacts]) -> None:
    """Who came and who presided, two interests, and the motion to exclude the public."""
    for position, person in enumerate((*panel.members, *panel.officers[:4]), 1):
        away = (position + sitting.n) % 5 == 0
        seat = panel.seats.get(person.id)
        facts = {"seat_id": seat, "status": "apologies" if away else "present", "mode": None if away else "room"}
        panel.rows.add(Attendance, meeting_id=meeting, position=position, person_id=person.id, **facts)
    panel.rows.add(Presiding, meeting_id=meeting, position=1, person_id=panel.members[0].id)
    for position in (1, 2):
        panel.rows.add(
            Declaration,
            meeting_id=meeting,
            position=position,
            person_id=panel.members[(sitting.n + position) % len(panel.members)].id,
            items=[lines[3 + position].key],
            kind="Other registrable interest",
            nature="a governor of the school that is named in the report",
            action="Stayed and did not vote",
        )
    motion = {
        "from_item": lines[-1].key,
        "to_item": lines[-1].key,
        "paragraphs": [3],
        "carried": True,
        "at": "11.50 am",
    }
    panel.rows.add(ClosedBusiness, meeting_id=meeting, position=1, reason="The price of a home.", **motion)


def minutes_planned(book: int, closed: int, line: LineFacts) -> dict[str, Any]:
    """What the page plan says of the minutes of the meeting before, of which one is closed."""
    row = {"key": f"minutes-{book}", "item": line.key, "what": "minutes", "title": line.title, "withheld": ""}
    return {**row, "closed": [f"minute/{closed}"]}


def add_publications(panel: Panel, sitting: Sitting, meeting: int, papers: list[dict[str, Any]]) -> None:
    """The pack in both editions: what stands on which pages of it, without drawing it."""
    for position, edition in enumerate(("full", "public"), 1):
        panel.rows.add(
            Publication,
            meeting_id=meeting,
            position=position,
            edition=edition,
            at=sitting.at(-12),
            by="Morgan Tullivane",
            sha256=panel.file,
            octets=panel.octets,
            pages=len(papers) * 2,
            first_page=1,
            last_page=len(papers) * 2,
            contents=_on_pages([one for one in papers if edition == "full" or not one["withheld"]]),
            membership=panel.roll,
        )


def _on_pages(papers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The page plan: two pages each, after the notice."""
    front = {"key": "front", "item": None, "what": "notice and agenda", "title": "Notice and agenda", "withheld": ""}
    return [
        {**one, "digest": "", "first": n * 2 + 1, "last": n * 2 + 2, "page": n * 2 + 1}
        for n, one in enumerate((front, *papers))
    ]
