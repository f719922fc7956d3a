"""The day of a meeting: who came, what was declared, when it broke off; and its minutes."""

from collections.abc import Iterator

from panel import clock, wording
from panel.demo.cast import Cast, Facts, line_of
from panel.demo.publications import book
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.follow_up.action_log import stands_in_log
from panel.follow_up.minuting import Ruled, rule_on
from panel.follow_up.rules.progress import Verdict
from panel.follow_up.rules.standing import Standing
from panel.interests.operations.declaring import come_back, declare, leave, none_declared
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations import attendance
from panel.meetings.operations.closed import exclude, readmit
from panel.meetings.roll import Row, rows_of
from panel.meetings.rules.closed import Motion
from panel.minutes.contents import signature_of
from panel.minutes.models import FollowUp, Minute, MinuteBook
from panel.minutes.operations import taking
from panel.minutes.operations.approval import approve
from panel.minutes.operations.corrections import Agreed, correct
from panel.minutes.operations.signing import Signed, sign
from panel.minutes.operations.urgency import agree
from panel.minutes.paper import Signature
from panel.minutes.printing import papers_of, print_editions
from panel.minutes.queries import minutes_of
from panel.minutes.rules.corrections import What
from panel.minutes.rules.life import How
from panel.minutes.rules.seal import Seal
from panel.minutes.seals import sealer
from panel.minutes.texts import SIDES, Fields, fields_of
from panel.richtext.markdown import from_markdown


def attend(cast: Cast, facts: Facts) -> None:
    """The clerk records who came, what they declared, and the times."""
    meeting, there = cast.meetings[facts["key"]], facts["attendance"]
    rows = rows_of(meeting)
    attendance.record_roll(meeting, _marks(cast, rows, there), by=cast.clerk)
    _note_reasons(cast, meeting, there)
    for substitute, member in there.get("substitutes", {}).items():
        _stand_in(cast, meeting, rows, substitute, member)
    for officer in there.get("officers", ()):
        attendance.add_attendee(meeting, {"person_id": cast.people[officer].id, "status": "present"}, by=cast.clerk)
    for guest in there.get("guests", ()):
        attendance.add_attendee(meeting, {"as_printed": guest, "status": "present"}, by=cast.clerk)
    _come_and_go(cast, meeting, there)
    attendance.record_sitting(
        meeting,
        started=there.get("started"),
        concluded=there.get("concluded"),
        presiding=list(_presiding(cast, meeting, there)),
        breaks=there.get("breaks", ()),
        by=cast.clerk,
    )
    _declare(cast, meeting, facts)
    _close(cast, meeting, facts.get("closed"))


def _close(cast: Cast, meeting: Meeting, told: Facts | None) -> None:
    """The motion to exclude the public, and when they came back if they did."""
    if told is None:
        return
    key = line_of(meeting, {"title": told["title"]}).key
    names = {role: cast.names(told[role]) for role in ("moved_by", "seconded_by")}
    motion = Motion(tuple(told["paragraphs"]), told["reason"], votes=told.get("votes", {}), at=told["at"], **names)
    exclude(meeting, key, key, carried=told["carried"], motion=motion, by=cast.clerk)
    if "back" in told:
        readmit(meeting, told["back"], by=cast.clerk)


def _presiding(cast: Cast, meeting: Meeting, there: Facts) -> Iterator[Facts]:
    """Who took the chair, and who took it for some of the items."""
    yield {"person_id": cast.people[there["presided"]].id}
    for name, titles in there.get("presided_for", {}).items():
        items = [line_of(meeting, {"title": title}).key for title in titles]
        yield {"person_id": cast.people[name].id, "items": items}


def _marks(cast: Cast, rows: list[Row], there: Facts) -> Iterator[attendance.Mark]:
    """What was ticked for each seat."""
    status = dict.fromkeys((*there.get("present", ()), *there.get("remote", ())), "present")
    status |= dict.fromkeys(there.get("apologies", ()), "apologies") | dict.fromkeys(there.get("absent", ()), "absent")
    ticked = {cast.people[name].id: (name, word) for name, word in status.items()}
    for row in rows:
        name, word = ticked.get(row.holder.person_id or 0, ("", None))
        mode = ("remote" if name in there.get("remote", ()) else "room") if word == "present" else None
        if row.holder.seat_id is not None:
            yield attendance.Mark(row.holder.seat_id, word, mode)


def _note_reasons(cast: Cast, meeting: Meeting, there: Facts) -> None:
    for name, reason in there.get("apologies", {}).items():
        one = next(row for row in meeting.attendance if row.person is cast.people[name])
        if reason:
            attendance.edit_attendee(one, {"reason": reason}, [], by=cast.clerk)


def _stand_in(cast: Cast, meeting: Meeting, rows: list[Row], substitute: str, member: str) -> None:
    seat = next(row for row in rows if row.holder.person_id == cast.people[member].id)
    facts = {
        "person_id": cast.people[substitute].id,
        "category": seat.group.name,
        "status": "present",
        "mode": "room",
        "seat_id": seat.holder.seat_id,
        "for_person_id": seat.holder.person_id,
    }
    attendance.add_attendee(meeting, facts, by=cast.clerk)


def _come_and_go(cast: Cast, meeting: Meeting, there: Facts) -> None:
    for record, times in ((attendance.join, there.get("joined", {})), (attendance.leave, there.get("left", {}))):
        for name, at in times.items():
            one = next(row for row in meeting.attendance if row.person is cast.people[name])
            record(one, at, by=cast.clerk)


def _declare(cast: Cast, meeting: Meeting, facts: Facts) -> None:
    declared = facts.get("interests", ())
    for one in declared:
        items = [line_of(meeting, {"title": title}).key for title in one.get("items", ())]
        person = {"person_id": cast.people[one["person"]].id}
        said = {name: one[name] for name in one if name not in ("left", "returned")}
        made = declare(meeting, {**said, **person, "items": items or None}, by=cast.clerk)
        if "left" in one:
            leave(made, one["left"], by=cast.clerk)
            come_back(made, one["returned"], by=cast.clerk)
    if not declared:
        none_declared(meeting, by=cast.clerk)


def begin(cast: Cast, facts: Facts) -> None:
    """The clerk begins the minutes."""
    taking.begin(cast.meetings[facts["key"]], by=cast.clerk)


def minute(cast: Cast, facts: Facts) -> None:
    """The clerk writes the minutes, as far as the story has them, and records what was approved."""
    meeting = cast.meetings[facts["key"]]
    begin(cast, facts)
    for entry in facts["agenda"]:
        written = entry.get("minute", {})
        if "urgent" in written:
            _take_as_urgent(cast, line_of(meeting, entry), written["urgent"])
        if "approves" in written:
            _approve(cast, meeting, written)
        elif written:
            taking.write(*_written(cast, meeting, entry), by=cast.clerk)
    if "order" in facts["attendance"]:
        keys = [line_of(meeting, {"title": title}).key for title in facts["attendance"]["order"]]
        taking.take_in_order(meeting, keys, by=cast.clerk)
    if any(item.role == "action_log" for item in meeting.items):
        _close_what_is_done(cast, meeting)


def _close_what_is_done(cast: Cast, meeting: Meeting) -> None:
    """The panel goes through its log, and closes what it was asked to close."""
    proposed = db.session.scalars(db.select(FollowUp).where(FollowUp.status == Standing.PROPOSED.value))
    done = [one for one in proposed if stands_in_log(one, meeting)]
    if done:
        rule_on(meeting, {one.id: Ruled(Verdict.CLOSE) for one in done}, by=cast.clerk)


def _take_as_urgent(cast: Cast, item: AgendaItem, chair: str) -> None:
    """The chair was of the opinion that it is urgent, for the circumstances that were published with it."""
    agree(item, reason=item.urgent_reason or "", agreed_by=cast.people[chair].printed, by=cast.clerk)


def _written(cast: Cast, meeting: Meeting, entry: Facts) -> tuple[Minute, Fields]:
    item = line_of(meeting, entry)
    of = next(one for one in minutes_of(meeting) if one.item_id == item.id)
    given = entry["minute"]
    words = {
        "html": from_markdown(given.get("text", "")),
        "summary": given.get("summary", ""),
        "points": [_point(number, one) for number, one in enumerate(given.get("points", ()), 1)],
        "outcomes": [_outcome(cast, one) for one in given.get("outcomes", ())],
        "actions": [_asked(cast, {"owners": "", "due": "", **one}) for one in given.get("actions", ())],
    }
    return of, {**fields_of(of), **words}


def _point(number: int, facts: Facts) -> Fields:
    return {"id": None, "number": f"{number}.", "html": from_markdown(facts["html"])}


def _outcome(cast: Cast, facts: Facts) -> Fields:
    blank = dict.fromkeys(("own_words", "to", "lead_in", "moved_by", "seconded_by", "vote"), "")
    parts = [_asked(cast, {"label": "", "owners": "", "due": "", **part}) for part in facts["parts"]]
    amendments = [
        {**blank, **dict.fromkeys(SIDES), "becomes": "", **_named(cast, one)} for one in facts.get("amendments", ())
    ]
    voted = {"voters": {"own": [_own(cast, one) for one in facts["own"]]}} if "own" in facts else {}
    told = {**blank, **dict.fromkeys(SIDES), **_named(cast, facts), **voted}
    return {**told, "id": None, "parts": parts, "amendments": amendments}


def _named(cast: Cast, facts: Facts) -> Facts:
    """The facts of a motion with the names of those who moved and seconded it."""
    return facts | {role: cast.people[facts[role]].printed for role in ("moved_by", "seconded_by") if role in facts}


def _own(cast: Cast, facts: Facts) -> Fields:
    return {"as_printed": cast.people[facts["member"]].printed, "vote": facts["vote"]}


def _asked(cast: Cast, facts: Facts) -> Fields:
    return {**facts, "id": None, "owners": cast.names(facts["owners"])}


def _approve(cast: Cast, meeting: Meeting, facts: Facts) -> None:
    """Minutes approved as they stand are signed there and then; those with corrections wait until these are written."""
    key = facts["approves"]
    corrections = facts.get("corrections", ())
    approve(book(cast, key), at=meeting, how=How.CORRECT_RECORD, by=cast.clerk)
    for one in corrections:
        correct(book(cast, key), _agreed(one), by=cast.clerk)
    if meeting.date is not None and not corrections:
        _sign(cast, book(cast, key), meeting, on_screen=facts.get("signed") == "on screen")


def _agreed(facts: Facts) -> Agreed:
    words = {name: facts[name] for name in ("after", "change", "which") if name in facts}
    others = {name: value for name, value in facts.items() if name not in ("what", *words)}
    return Agreed(What(facts["what"]), **words, facts=others)


def _sign(cast: Cast, of: MinuteBook, at: Meeting, *, on_screen: bool) -> None:
    """Whoever presided signs on the day; on screen, where the story says so, under the seal."""
    now = clock.now()
    day = now.date() if on_screen else at.date or now.date()
    person = at.presiding[0].person
    name, council = person.printed if person else "", of.meeting.body.council.name
    mark = Signature(signature_of(of).whose, name, wording.short_date(day), wording.moment(now) if on_screen else "")
    papers = papers_of(of.meeting, mark)
    act = Seal(name, council, f"Signed as a correct record of {wording.short_date(of.meeting.date)}")
    printed = print_editions(papers, sealer(act, council)) if on_screen else print_editions(papers)
    text = papers[Edition.FULL].signature.text
    sign(of, printed, Signed(day, person, at=now if on_screen else None, text=text), by=cast.clerk)
