"""What is done when a published paper names a child: it is taken down, and a redacted one put in its place (D7, D8)."""

import re
from pathlib import Path

from tests.documents import pdf_of
from tests.journeys.panel import MEMBER, MONITORING_OFFICER
from tests.journeys.visitor import Visitor
from tests.pdf.poppler import text_of_pages

NAMED = "Robin Ash of Mill Lane"
REDACTED = "A child of the county"
PAPER = "Homes for children"
PACK = re.compile("Download the pack")
LEAVES = 2


def downloads_the_pack(reader: Visitor) -> list[str]:
    """The words of each of its pages."""
    reader.opens("/meetings/1")
    return text_of_pages(reader.fetches(PACK))


def takes_it_down(clerk: Visitor) -> None:
    """At once, with a reason for everyone; the page then lists who has it."""
    clerk.opens("/meetings/1/pack")
    clerk.follows("Withdraw something that was published")
    clerk.ticks(f"The paper “{PAPER}”")
    clerk.fills("Why is it withdrawn?", "Error")
    clerk.presses("Withdraw it now")
    clerk.has_to_mend(re.compile("Say why it is withdrawn"))
    clerk.fills("Why is it withdrawn?", "A child could be recognised in it")
    clerk.presses("Withdraw it now")
    clerk.is_told("It was withdrawn.")
    with clerk.within("table", "Downloads and openings"):
        clerk.reads(MEMBER, "The public")


def is_told_that_it_went(public: Visitor) -> None:
    """Its address, its page, and its pages in the pack say when and why; the other papers stay."""
    public.opens("/papers/2/file", finds=410)
    public.reads(re.compile("This was withdrawn on .* A child could be recognised in it."))
    public.opens("/items/2")
    public.reads(re.compile("withdrawn on .* A child could be recognised in it."))
    public.reads_nowhere(NAMED)


def puts_a_redacted_one_there(clerk: Visitor, folder: Path) -> None:
    """The wrong file first: the very one that was withdrawn."""
    for name, words in (("homes.pdf", NAMED), ("redacted.pdf", REDACTED)):
        file = folder / name
        file.write_bytes(pdf_of(LEAVES, words))
        clerk.attaches("The redacted paper", file)
        clerk.presses("Put it in their place")
        if words == NAMED:
            clerk.has_to_mend(re.compile("This is the file that was withdrawn."))
    clerk.is_told("The redacted paper stands in the place of what was withdrawn.")
    clerk.reads(re.compile("Only the monitoring officer may open it."))


def keep_their_numbers(before: list[str], after: list[str]) -> None:
    """Every page is where it was; only those of the paper read otherwise."""
    assert len(after) == len(before)
    changed = [number for number, words in enumerate(before) if NAMED in words]
    assert len(changed) == LEAVES
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        assert now.split()[-1] == was.split()[-1]
        assert NAMED not in now
        assert (REDACTED in now) == (number in changed)
        assert (now == was) == (number not in changed)


def opens_the_original(officer: Visitor) -> None:
    """Which is logged."""
    officer.opens("/meetings/1/pack")
    officer.follows(re.compile("Withdrawn on Thursday 12 November 2026"))
    assert NAMED in "".join(
        text_of_pages(officer.fetches(re.compile("Public edition of the pack as it was published")))
    )
    officer.page.reload()
    with officer.in_line(MONITORING_OFFICER):
        officer.reads("Opened the sealed original")
