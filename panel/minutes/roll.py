"""The roll of a vote: who may vote on an item and is in the room, and why everyone else has no vote (V2, V5, I6)."""

import datetime as dt
from collections.abc import Iterator, Mapping

from panel.bodies.rules.kinds import binding, bound
from panel.interests.effects import effects_by_item
from panel.interests.rules.effects import Effect
from panel.lifecycle import Finding, Level
from panel.meetings.models import AgendaItem, Attendance, Meeting, Presiding
from panel.meetings.presence import presiding_at, why_absent
from panel.meetings.roll import Row, count_of, others_at, rows_of
from panel.meetings.rules.life import State
from panel.meetings.rules.presence import read_time
from panel.meetings.rules.quorum import Count, quorum_findings
from panel.minutes.models import Minute
from panel.minutes.rules.votes import Roll, Voter

Standing = tuple[Voter, str]
"""Someone, and why they have no vote; the empty string where they have one."""

Known = Mapping[str, dict[int, Effect]]
"""What interests stop each member doing, by the key of the item and the person's id."""


def roll_for(of: Minute | AgendaItem | Meeting, at: str | None = None, *, known: Known | None = None) -> Roll:
    """The roll for an item, at a time in the words of the minutes, or as it stands now.

    The members entitled to vote are on it while they are in the room (V2, V5, B12) and no interest declared at the
    meeting bars them (I6); a substitute votes in place of whom they stand in for. `known` are the effects of interests
    on every item, where they were looked up already.
    """
    meeting = of if isinstance(of, Meeting) else of.meeting
    item = of if isinstance(of, AgendaItem) else of.item if isinstance(of, Minute) else None
    time, effects = read_time(at), (known or effects_by_item(meeting, [item]))[item.key] if item else {}
    chair = presiding_at(meeting, item, time)
    standings = list(_standings(meeting, item, time, effects, chair))
    away = frozenset(one.id for one in meeting.attendance if one.person_id in effects and effects[one.person_id].leave)
    count = count_of(meeting, item, time, away=away)
    return Roll(
        entitled=tuple(voter for voter, why in standings if not why),
        out=tuple((voter, why) for voter, why in standings if why),
        quorum=count,
        findings=tuple(bound(meeting.body.kind, (*_quorum(meeting, count), *_chair_findings(standings, chair)))),
        level=binding(meeting.body.kind, Level.REFUSE),
        named_by=meeting.body.named_vote_threshold,
    )


def _quorum(meeting: Meeting, count: Count) -> list[Finding]:
    """What is to be known of the quorum; of a meeting recorded as without one, that it is held for notes only (V2)."""
    if meeting.state is State.INQUORATE:
        words = "This meeting is recorded as one without a quorum: take notes only. Nothing can be decided."
        return [Finding("V2", words, Level.CONFIRM)]
    return quorum_findings(count)


def _standings(
    meeting: Meeting,
    item: AgendaItem | None,
    at: dt.time | None,
    effects: dict[int, Effect],
    chair: Presiding | None,
) -> Iterator[Standing]:
    for row in rows_of(meeting):
        seated = [(one, _bar(row, one, item, at, effects)) for one in row.sitters]
        if not seated:
            voter = Voter(row.holder.printed, row.holder.person_id, rule="V8")
            yield voter, "is not recorded as present"
        voting = next((one for one, (_, why) in seated if not why), None)
        second = ("V5", f"stands in for {row.holder.printed}, who is here")
        for one, bar in seated:
            rule, why = bar if one is voting or bar[1] else second
            yield _voter(one, chair, rule), why
    for one in others_at(meeting):
        yield _voter(one, chair, "V5"), "is not a voting member of this panel"


def _bar(
    row: Row, one: Attendance, item: AgendaItem | None, at: dt.time | None, effects: dict[int, Effect]
) -> tuple[str, str]:
    """What keeps someone's vote out, as rule and words; both empty where nothing does."""
    if not row.holder.votes:
        return "V5", "is not a voting member of this panel"
    absent = why_absent(one, item, at, remote=one.meeting.body.remote_may_vote)
    if absent:
        return absent
    effect = effects.get(one.person_id or 0)
    if effect is not None and not effect.vote:
        return effect.rule, "declared an interest in this item"
    return "", ""


def _voter(one: Attendance, chair: Presiding | None, rule: str) -> Voter:
    presiding = chair is not None and (
        one.person_id == chair.person_id if chair.person_id else one.printed == chair.printed
    )
    return Voter(one.printed, one.person_id, presiding, rule)


def _chair_findings(standings: list[Standing], chair: Presiding | None) -> Iterator[Finding]:
    """What is to be known of whoever presides, should the votes be equal (V4, V5)."""
    found = next(((voter, why) for voter, why in standings if voter.presiding), None)
    if chair is None:
        yield Finding("V4", "It is not recorded who presides, so nobody can give a casting vote.")
    elif found is None:
        yield Finding("V8", f"{chair.printed} presides, and is not recorded as present.")
    elif found[1]:
        yield Finding("V5", f"{chair.printed} presides and has no casting vote on this: {chair.printed} {found[1]}.")
