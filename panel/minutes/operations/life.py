"""The life of the minutes until a later meeting deals with them: to the chair, and to the public as a draft."""

from flask import render_template

from panel import clock, wording
from panel.accounts.models import Account
from panel.audit.operations import Actor, said
from panel.bodies.queries import chair_of
from panel.extensions import db
from panel.lifecycle import make, refuse
from panel.mail.operations import write
from panel.minutes.models import Minute, MinuteBook, SpentNumber
from panel.minutes.printing import Printed
from panel.minutes.queries import minutes_of, numbers_of, points_of, running_number
from panel.minutes.rules.life import MOVES, MinutesState
from panel.minutes.rules.numbering import highest_point
from panel.minutes.standing import standing_text


def send_to_chair(book: MinuteBook, *, address: str = "", by: Actor) -> None:
    """Let the chair read the minutes before they are published; with an `address` of them, by a letter to the chair."""
    move(book, "send-to-chair")
    book.chair_agreed_at = book.chair_agreed_by = book.chair_note = None
    chair = chair_of(book.meeting.body, clock.today())
    account = db.session.scalar(db.select(Account).where(Account.person_id == chair.id)) if chair else None
    if address and account and account.active:
        subject = f"Minutes of {wording.short_date(book.meeting.date)} to agree"
        write(account.email, subject, render_template("minutes/to_chair.txt", meeting=book.meeting, address=address))
    _said(book, "sent the minutes to the chair", by=by)


def agree(book: MinuteBook, note: str = "", *, by: Actor) -> None:
    """The chair agrees that the minutes be published, perhaps with a note. Raises Refused where they are not there."""
    if book.state is not MinutesState.WITH_CHAIR:
        raise refuse("life", "The minutes are not with the chair now.")
    book.chair_agreed_at, book.chair_agreed_by, book.chair_note = clock.now(), by.name, note or None
    _said(book, "agreed the minutes", by=by)


def send_back(book: MinuteBook, note: str, *, by: Actor) -> None:
    """The chair asks for a change."""
    move(book, "send-back")
    book.chair_note = note or None
    _said(book, "sent the minutes back to the clerk", by=by)


def take_back(book: MinuteBook, *, by: Actor) -> None:
    """The clerk takes the minutes back from the chair to change them; an agreement given before ends."""
    move(book, "take-back")
    book.chair_agreed_at = book.chair_agreed_by = None
    _said(book, "took the minutes back from the chair", by=by)


def publish(book: MinuteBook, printed: Printed, *, by: Actor) -> None:
    """Publish the minutes as a draft, as printed. Their numbers stay from now on (Y5)."""
    move(book, "publish")
    keep_numbers(book)
    keep_standing(book)
    book.published_at = clock.now()
    book.published_sha256, book.published_public_sha256 = printed.full, printed.public
    _said(book, "published the minutes as a draft", by=by)


def withdraw(book: MinuteBook, *, by: Actor) -> None:
    """Withdraw the published draft to correct it. Its numbers stay."""
    move(book, "withdraw")
    book.chair_agreed_at = book.chair_agreed_by = None
    _said(book, "withdrew the draft minutes to correct them", by=by)


def move(book: MinuteBook, name: str) -> None:
    """Make a move of the life. Raises Refused where it does not start from where the minutes are."""
    state = make(MOVES, name, book.state, book)
    book.state = MinutesState(state)


def keep_numbers(book: MinuteBook) -> None:
    """Give each minute its number for good, and note the numbers as spent (Y5)."""
    meeting, numbers = book.meeting, numbers_of(book.meeting)
    spent = set(db.session.scalars(db.select(SpentNumber.number).where(SpentNumber.meeting_id == meeting.id)))
    for minute in minutes_of(meeting):
        number = minute.number = numbers.get(minute.id)
        _keep_points(minute)
        n = running_number(meeting.body, number) if number else None
        if number and number not in spent:
            row = SpentNumber(
                body_id=meeting.body_id, meeting_id=meeting.id, said_on=meeting.date, n=n or 0, number=number
            )
            db.session.add(row)


def _keep_points(minute: Minute) -> None:
    """Give each point of a minute its number for good (Y5)."""
    numbers, pattern = points_of(minute, minute.number), minute.meeting.body.point_pattern
    for point, number in zip(minute.points, numbers, strict=True):
        point.number = number or None
    minute.last_point = max(minute.last_point or 0, highest_point(numbers, pattern, minute=minute.number))


def keep_standing(book: MinuteBook) -> None:
    """Keep the words that were minuted by themselves, so that they no longer follow the record."""
    for minute in minutes_of(book.meeting):
        minute.html = minute.html or standing_text(minute) or None


def _said(book: MinuteBook, sentence: str, *, by: Actor) -> None:
    said(sentence, by=by, about=f"meeting/{book.meeting_id}")
