"""What is minuted by itself: apologies, from the attendance; interests declared; why an item was taken as urgent."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from panel import wording
from panel.extensions import db
from panel.interests.models import Declaration
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.models import Minute
from panel.minutes.rules.wording import DETAILS_WITHHELD, NO_APOLOGIES, NONE_DECLARED, declared, urgent, what_they_did


def standing_text(minute: Minute) -> str:
    """The HTML of what the record has for a standard line, or for an urgent item; empty for any other minute."""
    role = minute.item.role if minute.item else None
    if role == "apologies":
        return paragraphs(apologies(minute.meeting))
    if role == "interests":
        return paragraphs(interests(minute.meeting))
    return paragraphs(urgency(minute.item)) if minute.item else ""


def urgency(item: AgendaItem) -> list[str]:
    """The chair's opinion that an item is urgent, with the special circumstances: the minutes must state them (U1)."""
    agreed = item.urgent and item.urgent_agreed_by and item.urgent_reason
    return [urgent(item_words(item), item.urgent_reason or "")] if agreed else []


def apologies(meeting: Meeting) -> list[str]:
    """Who sent apologies, in one sentence. Why they did is kept for the clerk: it may speak of their health."""
    absent = [row.printed for row in meeting.attendance if (row.status or "").lower() == "apologies"]
    return [f"Apologies for absence were received from {wording.listed(absent)}."] if absent else [NO_APOLOGIES]


def interests(meeting: Meeting) -> list[str]:
    """What was declared, a sentence each; or that nothing was."""
    return [sentence for _, sentence in declarations(meeting)] or [meeting.interests_none or NONE_DECLARED]


def declarations(meeting: Meeting) -> list[tuple[str, str]]:
    """Who declared an interest, and the sentence for it; not those that a correction took out."""
    numbers = {item.key: item_words(item) for item in meeting.items}
    rows = db.session.scalars(
        db.select(Declaration).where(Declaration.meeting_id == meeting.id).order_by(Declaration.position)
    )
    return [(row.printed, _declared(row, numbers)) for row in rows if not row.deleted_by_correction]


def _declared(row: Declaration, numbers: dict[str, str]) -> str:
    items = "all items" if row.all_items else wording.listed(numbers.get(key, key) for key in row.items or [])
    return declared(
        row.printed or "A member",
        kind=(row.kind or "").replace("_", " "),
        items=items,
        nature=DETAILS_WITHHELD if row.sensitive else row.nature or "",
        after="; ".join(filter(None, (what_they_did(row.action or "", row.left, row.returned), *_besides(row)))),
    )


def _besides(row: Declaration) -> Iterator[str]:
    """What else the record holds: a dispensation (not that of a sensitive interest), speaking and voting (2.3)."""
    dispensation = row.granted.reference if row.granted else row.dispensation
    if dispensation and not row.sensitive:
        yield f"by a dispensation ({dispensation})"
    if row.spoke_as_public:
        yield "spoke as a member of the public may"
    if row.voted is not None:
        yield "took part in the vote" if row.voted else "took no part in the vote"


def item_words(item: AgendaItem) -> str:
    """How a sentence names a line of the agenda: “item 7”, or by its title where it has no number."""
    return f"item {item.number.rstrip('.')}" if item.number else f"“{item.title}”"


def paragraphs(sentences: Iterable[str]) -> str:
    """Sentences as HTML, a paragraph each."""
    return str(Markup("").join(Markup("<p>{}</p>").format(escape(sentence)) for sentence in sentences))
