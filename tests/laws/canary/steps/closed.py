"""Steps of closed business: the public leave and come back, and decisions on who sees a single closed thing."""

import datetime as dt

from panel.exemption import operations as exemption
from panel.exemption.models import ClosedAccess, Withholding
from panel.extensions import db
from panel.meetings.operations import closed
from panel.meetings.rules.closed import Motion
from panel.minutes.models import Minute
from panel.minutes.operations import closing
from panel.people.models import Person
from tests.laws.canary.entitled import COUNCILLOR, ELSEWHERE, MONITOR, Minuted, Report, Sitting
from tests.laws.canary.steps.meetings import row, sittings
from tests.laws.canary.steps.minutes import minutes
from tests.laws.canary.steps.papers import paper, reports
from tests.laws.canary.steps.step import step
from tests.laws.canary.world import World

MOTION = Motion(paragraphs=(3,), reason="the contract is being let")
A_WEEK = dt.timedelta(days=7)


def can_go_out(one: Sitting) -> bool:
    """Whether the public are in the room, and there is business at the end to put them out for."""
    return one.sat and not one.locked and not one.public_out and any(not line.role for line in one.lines)


def standing(sitting: Sitting) -> list:
    """The lines of the agenda, in order."""
    keys = [item.key for item in row(sitting).items]
    return sorted((line for line in sitting.lines if not line.removed), key=lambda line: keys.index(line.key))


@step("minute", "asked", "room", among=sittings(can_go_out))
def exclude_public(world: World, sitting: Sitting) -> None:
    """The motion is carried: the last item is taken without the public."""
    last = standing(sitting)[-1]
    closed.exclude(row(sitting), last.key, last.key, carried=True, motion=MOTION, by=world.clerk)
    last.excluded, last.kept_open, sitting.public_out = True, False, True


@step("minute", "asked", "room", among=sittings(can_go_out))
def lose_motion(world: World, sitting: Sitting) -> None:
    """The motion is lost: the last item goes on in public, its papers stay closed (X3)."""
    last = standing(sitting)[-1]
    closed.exclude(row(sitting), last.key, last.key, carried=False, motion=MOTION, by=world.clerk)
    last.kept_open = not last.excluded


@step("minute", "room", among=sittings(lambda one: one.public_out and not one.locked))
def readmit_public(world: World, sitting: Sitting) -> None:
    """The public come back; what was said without them stays closed."""
    closed.readmit(row(sitting), "11.20 am", by=world.clerk)
    sitting.public_out = False


@step("minute", "asked", among=minutes(lambda one: not one.line.role and one.written, "draft"))
def close_parts(world: World, minuted: Minuted) -> None:
    """Keep a text beside the public one, for those only who may see it."""
    world.gone_after(minuted, "minute.closed_html")
    words = world.word("minute.closed_html", minuted)
    closing.close_parts(db.session.get_one(Minute, minuted.id), {}, f"<p>{words}</p>", by=world.clerk)


def withheld(one: Report) -> bool:
    """Whether there is something to decide about who sees it."""
    return one.withheld and not one.withdrawn


@step("paper", among=reports(lambda one: withheld(one) and ELSEWHERE not in one.granted))
def grant_sight(world: World, report: Report) -> None:
    """The monitoring officer lets someone see a closed paper who needs to know it."""
    needs, person = world.word("closed_access.reason", report), db.session.get_one(Person, world.people[ELSEWHERE])
    until = world.now.date() + 10 * A_WEEK
    exemption.grant(f"paper/{report.id}", person, needs, until, by=world.actor(MONITOR))
    report.granted.add(ELSEWHERE)


@step("paper", among=reports(lambda one: ELSEWHERE in one.granted and not one.withdrawn))
def end_sight(world: World, report: Report) -> None:
    """That ends again."""
    query = db.select(ClosedAccess).where(ClosedAccess.about == f"paper/{report.id}", ClosedAccess.ended_at.is_(None))
    exemption.end(db.session.scalars(query).one(), by=world.actor(MONITOR))
    report.granted.discard(ELSEWHERE)


@step("paper", among=reports(lambda one: withheld(one) and COUNCILLOR not in one.kept_from))
def keep_from(world: World, report: Report) -> None:
    """A closed paper is kept from a member who has an interest in it."""
    why, person = world.word("withholding.reason", report), db.session.get_one(Person, world.people[COUNCILLOR])
    exemption.withhold(f"paper/{report.id}", person, why, by=world.actor(MONITOR))
    report.kept_from.add(COUNCILLOR)


@step("paper", among=reports(lambda one: COUNCILLOR in one.kept_from and not one.withdrawn))
def keep_no_longer(world: World, report: Report) -> None:
    """That is lifted again."""
    query = db.select(Withholding).where(Withholding.about == f"paper/{report.id}", Withholding.lifted_at.is_(None))
    exemption.lift(db.session.scalars(query).one(), by=world.actor(MONITOR))
    report.kept_from.discard(COUNCILLOR)


@step("paper", "agenda", among=reports(lambda one: one.marked and not one.confidential and not one.withdrawn))
def declassify(world: World, report: Report) -> None:
    """What was exempt is opened by a decision: it appears, as it was published (P7)."""
    exemption.declassify(paper(report), "The contract was signed.", by=world.clerk)
    report.opened = True
