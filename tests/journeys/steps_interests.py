"""What is done about an interest: before the meeting, in the room, and in the minutes (I6, V5)."""

import re

from tests.journeys.panel import MEMBER
from tests.journeys.visitor import Visitor
from tests.pdf.poppler import text_of_pages

SHARES = "Fenland Homes Ltd, which provides placements"
REGISTERED = f"Securities over £25,000, or over one hundredth of a class of shares: {SHARES}"


def gives_notice(member: Visitor) -> None:
    """From the agenda, beside their own register; they are told what it means."""
    member.follows(re.compile("Read the pack"))
    member.follows("Interests")
    member.follows("Give notice of an interest of yours")
    member.ticks("2 Placements")
    member.chooses("From your register", REGISTERED)
    member.presses("Give notice")
    member.is_told("The clerk has your notice. You will need to leave for item 2.")


def declares(clerk: Visitor) -> None:
    """The member speaks; the clerk records what there was notice of, and that the member leaves when the item comes."""
    clerk.follows("Interests")
    with clerk.within("region", re.compile(MEMBER)):
        clerk.reads("Waiting", re.compile(SHARES))
    clerk.presses(f"Record the interest of {MEMBER}")
    clerk.is_told("Item 2: must leave the room, may not speak and may not vote.")
    clerk.reads("Without those who leave: Present 3 of 4 voting, quorum 3.")


def leaves(clerk: Visitor) -> None:
    """When the item comes, the room counts without the member."""
    clerk.presses(re.compile(f"Leaves now.*{MEMBER}"))
    clerk.reads("10.20 am")
    opens_the_item(clerk)
    clerk.reads(re.compile("3 of 4"))


def opens_the_item(clerk: Visitor) -> None:
    clerk.follows("Minutes")
    clerk.follows("Write the minutes")
    with clerk.within("navigation", "Items of this meeting"):
        clerk.follows(re.compile("Placements"))


def is_not_on_the_roll(clerk: Visitor) -> None:
    """Four votes are one too many: the member who left has none."""
    clerk.touches("Add an outcome")
    with clerk.within("group", "Outcome 1"):
        clerk.chooses("Outcome", "Recommended")
        with clerk.within("group", "Part 1"):
            clerk.fills("Words", "that the contract be let.")
    clerk.presses("Save")
    clerk.follows("Amendments, names and casting vote of outcome 1")
    clerk.reads("Roll for this item: 3 members may vote", f"Left the room for this item: {MEMBER}")
    clerk.fills("How the vote went", "carried unanimously")
    clerk.fills("For", "4")
    clerk.presses("Save the motion and vote")
    clerk.has_to_mend(re.compile("4"))
    clerk.keeps("How the vote went", "carried unanimously")
    clerk.fills("For", "3")
    clerk.presses("Save the motion and vote")
    clerk.is_told("The motion and vote were saved.")


def returns(clerk: Visitor) -> None:
    clerk.follows("Minutes of 24 November 2026")
    clerk.follows("Interests")
    clerk.presses(re.compile(f"Came back now.*{MEMBER}"))
    clerk.reads("10.40 am")
    clerk.finds("button", re.compile(f"Leaves now.*{MEMBER}"))


def publishes_the_draft(clerk: Visitor) -> None:
    clerk.follows("Minutes")
    clerk.follows("Publish as draft")
    clerk.presses("Publish as draft")
    clerk.is_told("The minutes are published as a draft.")


def reads_of_it(public: Visitor) -> None:
    """The page and the PDF say what was declared, and when the member was out of the room."""
    did = f"{SHARES}; left the room at 10.20 am and returned at 10.40 am."
    public.reads(re.compile(f"{MEMBER} declared a disclosable pecuniary interest in item 2: {did}"))
    pdf = " ".join(" ".join(text_of_pages(public.fetches("Minutes as a PDF"))).split())
    assert did in pdf
    assert "Carried unanimously. For 3." in pdf
