"""How minutes are corrected, approved, signed and sealed, step by step at people's screens."""

import re
from pathlib import Path

from panel import clock
from panel.minutes.certificates import make_certificate
from panel.minutes.sealing import verify
from tests.journeys.panel import PASSWORD
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor
from tests.pdf.poppler import text_of_pages

SAID, MEANT = "Forty families foster.", "Fifty families foster."


def a_seal_is_made(site: Site, folder: Path) -> bytes:
    """The council's certificate is on the server; gives the root that vouches for it."""
    file = make_certificate(folder, "Fenshire County Council", clock.now())
    site.app.config["SEAL_FILE"] = str(file)
    return (folder / "root.pem").read_bytes()


def approves_with_corrections(clerk: Visitor) -> None:
    clerk.opens("/meetings/2/minutes/approve")
    clerk.ticks("Approved them as a correct record", "Corrections were agreed")
    clerk.presses("Record it in the minutes")
    clerk.is_told("Recorded. The minutes of 24 November 2026 are approved.")
    clerk.is_on("Corrections")


def records_a_correction(clerk: Visitor, minute: str) -> None:
    """A slip is answered with what is wrong, and what was typed stays."""
    clerk.follows("Replace words of a minute")
    clerk.chooses("Minute", minute)
    clerk.fills("The words as they are", "Forty households")
    clerk.fills("The words as they should be", MEANT)
    clerk.presses("Record the correction")
    clerk.has_to_mend("The minute does not say “Forty households”")
    clerk.keeps("The words as they should be", MEANT)
    clerk.fills("The words as they are", SAID)
    clerk.presses("Record the correction")
    clerk.is_told(re.compile("The correction is recorded"))
    clerk.reads("To be written on", "Agreed at the meeting of 19 January 2027.")


def is_not_ready(clerk: Visitor) -> None:
    clerk.opens("/meetings/1/minutes/ready")
    clerk.reads(re.compile("Agreed, and not written on yet"))


def writes_it_on(clerk: Visitor) -> None:
    clerk.follows(re.compile("Put it right.*Agreed, and not written on yet"))
    clerk.presses("Write it on")
    clerk.is_told("The correction is written on the minutes.")
    clerk.unfolds(re.compile("The minute before and after"))
    clerk.reads(SAID, MEANT)
    clerk.opens("/meetings/1/minutes/ready")
    clerk.reads_nowhere("Agreed, and not written on yet")


def signs_on_screen(chair: Visitor) -> None:
    """Ten minutes after signing in, the password is asked for once more."""
    chair.opens("/meetings/1/minutes/ready")
    chair.follows("Sign the minutes on screen")
    chair.fills("Your password", "not my password")
    chair.presses("Sign the minutes")
    chair.has_to_mend("The password is not right")
    chair.fills("Your password", PASSWORD)
    chair.presses("Sign the minutes")
    chair.is_told("You have signed the minutes. They are sealed and locked.")


def reads_what_is_sealed(public: Visitor, root: bytes) -> None:
    """pyHanko finds the file intact, wholly covered, and trusted under the given root."""
    public.opens("/meetings/1/minutes")
    public.reads(MEANT, re.compile("on screen on Tuesday 19 January 2027"))
    sealed = public.fetches("Minutes as a PDF")
    assert sealed == public.fetches("Minutes as a PDF"), "the same bytes each time"
    found = verify(sealed, root)
    assert (found.intact, found.whole, found.trusted) == (True, True, True)
    text = " ".join(" ".join(text_of_pages(sealed)).split())
    assert "Signed on screen as a correct record by Ruth Chair" in text
    assert "SHA-256 of the text of these minutes" in text
    assert MEANT in text
    public.follows(re.compile("The texts before and after"))
    public.reads(re.compile("for “Forty families foster.” read “Fifty families foster.”"))


def is_told_that_it_is_too_late(clerk: Visitor) -> None:
    clerk.opens("/meetings/1/minutes/corrections/other")
    clerk.fills("What it is about, if not one minute", "The attendance")
    clerk.fills("What was agreed", "add Mr Lee")
    clerk.presses("Record the correction")
    clerk.has_to_mend(re.compile("The minutes are signed, and what was signed is never altered"))
    clerk.keeps("What was agreed", "add Mr Lee")
