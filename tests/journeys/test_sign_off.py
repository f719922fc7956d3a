"""A report with two comments is signed off; its text is changed, so the director is asked again and signs again."""

import datetime as dt
import re
import time
from collections.abc import Iterator

import pytest

from panel.audit.operations import TERMINAL
from panel.meetings.operations.agenda import add_line
from tests.journeys.conftest import Comes
from tests.journeys.panel import AUTHOR, CLERK, meeting_of, record
from tests.journeys.post_office import PostOffice, post_office
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor
from tests.pdf.poppler import text_of_pages

pytestmark = pytest.mark.journey

FINANCE, LEGAL, DIRECTOR = (f"{one}@fenshire.example.org" for one in ("finance", "legal", "director"))
ASKED = (
    ("Finance", "comment", "Head of Finance", FINANCE),
    ("Legal", "comment", "Head of Legal Services", LEGAL),
    ("Director", "sign the report off", "Director of Children’s Services", DIRECTOR),
)


@pytest.fixture
def post(site: Site) -> Iterator[PostOffice]:
    """A mail server, to which the site posts."""
    with post_office() as (kept, address):
        site.app.config["SMTP_URL"] = address
        yield kept


def test_a_report_is_commented_on_signed_changed_and_signed_again(site: Site, comes: Comes, post: PostOffice) -> None:
    site.it_is("Monday 2 November 2026")
    with record(site) as body:
        meeting = meeting_of(body, dt.date(2026, 11, 24), "Fostering")
        add_line(meeting, {"title": "Sufficiency strategy"}, by=TERMINAL)
    clerk, author = comes(CLERK), comes(AUTHOR)
    names_who_is_asked(clerk)
    begins_the_report(author)
    finance = answers(comes, post, FINANCE, "I have a comment", "The money is in the budget.", "Priya Nair")
    finance.reads("The money is in the budget. (Priya Nair, 2 November 2026)")
    answers(comes, post, LEGAL, "I have no comment", "", "Ann Law")
    answers(comes, post, DIRECTOR, "I sign this report off", "", "Beth Hall")
    clerk.follows("Reports")
    with clerk.in_line("Sufficiency strategy"):
        clerk.reads("Draft", "Final reports locked, 13 November 2026")

    site.it_is("Wednesday 4 November 2026")
    changes_the_text(author)
    is_reminded(clerk)
    author.opens("/papers/2")
    author.presses("Mark as ready")
    clerk.opens("/meetings/1/pack")
    clerk.presses("Publish the pack")
    clerk.reads(re.compile("signed it off, but its text was changed after that"))
    answers(comes, post, DIRECTOR, "I sign this report off", "", "Beth Hall", letters=3)
    clerk.opens("/meetings/1/pack")
    clerk.presses("Publish the pack")
    clerk.reads_nowhere("signed it off, but its text was changed")
    publishes(clerk)
    reads_who_said_what(comes())


def begins_the_report(author: Visitor) -> None:
    author.opens("/meetings/1/papers")
    author.follows("Write a report for Sufficiency strategy")
    author.presses("Begin the report")
    writes(author, "Forty homes are needed.")
    author.follows("Comments and sign-off")
    author.reads(re.compile("Friday 6 November 2026"), re.compile("Tuesday 10 November 2026"))
    author.presses("Send the report round")
    author.is_told("Head of Finance (Finance), Head of Legal Services (Legal) and Director")


def changes_the_text(author: Visitor) -> None:
    """The page of comments says that the director is asked again, and leads to what changed."""
    writes(author, "Fifty homes are needed.")
    author.follows("Comments and sign-off")
    author.reads("Changed since signed off")
    author.follows(re.compile("See what changed"))
    author.reads(re.compile("Fifty"), re.compile("Forty"))


def is_reminded(clerk: Visitor) -> None:
    """The director has it now, and is reminded once a day at most."""
    clerk.follows("Reports")
    with clerk.in_line("Sufficiency strategy"):
        clerk.reads("Out for comment", "Director of Children’s Services (Director)")
    clerk.presses(re.compile("Remind Director of Children’s Services"))
    clerk.is_told("was reminded by letter")
    clerk.presses(re.compile("Remind Director of Children’s Services"))
    clerk.reads(re.compile("Nothing was sent again"))


def reads_who_said_what(public: Visitor) -> None:
    """On the page of the item, and in the pack."""
    public.opens("/items/2")
    public.reads("Signed off (Director)", "Beth Hall, 4 November 2026", re.compile("The money is in the budget."))
    public.opens("/meetings/1")
    pack = "\n".join(text_of_pages(public.fetches(re.compile("Download the pack"))))
    for words in ("Beth Hall, 4 November 2026", "The money is in the budget.", "Ann Law", "Fifty homes are needed."):
        assert words in pack


def names_who_is_asked(clerk: Visitor) -> None:
    clerk.follows("Panels")
    clerk.follows("Corporate Parenting Panel")
    clerk.follows("Report templates")
    clerk.follows("Report")
    clerk.follows("Say who comments and who signs off")
    for number, (label, kind, post, email) in enumerate(ASKED, 1):
        if number > 1:
            clerk.touches("Add someone")
        with clerk.within("group", f"Person or post {number}"):
            clerk.fills("What for", label)
            clerk.chooses("They", kind)
            clerk.fills("Or a post", post)
            clerk.fills("Email address", email)
    clerk.presses("Save")
    clerk.is_told("It was saved.")


def writes(author: Visitor, words: str) -> None:
    author.opens("/papers/2")
    author.fills("Purpose of the report", words)
    author.ticks("None")
    author.presses("Save")
    author.is_told("Saved as version")


def answers(
    comes: Comes, post: PostOffice, address: str, answer: str, words: str, name: str, *, letters: int = 1
) -> Visitor:
    """Follow the link in the last letter, without an account, and answer."""
    came(post, address, letters)
    someone = comes()
    someone.opens(post.link_to(address))
    someone.ticks(answer)
    someone.fills("In words", words)
    someone.fills("Name, as it should stand in the report", name)
    someone.presses("Send the answer")
    someone.is_told("Your answer was sent. Thank you.")
    return someone


def came(post: PostOffice, address: str, letters: int) -> None:
    """Wait until so many letters to that address have come: they are posted once the page is answered."""
    until = time.monotonic() + 10
    while sum(one["To"] == address for one in post.letters) < letters and time.monotonic() < until:
        time.sleep(0.05)
    assert sum(one["To"] == address for one in post.letters) == letters


def publishes(clerk: Visitor) -> None:
    if clerk.page.get_by_label("Why is it published all the same?").count():
        clerk.fills("Why is it published all the same?", "Looked at with the officers.")
    clerk.presses("Publish the pack")
    clerk.is_told("The pack was published.")
