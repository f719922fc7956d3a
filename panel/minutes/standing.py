"""What is minuted by itself: the apologies, from the attendance; the interests, from what was declared."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from panel import wording
from panel.extensions import db
from panel.interests.models import Declaration
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.models import Minute
from panel.minutes.rules.wording import DETAILS_WITHHELD, NO_APOLOGIES, NONE_DECLARED, declared, what_they_did


def standing_text(minute: Minute) -> str:
    """The HTML of a standard line from what the record has; empty for any other minute."""
    role = minute.item.role if minute.item else None
    if role == "apologies":
        return _paragraphs(apologies(minute.meeting))
    if role == "interests":
        return _paragraphs(interests(minute.meeting))
    return ""


def apologies(meeting: Meeting) -> list[str]:
    """Who sent apologies, in one sentence."""
    absent = [_absent(row) for row in meeting.attendance if (row.status or "").lower() == "apologies"]
    return [f"Apologies for absence were received from {wording.listed(absent)}."] if absent else [NO_APOLOGIES]


def _absent(row: object) -> str:
    reason = getattr(row, "reason", None)
    return f"{getattr(row, 'printed', '')} ({reason})" if reason else str(getattr(row, "printed", ""))


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
        after=what_they_did(row.action or "", row.left, row.returned),
    )


def item_words(item: AgendaItem) -> str:
    """How a sentence names a line of the agenda: “item 7”, or by its title where it has no number."""
    return f"item {item.number.rstrip('.')}" if item.number else f"“{item.title}”"


def _paragraphs(sentences: Iterable[str]) -> str:
    return str(Markup("").join(Markup("<p>{}</p>").format(escape(sentence)) for sentence in sentences))
