"""What the checks before publishing and signing are told of a meeting's minutes."""

from panel.exemption.rules import FULL_EDITION
from panel.lifecycle import Finding
from panel.meetings.models import Meeting
from panel.meetings.roll import count_of
from panel.minutes.contents import contents_of_minutes
from panel.minutes.markings import marking_of
from panel.minutes.models import MinuteBook
from panel.minutes.operations.taking import name_of
from panel.minutes.queries import minutes_of
from panel.minutes.rules.life import Facts, readiness


def findings_of(book: MinuteBook, *, signing: bool = False, signer: int | None = None) -> list[Finding]:
    """What one would want to know before the minutes are published, or signed by the person `signer` (an id)."""
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
            signer_presided=signer is None or _presided(book, signer),
        )
    )


def _presided(book: MinuteBook, person_id: int) -> bool:
    """Whether someone presided over the meeting that approved the minutes, so far as it is recorded who did (V9)."""
    presiding = {one.person_id for one in book.approved_at.presiding} if book.approved_at else set()
    return not presiding or person_id in presiding


def _resolved(meeting: Meeting) -> bool:
    """Whether the record has a resolution to exclude the public, or a minute for it."""
    roles = {minute.item.role for minute in minutes_of(meeting) if minute.item and minute.outcomes}
    return "exclusion" in roles or any(closed.resolution for closed in meeting.closed)
