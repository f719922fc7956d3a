"""What the checks before publishing and signing are told of a meeting's minutes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from flask import url_for

from panel.access.doors import may
from panel.access.rules import Permission
from panel.bodies.rules.kinds import binding
from panel.exemption.queries import reader_of
from panel.exemption.rules import FULL_EDITION, shown
from panel.extensions import db
from panel.interests.effects import effects_by_item
from panel.lifecycle import Check, Finding, findings_in
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.presence import odd_times_at, presiding_findings
from panel.meetings.rules.lateness import weak_reason
from panel.meetings.rules.urgency import Taken, judge_taken
from panel.minutes.contents import contents_of_minutes
from panel.minutes.corrected import words_for
from panel.minutes.markings import marking_of
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.queries import last_number_before, minutes_of, numbers_of, running_number
from panel.minutes.roll import Known, roll_for
from panel.minutes.rules.life import MinutesState
from panel.minutes.rules.motions import DECIDING
from panel.minutes.rules.odd import approval_days, days_ahead, named_days, two_minds
from panel.minutes.rules.readiness import Facts, readiness
from panel.minutes.voting import findings_on
from panel.richtext.plain import plain


def findings_of(book: MinuteBook) -> list[Finding]:
    """What one would want to know before the minutes are published as a draft."""
    return findings_in(_checks(book, facts_of(book), signing=False))


def ready_to_sign(book: MinuteBook, *, signer: int | None = None) -> list[Check]:
    """What is met and what is not before the minutes are signed by the person `signer` (an id), if that is known."""
    at, reader = book.approved_at, reader_of(book.meeting.body, book.meeting)
    presided = {one.person_id for one in at.presiding} if at else set()
    facts = replace(
        facts_of(book),
        chair_agreed=True,
        approved=book.state in (MinutesState.APPROVED, MinutesState.SIGNED),
        unwritten=[words_for(one, reader) for one in book.corrections if one.written_on_at is None],
        signer_presided=signer in presided if presided and signer is not None else None,
    )
    return _checks(book, facts, signing=True)


def _checks(book: MinuteBook, facts: Facts, *, signing: bool) -> list[Check]:
    """The checks as they bind a body of this kind, each with the way to where the reader can mend it."""
    kind = book.meeting.body.kind
    places = _places(book) if may(Permission.TAKE_MINUTES, book.meeting.body) else {}
    checks = readiness(facts, places, signing=signing)
    return [
        replace(check, found=tuple(replace(one, level=binding(kind, one.level)) for one in check.found))
        for check in checks
    ]


def _places(book: MinuteBook) -> dict[str, str]:
    meeting_id = book.meeting_id
    return {
        "attendance": url_for("meetings.attendance", meeting_id=meeting_id),
        "minutes": url_for("minutes.take", meeting_id=meeting_id),
        "agenda": url_for("meetings.draft", meeting_id=meeting_id),
        "book": url_for("minutes.minutes", meeting_id=meeting_id),
        "corrections": url_for("minutes.corrections", meeting_id=meeting_id),
        "approving": url_for("meetings.attendance", meeting_id=book.approved_at_id or meeting_id),
    }


def facts_of(book: MinuteBook) -> Facts:
    """What the record has of these minutes."""
    meeting, minutes = book.meeting, minutes_of(book.meeting)
    paper, numbers = contents_of_minutes(meeting, FULL_EDITION), numbers_of(meeting)
    closed = [minute for minute in minutes if marking_of(minute).restricted]
    read = [running_number(meeting.body, number) for minute in minutes if (number := numbers.get(minute.id))]
    known = effects_by_item(meeting, [one.item for one in minutes if one.item])
    return Facts(
        present=paper.present.count,
        without_quorum=[
            _name(one) for one in minutes if _decides(one) and roll_for(one, known=known).quorum.met is False
        ],
        empty=[_name(one) for one, shown_as in zip(minutes, paper.minutes, strict=True) if shown_as.empty],
        urgent_without_reason=[
            _name(one) for one in minutes if one.item and one.item.urgent and not _said_urgent(one.item)
        ],
        closed_without_resolution=bool(closed) and not _resolved(meeting, closed),
        closed_without_summary=[_name(minute) for minute in closed if not minute.summary],
        numbers=read,
        last_number=last_number_before(meeting),
        times_known=bool(meeting.started and meeting.concluded) or bool(meeting.note),
        chair_agreed=book.chair_agreed_at is not None,
        odd=list(_odd(book, known)),
    )


def _said_urgent(item: AgendaItem) -> bool:
    """Whether an urgent item has special circumstances that say something, and somebody who agreed (U1, U2)."""
    least = item.meeting.body.urgent_least or 0
    return bool(item.urgent_agreed_by) and not weak_reason(item.urgent_reason or "", least)


def _decides(minute: Minute) -> bool:
    return any(outcome.verb in DECIDING for outcome in minute.outcomes)


def _resolved(meeting: Meeting, closed: list[Minute]) -> bool:
    """Whether the record has a resolution to exclude the public, a minute of it, or a ground that needs none (X2)."""
    roles = {minute.item.role for minute in minutes_of(meeting) if minute.item and minute.outcomes}
    withdrew = all(minute.item is not None and minute.item.confidential for minute in closed)
    return withdrew or "exclusion" in roles or any(one.resolution for one in meeting.closed)


def _odd(book: MinuteBook, known: Known) -> Iterator[Finding]:
    """What is odd in the record, and stays as it is."""
    meeting, at = book.meeting, book.approved_at
    items = [one.item for one in minutes_of(meeting) if one.item is not None]
    yield from judge_taken(Taken(item.title, item.published_on, item.verbal) for item in items)
    yield from two_minds((row.printed, row.status or "present") for row in meeting.attendance)
    yield from approval_days(meeting.date, at.date if at else None, book.signed_on)
    yield from presiding_findings(meeting)
    yield from odd_times_at(meeting)
    reader = reader_of(meeting.body, meeting)
    for minute in minutes_of(meeting):
        if shown(marking_of(minute), reader):
            yield from (finding for finding in findings_on(minute, known) if finding.rule != "V2")
        if minute.item is None or minute.item.role != "minutes":
            continue
        parts = [part.text or "" for outcome in minute.outcomes for part in outcome.parts]
        said = "\n".join([plain(minute.html or ""), *(one.lead_in or "" for one in minute.outcomes), *parts])
        texts = {"The agenda": f"{minute.item.title}\n{minute.item.purpose or ''}", "The minute": said}
        ahead = list(days_ahead(texts, meeting.date))
        yield from ahead
        if not ahead:
            yield from named_days(said, _days_before(meeting))


def _days_before(meeting: Meeting) -> list[dt.date]:
    """The days of the body's earlier meetings."""
    query = db.select(Meeting.date).where(Meeting.body_id == meeting.body_id, Meeting.date < meeting.date)
    return [day for day in db.session.scalars(query) if day]


def _name(minute: Minute) -> str:
    """What everybody may call a minute: a closed one is known by the words of the agenda (P1)."""
    own = minute.title if not marking_of(minute).restricted else None
    return own or (minute.item.title if minute.item else "a minute without a title")
