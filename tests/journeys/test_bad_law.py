"""What the law does not let stand is answered with its rule in plain words, and everything typed is kept."""

import re

import pytest

from panel.audit.operations import TERMINAL
from panel.interests.operations.declaring import declare, leave
from panel.minutes.operations.taking import write
from panel.minutes.queries import minutes_of
from panel.minutes.texts import fields_of
from tests.journeys.conftest import Comes
from tests.journeys.panel import (
    CHAIR,
    CLERK,
    MEMBER,
    MONITORING_OFFICER,
    is_held,
    is_published,
    meeting_of,
    record,
    someone,
)
from tests.journeys.site import Site
from tests.journeys.test_bad_input import Slip, makes
from tests.journeys.visitor import Visitor
from tests.minutes.scene import outcome, part

pytestmark = pytest.mark.journey

SLIPS = (
    Slip(
        "/papers/1/restrictions",
        {
            "Why the public interest in keeping it private outweighs that in disclosing it": "It is being let.",
            "Who decided this": "The solicitor",
        },
        "Save what is exempt",
        "Say under which paragraph of Schedule 12A it is exempt",
        ticked=("This holds exempt information",),
    ),
    Slip(
        "/meetings/1/minutes/corrections/other",
        {"What it is about, if not one minute": "The attendance", "What was agreed": "Carol Carer was there."},
        "Record the correction",
        "These minutes have not been put to a meeting yet",
    ),
)


def test_in_the_room(site: Site, comes: Comes) -> None:
    site.it_is("Tuesday 24 November 2026", "10.05 am")
    with record(site) as body:
        meeting = is_held(is_published(meeting_of(body, site.now.date(), "Placements")))
        (minute,) = minutes_of(meeting)
        decided = outcome("recommended", part("that the contract be let."))
        write(minute, {**fields_of(minute), "outcomes": [decided]}, by=TERMINAL)
        facts = {"person_id": someone(MEMBER).id, "all_items": True, "kind": "Disclosable pecuniary interest"}
        leave(declare(meeting, facts, by=TERMINAL), "10.04 am", by=TERMINAL)
    clerk = comes(CLERK)
    has_someone_vote_who_left(clerk)
    has_two_preside_at_once(clerk)
    for slip in SLIPS:
        makes(clerk, slip)


def has_someone_vote_who_left(clerk: Visitor) -> None:
    """V5, I6."""
    clerk.opens("/outcomes/1/vote")
    clerk.fills("How the vote went", "carried")
    clerk.fills("For", "3")
    clerk.touches("Add a member")
    with clerk.within("group", "Members who asked that their own vote be shown"):
        clerk.fills("Member", MEMBER)
        clerk.chooses("Voted", "Against")
    clerk.presses("Save the motion and vote")
    clerk.has_to_mend(re.compile(f"{MEMBER} left the room for this item, and so has no vote here."))
    clerk.keeps("For", "3")
    with clerk.within("group", "Members who asked that their own vote be shown"):
        clerk.keeps("Member", MEMBER)


def has_two_preside_at_once(clerk: Visitor) -> None:
    """V4."""
    clerk.opens("/meetings/1/times")
    clerk.touches("Add another person")
    with clerk.within("group", "Person 2"):
        clerk.fills("Name", "Joan Councillor")
    clerk.fills("Ended at", "12.15 pm")
    clerk.presses("Save the times")
    clerk.has_to_mend(re.compile(f"{CHAIR} and Joan Councillor cannot both preside"))
    clerk.keeps("Ended at", "12.15 pm")
    with clerk.within("group", "Person 2"):
        clerk.keeps("Name", "Joan Councillor")


def test_a_dispensation_of_five_years(comes: Comes) -> None:
    """I8."""
    officer = comes(MONITORING_OFFICER)
    officer.opens("/panels/1/dispensations/grant")
    officer.chooses("To whom?", MEMBER)
    officer.ticks("(e) It is otherwise appropriate", "To vote")
    officer.fills("For which matter?", "The budget of the fostering service")
    officer.fills_date("From", *day(2026))
    officer.fills_date("Until, that day included", *day(2031))
    officer.presses("Grant the dispensation")
    officer.has_to_mend(re.compile("A dispensation lasts four years at most"))
    officer.keeps("For which matter?", "The budget of the fostering service")
    with officer.within("group", "Until, that day included"):
        officer.keeps("Year", "2031")


def day(year: int) -> tuple[int, int, int]:
    """The second of November."""
    return 2, 11, year
