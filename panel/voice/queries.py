"""The ledger of a panel, and what of it everyone is told."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from panel import clock, wording
from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.exemption.queries import reader_of
from panel.exemption.rules import Reader, shown
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import agenda_shown, names_known
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.life import AGENDA_OPEN
from panel.voice.models import Raised
from panel.voice.rules import judge_words, no_reply

SPAN = dt.timedelta(days=550)
"""How far from today the meetings are whose items something may be tied to."""

WAITING, DRAFT, SHOWN = "waiting", "draft", "shown"


@finds_body("raised_id")
def body_of_raised(raised_id: int) -> Body | None:
    """The body to which something was raised."""
    found = db.session.get(Raised, raised_id)
    return found.body if found else None


def ledger(body: Body, part: str | None = None) -> sa.Select[Raised]:
    """What was raised with a body, the latest first: all of it, or what waits for a reply, is a draft, or is shown."""
    narrowed = {
        WAITING: Raised.told_on.is_(None),
        DRAFT: Raised.shown_at.is_(None),
        SHOWN: Raised.shown_at.is_not(None),
    }
    query: sa.Select[Raised] = db.select(Raised).where(Raised.body_id == body.id)
    query = query.where(narrowed[part]) if part in narrowed else query
    line = joinedload(Raised.item).joinedload(AgendaItem.meeting)
    return query.options(line).order_by(Raised.raised_on.desc().nulls_last(), Raised.id.desc())


def silence_of(raised: Raised) -> str:
    """“No reply for 9 weeks”, where the panel's own limit is passed."""
    limit, answered = raised.body.voice_weeks, bool(raised.answer)
    return no_reply(raised.raised_on, raised.told_on, clock.today(), limit, answered=answered)


def findings_of(raised: Raised) -> list[Finding]:
    """What in its words may tell who a child is; the names of everyone known are looked for (D3)."""
    return judge_words(raised.texts, names_known())


def lines_for(body: Body, now: AgendaItem | None = None) -> dict[str, list[tuple[int, str]]]:
    """The agenda items that a thing may be tied to, by meeting, the latest first; with the one it is tied to."""
    first, last = clock.today() - SPAN, clock.today() + SPAN
    query = (
        db.select(AgendaItem)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.body_id == body.id, AgendaItem.removed_at.is_(None), AgendaItem.kind == Kind.ITEM)
        .where(sa.or_(Meeting.date.between(first, last), AgendaItem.id == (now.id if now else 0)))
        .order_by(Meeting.date.desc(), Meeting.id, AgendaItem.position)
        .options(joinedload(AgendaItem.meeting))
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for item in db.session.scalars(query):
        day = wording.short_date(item.meeting.date) or item.meeting.date_text or "Date not known"
        found.setdefault(day, []).append((item.id, f"{item.number} {item.title}" if item.number else item.title))
    return found


@dataclass(frozen=True)
class Told:
    """One thing as everyone reads it: what they said, where it was talked about, what came of it."""

    id: int
    who: str
    when: str
    words: str
    talked: str
    item_id: int | None
    answer: str
    changed: str
    told: str
    silence: str


def told_by(body: Body, reader: Reader | None = None) -> list[Told]:
    """What young people raised and someone marked as fit to be shown, the latest first (G5).

    With a `reader`, as an edition has it: on paper, for everyone. Of an item that is closed nothing is told.
    """
    whole = joinedload(Raised.item).joinedload(AgendaItem.meeting).options(selectinload(Meeting.items))
    rows = db.session.scalars(ledger(body, SHOWN).options(whole))
    return [_told(raised, reader or reader_of(body), on_paper=reader is not None) for raised in rows]


def _told(raised: Raised, reader: Reader, *, on_paper: bool) -> Told:
    item = raised.item if raised.item and _may_be_named(raised.item, reader, on_paper=on_paper) else None
    when = wording.short_date(raised.raised_on) or raised.raised_text or ""
    day = (wording.short_date(item.meeting.date) or item.meeting.date_text or "") if item else ""
    told = [wording.short_date(raised.told_on), raised.told_how or ""]
    return Told(
        id=raised.id,
        who=raised.raised_by,
        when=when,
        words=raised.words,
        talked=f"{item.title}, at the meeting of {day}" if item else "",
        item_id=item.id if item else None,
        answer=raised.answer or "",
        changed=raised.changed or "",
        told=": ".join(filter(None, told)),
        silence=silence_of(raised),
    )


def _may_be_named(item: AgendaItem, reader: Reader, *, on_paper: bool) -> bool:
    """Whether the line may be told of: its agenda is out, and nothing withholds what stands under it."""
    meeting: Meeting = item.meeting
    out: Sequence[bool] = (meeting.state in AGENDA_OPEN, meeting.published_at is not None)
    return item.removed_at is None and (any(out) if on_paper else agenda_shown(meeting)) and shown(item.marking, reader)
