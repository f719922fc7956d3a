"""The life of the minutes: to the chair, to the public, before the meeting that approves them, and signed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from panel import clock, wording
from panel.accounts.models import Account
from panel.audit.operations import Actor, said
from panel.bodies.queries import chair_of, roll_on
from panel.bodies.rules.roll import is_chair, roll_as_data
from panel.extensions import db
from panel.lifecycle import make, refuse
from panel.mail.operations import write
from panel.meetings.models import Meeting
from panel.minutes.contents import correction_words
from panel.minutes.models import Correction, MinuteBook, Outcome, OutcomePart, SpentNumber
from panel.minutes.operations.taking import add_minute, begin, check_editable
from panel.minutes.printing import Printed
from panel.minutes.queries import minutes_of, numbers_of, running_number
from panel.minutes.rules.life import APPROVING, MOVES, How, MinutesState
from panel.minutes.rules.wording import approval
from panel.minutes.standing import standing_text
from panel.people.models import Person


@dataclass(frozen=True)
class Correct:
    """A correction agreed with the approval: which minute, attendance or interest, and the change (V12)."""

    minute: str = ""
    attendance: str = ""
    interest: str = ""
    change: str = ""


def send_to_chair(book: MinuteBook, *, address: str = "", by: Actor) -> None:
    """Let the chair read the minutes before they are published; with an `address` of them, by a letter to the chair."""
    _move(book, "send-to-chair")
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
    _move(book, "send-back")
    book.chair_note = note or None
    _said(book, "sent the minutes back to the clerk", by=by)


def take_back(book: MinuteBook, *, by: Actor) -> None:
    """The clerk takes the minutes back from the chair to change them; an agreement given before ends."""
    _move(book, "take-back")
    book.chair_agreed_at = book.chair_agreed_by = None
    _said(book, "took the minutes back from the chair", by=by)


def publish(book: MinuteBook, printed: Printed, *, by: Actor) -> None:
    """Publish the minutes as a draft, as printed. Their numbers stay from now on (Y5)."""
    _move(book, "publish")
    _keep_numbers(book)
    _keep_standing(book)
    book.published_at = clock.now()
    book.published_sha256, book.published_public_sha256 = printed.full, printed.public
    _said(book, "published the minutes as a draft", by=by)


def withdraw(book: MinuteBook, *, by: Actor) -> None:
    """Withdraw the published draft to correct it. Its numbers stay."""
    _move(book, "withdraw")
    book.chair_agreed_at = book.chair_agreed_by = None
    _said(book, "withdrew the draft minutes to correct them", by=by)


def approve(book: MinuteBook, *, at: Meeting, how: How, corrections: Sequence[Correct] = (), by: Actor) -> Outcome:
    """Record, in its own minutes, what the meeting `at` did with these (V9, V12); gives the outcome written there.

    Approval freezes who was a member on the day. Minutes noted or not approved stay a draft. Raises Refused where the
    meeting is not a later one, or its own minutes cannot be written.
    """
    if at.id == book.meeting_id or (at.date and book.meeting.date and at.date < book.meeting.date):
        raise refuse("V9", "Minutes are approved by a later meeting than the one they record.")
    if how in APPROVING:
        _move(book, "approve")
        _keep_numbers(book)
        _keep_standing(book)
        if book.meeting.date:
            book.meeting.roll = roll_as_data(roll_on(book.meeting.body, book.meeting.date))
    book.how, book.approved_at, book.has_approval = how.value, at, True
    book.corrections = [Correction(position=n, **_given(one)) for n, one in enumerate(corrections, 1)]
    outcome = _minuted(book, at, how, by=by)
    _said(book, f"recorded that the meeting of {_day(at)} dealt with the minutes: {how.value}", by=by)
    return outcome


def _given(correction: Correct) -> dict[str, str | None]:
    return {name: words or None for name, words in vars(correction).items()}


def _minuted(book: MinuteBook, at: Meeting, how: How, *, by: Actor) -> Outcome:
    """Write the outcome into the later meeting's minute of its role-"minutes" item."""
    begin(at, by=by)
    check_editable(at)
    minute = next((one for one in minutes_of(at) if one.item and one.item.role == "minutes"), None)
    minute = minute or add_minute(at, title="Minutes", by=by)
    words = [correction_words(one) for one in book.corrections]
    verb, text, parts = approval(how, _day(book.meeting), chair=_chair_word(at), corrections=words)
    outcome = Outcome(position=len(minute.outcomes) + 1, verb=verb)
    if parts:
        outcome.lead_in = text
        outcome.parts = [OutcomePart(position=n, label=f"{n}.", text=words) for n, words in enumerate(parts, 1)]
    else:
        outcome.parts = [OutcomePart(position=1, text=text)]
    minute.outcomes.append(outcome)
    return outcome


def _day(meeting: Meeting) -> str:
    return wording.short_date(meeting.date) or meeting.date_text or "a date not known"


def _chair_word(meeting: Meeting) -> str:
    """What this council calls the chair."""
    roles = [seat.role for seat in meeting.body.seats if is_chair(seat.role)]
    return roles[0] or "Chair" if roles else "Chair"


def reopen(book: MinuteBook, *, by: Actor) -> None:
    """Undo an approval recorded by mistake. What the later meeting's minute says is changed there."""
    _move(book, "reopen")
    book.how = book.approved_at = None
    book.has_approval, book.corrections, book.meeting.roll = False, [], None
    _said(book, "undid the approval of the minutes", by=by)


def sign(
    book: MinuteBook, printed: Printed, *, on: dt.date, person: Person | None = None, name: str = "", by: Actor
) -> None:
    """Record that the minutes were signed (V9), and lock them with the record of their meeting for ever (V11).

    The signer is whoever presided over the meeting that approved them: a `person`, or a `name` as written.
    """
    _move(book, "sign")
    book.signed_on, book.signed_by, book.signed_by_as_printed = on, person, None if person else name or None
    book.sha256, book.public_sha256 = printed.full, printed.public
    book.meeting.minutes_locked_at = clock.now()
    _said(book, "recorded the signature under the minutes", by=by)


def _move(book: MinuteBook, name: str) -> None:
    state = make(MOVES, name, book.state, book)
    book.state = MinutesState(state)


def _keep_numbers(book: MinuteBook) -> None:
    """Give each minute its number for good, and note the numbers as spent (Y5)."""
    meeting, numbers = book.meeting, numbers_of(book.meeting)
    spent = set(db.session.scalars(db.select(SpentNumber.number).where(SpentNumber.meeting_id == meeting.id)))
    for minute in minutes_of(meeting):
        number = minute.number = numbers.get(minute.id)
        n = running_number(meeting.body, number) if number else None
        if number and number not in spent:
            row = SpentNumber(
                body_id=meeting.body_id, meeting_id=meeting.id, said_on=meeting.date, n=n or 0, number=number
            )
            db.session.add(row)


def _keep_standing(book: MinuteBook) -> None:
    """Keep the words that were minuted by themselves, so that they no longer follow the record."""
    for minute in minutes_of(book.meeting):
        minute.html = minute.html or standing_text(minute) or None


def _said(book: MinuteBook, sentence: str, *, by: Actor) -> None:
    said(sentence, by=by, about=f"meeting/{book.meeting_id}")
