"""Show 3: one meeting from the calendar to its signed minutes, as the clerk, the chair, a member and the public."""

from pathlib import Path

import pytest

from tests.journeys import steps
from tests.journeys.conftest import Comes
from tests.journeys.panel import CHAIR, CLERK, MEMBER
from tests.journeys.site import Site

pytestmark = pytest.mark.journey


def test_from_the_calendar_to_approved_minutes(site: Site, comes: Comes, tmp_path: Path) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK)
    steps.creates_the_meeting(clerk)
    steps.drafts_the_agenda(clerk)
    steps.writes_the_report(clerk)
    steps.uploads_two_papers(clerk, tmp_path)
    steps.publishes(clerk)

    member = comes(MEMBER, width=375)
    steps.reads_the_pack(member)
    public = comes(width=375)
    steps.reads_the_public_edition(public)

    site.it_is("Tuesday 24 November 2026", "10.00 am")
    steps.takes_the_minutes(clerk)
    steps.sends_them_to_the_chair(clerk)
    chair = comes(CHAIR)
    steps.agrees_the_minutes(chair)
    steps.publishes_the_draft(clerk)

    site.it_is("Monday 7 December 2026")
    steps.publishes_the_next_pack(clerk)
    steps.reads_the_last_minutes(member)

    site.it_is("Tuesday 19 January 2027", "10.05 am")
    steps.approves_them_at_the_next_meeting(clerk)
    steps.records_the_signature(clerk, tmp_path)
    steps.reads_the_public_minutes(public)


@pytest.mark.both_engines
def test_the_same_without_a_script(site: Site, comes: Comes, tmp_path: Path) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK, script=False)
    steps.creates_the_meeting(clerk)
    steps.drafts_the_agenda(clerk)
    steps.writes_the_report(clerk)
    steps.uploads_two_papers(clerk, tmp_path)
    steps.publishes(clerk)
    steps.reads_the_public_edition(comes(width=320, script=False))

    site.it_is("Tuesday 24 November 2026", "10.00 am")
    steps.takes_the_minutes(clerk)
    steps.sends_them_to_the_chair(clerk)
    steps.agrees_the_minutes(comes(CHAIR, script=False))
    steps.publishes_the_draft(clerk)
