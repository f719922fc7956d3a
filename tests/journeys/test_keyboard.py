"""What a clerk does most often, without a mouse."""

import datetime as dt
import re

import pytest

from panel.audit.operations import TERMINAL
from panel.meetings.operations.life import call, hold
from tests.journeys.conftest import Comes
from tests.journeys.panel import CLERK, meeting_of, record
from tests.journeys.site import Site

pytestmark = pytest.mark.journey


def test_lines_are_put_in_order_by_the_keyboard(site: Site, comes: Comes) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK)
    with record(site) as body:
        meeting_of(body, dt.date(2026, 11, 24), "Fostering", "Placements", "Health")
    clerk.opens("/meetings/1/draft")
    clerk.tabs_to("link", "Skip to main content")
    clerk.page.keyboard.press("Enter")
    clerk.tabs_to("button", "Move up: Health")
    clerk.page.keyboard.press("Enter")
    with clerk.in_line("Health"):
        clerk.reads("2")
    clerk.tabs_to("button", "Move up: Health")
    clerk.page.keyboard.press("Enter")
    with clerk.in_line("Health"):
        clerk.reads("1")


def test_the_room_goes_from_item_to_item_by_the_keyboard(site: Site, comes: Comes) -> None:
    site.it_is("Tuesday 24 November 2026", "10.00 am")
    clerk = comes(CLERK)
    with record(site) as body:
        meeting = meeting_of(body, dt.date(2026, 11, 24), "Fostering", "Placements", "Health")
        call(meeting, by=TERMINAL)
        hold(meeting, by=TERMINAL)
    clerk.opens("/meetings/1/minutes")
    clerk.presses("Begin the minutes")
    clerk.is_on(re.compile("Fostering"))
    clerk.tabs_to("textbox", "Text")
    clerk.page.keyboard.type("The panel thanked the foster families.")
    clerk.page.keyboard.press("Alt+Enter")
    clerk.is_on(re.compile("Placements"))
    clerk.page.keyboard.press("Alt+n")
    clerk.is_on(re.compile("Health"))
    clerk.page.keyboard.press("Alt+p")
    clerk.is_on(re.compile("Placements"))
    clerk.tabs_to("textbox", "Text")
    clerk.page.keyboard.type("There are enough.")
    clerk.tabs_to("button", "Save and go to the next item")
    clerk.page.keyboard.press("Enter")
    clerk.is_on(re.compile("Health"))
    clerk.opens("/meetings/1/minutes")
    clerk.reads("The panel thanked the foster families.", "There are enough.")
