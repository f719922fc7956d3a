"""Two people at one text: the second sees both and chooses, and nothing that was typed is lost."""

import datetime as dt
import re

import pytest

from panel.audit.operations import TERMINAL
from panel.meetings.operations.life import call, hold
from tests.journeys.conftest import Comes
from tests.journeys.panel import CLERK, SECOND_CLERK, meeting_of, record
from tests.journeys.site import Site

pytestmark = pytest.mark.journey


def test_two_clerks_change_one_agenda_line(site: Site, comes: Comes) -> None:
    site.it_is("Monday 2 November 2026")
    first, second = comes(CLERK), comes(SECOND_CLERK)
    with record(site) as body:
        meeting_of(body, dt.date(2026, 11, 24), "Fostering", "Placements")
    for clerk in (first, second):
        clerk.opens("/meetings/1/draft")
        clerk.follows("Edit Placements")
    first.fills("Purpose", "To consider how many placements there are.")
    first.presses("Save this line")
    second.fills("Purpose", "To note the cost of placements.")
    second.presses("Save this line")
    second.reads("To consider how many placements there are.", "To note the cost of placements.")
    second.reads(re.compile(f"{CLERK} saved this at 9.30 am"))
    second.presses("Keep your text")
    second.is_told("Your text was saved.")

    first.opens("/meetings/1/draft")
    first.reads("To note the cost of placements.")
    first.follows("History")
    first.unfolds("Before and after")
    first.reads(re.compile("To consider how many placements there are."))


def test_two_clerks_write_one_minute(site: Site, comes: Comes) -> None:
    site.it_is("Tuesday 24 November 2026", "10.00 am")
    first, second = comes(CLERK), comes(SECOND_CLERK)
    with record(site) as body:
        meeting = meeting_of(body, dt.date(2026, 11, 24), "Fostering", "Placements")
        call(meeting, by=TERMINAL)
        hold(meeting, by=TERMINAL)
    first.opens("/meetings/1/minutes")
    first.presses("Begin the minutes")
    second.opens(first.page.url)
    first.fills("Text", "The panel thanked the foster families.")
    first.presses("Save")
    second.fills("Text", "Two families left in the summer.")
    second.reads("Someone else has saved this minute since you opened it. Your text is kept.")
    second.follows("See both texts")
    second.reads("The panel thanked the foster families.", "Two families left in the summer.")
    second.presses("Edit both together")
    second.presses("Save")
    first.opens("/meetings/1/minutes")
    first.reads("The panel thanked the foster families.", "Two families left in the summer.")
