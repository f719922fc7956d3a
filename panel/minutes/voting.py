"""A motion with its amendments and vote, from the fields of an outcome; and what is wrong with it (V2–V7, Y6)."""

from collections.abc import Mapping
from typing import Any

from panel import clock, wording
from panel.bodies.rules.kinds import bound
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.roll import rows_of
from panel.meetings.rules.life import State
from panel.minutes.models import Minute, Outcome
from panel.minutes.roll import Known, roll_for
from panel.minutes.rules.life import Verb
from panel.minutes.rules.motions import (
    Amendment,
    judge_amendments,
    judge_decision,
    judge_motion,
    judge_verb,
)
from panel.minutes.rules.vote_data import read_vote
from panel.minutes.rules.votes import Vote, as_recorded, judge_vote
from panel.minutes.texts import SIDES, VOTED, Fields, fields_of
from panel.people.models import Person

UNVOTED: Fields = {"vote": "", **dict.fromkeys(SIDES), "voters": {}, "motion": "", "amendments": []}
"""The fields of an outcome that was not put to a vote."""


def vote_in(fields: Fields, printed: Mapping[str, str] | None = None) -> Vote:
    """The vote that the fields of an outcome, or of an amendment, hold."""
    counts = {side: fields.get(name) for name, side in SIDES.items()}
    return read_vote({**(fields.get("voters") or {}), "how": fields.get("vote"), **counts}, printed)


def amendments_in(fields: Fields, printed: Mapping[str, str] | None = None) -> tuple[Amendment, ...]:
    """The amendments that the fields of an outcome hold."""
    names = printed or {}
    return tuple(
        Amendment(
            one["text"],
            names.get(one["moved_by"], one["moved_by"]),
            names.get(one["seconded_by"], one["seconded_by"]),
            vote_in(one),
            one["becomes"],
        )
        for one in fields.get("amendments") or ()
    )


def printed_names(minute: Minute) -> dict[str, str]:
    """The names of the people whose ids a record that was brought in may give instead."""
    if not any(one.amendments or any((one.vote or {}).get(key) for key in VOTED) for one in minute.outcomes):
        return {}
    people = db.session.scalars(db.select(Person).where(Person.came_with == f"body/{minute.meeting.body_id}"))
    return {person.key: person.printed for person in people}


def known_names(minute: Minute) -> dict[str, str]:
    """The name on the roll of whoever is named otherwise: by an id, as their seat has it, or without a title."""
    seated = [(row.holder.printed, row.attendance) for row in rows_of(minute.meeting) if row.attendance]
    other = {name: one.printed for seat, one in seated for name in (seat, one.person.name if one.person else seat)}
    return {**other, **printed_names(minute)}


def judge_outcome(minute: Minute, fields: Fields, known: Known | None = None) -> list[Finding]:
    """What is wrong, or odd, with one outcome: the vote against its roll, the word, the quorum."""
    printed = known_names(minute)
    vote = vote_in(fields, printed)
    roll, body = roll_for(minute, vote.at, known=known), minute.meeting.body
    verb = Verb(fields["verb"])
    role = minute.item.role if minute.item else None
    return [
        *judge_vote(vote, roll),
        *judge_amendments(amendments_in(fields, printed), roll),
        *judge_motion(fields["moved_by"], fields["seconded_by"], roll),
        *bound(body.kind, judge_decision(verb, roll.quorum, inquorate=minute.meeting.state is State.INQUORATE)),
        *bound(body.kind, judge_verb(verb, decides=body.resolves, role=role)),
    ]


def judge_changes(minute: Minute, fields: Fields, *, live: bool) -> dict[int, list[Finding]]:
    """What stands against the votes in new fields of a minute, by the place of the outcome. Those unchanged stand."""
    changed = _changed(minute, fields)
    return {place: as_recorded(judge_outcome(minute, one), live=live) for place, one in changed.items()}


def timed(minute: Minute, fields: Fields) -> Fields:
    """The fields with the time now at each new vote, while the meeting sits: its roll is of those in the room then."""
    meeting = minute.meeting
    if not meeting.started or meeting.concluded or meeting.sits_on != clock.today():
        return fields
    now = {"at": wording.time(clock.now())}
    voters = {place: {**now, **one["voters"]} for place, one in _changed(minute, fields).items() if voted(one)}
    outcomes = enumerate(fields["outcomes"])
    return {**fields, "outcomes": [one | {"voters": voters[n]} if n in voters else one for n, one in outcomes]}


def _changed(minute: Minute, fields: Fields) -> dict[int, Fields]:
    """The outcomes whose vote the fields change, whole, by their place."""
    before = {one["id"]: one for one in fields_of(minute)["outcomes"]}
    whole = [{**UNVOTED, **before.get(one["id"], {}), **one} for one in fields["outcomes"]]
    return {place: one for place, one in enumerate(whole) if voted(one) != voted(before.get(one["id"], UNVOTED))}


def voted(fields: Fields) -> dict[str, Any]:
    """What of an outcome's fields is a vote: what is judged when it changes."""
    return {
        name: fields[name]
        for name in ("vote", *SIDES, "voters", "amendments")
        if fields[name] not in ("", None, {}, [])
    }


def findings_on(minute: Minute, known: Known | None = None) -> list[Finding]:
    """Every note on the votes and decisions of a minute as it is recorded (`known`: see `roll_for`)."""
    outcomes: list[Outcome] = minute.outcomes
    fields = fields_of(minute)["outcomes"] if outcomes else []
    return as_recorded((finding for one in fields for finding in judge_outcome(minute, one, known)), live=False)
