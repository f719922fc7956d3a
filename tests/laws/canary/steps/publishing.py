"""Steps by which papers go out: the pack, and its supplements."""

from collections.abc import Iterable

from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.rules.life import State
from panel.publishing import issuing, operations, taking_down
from panel.publishing.models import Publication
from panel.publishing.rules.changes import Answers
from tests.laws.canary.entitled import FULL, OPEN, Minuted, Report, Sitting, Word
from tests.laws.canary.steps.meetings import row, sittings
from tests.laws.canary.steps.papers import paper, reports
from tests.laws.canary.steps.step import step
from tests.laws.canary.world import World

ANSWERS = Answers(
    reason="Looked at.", late_reason="The figures came late.", circumstances="The contract ends on Friday."
)


def issue(world: World, sitting: Sitting, way: str) -> None:
    """What the clerk does on the page that publishes: look, draw, look again, keep."""
    meeting = row(sitting)
    prepared = issuing.prepare(meeting)
    blockers = getattr(issuing, f"{way}_blockers")(meeting, prepared)
    if blockers:
        raise Refused(*blockers)
    drawn, material, _ = issuing.draw(prepared, ANSWERS)
    keep = operations.publish if way == "pack" else operations.supplement
    keep(meeting, drawn, material, prepared.asks, ANSWERS, by=world.clerk)
    went_out(world, sitting, {contents.paper_id for contents in material.papers.values()}, bool(material.minutes))


def went_out(world: World, sitting: Sitting, ids: set[int], with_minutes: bool) -> None:
    """What the test knows of what went out: each paper in the full edition, and what is not withheld in both."""
    out = [report for report in sitting.reports if report.id in ids]
    for report in out:
        report.out, report.went_out_marked, report.taken_down = True, report.marked, False
    for report in out:
        words = [word for word in world.words.values() if word.about is report]
        for word in words:
            word.current = stands(word)
        printed(filter(stands, words), withheld=report.withheld)
    others = [one for one in world.sittings if with_minutes and one is not sitting and one.minutes_out]
    for about in [about for one in others for about in (one, *one.minutes)]:
        words = [word for word in world.words.values() if word.about is about and word.kind in OF_MINUTES and word.live]
        printed(words, withheld=isinstance(about, Minuted) and about.withheld)


OF_MINUTES = frozenset({"minute", "summary", "closed part", "closing note"})
"""The kinds of words that minutes are made of."""


def stands(word: Word) -> bool:
    """Whether the word still stands in the paper: a picture’s, where the text shows it."""
    return word.live and (word.where != "picture.sha256" or word.about.pictured)


def printed(words: Iterable[Word], *, withheld: bool) -> None:
    """These words stand in the editions from now on."""
    for word in words:
        word.editions |= {FULL} if withheld else {FULL, OPEN}
        word.sealed = False


@step(among=sittings(lambda one: one.state in (State.PLANNED, State.CALLED) and len(one.lines) > 1), all_surfaces=True)
def publish_pack(world: World, sitting: Sitting) -> None:
    """Publish the agenda and its papers, to members and to everyone."""
    issue(world, sitting, "pack")
    sitting.state, sitting.published, sitting.called = State.PUBLISHED, True, True


@step(among=sittings(lambda one: one.published and not one.locked), all_surfaces=True)
def publish_supplement(world: World, sitting: Sitting) -> None:
    """Publish what is new or was changed since."""
    issue(world, sitting, "supplement")


@step(among=reports(lambda one: one.out and not one.taken_down), all_surfaces=True)
def take_down_paper(world: World, report: Report) -> None:
    """A child turns out to be named in a published paper: it is withdrawn at once, its appendices with it (D7)."""
    meeting = row(report.line.sitting)
    withdrawal = taking_down.take_down(meeting, paper(report).about, "A child could be known by it.", by=world.clerk)
    db.session.flush()
    for publication_id in taking_down.affected_by(withdrawal):
        publication = db.session.get_one(Publication, publication_id)
        work = taking_down.work_on(publication)
        taking_down.keep(publication, work, taking_down.draw(work), by=world.clerk)
    taken = {one.about for one in withdrawal.taken}
    for gone in world.reports(lambda one: paper(one).about in taken):
        gone.taken_down = True
        for word in (one for one in world.words.values() if one.about is gone and one.editions):
            word.sealed, word.current = True, False
