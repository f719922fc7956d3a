"""What young people raised is recorded, checked, shown and told back; and the year is seen by its principles."""

import re

import pytest

from tests.journeys.conftest import Comes
from tests.journeys.panel import CLERK
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

LOCKS = "We want to be able to lock our rooms."


def test_what_young_people_raised_is_told_back(site: Site, comes: Comes) -> None:
    site.it_is("Monday 2 November 2026")
    clerk, public = comes(CLERK), comes(width=320, script=False)
    clerk.follows("You said, we did")
    clerk.follows("Keep the voice ledger")
    clerk.presses("Record something young people raised")
    clerk.fills("Who raised it", "Amara Osei")
    clerk.fills("What they said", f"{LOCKS} Mrs Tull says no.")
    clerk.presses("Save")
    clerk.has_to_mend(re.compile("the surname of a young person is never kept"))
    clerk.keeps("What they said", f"{LOCKS} Mrs Tull says no.")
    clerk.fills("Who raised it", "Children in Care Council")
    clerk.fills_date("When", 7, 9, 2026)
    clerk.presses("Save")
    clerk.follows(re.compile("Check the words and show it"))
    clerk.reads(re.compile("Mrs Tull. looks like a name"))
    clerk.follows("Change the words")
    clerk.fills("What they said", LOCKS)
    clerk.presses("Save")
    clerk.follows(re.compile("Check the words and show it"))
    clerk.ticks("I have read all the words. They tell nobody who a child is")
    clerk.presses("Show it to everyone")
    public.opens("/you-said-we-did")
    public.reads(f"You said: {LOCKS}", "No reply for 8 weeks")
    assert public.fetches("Download to print (PDF)").startswith(b"%PDF")

    clerk.follows(LOCKS)
    clerk.fills("What changed because of it", "Locks were fitted in both homes.")
    clerk.fills_date("When they were told", 2, 11, 2026)
    clerk.presses("Save")
    public.opens("/you-said-we-did")
    public.reads_nowhere(LOCKS)
    clerk.follows(re.compile("Check the words and show it"))
    clerk.ticks("I have read all the words. They tell nobody who a child is")
    clerk.presses("Show it to everyone")
    public.opens("/you-said-we-did")
    public.reads(re.compile("Locks were fitted in both homes"))
    public.reads_nowhere("No reply for")


def test_a_year_is_seen_by_its_principles(site: Site, comes: Comes) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK)
    clerk.opens("/panels/1/work-programme/add")
    clerk.fills("Topic", "Homes of care leavers")
    clerk.ticks("(g) Ready for adult life")
    clerk.presses("Add the topic")
    clerk.follows("Work programme")
    clerk.follows("The seven principles in 2026/27")
    clerk.reads(re.compile("^Left alone in "), "Served once only: (g) Ready for adult life.")
    assert clerk.fetches("Download to print (PDF)").startswith(b"%PDF")
