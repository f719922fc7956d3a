"""Keeping the work programme: topics, their places, and the agenda lines that they become."""

from collections.abc import Mapping, Sequence
from typing import Any

from panel import clock, wording
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.columns import new_key
from panel.extensions import db
from panel.lifecycle import Finding, Level, refuse
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations.agenda import add_line, put_back, remove_line
from panel.meetings.rules.life import SAT, TO_COME
from panel.minutes.models import FollowUp, Minute, Outcome
from panel.papers.models import Paper, PaperPerson
from panel.papers.operations import add_report
from panel.papers.rules.life import PaperState
from panel.work_programme.models import Entry, Referral
from panel.work_programme.queries import (
    deferrals_of,
    entries_added_by,
    entries_for,
    label_for,
    lead_for,
    meeting_by_key,
    placed_facts,
    topic_for,
)
from panel.work_programme.rules.when import NOWHERE, Place

FACTS = (
    *("year", "topic", "theme", "purpose", "lead", "meeting", "month", "data_from", "statutory", "source", "duty"),
    *("recurs", "every_months", "series", "principles", "status"),
)
"""What a clerk may enter about a topic."""


def add_entry(body: Body, facts: Mapping[str, Any], *, by: Actor) -> Entry:
    """Add a topic at the end. `facts` are columns named in FACTS."""
    entry = _added(body, facts)
    said(f"added “{entry.topic}” to the work programme", by=by, about=f"body/{body.id}")
    return entry


def edit_entry(entry: Entry, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change what the programme says of a topic. What was not known, and is left so, stays not known.

    Its place is changed by `move`, which keeps where it was.
    """
    for name, value in _given(facts).items():
        if name not in ("meeting", "month") and (getattr(entry, name) or None) != value:
            setattr(entry, name, value)
    if entry.recurs and not entry.series:
        entry.series = new_key()
    said(f"changed “{entry.topic}” in the work programme", by=by, about=f"body/{entry.body_id}")


def remove_entry(entry: Entry, *, by: Actor) -> None:
    """Take a topic out of the programme."""
    topic, body_id = entry.topic, entry.body_id
    db.session.delete(entry)
    said(f"removed “{topic}” from the work programme", by=by, about=f"body/{body_id}")


def _added(body: Body, facts: Mapping[str, Any], **more: Any) -> Entry:
    last = db.session.scalar(db.select(db.func.max(Entry.position)).where(Entry.body_id == body.id)) or 0
    entry = Entry(body=body, position=last + 1, **_given(facts), **more)
    if entry.recurs and not entry.series:
        entry.series = new_key()
    db.session.add(entry)
    db.session.flush()
    return entry


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that may be entered; an empty text is nothing."""
    return {name: facts[name] or None for name in FACTS if name in facts}


def findings_of_move(meeting: Meeting | None) -> list[Finding]:
    """What a clerk is told before a topic is given to a meeting, each as it binds."""
    if meeting is None:
        return []
    day = wording.date(meeting.date) or meeting.date_text or "that day"
    if meeting.published_at is not None and meeting.state not in SAT:
        words = (
            f"The pack for {day} is published already. A topic that is moved there comes late: it goes out in a "
            "supplement, and unless its item was on that agenda it may be taken only if the chair agrees that it is "
            "urgent."
        )
        return [Finding("U1", words, Level.CONFIRM)]
    if meeting.state in SAT:
        words = f"The meeting of {day} has been held already. A topic that is moved there is recorded, not planned."
        return [Finding("life", words, Level.CONFIRM)]
    if meeting.state not in TO_COME:
        return [Finding("life", f"The meeting of {day} is {meeting.state.value}. Choose another.", Level.REFUSE)]
    return []


def move(entry: Entry, place: Place, why: str = "", *, by: Actor) -> None:
    """Give a topic another place, and keep where it was and why (G7).

    Raises Refused for a meeting that does not take place, and without a reason for one whose pack is published. A line
    on an agenda that is not published is taken off it, with its papers, until the topic is placed anew.
    """
    meeting = meeting_by_key(entry.body, place.meeting)
    if place.meeting and meeting is None:
        raise refuse("life", "That meeting is not one of this panel’s.")
    before = Place(entry.meeting, entry.month)
    if place == before:
        return
    _needs_reason(findings_of_move(meeting), why)
    off = _take_off(entry, by)
    entry.meeting, entry.month = place.meeting, place.month
    entry.year = label_for(entry.body, meeting) if meeting and meeting.date else entry.year
    entry.moves = [*(entry.moves or []), _moved(before, place, why, off, by)]
    if entry.status:
        entry.status = ("moved" if before != NOWHERE else "planned") if place != NOWHERE else "unscheduled"
    said(f"moved “{entry.topic}” in the work programme", by=by, about=f"body/{entry.body_id}")


def undo_move(entry: Entry, *, by: Actor) -> None:
    """Put a topic back where it was before its last move, as if that had not been."""
    last = entry.moves[-1] if entry.moves else None
    if not isinstance(last, dict):
        raise refuse("life", "There is no move to undo.")
    before = str(last.get("from") or "")
    meeting = meeting_by_key(entry.body, before)
    entry.meeting, entry.month = (meeting.key, None) if meeting else (None, before or None)
    entry.moves = (entry.moves or [])[:-1] or None
    if entry.item is not None and entry.item.removed_at is not None and meeting is entry.item.meeting:
        put_back(entry.item, by=by)
    said(f"undid the move of “{entry.topic}” in the work programme", by=by, about=f"body/{entry.body_id}")


def _needs_reason(findings: Sequence[Finding], why: str) -> None:
    for finding in findings:
        if finding.level is Level.REFUSE or not why.strip():
            raise refuse(finding.rule, finding.words)


def _last_reason(entry: Entry) -> str:
    last = entry.moves[-1] if entry.moves else None
    return str(last.get("why") or "") if isinstance(last, dict) and last.get("to") == entry.meeting else ""


def _moved(before: Place, after: Place, why: str, line: str | None, by: Actor) -> dict[str, Any]:
    """A move as the record keeps it; `line` is the agenda line that stays behind, where the public were given it."""
    told = {
        "from": before.meeting or before.month,
        "to": after.meeting or after.month,
        "when": clock.today().isoformat(),
        "why": why.strip() or None,
        "by": by.name,
        "item": line,
    }
    return {name: value for name, value in told.items() if value}


def _take_off(entry: Entry, by: Actor) -> str | None:
    """Its line comes off an agenda that is not published; on one that is, it stays as the public were given it."""
    item = entry.item
    if item is None or item.removed_at is not None:
        return None
    if item.meeting.published_at or item.meeting.state in SAT:
        for outcome in deferrals_of(item):
            _settle(entry, outcome, by)
        entry.item = None
        return item.key
    remove_line(item, by=by)
    return None


def _settle(entry: Entry, outcome: Outcome, by: Actor) -> None:
    """What its meeting deferred waits no longer: it has a new place."""
    known = db.session.scalar(db.select(Referral).where(Referral.outcome_id == outcome.id))
    referral = known or Referral(body=entry.body, outcome=outcome, joined_on=outcome.minute.meeting.date)
    referral.entry, referral.settled_on, referral.settled_by = entry, clock.today(), by.name
    db.session.add(referral)


def promise(
    follow_up: FollowUp, topic: str = "", place: Place = NOWHERE, facts: Mapping[str, Any] | None = None, *, by: Actor
) -> Entry:
    """Put what a resolution asks for into the programme, pointing back at it; the same place twice makes one entry.

    The topic is what was asked, unless that was minuted as closed: then it must be given, for everyone reads the
    programme. Raises Refused where it is not.
    """
    if not (topic or topic_for(follow_up)):
        raise refuse("P1", "What was asked for is not for publication. Give the topic a title that is safe to publish.")
    there = next((one for one in entries_for(follow_up) if Place(one.meeting, one.month) == place), None)
    if there is not None:
        return there
    minute = follow_up.minute
    given = {
        "topic": topic or topic_for(follow_up),
        "lead": lead_for(follow_up),
        **(facts or {}),
        **placed_facts(minute.meeting.body, place, minute.meeting.date),
    }
    entry = _added(minute.meeting.body, given, follow_up=follow_up, origin=_origin(minute))
    said(f"put “{entry.topic}” into the work programme, as was asked", by=by, about=f"meeting/{minute.meeting_id}")
    return entry


def add_from_minute(minute: Minute, additions: Sequence[tuple[str, Place]], *, by: Actor) -> list[Entry]:
    """Add the topics that a meeting approved the programme subject to; one that it added already is not added again."""
    there = {one.topic.casefold() for one in entries_added_by(minute)}
    fresh = [(topic, place) for topic, place in additions if topic.casefold() not in there]
    body = minute.meeting.body
    made = [
        _added(
            body,
            {"topic": topic, **placed_facts(body, place, minute.meeting.date)},
            minute=minute,
            origin=_origin(minute),
        )
        for topic, place in fresh
    ]
    if made:
        topics = wording.listed(f"“{one.topic}”" for one in made)
        said(f"added {topics} to the work programme, as was minuted", by=by, about=f"meeting/{minute.meeting_id}")
    return made


def _origin(minute: Minute) -> dict[str, Any]:
    named = {"meeting": minute.meeting.key, "minute": minute.number}
    return {name: value for name, value in named.items() if value}


def place(entry: Entry, meeting: Meeting, why: str = "", *, by: Actor) -> AgendaItem:
    """Put a topic on the agenda of a meeting: a line with its purpose and who leads, and a report to be written.

    The line it has there already is returned as it is; one that was taken off is put back. A report that was begun
    elsewhere and not published comes along. Raises Refused as `move` does.
    """
    if entry.meeting != meeting.key:
        move(entry, Place(meeting=meeting.key), why, by=by)
    item = entry.item or _titled(entry, meeting)
    if item is not None and item.meeting_id == meeting.id:
        if item.removed_at is not None:
            put_back(item, by=by)
        if entry.item is None:
            entry.item = item
            said(f"tied “{entry.topic}” of the work programme to its agenda line", by=by, about=f"meeting/{meeting.id}")
        return item
    why = why or _last_reason(entry)
    _needs_reason(findings_of_move(meeting), why)
    made = add_line(meeting, _line(entry, meeting, why), by=by)
    carried = _carried(item, made) if item is not None else []
    if not carried:
        _begin_report(entry, made, by)
    entry.item = made
    entry.status = "planned"
    said(f"put “{entry.topic}” on the agenda from the work programme", by=by, about=f"meeting/{meeting.id}")
    return made


def _titled(entry: Entry, meeting: Meeting) -> AgendaItem | None:
    """The line that someone wrote for it already, under its title."""
    return next((line for line in meeting.items if line.title.casefold() == entry.topic.casefold()), None)


def _line(entry: Entry, meeting: Meeting, why: str) -> dict[str, Any]:
    late = {"late_reason": why or None} if meeting.published_at else {}
    return {"title": entry.topic, "purpose": entry.purpose, "presenter": entry.lead, **late}


def _carried(before: AgendaItem, after: AgendaItem) -> list[Paper]:
    """The papers of the line it had, as far as they are not published, under the line it has now."""
    query = db.select(Paper).where(Paper.item_id == before.id, Paper.published_version.is_(None))
    papers = list(db.session.scalars(query.where(Paper.state != PaperState.WITHDRAWN)))
    if before.removed_at is None:
        return []
    for paper in papers:
        paper.item = after
    return papers


def _begin_report(entry: Entry, item: AgendaItem, by: Actor) -> Paper:
    """A draft report by the first of the panel's templates, with who leads and the principles that it serves."""
    template = next(iter(entry.body.report_templates), None)
    paper = add_report(item, entry.topic, template=template, by=by)
    paper.principles = list(entry.principles) if entry.principles else paper.principles
    if entry.lead:
        paper.people.append(PaperPerson(position=1, as_printed=entry.lead, is_author=False))
    return paper
