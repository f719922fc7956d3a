"""What the checks before publishing and signing are told of a meeting's minutes."""

from panel.exemption.rules import FULL_EDITION
from panel.lifecycle import Finding
from panel.meetings.models import Meeting
from panel.meetings.roll import count_of
from panel.minutes.contents import contents_of_minutes, marking_of
from panel.minutes.models import MinuteBook
from panel.minutes.operations.taking import name_of
from panel.minutes.queries import minutes_of
from panel.minutes.rules.life import Facts, readiness


def findings_of(book: MinuteBook, *, signing: bool = False) -> list[Finding]:
    """What a clerk would want to know before the minutes are published (or signed)."""
    meeting = book.meeting
    paper, minutes = contents_of_minutes(meeting, FULL_EDITION), minutes_of(meeting)
    count = count_of(meeting)
    closed = [minute for minute in minutes if marking_of(minute).restricted]
    return readiness(
        Facts(
            present=paper.present.count,
            voting_present=count.present if count.of else None,
            quorum=count.quorum,
            empty=[minute.title for minute in paper.minutes if minute.empty],
            closed_without_summary=[name_of(minute) for minute in closed if not minute.summary],
            closed_without_resolution=bool(closed) and not _resolved(meeting),
            times_known=bool(meeting.started and meeting.concluded) or bool(meeting.note),
            chair_agreed=signing or book.chair_agreed_at is not None,
            corrections=len(book.corrections) if signing else 0,
        )
    )


def _resolved(meeting: Meeting) -> bool:
    """Whether the record has a resolution to exclude the public, or a minute for it."""
    roles = {minute.item.role for minute in minutes_of(meeting) if minute.item and minute.outcomes}
    return "exclusion" in roles or any(closed.resolution for closed in meeting.closed)
