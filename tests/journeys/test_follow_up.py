"""Show 2: whoever was asked for something tells what came of it by the link in an e-mail, and the panel closes it."""

import datetime as dt
import re
import time

import pytest

from panel.audit.operations import TERMINAL
from panel.minutes.operations import life, taking
from panel.minutes.printing import papers_of, print_editions
from panel.minutes.queries import book_of, minutes_of
from panel.minutes.texts import fields_of
from panel.people.models import Person
from tests import factories
from tests.journeys.conftest import Comes
from tests.journeys.panel import CHAIR, CLERK, is_held, is_published, meeting_of, record
from tests.journeys.post_office import PostOffice, post_office
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

OFFICER, ADDRESS = "Alasdair Penrowe", "alasdair@fenshire.example.org"
WORDS = "Bring figures on children who moved three times or more"
ANSWER = "Eleven children moved three times or more; the reasons are in the report."


def asked_for(site: Site) -> None:
    """The November minutes are out, and ask something of an officer who has no account."""
    with record(site) as body:
        officer = factories.keep(Person(name=OFFICER, post="Head of Service", email=ADDRESS))
        meeting = is_held(is_published(meeting_of(body, dt.date(2026, 11, 24), "Fostering")))
        minute = minutes_of(meeting)[-1]
        action = {"id": None, "text": WORDS, "owners": OFFICER, "due": "January meeting"}
        taking.write(minute, {**fields_of(minute), "actions": [action]}, by=TERMINAL)
        minute.actions[0].follow_up.owners[0].person = officer
        book = book_of(meeting)
        assert book is not None
        life.publish(book, print_editions(papers_of(meeting)), by=TERMINAL)
        meeting_of(body, dt.date(2027, 1, 19))


def test_an_owner_reports_from_the_letter_and_the_panel_closes_it(site: Site, comes: Comes) -> None:
    site.it_is("Monday 7 December 2026")
    asked_for(site)
    clerk = comes(CLERK)
    with post_office() as (kept, address):
        site.app.config["SMTP_URL"] = address
        clerk.follows("Follow-up")
        clerk.follows(WORDS)
        clerk.follows(f"Send a link to {OFFICER}")
        clerk.presses("Send the link")
        clerk.is_told(f"A link for {OFFICER} was written to {ADDRESS}.")
        link = came(kept)

    officer = comes(width=375, script=False)
    officer.opens(link)
    officer.is_on("What is asked of you")
    officer.follows(re.compile("Say what came of it"))
    officer.presses("Send it to the clerk")
    officer.has_to_mend("Enter what came back")
    officer.fills("What came back", ANSWER)
    officer.ticks("Done")
    officer.presses("Send it to the clerk")
    officer.is_told("Thank you. It went to the clerk, who puts it on the record.")
    public = comes(width=320, script=False)
    public.opens("/follow-up")
    public.reads(WORDS)
    public.reads_nowhere(ANSWER)

    clerk.opens("/follow-up")
    clerk.follows("Read it")
    clerk.follows(WORDS)
    clerk.reads(ANSWER, f"{OFFICER}, by a link")
    clerk.presses("Put it on the record")
    public.opens("/follow-up")
    public.reads(ANSWER, "Done")
    clerk.opens("/panels/1/owner-links")
    clerk.presses(f"End the link of {OFFICER}")
    officer.opens(link, finds=410)
    officer.reads("This link has ended or is too old.")

    site.it_is("Tuesday 19 January 2027", "10.30 am")
    clerk = comes(CLERK)
    clerk.opens("/meetings/2/action-log")
    clerk.reads(WORDS, ANSWER)
    clerk.follows("Minute it in one go")
    clerk.ticks("The panel closed it")
    clerk.presses("Write it into the minutes")
    clerk.is_told("The action log is minuted.")
    chair = comes(CHAIR)
    chair.opens("/follow-up?state=open")
    chair.reads_nowhere(WORDS)
    chair.opens("/follow-up?state=closed")
    chair.follows(WORDS)
    chair.reads("19 January 2027: closed it")


def came(kept: PostOffice) -> str:
    """The link in the letter, which says nothing of what is asked."""
    until = time.monotonic() + 10
    while not kept.letters and time.monotonic() < until:
        time.sleep(0.05)
    (letter,) = kept.letters
    assert letter["Subject"] == "What the Corporate Parenting Panel asks of you"
    assert WORDS not in letter.get_content()
    return kept.link_to(ADDRESS)
