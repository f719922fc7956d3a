"""Preparing what goes out, a pack or a supplement: read, look at, draw, look again. Operations then keep it."""

from collections.abc import Mapping
from dataclasses import dataclass

from panel import clock
from panel.exemption.rules import Edition
from panel.lifecycle import Finding, Level
from panel.meetings.models import Meeting
from panel.meetings.queries import timeliness
from panel.meetings.rules.lateness import Ask, Timeliness
from panel.meetings.rules.life import MOVES, State
from panel.packs.editions import Drawn, bind, plan
from panel.packs.gathering import gather
from panel.packs.leaks import repeated_passages, withheld_pages_in
from panel.packs.material import Material
from panel.publishing.queries import asks_of, issued_for, supplement_of
from panel.publishing.readiness import findings_on, findings_on_notice
from panel.publishing.rules.changes import Answers, Change, Issued, answered, changes
from panel.publishing.rules.checks import about_editions


@dataclass(frozen=True)
class Issue:
    """What would go out now, and what there is to say about it. Two that are equal were read from the same record.

    `least` is how many letters special circumstances have at this body (U2).
    """

    material: Material
    out: Issued
    asks: Mapping[str, Ask]
    time: Timeliness | None
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    least: int = 0

    @property
    def late(self) -> bool:
        """Whether a pack would go out too late under the law, so that the clerk chooses what to do (N3)."""
        return not self.out.pack and self.time is not None and self.time.late and bool(self.asks or self.time.offers)


def prepare(meeting: Meeting) -> Issue:
    """What would go out for a meeting now: its pack, or once that is out a supplement with what changed."""
    out = issued_for(meeting)
    whole = gather(meeting, issued=clock.today())
    material = supplement_of(whole, out) if out.pack else whole
    return Issue(
        material=material,
        out=out,
        asks=asks_of(meeting, material.notice.lines),
        time=timeliness(meeting),
        findings=tuple(findings_on(meeting, material, out)),
        least=meeting.body.urgent_least or 0,
        changes=tuple(changes(whole.notice.lines, out)) if out.pack else (),
    )


def pack_blockers(meeting: Meeting, issue: Issue) -> list[Finding]:
    """What makes it impossible to publish the pack now."""
    if issue.out.pack:
        return [_not_now("The pack has been published. What is new goes out as a supplement.")]
    if meeting.state is not State.PUBLISHED and meeting.state not in MOVES["publish"].sources:
        return [_not_now(f"The meeting is {meeting.state.value}: a pack is published before the meeting.")]
    return [finding for finding in (*findings_on_notice(meeting), *issue.findings) if finding.level is Level.REFUSE]


def supplement_blockers(_meeting: Meeting, issue: Issue) -> list[Finding]:
    """What makes it impossible to publish a supplement now."""
    if not issue.out.pack:
        return [_not_now("The pack has not been published yet. A supplement goes with one.")]
    if not issue.material.notice.lines:
        return [_not_now("Nothing is new or changed since the last publication.")]
    return [finding for finding in issue.findings if finding.level is Level.REFUSE]


def _not_now(words: str) -> Finding:
    return Finding("life", words, Level.REFUSE)


def draw(issue: Issue, answers: Answers) -> tuple[dict[Edition, Drawn], Material, list[Finding]]:
    """Both editions, what they were drawn from, and what was seen in the finished files. Takes seconds."""
    material = answered(issue.material, issue.asks, answers)
    planned = plan(material)
    drawn = {edition: bind(planned, edition) for edition in Edition}
    leaks = withheld_pages_in(drawn[Edition.PUBLIC].pdf, planned)
    problems = [problem for one in drawn.values() for problem in one.problems]
    return drawn, material, about_editions(leaks, repeated_passages(material), list(dict.fromkeys(problems)))
