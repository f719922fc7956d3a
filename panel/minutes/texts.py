"""A minute as plain fields, and back: one shape for the form, for drafts, for comparing, and for writing.

Writing changes only what differs from what is there, so that words which came with a bundle stay to the letter until
someone changes them.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy.orm.attributes import flag_modified

from panel.minutes.models import Action, FollowUp, Minute, Outcome, OutcomePart, Owner, Point
from panel.minutes.rules.due import parse_due
from panel.minutes.rules.life import Verb
from panel.people.models import Person
from panel.principles.rules import principles_of, retagged
from panel.richtext.clean import clean

Fields = dict[str, Any]
Row = TypeVar("Row", Point, Outcome, OutcomePart, Action)
BY_SCHEME, BY_HAND, UNNUMBERED = "scheme", "hand", "none"
AS_ITEM, PUBLIC, WITHHELD = "as its item", "public", "withheld"
SIDES = {"votes_for": "for", "votes_against": "against", "abstained": "abstained"}
"""The counts of a vote: their fields, and their names in the record."""

VOTED = ("names", "own", "casting", "asked_by", "at")
"""What else the record keeps of a vote: who voted how, the casting vote, who asked for names, and when it was taken."""


NOTHING: Fields = {
    **dict.fromkeys(("title", "number", "html", "summary", "post_meeting_note"), ""),
    **{name: [] for name in ("points", "outcomes", "actions")},
    "numbering": BY_SCHEME,
    "open": AS_ITEM,
}
"""The fields of a minute in which nothing is written."""


def fields_of(minute: Minute) -> Fields:
    """Every field of a minute that a clerk may change. Empty text is the empty string; lists hold dictionaries."""
    return {
        "title": minute.title or "",
        "numbering": (BY_HAND if minute.number else UNNUMBERED) if minute.number_fixed else BY_SCHEME,
        "number": (minute.number or "") if minute.number_fixed else "",
        "html": clean(minute.html or ""),
        "points": [
            {"id": point.id, "number": point.number or "", "html": clean(point.html or "")} for point in minute.points
        ],
        "outcomes": [_outcome_fields(outcome) for outcome in minute.outcomes],
        "actions": [
            {"id": action.id, "text": action.text or "", **_asked(action.follow_up)} for action in minute.actions
        ],
        "open": {True: PUBLIC, False: WITHHELD, None: AS_ITEM}[minute.open],
        "summary": minute.summary or "",
        "post_meeting_note": minute.post_meeting_note or "",
    }


def _outcome_fields(outcome: Outcome) -> Fields:
    vote = outcome.vote or {}
    return {
        "id": outcome.id,
        "verb": (outcome.verb or Verb.NONE).value,
        "own_words": outcome.verb_text or "",
        "to": outcome.to or "",
        "lead_in": outcome.lead_in or "",
        "parts": [
            {"id": part.id, "label": part.label or "", "text": part.text or "", **_asked(part.follow_up)}
            for part in outcome.parts
        ],
        "moved_by": _named(outcome.moved_by, outcome.moved_by_as_printed),
        "seconded_by": _named(outcome.seconded_by, outcome.seconded_by_as_printed),
        "vote": str(vote.get("how") or ""),
        **{name: vote.get(side) for name, side in SIDES.items()},
        "voters": {key: vote[key] for key in VOTED if vote.get(key)},
        "motion": outcome.motion or "",
        "amendments": [_amendment_fields(one) for one in outcome.amendments or ()],
        "principles": [principle.letter for principle in principles_of(outcome.principles)],
    }


def _amendment_fields(one: Fields) -> Fields:
    words = {name: str(one.get(name) or "") for name in ("text", "becomes")}
    named = {name: _as_named(one.get(name)) for name in ("moved_by", "seconded_by")}
    return {**words, **named, "vote": str(one.get("how") or ""), **{n: one.get(side) for n, side in SIDES.items()}}


def _amendment(fields: Fields) -> Fields:
    """An amendment as the record keeps it."""
    words = {name: fields[name] or None for name in ("text", "becomes")}
    named = {name: {"as_printed": fields[name]} if fields[name] else None for name in ("moved_by", "seconded_by")}
    told = {**words, **named, "how": fields["vote"] or None, **{side: fields[name] for name, side in SIDES.items()}}
    return {key: value for key, value in told.items() if value is not None}


def _as_named(given: Any) -> str:
    return str((given.get("as_printed") or given.get("person") if isinstance(given, dict) else given) or "")


def _named(person: Person | None, as_printed: str | None) -> str:
    return as_printed or (person.printed if person else "")


def _asked(follow_up: FollowUp | None) -> Fields:
    if follow_up is None:
        return {"owners": "", "due": ""}
    return {"owners": "; ".join(owner.printed for owner in follow_up.owners), "due": follow_up.due or ""}


class Writer:
    """Writes fields into one minute. `people` are those in the room, by the name that is printed of them."""

    def __init__(self, minute: Minute, people: dict[str, Person], *, next_meeting: dt.date | None = None) -> None:
        self.minute = minute
        self.people = people
        self.next_meeting = next_meeting

    def write(self, fields: Fields, *, by: str, at: dt.datetime) -> None:
        """Make the minute say what `fields` say. Its version rises even where only a row of it changed."""
        minute, before = self.minute, fields_of(self.minute)
        for name in ("title", "html", "summary", "post_meeting_note"):
            if fields[name] != before[name]:
                setattr(minute, name, fields[name] or None)
        if (fields["numbering"], fields["number"]) != (before["numbering"], before["number"]):
            minute.number_fixed = fields["numbering"] != BY_SCHEME
            minute.number = fields["number"] if fields["numbering"] == BY_HAND else None
        if fields["open"] != before["open"]:
            minute.open = {PUBLIC: True, WITHHELD: False}.get(fields["open"])
        _match(minute.points, fields["points"], Point, self._point)
        _match(minute.outcomes, fields["outcomes"], Outcome, self._outcome)
        _match(minute.actions, fields["actions"], Action, self._action)
        minute.written_at, minute.written_by = at, by
        flag_modified(minute, "written_at")

    def _point(self, point: Point, fields: Fields) -> None:
        if fields["html"] != clean(point.html or ""):
            point.html = fields["html"]
        if fields["number"] != (point.number or ""):
            point.number = fields["number"] or None

    def _outcome(self, outcome: Outcome, fields: Fields) -> None:
        before = _outcome_fields(outcome)
        fields = {**before, **fields}
        if fields["verb"] != before["verb"] or outcome.id is None:
            outcome.verb = Verb(fields["verb"])
        for name, column in (("own_words", "verb_text"), ("to", "to"), ("lead_in", "lead_in"), ("motion", "motion")):
            if fields[name] != before[name]:
                setattr(outcome, column, fields[name] or None)
        if fields["principles"] != before["principles"]:
            outcome.principles = retagged(outcome.principles, fields["principles"])
        self._motion(outcome, fields, before)
        _match(outcome.parts, fields["parts"], OutcomePart, self._part)

    def _motion(self, outcome: Outcome, fields: Fields, before: Fields) -> None:
        """Who moved it, the amendments, and the vote."""
        for name in ("moved_by", "seconded_by"):
            if fields[name] != before[name]:
                self._name(outcome, name, fields[name])
        if any(fields[name] != before[name] for name in ("vote", *SIDES, "voters")):
            outcome.vote = _vote(fields, outcome.vote or {})
        if fields["amendments"] != before["amendments"]:
            outcome.amendments = [_amendment(one) for one in fields["amendments"]] or None

    def _name(self, outcome: Outcome, role: str, words: str) -> None:
        person = self.people.get(words)
        setattr(outcome, f"{role}_person_id", person.id if person else None)
        setattr(outcome, f"{role}_as_printed", None if person else words or None)

    def _part(self, part: OutcomePart, fields: Fields) -> None:
        for name in ("label", "text"):
            if fields[name] != (getattr(part, name) or ""):
                setattr(part, name, fields[name] or None)
        self._ask(part, fields)

    def _action(self, action: Action, fields: Fields) -> None:
        if fields["text"] != (action.text or ""):
            action.text = fields["text"] or None
        self._ask(action, fields)

    def _ask(self, of: OutcomePart | Action, fields: Fields) -> None:
        """Whom it asks and by when. What asks nobody and says no time, and never did, is not followed up."""
        before = _asked(of.follow_up)
        asked = {"owners": fields["owners"], "due": fields["due"]}
        if asked == before:
            return
        if of.follow_up is None:
            of.follow_up = FollowUp()
        if asked["owners"] != before["owners"]:
            of.follow_up.owners = [self._owner(n, name) for n, name in enumerate(names_in(asked["owners"]), 1)]
        if asked["due"] != before["due"]:
            of.follow_up.due = asked["due"] or None
            of.follow_up.due_date = parse_due(asked["due"], self.minute.meeting.date, self.next_meeting)

    def _owner(self, position: int, name: str) -> Owner:
        person = self.people.get(name)
        return Owner(position=position, person=person, as_printed=None if person else name)


def _vote(fields: Fields, before: Fields) -> Fields | None:
    """A vote as it is kept: words, counts, who voted how, and what else was there."""
    said = {"how": fields["vote"] or None, **{side: fields[name] for name, side in SIDES.items()}}
    said |= {key: fields["voters"].get(key) for key in VOTED}
    kept = {key: value for key, value in before.items() if key not in said}
    return kept | {key: value for key, value in said.items() if value is not None} or None


def names_in(words: str) -> list[str]:
    """The names in a line where a semicolon parts them: posts have commas of their own."""
    return [name for part in words.split(";") if (name := part.strip())]


def _match(
    rows: list[Row], wanted: Sequence[Fields], kind: Callable[..., Row], fill: Callable[[Row, Fields], None]
) -> None:
    """Make `rows` follow `wanted`, keeping each row whose id is named; the others go."""
    known = {row.id: row for row in rows}
    kept: list[Row] = []
    for position, fields in enumerate(wanted, 1):
        row = known.pop(fields.get("id") or 0, None) or kind()
        row.position = position
        kept.append(row)
        fill(row, fields)
    rows[:] = kept


def people_named(names: Iterable[Any]) -> dict[str, Person]:
    """The known people among rows that name someone, by the name printed. A name that two people share is left out."""
    found: dict[str, set[Person]] = {}
    for row in names:
        if row.person is not None:
            for words in {row.printed, row.person.printed}:
                found.setdefault(words, set()).add(row.person)
    return {words: people.pop() for words, people in found.items() if len(people) == 1}


def together(theirs: Fields, mine: Fields) -> Fields:
    """Both texts in one, to be edited: what `mine` says otherwise follows what `theirs` says.

    A form has not every field of an outcome: a row of mine is theirs if it says nothing else.
    """
    joined = {name: theirs[name] or mine[name] for name in theirs}
    if mine["html"] != theirs["html"]:
        joined["html"] = theirs["html"] + mine["html"]
    for name in ("points", "outcomes", "actions"):
        known = [_nameless(row) for row in theirs[name]]
        rows = [_nameless(one) for one in mine[name]]
        joined[name] = [*theirs[name], *(row for row in rows if not any(row.items() <= one.items() for one in known))]
    return joined


def _nameless(row: Fields) -> Fields:
    """A row without its ids: what it says, ready to be a row of its own."""
    parts = {"parts": [_nameless(part) for part in row["parts"]]} if "parts" in row else {}
    return {**row, **parts, "id": None}
