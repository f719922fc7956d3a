"""What a search finds of minutes: what was said, what was decided and asked for; what is closed has doors of its own.

A minute that is withheld is found by its public summary alone, and its closed parts apart from its public text (P5).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from panel.exemption.rules import OPEN, Marking
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.rules.life import PUBLIC as CALLED
from panel.minutes.markings import marking_of, part_marking_of
from panel.minutes.models import Action, Minute, MinuteBook, Outcome
from panel.minutes.queries import book_of, minutes_of, taken_down
from panel.minutes.rules.life import PUBLIC
from panel.minutes.rules.vote_words import heading
from panel.richtext.plain import plain
from panel.search.rules.doors import Kind, Opens, way
from panel.search.sources import Source, texts_of


@dataclass(frozen=True)
class Shelf:
    """Where the minutes of a meeting stand: for whom they are, and the word for those that are not out."""

    meeting: Meeting
    opens: Opens
    state: str


@texts_of(Meeting)
def minute_texts(meeting_id: int) -> Iterator[Source]:
    """The minutes of a meeting, from their first draft."""
    meeting = db.session.get(Meeting, meeting_id)
    book = book_of(meeting) if meeting else None
    if meeting is None or book is None:
        return
    shelf = Shelf(meeting, _opens(book), "" if book.state in PUBLIC else "Draft")
    for minute in minutes_of(meeting):
        yield from _passages(shelf, minute)


def _opens(book: MinuteBook) -> Opens:
    """For whom the minutes are: those that were taken down for whoever takes down (D7)."""
    if taken_down(book.meeting):
        return Opens.WITHDRAWING
    if book.state not in PUBLIC:
        return Opens.DRAFT_MINUTES
    return Opens.EVERYONE if book.meeting.state in CALLED else Opens.PREPARING


def _passages(shelf: Shelf, minute: Minute) -> Iterator[Source]:
    whole = marking_of(minute)
    part = whole if whole.restricted else part_marking_of(minute)
    item = minute.item.title if minute.item else ""
    if whole.restricted:
        yield _source(shelf, minute, OPEN, item or "Business not for publication", minute.summary or "")
    title = minute.title or item
    yield _source(shelf, minute, whole, title, _said(minute, closed=False))
    if minute.closed_html or any(point.closed for point in minute.points):
        yield _source(shelf, minute, part, title, _said(minute, closed=True))
    decided = [(one.closed, _decided(one)) for one in minute.outcomes]
    for closed, words in [*decided, *((one.closed, _asked(one)) for one in minute.actions)]:
        yield _source(shelf, minute, part if closed else whole, title, words, Kind.OUTCOME)


def _said(minute: Minute, *, closed: bool) -> str:
    """The text and points of a minute, those that are public or those that are closed."""
    own = minute.closed_html if closed else minute.html
    note = None if closed else minute.post_meeting_note
    points = [plain(point.html or "") for point in minute.points if point.closed is closed]
    return _lines([plain(own or ""), *points, note])


def _decided(outcome: Outcome) -> str:
    """“RESOLVED – that …”, with its parts and whom it asks."""
    lead = heading(outcome.verb, outcome.verb_text, outcome.to)
    parts = [" ".join(filter(None, [part.label, part.text, _whom(part)])) for part in outcome.parts]
    return _lines([" – ".join(filter(None, [lead, outcome.lead_in])), *parts])


def _asked(action: Action) -> str:
    return " ".join(filter(None, ["ACTION –", action.text, _whom(action)]))


def _whom(row: Any) -> str:
    """Who is asked, and by when."""
    asked = row.follow_up
    return f"({'; '.join(filter(None, [*(owner.printed for owner in asked.owners), asked.due]))})" if asked else ""


def _lines(words: Sequence[str | None]) -> str:
    return "\n".join(filter(None, words))


def _source(shelf: Shelf, minute: Minute, marking: Marking, title: str, text: str, kind: Kind = Kind.MINUTES) -> Source:
    meeting = shelf.meeting
    return Source(
        kind=kind,
        about=minute.about,
        way=way(meeting.body_id, shelf.opens, meeting_id=meeting.id, marking=marking),
        title=title,
        text=text,
        place=f"Minute {minute.number}" if minute.number else "",
        state=shelf.state,
        endpoint="minutes.minutes",
        values={"meeting_id": meeting.id, "_anchor": f"minute-{minute.id}"},
        date=meeting.date,
    )
