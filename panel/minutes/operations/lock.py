"""What approving and signing close."""

from panel import clock
from panel.minutes.models import MinuteBook
from panel.minutes.rules.life import MinutesState


def lock(book: MinuteBook) -> None:
    """Close the record of the meeting with its minutes: for good once signed (V11), and while they are approved (V12).

    Approved minutes are open again only as long as a correction waits that the clerk has to write on by hand.
    """
    approved = book.state is MinutesState.APPROVED and not book.by_hand
    closed = approved or book.state is MinutesState.SIGNED
    book.meeting.minutes_locked_at = (book.meeting.minutes_locked_at or clock.now()) if closed else None
