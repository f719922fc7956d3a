"""Show 2: “Ready to publish?” names what was deferred and has no place; the clerk places it, and drags it elsewhere."""

import datetime as dt
import re

import pytest

from panel.audit.operations import TERMINAL
from panel.minutes.operations import taking
from panel.minutes.queries import minutes_of
from panel.minutes.texts import fields_of
from tests.journeys.conftest import Comes
from tests.journeys.panel import CLERK, is_held, is_published, meeting_of, record
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor
from tests.minutes.scene import outcome

pytestmark = pytest.mark.journey

DEFERRED = "“Savings” was deferred by the meeting of 24 November 2026 and has no place yet."


def put_off(site: Site) -> None:
    """In November the panel deferred an item. It meets again in January and in March."""
    with record(site) as body:
        meeting = is_held(is_published(meeting_of(body, dt.date(2026, 11, 24), "Savings")))
        minute = next(one for one in minutes_of(meeting) if one.item and one.item.title == "Savings")
        taking.write(minute, {**fields_of(minute), "outcomes": [outcome("deferred")]}, by=TERMINAL)
        meeting_of(body, dt.date(2027, 1, 19), "Fostering")
        meeting_of(body, dt.date(2027, 3, 16))


def test_what_was_deferred_is_named_before_publishing_placed_and_moved(site: Site, comes: Comes) -> None:
    site.it_is("Monday 7 December 2026")
    put_off(site)
    clerk = comes(CLERK)
    clerk.opens("/meetings/2/pack/ready")
    clerk.reads(DEFERRED)
    clerk.follows(re.compile("Put it right.*Savings"))
    clerk.is_on("Place it, or move it on")
    clerk.presses("Move it on")
    clerk.has_to_mend("Say why it is moved on without a place")
    clerk.chooses("Meeting", "Tuesday 16 March 2027")
    clerk.presses("Place it")
    clerk.is_told("It has its place in the work programme.")
    clerk.opens("/meetings/2/pack/ready")
    clerk.reads_nowhere(DEFERRED)

    is_dragged(clerk)
    clerk.is_told("“Savings” was moved.")
    clerk.presses(re.compile("^Undo"))
    clerk.is_told("“Savings” is back where it was.")
    by_the_form(comes(CLERK, script=False))
    clerk.opens("/meetings/2/work-programme")
    clerk.presses("Put them on the agenda")
    clerk.reads("Savings")


def is_dragged(clerk: Visitor) -> None:
    """From March to January."""
    clerk.opens("/work-programme")
    january = clerk.page.locator("[data-place]", has_text="Tuesday 19 January 2027")
    clerk.page.locator("[data-topic]", has_text="Savings").drag_to(january)


def by_the_form(clerk: Visitor) -> None:
    """The same without a script, by keyboard and form."""
    clerk.opens("/work-programme")
    clerk.follows(re.compile("Move to….*Savings"))
    clerk.chooses("Meeting", "Tuesday 19 January 2027")
    clerk.fills("Why is it moved?", "The panel wants it sooner")
    clerk.presses("Move the topic")
    clerk.is_told("“Savings” was moved.")
