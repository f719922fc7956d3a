"""Recording that the chair of the meeting is of the opinion that an item is urgent (U1, U2)."""

from panel.audit.operations import Actor, said
from panel.lifecycle import Finding, Level, Refused
from panel.meetings.models import AgendaItem
from panel.meetings.presence import presiding_at
from panel.meetings.rules.signed import still_open
from panel.meetings.rules.urgency import judge_agreement, judge_circumstances
from panel.minutes.operations.taking import check_editable
from panel.minutes.queries import minute_of
from panel.minutes.standing import paragraphs, urgency


def agree(item: AgendaItem, *, reason: str, agreed_by: str, by: Actor) -> list[Finding]:
    """Record the special circumstances and who in the chair agrees; the item's minute then says so by itself.

    Returns what is noted. Raises Refused where the circumstances say nothing (U2) or nobody agrees (U1), and where the
    minute has words already that may no longer be changed.
    """
    still_open(item.meeting.minutes_locked_at)
    found = judge(item, reason, agreed_by)
    binding = [finding for finding in found if finding.level is Level.REFUSE]
    if binding:
        raise Refused(*binding)
    item.urgent, item.urgent_reason, item.urgent_agreed_by = True, reason.strip(), agreed_by.strip()
    minute = minute_of(item)
    if minute is not None and minute.html:
        check_editable(item.meeting)
        words = paragraphs(urgency(item))
        minute.html = minute.html if words in minute.html else words + minute.html
    said(f"recorded that “{item.title}” is taken as urgent, as {agreed_by.strip()} agreed", by=by, about=_about(item))
    return found


def judge(item: AgendaItem, reason: str, agreed_by: str) -> list[Finding]:
    """What the circumstances and the agreement lack, or should be looked at (U1, U2)."""
    chair = presiding_at(item.meeting, item)
    presiding = [chair.printed] if chair else []
    least = item.meeting.body.urgent_least or 0
    return [*judge_circumstances(reason, least), *judge_agreement(agreed_by, presiding)]


def _about(item: AgendaItem) -> str:
    return f"meeting/{item.meeting_id}"
