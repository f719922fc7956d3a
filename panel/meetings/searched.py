"""What a search finds of meetings: what each is, and the lines of its agenda."""

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import lazyload, selectinload

from panel import wording
from panel.extensions import db
from panel.meetings.models import AgendaItem, Attendance, Meeting
from panel.meetings.rules.agenda import Kind as LineKind
from panel.meetings.rules.life import AGENDA_OPEN, PUBLIC
from panel.search.rules.doors import Kind, Opens, way
from panel.search.sources import Source, sits_for_others, texts_of

NEEDED = (selectinload(Meeting.attendance), lazyload(Meeting.adjournments))
"""Of a meeting, to know who stood in for whom."""


@sits_for_others
def sits_in_place_at(person_id: int) -> Sequence[Meeting]:
    """The meetings at which a person is recorded in another's place."""
    for_another = sa.or_(Attendance.for_person_id.is_not(None), Attendance.for_as_printed.is_not(None))
    meetings = sa.select(Attendance.meeting_id).where(Attendance.person_id == person_id, for_another)
    query = sa.select(Meeting).where(Meeting.id.in_(meetings)).options(*NEEDED)
    return db.session.scalars(query).all()


@texts_of(Meeting)
def agenda_texts(meeting_id: int) -> Iterator[Source]:
    """A meeting from its being called, and its lines from their publication; before that for those who prepare it."""
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None:
        return
    yield _meeting(meeting)
    published = meeting.state in AGENDA_OPEN or meeting.published_at is not None
    yield from (_line(item, published=published) for item in meeting.items)


def _meeting(meeting: Meeting) -> Source:
    day = wording.date(meeting.date) or meeting.date_text or ""
    return Source(
        kind=Kind.AGENDA,
        about=f"meeting/{meeting.id}",
        way=way(meeting.body_id, _opens(called=meeting.state in PUBLIC), meeting_id=meeting.id),
        title=f"Meeting of {day}" if day else "Meeting",
        text=_lines([meeting.panel_name, meeting.venue, meeting.title_note]),
        endpoint="publishing.meeting",
        values={"meeting_id": meeting.id},
        date=meeting.date,
    )


def _line(item: AgendaItem, *, published: bool) -> Source:
    """A line. Its title and what it is for are public with the agenda, whatever withholds its papers (P1)."""
    meeting = item.meeting
    heading = item.kind is LineKind.HEADING
    return Source(
        kind=Kind.AGENDA,
        about=item.about,
        way=way(meeting.body_id, _opens(called=published), meeting_id=meeting.id),
        title=item.title,
        text=_lines([item.purpose, item.presenter]),
        place=f"Item {item.number}" if item.number else "",
        endpoint="publishing.meeting" if heading else "publishing.item",
        values={"meeting_id": meeting.id} if heading else {"item_id": item.id},
        date=meeting.date,
    )


def _opens(*, called: bool) -> Opens:
    return Opens.EVERYONE if called else Opens.PREPARING


def _lines(words: Iterable[str | None]) -> str:
    return "\n".join(filter(None, words))
