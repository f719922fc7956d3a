"""Corrections as they are read: what each says, to whom, and what could be corrected."""

from dataclasses import dataclass
from typing import Any

from panel import wording
from panel.exemption.rules import OPEN, Marking, Reader, shown
from panel.extensions import db
from panel.interests.models import Declaration
from panel.meetings.models import Attendance
from panel.minutes.markings import marking_of, part_marking_of
from panel.minutes.models import Correction, Minute, MinuteBook, OutcomePart
from panel.minutes.queries import minutes_of, numbers_of
from panel.minutes.rules.corrections import sentence, withheld_sentence
from panel.minutes.rules.life import VERB_WORDS
from panel.minutes.standing import item_words

Choices = list[tuple[int, str]]


@dataclass(frozen=True)
class Correctable:
    """What of some minutes may be corrected, each thing by its id with the words that a clerk knows it by."""

    minutes: Choices
    parts: Choices
    attendance: Choices
    interests: Choices


def correctable(book: MinuteBook) -> Correctable:
    """What a correction may be of."""
    meeting = book.meeting
    numbers = numbers_of(meeting)
    minutes = minutes_of(meeting)
    declared = db.session.scalars(
        db.select(Declaration).where(Declaration.meeting_id == meeting.id).order_by(Declaration.position)
    )
    items = {item.key: item_words(item) for item in meeting.items}
    return Correctable(
        [(one.id, called(one, numbers)) for one in minutes],
        [
            (part.id, f"{called(one, numbers)}: {outcome_words(part)}")
            for one in minutes
            for outcome in one.outcomes
            for part in outcome.parts
        ],
        [(row.id, _attended(row)) for row in meeting.attendance],
        [
            (row.id, f"{row.printed}, {wording.listed(items.get(key, key) for key in row.items or []) or 'all items'}")
            for row in declared
            if not row.deleted_by_correction
        ],
    )


def called(minute: Minute, numbers: dict[int, str | None]) -> str:
    """How a list of choices names a minute: by its number and its title."""
    title = minute.title or (minute.item.title if minute.item else "without a title")
    return " ".join(filter(None, [numbers.get(minute.id), title]))


def number_or_title(minute: Minute) -> str:
    """How a sentence names a minute: by its number, or where it has none by its title."""
    title = minute.title or (minute.item.title if minute.item else "without a title")
    return numbers_of(minute.meeting).get(minute.id) or f"“{title}”"


def outcome_words(part: OutcomePart) -> str:
    """A part of an outcome in a line: what was done, and the words."""
    outcome = part.outcome
    verb = outcome.verb_text or (VERB_WORDS[outcome.verb].upper() if outcome.verb else "")
    return " ".join(filter(None, [verb, part.label, part.text]))


def _attended(row: Attendance) -> str:
    return f"{row.printed} ({row.status or 'present'})"


def marking_of_correction(correction: Correction) -> Marking:
    """What withholds a correction: what withholds the words that it speaks of (P5)."""
    minute = correction.about or _named(correction)
    if minute is None:
        return Marking(exempt=True) if correction.closed else OPEN
    whole = marking_of(minute)
    return whole if whole.restricted else part_marking_of(minute) if correction.closed else OPEN


def _named(correction: Correction) -> Minute | None:
    """The minute that a correction from an imported record names by its number or its key."""
    minutes = minutes_of(correction.book.meeting) if correction.minute else []
    return next((one for one in minutes if correction.minute in (one.number, one.key)), None)


def words_for(correction: Correction, reader: Reader) -> str:
    """A correction in a line, as this reader may have it."""
    told = shown(marking_of_correction(correction), reader)
    return sentence(correction.said) if told else withheld_sentence(correction.said)


def agreed_at(correction: Correction) -> str:
    """Where a correction was agreed."""
    at = correction.agreed_at or correction.book.approved_at
    return f"the meeting of {wording.short_date(at.date)}" if at and at.date else ""


def kept_texts(correction: Correction) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The minute's fields before and after a correction was written on, where it is of a minute and was."""
    kept = correction.kept or {}
    return (kept["before"], kept["after"]) if "before" in kept and "after" in kept else None
