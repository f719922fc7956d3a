"""What people do at their screens, step by step, for the stories of whole meetings."""

import re
from pathlib import Path

from tests.documents import pdf_of
from tests.journeys.visitor import Visitor
from tests.pdf.poppler import text_of_pages

SECRET = "Zephyr Lodge asks 6120 pounds a week"


def creates_the_meeting(clerk: Visitor) -> None:
    """On Tuesday 24 November 2026: its agenda has to be published by Monday 16 November."""
    clerk.follows("Calendar")
    clerk.follows("Create one meeting with its agenda")
    clerk.fills_date("Date", 24, 11, 2026)
    clerk.fills("Time", "10.00 am")
    clerk.fills("Place", "Committee Room 1")
    clerk.presses("Create the meeting")
    clerk.is_told("The meeting of Tuesday 24 November 2026 was created.")
    clerk.reads("Monday 16 November 2026")


def drafts_the_agenda(clerk: Visitor) -> None:
    """The standard items are there; two are added, one of them moved up by its button, and one is taken off."""
    for title in ("Placements", "Fostering report"):
        clerk.fills("Title", title)
        clerk.chooses("Put it after", "8 Performance report" if title == "Placements" else "9 Placements")
        clerk.presses("Add to the agenda")
        clerk.is_told(f"“{title}” was added.")
    clerk.presses("Move up: Fostering report")
    with clerk.in_line("Fostering report"):
        clerk.reads("9")
    with clerk.in_line("Placements"):
        clerk.reads("10")
    clerk.presses("Remove Substitutes and membership")
    clerk.is_told("“Substitutes and membership” was removed.")


def writes_the_report(clerk: Visitor) -> None:
    clerk.follows("Papers")
    clerk.follows("Write a report for Fostering report")
    clerk.presses("Begin the report")
    clerk.fills("Purpose of the report", "To say how many foster families there are.")
    clerk.touches("Add a recommendation")
    with clerk.within("group", "Recommendation 1"):
        clerk.fills("Verb", "Note")
        clerk.fills("The rest of the sentence", "the number of foster families.")
    clerk.ticks("None")
    clerk.presses("Save")
    clerk.is_told("Saved as version 2.")
    clerk.presses("Mark as ready")
    clerk.is_told("“Fostering report” is now ready.")


def uploads_two_papers(clerk: Visitor, folder: Path) -> None:
    """One is for everyone. The other says what a provider asks for, and is exempt."""
    uploads(clerk, folder, "Placements", "How many placements there are", "Forty placements in the county", pages=3)
    clerk.follows("Papers")
    uploads(clerk, folder, "Placements", "What placements cost", SECRET, pages=2)
    clerk.follows("Restrictions")
    clerk.ticks("This holds exempt information", "3. Financial or business affairs")
    clerk.fills(
        "Why the public interest in keeping it private outweighs that in disclosing it", "The contract is being let."
    )
    clerk.fills("Who decided this", "Monitoring Officer")
    clerk.presses("Save what is exempt")
    clerk.is_told("The restrictions were saved.")
    clerk.follows("Papers")


def uploads(clerk: Visitor, folder: Path, line: str, title: str, words: str, *, pages: int) -> None:
    file = folder / f"{title}.pdf"
    file.write_bytes(pdf_of(pages, words))
    clerk.follows(f"Upload a PDF for {line}")
    clerk.fills("Title", title)
    clerk.attaches("PDF file", file)
    clerk.presses("Upload the file")
    clerk.is_told(f"“{title}” was uploaded.")


def publishes(clerk: Visitor) -> None:
    clerk.follows("Pack")
    clerk.presses("Publish the pack")
    clerk.reads("1 paper is withheld from the public.")
    clerk.ticks("The notice is posted at the offices now as well")
    clerk.fills("Why is it published all the same?", "Looked at with the officers.")
    clerk.presses("Publish the pack")
    clerk.is_told("The pack was published.")


def reads_the_pack(member: Visitor) -> None:
    """On a phone: the item as a page with the paper below it, and the whole pack as one file."""
    member.follows(re.compile("Read the pack"))
    pack = text_of_pages(member.fetches(re.compile("Download the pack")))
    assert any(SECRET in page for page in pack)
    member.follows("Fostering report")
    words = "To say how many foster families there are."
    leaf = next(number for number, page in enumerate(pack, 1) if words in page)
    member.reads(words, re.compile(rf"Pages: {leaf}\W"))
    member.follows(re.compile("Next item"))
    member.is_on("Placements")
    paper = member.fetches(re.compile("Download “What placements cost”"))
    assert SECRET in text_of_pages(paper)[0]


def reads_the_public_edition(public: Visitor) -> None:
    """The public know that something is withheld and why, and find it at no address."""
    public.opens("/")
    public.follows(re.compile("Read the pack"))
    public.reads("One paper is not for publication.", re.compile("exempt, paragraph 3"))
    edition = text_of_pages(public.fetches(re.compile("Download the pack")))
    assert any("Forty placements in the county" in page for page in edition)
    assert not any(SECRET in page for page in edition)
    public.follows("Placements")
    public.finds("link", re.compile("Download “"), times=1)
    public.reads_nowhere("What placements cost", SECRET)
    for address in all_addresses(public):
        answer = public.asks(address)
        said = answer.body()
        assert answer.status in (200, 404), f"{address} answers {answer.status}"
        text = "".join(text_of_pages(said)) if said.startswith(b"%PDF") else answer.text()
        assert SECRET not in text, address
        assert b"What placements cost" not in said, address


def all_addresses(public: Visitor) -> list[str]:
    """What someone might try: every number in the place of every number."""
    patterns = (
        "/publications/{}.pdf",
        "/papers/{}/file",
        "/items/{}",
        "/papers/{}",
        "/papers/{}/versions",
    )
    return [pattern.format(number) for pattern in patterns for number in range(1, 13)]


def takes_the_minutes(clerk: Visitor) -> None:
    """In the room: the meeting begins, who is there, one interest, an outcome, and the meeting ends."""
    clerk.follows("State and notices")
    clerk.follows("Record that it was held")
    clerk.presses("Record that it was held")
    clerk.follows("Attendance")
    with clerk.within("table", "Elected Members (voting)"):
        for name in ("Ruth Chair", "Dev Member", "Joan Councillor"):
            clerk.ticks(f"{name}: Present")
        clerk.ticks("Thomas Councillor: Apologies")
    with clerk.within("table", re.compile("Foster carers")):
        clerk.ticks("Carol Carer: Present")
        clerk.chooses("How Carol Carer attended", "Remotely")
    clerk.presses("Save the attendance")
    clerk.is_told("3 of 4")
    clerk.follows("Interests")
    clerk.presses("Record an interest")
    clerk.chooses("Who declared it", "Dev Member")
    clerk.ticks("9 Placements")
    clerk.fills("Nature of the interest", "A relative works for a provider.")
    clerk.presses("Record the interest")
    clerk.follows("Minutes")
    clerk.presses("Begin the minutes")
    clerk.presses("It begins now")
    clerk.reads("10.00 am")
    with clerk.within("navigation", "Items of this meeting"):
        clerk.follows(re.compile("Fostering report"))
    clerk.fills("Text", "The panel thanked the foster families.")
    clerk.presses("Start from the report’s recommendations")
    with clerk.within("group", "Outcome 1"):
        clerk.reads("Words")
    clerk.presses("Save and go to the next item")
    clerk.is_on("CPP/26/9 Placements")
    clerk.touches("Add an outcome")
    with clerk.within("group", "Outcome 1"):
        clerk.chooses("Outcome", "Resolved")
        with clerk.within("group", "Part 1"):
            clerk.fills("Words", "that the contract be let.")
            clerk.fills("Who is to do it", "Head of Commissioning")
            clerk.fills("By when", "March meeting")
    clerk.presses("Save")
    clerk.presses("It ends now")


def sends_them_to_the_chair(clerk: Visitor) -> None:
    clerk.follows("Minutes of 24 November 2026")
    clerk.follows("Send to the chair")
    clerk.reads(re.compile("Nothing is written yet under"))
    clerk.presses("Send to the chair")
    clerk.is_told("The minutes are with the chair.")


def agrees_the_minutes(chair: Visitor) -> None:
    chair.reads("With the chair")
    chair.follows(re.compile("Read the minutes"))
    chair.reads("The panel thanked the foster families.")
    chair.fills("Note to the clerk", "Thank you.")
    chair.presses("Agree the minutes")
    chair.is_told("You have agreed the minutes. The clerk can publish them.")


def publishes_the_draft(clerk: Visitor) -> None:
    clerk.follows("Minutes")
    clerk.follows("Publish as draft")
    clerk.presses("Publish as draft")
    clerk.is_told("The minutes are published as a draft.")


def publishes_the_next_pack(clerk: Visitor) -> None:
    """The next meeting's agenda comes with the minutes of the last one, to be approved."""
    clerk.follows("Calendar")
    clerk.follows("Create one meeting with its agenda")
    clerk.fills_date("Date", 19, 1, 2027)
    clerk.fills("Time", "10.00 am")
    clerk.fills("Place", "Committee Room 2")
    clerk.presses("Create the meeting")
    clerk.follows("Pack")
    clerk.presses("Publish the pack")
    clerk.presses("Publish the pack")
    clerk.is_told("The pack was published.")


def reads_the_last_minutes(member: Visitor) -> None:
    """On a phone, from the agenda of the next meeting."""
    member.opens("/")
    member.follows(re.compile("Read the pack"))
    pack = text_of_pages(member.fetches(re.compile("Download the pack")))
    assert any("The panel thanked the foster families." in page for page in pack)
    member.follows("Minutes of 24 November 2026")
    member.reads("These minutes are a draft until a later meeting approves them.")
    member.reads("The panel thanked the foster families.")


def approves_them_at_the_next_meeting(clerk: Visitor) -> None:
    """The minute of the next meeting records it."""
    clerk.follows("State and notices")
    clerk.follows("Record that it was held")
    clerk.presses("Record that it was held")
    clerk.follows("Minutes")
    clerk.presses("Begin the minutes")
    with clerk.within("navigation", "Items of this meeting"):
        clerk.follows(re.compile("Minutes of the last meeting"))
    clerk.follows("Record what the meeting did with them")
    clerk.ticks("Approved them as a correct record")
    clerk.presses("Record it in the minutes")
    clerk.is_told("Recorded. The minutes of 24 November 2026 are approved.")
    clerk.reads(re.compile("be approved as a correct record and signed"))


def records_the_signature(clerk: Visitor, folder: Path) -> None:
    """The minutes were printed and signed by the chair; the scan of the leaves is kept beside them."""
    leaves = folder / "leaves.pdf"
    leaves.write_bytes(pdf_of(2, "Signed leaves"))
    clerk.opens("/")
    clerk.follows("Meetings")
    clerk.follows("Minutes of Tuesday 24 November 2026")
    clerk.follows("Record the signature on paper")
    clerk.fills("Who signed them", "Ruth Chair")
    clerk.attaches("Scan of the signed leaves (PDF)", leaves)
    clerk.fills("Why they are signed all the same", "Looked at with the chair.")
    clerk.presses("Record the signature and lock the minutes")
    clerk.is_told("The signature is recorded. The minutes are locked.")
    assert len(text_of_pages(clerk.fetches("Scan of the signed leaves"))) == 2


def reads_the_public_minutes(public: Visitor) -> None:
    public.opens("/meetings")
    public.follows("Minutes of Tuesday 24 November 2026")
    public.reads("The panel thanked the foster families.", re.compile("Signed by Ruth Chair"))
    minutes = "".join(text_of_pages(public.fetches("Minutes as a PDF")))
    assert "The panel thanked the foster families." in minutes
    assert "DRAFT" not in minutes
