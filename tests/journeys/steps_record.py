"""What is done with the minutes of an earlier meeting: put right, approved, signed on screen and sealed (V9–V13)."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tests.journeys.panel import AUTHOR, CHAIR
from tests.journeys.visitor import Visitor
from tests.pdf.poppler import text_of_pages

WRONG, RIGHT = "There are 110 foster families.", "There are 101 foster families."


def approves_them_with_corrections(clerk: Visitor) -> None:
    """At the next meeting: someone was left out of the attendance, and a number is wrong."""
    clerk.opens("/meetings/2/minutes")
    clerk.follows("Write the minutes")
    clerk.follows("Record what the meeting did with them")
    clerk.ticks("Approved them as a correct record", "Corrections were agreed")
    clerk.presses("Record it in the minutes")
    clerk.follows("Add someone to the attendance")
    clerk.fills("Name", AUTHOR)
    clerk.presses("Record the correction")
    clerk.is_told("The correction is recorded, and stands in the minutes of the meeting that agreed it.")
    clerk.follows("Replace words of a minute")
    clerk.chooses("Minute", "CPP/26/1 Fostering")
    clerk.fills("The words as they are", "120 foster families")
    clerk.fills("The words as they should be", "101 foster families")
    clerk.presses("Record the correction")
    clerk.has_to_mend(re.compile("does not say"))
    clerk.keeps("The words as they should be", "101 foster families")
    clerk.fills("The words as they are", "110 foster families")
    clerk.presses("Record the correction")
    clerk.reads("To be written on", "Agreed at the meeting of 19 January 2027.")
    clerk.presses("Write all of them on")
    clerk.is_told("The corrections are written on the minutes.")
    clerk.unfolds("The minute before and after")
    clerk.reads(WRONG, RIGHT)


def signs_on_screen(chair: Visitor, password: str) -> None:
    """Having presided; signed in a while ago, so that the password is asked for once more."""
    chair.opens("/meetings/1/minutes")
    chair.reads(RIGHT)
    chair.follows("Ready to sign?")
    chair.follows("Sign the minutes on screen")
    chair.reads(re.compile(f"You sign as {CHAIR}"))
    chair.fills("Your password", "not my password")
    chair.presses("Sign the minutes")
    chair.has_to_mend(re.compile("The password is not right"))
    chair.fills("Your password", password)
    chair.presses("Sign the minutes")
    chair.is_told("You have signed the minutes. They are sealed and locked.")


def reads_what_was_signed(public: Visitor, roots: bytes) -> None:
    """Everyone may download the file, and check that it is what was signed."""
    public.opens("/meetings/1/minutes")
    public.reads(RIGHT, re.compile(f"Signed by {CHAIR}"), AUTHOR)
    file = public.fetches("Minutes as a PDF")
    assert file == public.fetches("Minutes as a PDF"), "the same bytes each time"
    text = " ".join(" ".join(text_of_pages(file)).split())
    assert RIGHT in text
    assert f"Signed on screen as a correct record by {CHAIR}" in text
    found = examined(file, roots)
    assert (found.intact, found.valid, found.trusted) == (True, True, True)
    assert found.coverage is SignatureCoverageLevel.ENTIRE_FILE


def is_told_that_it_is_too_late(clerk: Visitor) -> None:
    """What was signed stays as it is; what was typed stays too."""
    clerk.opens("/meetings/1/minutes/corrections/other")
    clerk.fills("What it is about, if not one minute", "The attendance")
    clerk.fills("What was agreed", "add Mr Lee")
    clerk.presses("Record the correction")
    clerk.has_to_mend(re.compile("The minutes are signed, and what was signed is never altered"))
    clerk.keeps("What was agreed", "add Mr Lee")


def examined(file: bytes, roots: bytes) -> PdfSignatureStatus:
    """What pyHanko says of the seal of a file; in a thread of its own, for the browser has an event loop in this."""
    (seal,) = PdfFileReader(BytesIO(file)).embedded_signatures
    trusted = ValidationContext(trust_roots=list(load_certs_from_pemder_data(roots)))
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(validate_pdf_signature, seal, trusted, trusted).result()
