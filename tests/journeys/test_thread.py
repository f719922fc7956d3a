"""Show 2: from a resolution that asks for a report, by programme, agenda, sign-off and outcome, to closing and effect.

Each step stands on one page that everyone can read.
"""

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Comes
from tests.journeys.panel import AUTHOR, CLERK, is_held, is_published, meeting_of, meeting_on, record
from tests.journeys.post_office import PostOffice, post_office
from tests.journeys.site import Site
from tests.journeys.test_sign_off import DIRECTOR, FINANCE, LEGAL, answers, names_who_is_asked, publishes, writes
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

NOVEMBER, JANUARY = dt.date(2026, 11, 24), dt.date(2027, 1, 19)
ASKED = "that the January meeting be told why children move three times or more."
TOPIC = "Why children move"
RESOLVED = "that two more carers be trained for teenagers."
EFFECT = "Two carers began their training."


@pytest.fixture
def post(site: Site) -> Iterator[PostOffice]:
    """A mail server, to which the site posts."""
    with post_office() as (kept, address):
        site.app.config["SMTP_URL"] = address
        yield kept


def test_a_request_is_followed_from_its_words_to_its_effect(site: Site, comes: Comes, post: PostOffice) -> None:
    site.it_is("Tuesday 24 November 2026", "10.00 am")
    with record(site) as body:
        is_held(is_published(meeting_of(body, NOVEMBER, "Fostering")))
        meeting_of(body, JANUARY)
    clerk = comes(CLERK)
    names_who_is_asked(clerk)
    resolves(clerk, 1, "Fostering", ASKED, "Head of Fostering", "January meeting")
    publishes_the_minutes(clerk, 1)
    promises_it(clerk)
    puts_it_on_the_agenda(clerk)

    site.it_is("Monday 7 December 2026")
    is_written_and_signed(comes, post)

    site.it_is("Monday 4 January 2027")
    clerk.opens("/papers/2")
    clerk.presses("Mark as ready")
    clerk.opens("/meetings/2/pack")
    clerk.presses("Publish the pack")
    publishes(clerk)

    site.it_is("Tuesday 19 January 2027", "10.30 am")
    with record(site) as body:
        is_held(meeting_on(body, JANUARY))
    resolves(clerk, 2, TOPIC, RESOLVED)
    closes_it(clerk)
    publishes_the_minutes(clerk, 2)
    follows_the_thread(comes(width=320, script=False))


def resolves(clerk: Visitor, meeting: int, title: str, words: str, owner: str = "", due: str = "") -> None:
    clerk.opens(f"/meetings/{meeting}/minutes")
    clerk.follows("Write the minutes")
    with clerk.within("navigation", "Items of this meeting"):
        clerk.follows(re.compile(title))
    clerk.touches("Add an outcome")
    with clerk.within("group", "Outcome 1"):
        clerk.chooses("Outcome", "Resolved")
        with clerk.within("group", "Part 1"):
            clerk.fills("Words", words)
            clerk.fills("Who is to do it", owner)
            clerk.fills("By when", due)
        clerk.unfolds("Principles it serves")
        clerk.ticks("(f) Safe and settled")
    clerk.presses("Save")


def publishes_the_minutes(clerk: Visitor, meeting: int) -> None:
    clerk.opens(f"/meetings/{meeting}/minutes")
    clerk.follows("Publish as draft")
    clerk.presses("Publish as draft")
    clerk.is_told("The minutes are published as a draft.")


def promises_it(clerk: Visitor) -> None:
    clerk.follows("Follow-up")
    clerk.follows(ASKED)
    clerk.follows("Put it into the work programme")
    clerk.fills("Topic", TOPIC)
    clerk.presses("Put it into the programme")
    clerk.is_told(f"“{TOPIC}” is in the work programme.")


def puts_it_on_the_agenda(clerk: Visitor) -> None:
    with clerk.in_line(TOPIC):
        clerk.reads("Asked for on")
        clerk.follows(re.compile("Put on the agenda"))
    clerk.presses("Put it on the agenda")
    clerk.is_told(f"“{TOPIC}” is on the agenda, with a report to be written.")


def is_written_and_signed(comes: Comes, post: PostOffice) -> None:
    author = comes(AUTHOR)
    writes(author, "Most moves come in the first month.")
    author.reads("Asked for on")
    author.follows("Comments and sign-off")
    author.presses("Send the report round")
    answers(comes, post, FINANCE, "I have a comment", "The money is in the budget.", "Priya Nair")
    answers(comes, post, LEGAL, "I have no comment", "", "Ann Law")
    answers(comes, post, DIRECTOR, "I sign this report off", "", "Beth Hall")


def closes_it(clerk: Visitor) -> None:
    clerk.opens("/meetings/2/action-log")
    clerk.follows("Minute it in one go")
    clerk.ticks("The panel closed it")
    clerk.fills(re.compile("changed"), EFFECT)
    clerk.presses("Write it into the minutes")
    clerk.is_told("The action log is minuted.")


def follows_the_thread(public: Visitor) -> None:
    """On a phone, without a script, from the list of what was asked for; and back from the item."""
    public.opens("/follow-up?state=closed")
    public.follows(ASKED)
    public.follows(re.compile("Follow its thread"))
    report = ["Commented on", "Commented on", "Signed off", "Report published"]
    steps = ["Asked for", "Promised for", *report, "Considered", "Closed", "Effect"]
    told = public.page.locator(".moj-timeline .govuk-caption-m").all_inner_texts()
    assert [step for step in told if step in steps] == steps
    public.reads("For the meeting of 19 January 2027", re.compile("two more carers be trained"), EFFECT)
    public.follows(re.compile(TOPIC))
    public.opens("/meetings/2")
    public.follows(re.compile(TOPIC))
    public.reads("Asked for on", "The money is in the budget.", "Beth Hall, 7 December 2026")
    public.follows("24 November 2026")
    public.reads(ASKED)
