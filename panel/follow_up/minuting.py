"""Minuting the action log in one go: what the panel did with each line becomes outcomes of its minute (G7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from panel import clock, wording
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.follow_up.action_log import restriction, stands_in_log
from panel.follow_up.models import Ruling
from panel.follow_up.operations import put_off
from panel.follow_up.rules.progress import Verdict
from panel.lifecycle import refuse
from panel.meetings.models import Meeting
from panel.meetings.queries import next_meeting
from panel.minutes.models import FollowUp, Minute, Outcome, OutcomePart
from panel.minutes.operations.taking import add_minute, begin, check_editable
from panel.minutes.queries import minutes_of
from panel.minutes.rules.life import Verb

ROLE = "action_log"


@dataclass(frozen=True)
class Ruled:
    """What the panel did with one line: it keeps, notes or closes it, gives it until later, or says what it changed."""

    verdict: Verdict = Verdict.KEEP
    until: str = ""
    effect: str = ""


def rulings_of(follow_up: FollowUp) -> list[Ruling]:
    """What the panel did with a thing at its meetings, oldest first."""
    query = db.select(Ruling).join(Meeting, Ruling.meeting_id == Meeting.id)
    query = query.where(Ruling.follow_up_id == follow_up.id).order_by(Meeting.date, Ruling.id)
    return list(db.session.scalars(query))


def ruled_at(meeting: Meeting) -> dict[int, Ruling]:
    """What was recorded of each line of a meeting's log already, by the number of the thing."""
    query = db.select(Ruling).where(Ruling.meeting_id == meeting.id).order_by(Ruling.id)
    return {one.follow_up_id: one for one in db.session.scalars(query)}


def rule_on(meeting: Meeting, rulings: Mapping[int, Ruled], *, by: Actor) -> Minute:
    """Record what the panel did with the lines of its log, by the numbers of the things, and write it into its minute.

    Done again, it takes the place of what was recorded before: what is no longer closed is open again. Raises Refused
    where the minutes cannot be written, and for what does not stand in the log of this meeting.
    """
    begin(meeting, by=by)
    check_editable(meeting)
    lines = {number: db.session.get_one(FollowUp, number) for number in rulings}
    if not all(stands_in_log(one, meeting) for one in lines.values()):
        raise refuse("G7", "One of these things does not stand in the action log of this meeting. Open the page again.")
    _take_back(meeting, set(rulings))
    minute = _minute_of_log(meeting, by)
    for number, ruled in rulings.items():
        _rule(lines[number], minute, ruled)
    for (verdict, closed), numbers in _groups(lines, rulings).items():
        outcome = _outcome(minute, verdict, [lines[number] for number in numbers], rulings, closed=closed)
        _keep_rulings(meeting, outcome, verdict, numbers)
    minute.written_at, minute.written_by = clock.now(), by.name
    closing = sum(one.verdict is Verdict.CLOSE for one in rulings.values())
    said(f"minuted the action log: {wording.counted(closing, 'thing')} closed", by=by, about=f"meeting/{meeting.id}")
    return minute


def _take_back(meeting: Meeting, numbers: set[int]) -> None:
    """Undo what was recorded before of these at this meeting, with the outcomes it was minuted by."""
    before = [one for number, one in ruled_at(meeting).items() if number in numbers]
    outcomes = {one.outcome for one in before if one.outcome is not None}
    for one in before:
        if one.verdict is Verdict.CLOSE:
            one.follow_up.closed_in = one.follow_up.closed_by = None
        db.session.delete(one)
    db.session.flush()
    for outcome in outcomes:
        outcome.minute.outcomes.remove(outcome)
    db.session.flush()


def _minute_of_log(meeting: Meeting, by: Actor) -> Minute:
    minutes = minutes_of(meeting)
    found = next((one for one in minutes if one.item and one.item.role == ROLE), None)
    found = found or next((one for one in minutes if one.item is None and one.title == "Action log"), None)
    return found or add_minute(meeting, title="Action log", by=by)


def _rule(follow_up: FollowUp, minute: Minute, ruled: Ruled) -> None:
    if ruled.verdict is Verdict.CLOSE:
        follow_up.closed_in = minute
        follow_up.closed_by = f"the meeting of {wording.short_date(minute.meeting.date)}"
    if ruled.effect:
        follow_up.effect = ruled.effect
    if ruled.until and ruled.verdict is not Verdict.CLOSE:
        meeting = minute.meeting
        after = next_meeting(meeting.body, meeting.date) if meeting.date else None
        put_off(follow_up, ruled.until, said_on=meeting.date, next_meeting=after.date if after else None)


def _groups(lines: Mapping[int, FollowUp], rulings: Mapping[int, Ruled]) -> dict[tuple[Verdict, bool], list[int]]:
    """What is minuted together: each verdict, and apart from it what a closed minute asked for (P5)."""
    groups: dict[tuple[Verdict, bool], list[int]] = {}
    for number in lines:
        ruled = rulings.get(number, Ruled())
        if ruled.verdict is not Verdict.KEEP or ruled.until:
            groups.setdefault((ruled.verdict, restriction(lines[number]).restricted), []).append(number)
    return dict(sorted(groups.items(), key=lambda group: (list(LEADS).index(group[0][0]), group[0][1])))


LEADS: dict[Verdict, tuple[Verb, str]] = {
    Verdict.CLOSE: (Verb.AGREED, "that the following be closed:"),
    Verdict.NOTE: (Verb.NOTED, "what came back on the following, which stay open:"),
    Verdict.KEEP: (Verb.AGREED, "that the following stay open until the time said:"),
}
"""How each is minuted."""


def _outcome(
    minute: Minute, verdict: Verdict, things: Sequence[FollowUp], rulings: Mapping[int, Ruled], *, closed: bool
) -> Outcome:
    verb, lead_in = LEADS[verdict]
    texts = [_words(one, rulings[one.id]) for one in things]
    parts = [OutcomePart(position=place, label=f"{place}.", text=words) for place, words in enumerate(texts, 1)]
    outcome = Outcome(verb=verb, lead_in=lead_in, parts=parts, closed=closed, position=len(minute.outcomes) + 1)
    minute.outcomes.append(outcome)
    if closed:
        _mark(minute, things)
    db.session.flush()
    return outcome


def _mark(minute: Minute, things: Sequence[FollowUp]) -> None:
    """Let what withholds these things withhold the closed part of the minute that speaks of them."""
    for marking in map(restriction, things):
        minute.exempt = minute.exempt or marking.exempt
        minute.exempt_paragraphs = sorted({*(minute.exempt_paragraphs or ()), *marking.paragraphs})
        minute.confidential = minute.confidential or marking.confidential
    minute.close_again()


def _words(follow_up: FollowUp, ruled: Ruled) -> str:
    """One thing in the words of the outcome: what was asked for, where, and what is said of it now."""
    minute = follow_up.minute
    where = minute.number or wording.short_date(minute.meeting.date)
    words = follow_up.words.strip().rstrip(".;,").removeprefix("that ")
    later = f"; by {ruled.until}" if ruled.until and ruled.verdict is not Verdict.CLOSE else ""
    effect = f"; what it changed: {ruled.effect.strip().rstrip('.')}" if ruled.effect else ""
    return f"{words} ({where}){later}{effect}." if where else f"{words}{later}{effect}."


def _keep_rulings(meeting: Meeting, outcome: Outcome, verdict: Verdict, numbers: Sequence[int]) -> None:
    for number in numbers:
        row = {"follow_up_id": number, "meeting_id": meeting.id, "verdict": verdict, "outcome_id": outcome.id}
        db.session.add(Ruling(**row))
