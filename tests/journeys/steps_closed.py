"""What is done about business that is exempt: the motion, the minute in two texts, and who reads which (X3, P5)."""

import re

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor
from tests.pdf.poppler import text_of_pages

SECRET = "What is known of Placements."
CLOSED = "Zephyr Lodge asks 6120 pounds a week"
SUMMARY = "The panel considered what providers ask."


def finds_it_withheld(public: Visitor) -> None:
    public.opens("/meetings/1")
    public.follows("Placements")
    public.reads("Not for publication")
    public.reads_nowhere(SECRET)


def records_the_motion(clerk: Visitor, result: str, *, votes: tuple[int, int]) -> None:
    """From the minutes; the item, its paragraph and its reason stand there already."""
    clerk.opens("/meetings/1/minutes")
    clerk.follows("Closed business")
    clerk.follows("Record a motion to exclude the public")
    clerk.reads("The contract is being let.")
    clerk.fills("Moved by", "Joan Councillor")
    clerk.fills("Seconded by", "Dev Member")
    clerk.ticks(result)
    clerk.fills("Votes for", str(votes[0]))
    clerk.fills("Votes against", str(votes[1]))
    clerk.presses("Record the motion")


def opens_the_item(clerk: Visitor) -> None:
    """The motion was lost: the public stay, and the clerk opens the paper to everyone."""
    clerk.is_told("The motion was lost. The public stay.")
    clerk.reads("The public may be in the room.", "Taken in public")
    clerk.follows(re.compile("Open it and its papers to the public"))
    clerk.fills("Why the reason for keeping it private has ended", "The panel chose to hear it in public.")
    clerk.presses("Open it to the public")
    clerk.is_told("“Placements” is open to the public.")


def publishes_the_draft(clerk: Visitor) -> None:
    clerk.follows("Minutes")
    clerk.follows("Publish as draft")
    clerk.presses("Publish as draft")
    clerk.is_told("The minutes are published as a draft.")


def reads_all_of_it(public: Visitor) -> None:
    """The paper as a page, and in the minutes that the motion was lost."""
    public.opens("/meetings/1")
    public.follows("Placements")
    public.reads(SECRET)
    public.follows("Minutes")
    public.reads(
        re.compile("put and lost"), re.compile("Moved by Joan Councillor, seconded by Dev Member. For 1; Against 3.")
    )


def excludes_the_public(clerk: Visitor) -> None:
    clerk.is_told("The public are excluded.")
    clerk.reads("The public are out of the room.")


def minutes_both(clerk: Visitor) -> None:
    """Of one item the public read a summary; of the other what was resolved, without the text that discloses."""
    clerk.follows("Minutes")
    clerk.follows("Write the minutes")
    goes_to(clerk, "Fees")
    clerk.fills("Text", CLOSED)
    clerk.unfolds("What the public see")
    clerk.fills("Summary for the public", SUMMARY)
    clerk.presses("Save and go to the next item")
    clerk.is_on(re.compile("Placements"))
    clerk.fills("Text", "The panel considered a contract.")
    clerk.touches("Add an outcome")
    with clerk.within("group", "Outcome 1"):
        clerk.chooses("Outcome", "Recommended")
        with clerk.within("group", "Part 1"):
            clerk.fills("Words", "that the contract be let.")
    clerk.unfolds("What the public see")
    clerk.ticks("Yes, all but the parts you close")
    clerk.presses("Save")
    clerk.follows("Close a part of this minute")
    clerk.fills("Closed text", CLOSED)
    clerk.presses("Save the closed parts")
    clerk.is_told("What of this minute is not for publication was saved.")


def goes_to(clerk: Visitor, title: str) -> None:
    with clerk.within("navigation", "Items of this meeting"):
        clerk.follows(re.compile(title))


def reads_the_public_text(reader: Visitor) -> None:
    """The summary, the resolution, when the public were out; on the page and in the PDF, and nothing that is closed."""
    reader.opens("/meetings/1/minutes")
    said = (SUMMARY, "The panel considered a contract.", "that the contract be let.")
    reader.reads(
        *said,
        re.compile("the public be excluded .* because the contract is being let."),
        re.compile("re-admitted at 11.20 am"),
    )
    reader.reads_nowhere(CLOSED)
    pdf = printed(reader)
    assert all(words in pdf for words in said)
    assert CLOSED not in pdf


def reads_the_closed_text(reader: Visitor) -> None:
    reader.opens("/meetings/1/minutes")
    reader.reads("that the contract be let.")
    expect(reader.page.get_by_text(CLOSED)).to_have_count(2)
    assert printed(reader).count(CLOSED) == 2


def printed(reader: Visitor) -> str:
    """The minutes as a PDF."""
    return " ".join(" ".join(text_of_pages(reader.fetches("Minutes as a PDF"))).split())


def readmits_the_public(clerk: Visitor) -> None:
    clerk.opens("/meetings/1/closed")
    clerk.follows("Record that the public came back")
    clerk.fills("Time they came back", "11.20 am")
    clerk.presses("Record that the public came back")
    clerk.is_told("The public are re-admitted.")
