"""What is wrong is said beside its field and at the head of the page, and everything else that was typed is kept."""

import datetime as dt
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import expect

from panel.audit.operations import TERMINAL
from panel.meetings.operations.life import call, hold
from panel.minutes.operations.taking import begin
from tests.documents import pdf_of
from tests.journeys.conftest import Comes
from tests.journeys.panel import ADMINISTRATOR, CLERK, meeting_of, record
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


@dataclass(frozen=True)
class Slip:
    """A form sent with something wrong in it: what is typed and ticked there, and what is then said."""

    where: str
    typed: dict[str, str]
    sent: str
    said: str
    ticked: tuple[str, ...] = ()
    unfolds: str = ""


CLERKS = (
    Slip("/meetings/new", {"Time": "half ten", "Place": "Room 1"}, "Create the meeting", "Time must be"),
    Slip("/meetings/1/facts", {"Place": "Room 9", "Time": ""}, "Save the meeting", "Enter the time"),
    Slip("/meetings/1/draft", {"Title": ""}, "Add to the agenda", "Enter the title"),
    Slip("/lines/1", {"Title": "", "Purpose": "To note it."}, "Save this line", "Enter the title"),
    Slip(
        "/lines/1/marking",
        {"Who decided this": "The solicitor"},
        "Save what is exempt",
        "paragraph",
        ticked=("This holds exempt information",),
    ),
    Slip("/items/1/papers/report", {"Title of the report": ""}, "Begin the report", "Enter the title of the report"),
    Slip("/items/1/papers/file", {"Title": "Prices"}, "Upload the file", "Choose a PDF file"),
    Slip("/papers/1", {"Title": "", "Purpose": "What is kept."}, "Save", "Enter the title of the paper"),
    Slip(
        "/papers/1/restrictions",
        {"Who decided this": "The solicitor"},
        "Save what is exempt",
        "Tick this if it is exempt",
        ticked=("3. Financial or business affairs",),
    ),
    Slip(
        "/meetings/2/attendance/add",
        {"Post or capacity": "Head of Fostering"},
        "Save the attendance",
        "Choose a person or enter the name as it will be printed",
    ),
    Slip(
        "/meetings/2/interests/record",
        {"Nature of the interest": "A relative works there."},
        "Record the interest",
        "Choose who declared it, or enter a name",
    ),
    Slip(
        "/minutes/1",
        {"Text": "The panel thanked the foster families."},
        "Save",
        "Enter the number of this minute",
        unfolds="Heading and number",
        ticked=("A number of its own",),
    ),
    Slip("/meetings/2/minutes/add", {"Heading": ""}, "Add the minute", "Enter a heading"),
    Slip(
        "/meetings/2/minutes/order",
        {"Items in the order taken": "1, 99"},
        "Save the order",
        "There is no item 99 on this agenda",
    ),
    Slip(
        "/panels/1/settings",
        {"Name": "Corporate Parenting Board", "How minutes are numbered": "{code}/{yy}"},
        "Save the panel",
        "The pattern has no running number",
    ),
    Slip("/panels/1/members/add", {"Note": "For a year"}, "Save the seat", "Choose who holds the seat"),
    Slip("/panels/1/standard-items/add", {"Title": "", "Purpose": "To note it."}, "Save the item", "Enter the title"),
    Slip("/panels/1/report-templates/add", {"Name of the template": ""}, "Save the template", "Enter the name"),
    Slip("/panels/1/work-programme/add", {"Topic": "", "Theme": "Health"}, "Add the topic", "Enter the topic"),
    Slip("/people/add", {"Name": "", "Post": "Head of Fostering"}, "Save this person", "Enter"),
    Slip("/account/password", {"New password": "short"}, "Save the password", "Your password must be at least 12"),
)

ADMINISTRATORS = (
    Slip("/council", {"Name of the council": "Fenshire Council", "Colour": "yellow"}, "Save the council", "olour"),
    Slip(
        "/accounts/invite",
        {"Email address": "new@example.org"},
        "Send the invitation",
        "Choose a person, or enter a name",
    ),
)


def test_the_clerks_slips(site: Site, comes: Comes) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK)
    with record(site) as body:
        meeting_of(body, dt.date(2026, 11, 24), "Fostering")
        held = meeting_of(body, dt.date(2026, 11, 2), "Health")
        call(held, by=TERMINAL)
        hold(held, by=TERMINAL)
        begin(held, by=TERMINAL)
    for slip in CLERKS:
        makes(clerk, slip)


def test_the_administrators_slips(comes: Comes) -> None:
    administrator = comes(ADMINISTRATOR)
    for slip in ADMINISTRATORS:
        makes(administrator, slip)


def makes(someone: Visitor, slip: Slip) -> None:
    """Make a slip, see it said, and find everything as it was typed."""
    someone.opens(slip.where)
    if slip.unfolds:
        someone.unfolds(slip.unfolds)
    someone.ticks(*slip.ticked)
    for label, text in slip.typed.items():
        someone.fills(label, text)
    someone.presses(slip.sent)
    someone.has_to_mend(re.compile(slip.said))
    for label in slip.ticked:
        expect(someone.box(label)).to_be_checked()
    for label, text in slip.typed.items():
        if someone.box(label).get_attribute("type") != "password":
            someone.keeps(label, text)


def test_files_that_are_no_papers(site: Site, comes: Comes, tmp_path: Path) -> None:
    """Each is refused with a sentence that says what to do, and the title that was typed stays."""
    site.app.config["MAX_UPLOAD_MB"] = 1
    clerk = comes(CLERK)
    with record(site) as body:
        meeting_of(body, dt.date(2026, 11, 24), "Placements")
    clerk.opens("/items/1/papers/file")
    clerk.fills("Title", "What placements cost")
    for name, data, said in files():
        file = tmp_path / name
        file.write_bytes(data)
        clerk.attaches("PDF file", file)
        clerk.presses("Upload the file")
        clerk.has_to_mend(re.compile(said))
        clerk.keeps("Title", "What placements cost")


def test_more_than_the_server_takes_at_all(site: Site, comes: Comes, tmp_path: Path) -> None:
    site.app.config["MAX_CONTENT_LENGTH"] = 2**20
    clerk = comes(CLERK)
    with record(site) as body:
        meeting_of(body, dt.date(2026, 11, 24), "Placements")
    file = tmp_path / "scan.pdf"
    file.write_bytes(pdf_of(1) + bytes(2**21))
    clerk.opens("/items/1/papers/file")
    clerk.attaches("PDF file", file)
    clerk.presses("Upload the file")
    clerk.is_on("The file is too large")
    clerk.reads("Go back and send a smaller file.")


def files() -> list[tuple[str, bytes, str]]:
    """Files by name, with what is said of each."""
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(1))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return [
        ("locked.pdf", locked.getvalue(), "password"),
        ("empty.pdf", b"", "empty"),
        ("letter.pdf", b"Dear panel,", "not a PDF"),
        ("damaged.pdf", pdf_of(1)[:60], "damaged"),
        ("large.pdf", pdf_of(1) + bytes(2**20), "1 MB"),
    ]


def test_what_is_not_there(comes: Comes) -> None:
    for someone in (comes(), comes(CLERK)):
        for address in ("/meetings/999", "/meetings/999/pack", "/items/999", "/publications/999.pdf", "/no-such-page"):
            someone.opens(address, finds=404)
            someone.is_on("Page not found")
