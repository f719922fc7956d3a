"""What a clerk would remark on in a record that is taken in. Nothing here refuses or mends: papers hold such things."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import pairwise
from typing import Any

from panel.bodies.rules.kinds import KINDS, BodyKind
from panel.bodies.rules.numbering import read_minute_number
from panel.bundles.references import places
from panel.bundles.rules import Json, Problem
from panel.interests.rules.dispensations import last_day
from panel.lifecycle import Finding
from panel.meetings.rules.clear_days import clear_days
from panel.meetings.rules.presence import Stay, odd_times
from panel.meetings.rules.presiding import Span, judge_presiding
from panel.minutes.rules.due import parse_due
from panel.minutes.rules.odd import approval_days, days_ahead, two_minds
from panel.minutes.rules.vote_data import read_vote
from panel.minutes.rules.votes import judge_record
from panel.richtext.plain import plain

Off = Container[dt.date]
Meeting = Mapping[str, Any]
CLEAR_DAYS = 5


def notes_on(bundle: Json, off: Off) -> list[Problem]:
    """Every remark on a bundle, in the order of its meetings. `off` holds the days that are not working days."""
    notes = list(_body(bundle["body"]))
    dates = {meeting["id"]: _date(meeting.get("date")) for meeting in bundle.get("meetings") or []}
    for path, meeting in places(bundle, "meetings[]"):
        for remark in REMARKS:
            notes += [Problem(path + place, words) for place, words in remark(meeting, bundle["body"], dates, off)]
    return notes + list(_dispensations(bundle))


def _dispensations(bundle: Json) -> Iterator[Problem]:
    for path, told in places(bundle, "dispensations[]"):
        first, until = _date(told.get("from")), _date(told.get("until"))
        if until is None and told.get("granted_on"):
            yield Problem(f"{path}.until", "It is not known when the dispensation ends, so it is not in force (I8).")
        elif first and until and until > last_day(first):
            yield Problem(f"{path}.until", "The dispensation is for more than four years, which the law forbids (I8).")


Remark = Iterator[tuple[str, str]]


def _body(body: Mapping[str, Any]) -> Iterator[Problem]:
    if body.get("quorum") is None:
        yield Problem("$.body.quorum", "The quorum is not known, so it cannot be said whether a meeting had one (V1).")
    if body.get("kind") is None:
        yield Problem("$.body.kind", "The kind of body is not known: it is taken to be an advisory committee (B8).")


def _when(meeting: Meeting, _body: Any, _dates: Any, off: Off) -> Remark:
    held = _date(meeting.get("date"))
    if held is None:
        yield ".date", "The date of the meeting is not known."
        return
    published = [_date(one.get("at")) for one in meeting.get("published") or [] if not one.get("supplement")]
    first = min((day for day in published if day), default=None)
    if first and clear_days(first, held, off) < CLEAR_DAYS:
        yield ".published", f"The agenda was published {_days(clear_days(first, held, off))} before the meeting (N3)."


def _agenda(meeting: Meeting, body: Mapping[str, Any], _dates: Any, _off: Off) -> Remark:
    statutory = KINDS[BodyKind(body.get("kind") or "advisory_committee")].statutory
    for n, item in enumerate(meeting.get("agenda") or []):
        title = item["title"].lower()
        if statutory and ("any other business" in title or title.strip(" .") == "aob"):
            yield f".agenda[{n}]", "“Any other business” is no item of a statutory committee’s agenda (U4)."
        if item.get("to_follow"):
            yield f".agenda[{n}]", f"“{item['title']}” was to follow when the agenda went out (U5)."
        yield from _marked(item, f".agenda[{n}]")
        for p, paper in enumerate(item.get("papers") or []):
            yield from _marked(paper, f".agenda[{n}].papers[{p}]")
            if paper.get("sections") and paper.get("background_papers") is None:
                yield f".agenda[{n}].papers[{p}]", "It is not known whether the report has background papers (A2)."


def _marked(thing: Mapping[str, Any], path: str) -> Remark:
    told = thing.get("exempt")
    if told in (None, False):
        return
    facts = told if isinstance(told, dict) else {}
    lacking = [
        words
        for key, words in (
            ("paragraphs", "the paragraph of Schedule 12A (X3)"),
            ("public_interest", "why the public interest is better served by withholding it (X4)"),
            ("decided_by", "who decided to withhold it (P2)"),
        )
        if not facts.get(key)
    ]
    if lacking:
        yield f"{path}.exempt", f"“{thing.get('title')}” is exempt; not known: {'; '.join(lacking)}."


def _attendance(meeting: Meeting, _body: Any, _dates: Any, _off: Off) -> Remark:
    rows = meeting.get("attendance")
    named = ((_who(one), str(one.get("status"))) for one in rows or [])
    for finding in two_minds(named):
        yield ".attendance", _noted(finding)
    for one in rows or []:
        stays = [Stay(_said(spell.get("joined")), _said(spell.get("left"))) for spell in one.get("spells") or []]
        times = odd_times(_who(one), stays, began=_said(meeting.get("started")), ended=_said(meeting.get("concluded")))
        yield from ((".attendance", f"{found.words} ({found.rule})") for found in times)
    if rows is None and meeting.get("minutes"):
        yield ".attendance", "It is not known who was present (V8)."


def _who(one: Mapping[str, Any]) -> str:
    who = one.get("as_printed") or one.get("person")
    return str(who.get("as_printed") or who.get("person")) if isinstance(who, dict) else str(who)


def _said(words: Any) -> str | None:
    return None if words is None else str(words)


def _presiding(meeting: Meeting, _body: Any, _dates: Any, _off: Off) -> Remark:
    rows = meeting.get("presided_by") or []
    spans = [
        Span(_who(row), frozenset(row.get("items") or ()), _said(row.get("from")), _said(row.get("to"))) for row in rows
    ]
    titles = {item["id"]: f"“{item['title']}”" for item in meeting.get("agenda") or []}
    yield from ((".presided_by", f"{found.words} ({found.rule})") for found in judge_presiding(spans, titles))


def _votes(meeting: Meeting, _body: Any, _dates: Any, _off: Off) -> Remark:
    present = [one for one in meeting.get("attendance") or [] if one.get("status") == "present"]
    for pattern in ("minutes[].outcomes[].vote", "minutes[].outcomes[].amendments[]"):
        for path, told in places(meeting, pattern, ""):
            vote = read_vote(told)
            yield from ((path, f"{found.words} ({found.rule})") for found in judge_record(vote))
            if present and vote.total > len(present):
                yield (
                    path,
                    f"Votes and abstentions come to {vote.total}, and {len(present)} are recorded as present (V3).",
                )


def _closed(meeting: Meeting, _body: Any, _dates: Any, _off: Off) -> Remark:
    for n, closed in enumerate(meeting.get("closed") or []):
        if not closed.get("paragraphs"):
            yield f".closed[{n}]", "The resolution that excluded the public names no paragraph of Schedule 12A (X3)."
        elif "public interest" not in (closed.get("resolution") or "").lower():
            yield f".closed[{n}]", "The resolution that excluded the public does not speak of the public interest (X4)."
        if closed.get("carried") is False:
            yield f".closed[{n}]", "The motion to exclude the public was lost: the business was taken in public (X3)."


def _minutes(meeting: Meeting, body: Mapping[str, Any], _dates: Any, _off: Off) -> Remark:
    numbers = [one["number"] for one in meeting.get("minutes") or [] if one.get("number")]
    for number, times in Counter(numbers).items():
        if times > 1:
            yield ".minutes", f"The minute number {number} is given {times} times (Y5)."
    scheme = body.get("minute_numbering")
    pattern = scheme.get("pattern") if isinstance(scheme, dict) else scheme
    running = [read_minute_number(pattern, code=body.get("code") or "", number=str(one)) for one in numbers if pattern]
    for number, n in zip(numbers, running, strict=False):
        if n is None:
            yield ".minutes", f"The minute number {number} does not follow the numbering {pattern} (Y5)."
    for one, after in pairwise([n for n in running if n is not None]):
        if after not in (one, one + 1):
            yield ".minutes", f"The minute numbers go from {one} to {after} (Y5)."


def _promises(meeting: Meeting, _body: Any, _dates: Any, _off: Off) -> Remark:
    held = _date(meeting.get("date"))
    for pattern in ("minutes[].outcomes[].parts[].follow_up", "minutes[].actions[].follow_up"):
        for path, told in places(meeting, pattern, ""):
            due = told.get("due")
            if due and not told.get("due_date") and (held is None or parse_due(due, held) is None):
                yield f"{path}.due", f"“{due}” names no day; it is kept as written."
            if not told.get("owners"):
                yield f"{path}.owners", "Nobody is named to do this."


def _approval(meeting: Meeting, _body: Any, dates: Mapping[str, dt.date | None], _off: Off) -> Remark:
    told = meeting.get("approval") or {}
    held, approved = dates.get(meeting["id"]), dates.get(told.get("at_meeting") or "")
    for finding in approval_days(held, approved, _date(told.get("signed_on"))):
        yield ".approval", _noted(finding)
    if told and not told.get("signed_on") and not told.get("signed_by"):
        yield ".approval", "It is not known who signed the minutes, or when (V9)."


def _last_minutes(meeting: Meeting, _body: Any, _dates: Any, _off: Off) -> Remark:
    """Minutes of the last meeting that are dated after this one: real papers have it."""
    items = [item for item in meeting.get("agenda") or [] if "minutes" in item["title"].lower()]
    about = {item.get("id") for item in items}
    texts = {f"The agenda line “{item['title']}”": f"{item['title']}\n{item.get('purpose') or ''}" for item in items}
    for minute in meeting.get("minutes") or []:
        if minute.get("item") is not None and minute["item"] in about:
            texts["The minute"] = plain(minute.get("html") or "")
    for finding in days_ahead(texts, _date(meeting.get("date"))):
        yield ".agenda", _noted(finding)


def _noted(finding: Finding) -> str:
    """A finding as a note on an import says it, with its rule."""
    return f"{finding.words.rstrip('.')} ({finding.rule})."


REMARKS: tuple[Callable[[Meeting, Mapping[str, Any], Mapping[str, dt.date | None], Off], Remark], ...] = (
    _when,
    _agenda,
    _attendance,
    _presiding,
    _votes,
    _closed,
    _minutes,
    _last_minutes,
    _promises,
    _approval,
)


def _date(text: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(text or "")[:10])
    except ValueError:
        return None


def _days(number: int) -> str:
    return "one clear day" if number == 1 else f"{number} clear days"
