"""Minutes on paper: what a council prints, DRAFT until approved, and the closed business kept from the public."""

import io
from pathlib import Path

import pikepdf
import pytest
from flask import Flask

from panel.exemption.rules import FULL_EDITION, PUBLIC, Edition
from panel.meetings.models import ClosedBusiness, Presiding
from panel.minutes.contents import contents_of_minutes
from panel.minutes.operations.approval import approve
from panel.minutes.printing import html_of, minutes_part, minutes_pdf
from panel.minutes.rules.life import How
from panel.pdf.check import check
from panel.pdf.read import claims_pdf_ua, labels
from panel.richtext.plain import plain
from tests import factories
from tests.minutes.november import EXCLUSION, FOSTERING, PROGRAMME, QUESTIONS, UPDATE, november
from tests.minutes.scene import JANUARY, Scene, meeting_of
from tests.pdf.poppler import text_of_pages


@pytest.fixture
def panel(app: Flask) -> Scene:
    return november()


def words(panel: Scene, edition: Edition = Edition.FULL) -> str:
    """All that is printed, a line a paragraph."""
    reader = FULL_EDITION if edition is Edition.FULL else PUBLIC
    return plain(html_of(contents_of_minutes(panel.meeting, reader)))


def in_order(text: str, *pieces: str) -> bool:
    """Whether all of it is there, each piece after the one before."""
    place = 0
    for piece in pieces:
        place = text.find(piece, place)
        assert place >= 0, piece
    return True


def test_the_minutes_print_as_a_council_prints_them(panel: Scene) -> None:
    assert in_order(
        words(panel),
        "Fenshire County Council",
        "Draft minutes of the Corporate Parenting Panel",
        "Monday 13 November 2017",
        "Room 15, County Hall, Fenchester",
        "Present",
        "Elected Members (voting)",
        "Councillor Ada Hill (Chairman)",
        "Councillor Ben Reed",
        "Carers",
        "Mr P Alder",
        "Apologies for absence",
        "Councillor Di Lane",
        "In attendance",
        "Ms R Cole, Principal Social Worker",
        "CPP/17/20",
        "RESOLVED",
        "CPP/17/21",
        "Councillor Ben Reed declared an interest: a member of the council’s fostering and permanence panel.",
        "CPP/17/22",
        *(part for line in FOSTERING for part in (line,)),
        "NOTED",
        "the report of the fostering agency for quarter 2.",
        "RESOLVED",
        UPDATE,
        "Action: Head of Service – March meeting",
        QUESTIONS,
        "Moved by Councillor Ben Reed, seconded by Councillor Cy Moss. Carried. For 2; Against 1; Abstained 0.",
        "CPP/17/23",
        "RECOMMENDED to the Executive",
        "ACTION",
        "Ms S Grey – as soon as possible",
        "Note after the meeting: The date was sent round on 14 November.",
        "CPP/17/24",
        "that the work programme be approved, subject to the addition of:",
        *PROGRAMME,
        "CPP/17/25",
        EXCLUSION,
        "CPP/17/26",
        "The meeting began at 10.00 a.m., stood adjourned from 11.10 a.m. until 11.20 a.m. and ended at 12.28 p.m.",
        "Signed",
        "Date",
        "Chair of the meeting that approves these minutes",
    )


def test_closed_minutes_are_for_entitled_readers_and_the_public_have_the_summary(panel: Scene) -> None:
    full, public = words(panel), words(panel, Edition.PUBLIC)
    assert "five pupils of one school" in full
    assert "five pupils of one school" not in public
    assert "Not for publication: exempt, paragraph 2" in public
    assert "The panel noted the interim report of the virtual school." in public
    assert "Virtual school: interim report" in public, "the agenda line is always public (P1)"


def test_a_closed_minute_can_be_made_public(panel: Scene) -> None:
    panel.write(panel.minute("Virtual school: interim report"), open="public")
    assert "five pupils of one school" in words(panel, Edition.PUBLIC)


def test_the_resolution_that_excluded_the_public_is_printed_before_the_business_it_closed(app: Flask) -> None:
    made = november()
    closed = made.minute("Virtual school: interim report").item
    exclusion = made.minute("Exclusion of the press and public").item
    assert closed is not None
    assert exclusion is not None
    exclusion.role = None
    factories.keep(
        ClosedBusiness(
            meeting=made.meeting,
            from_item=closed.key,
            to_item=closed.key,
            resolution="that the press leave.",
            readmitted_at="12.20 p.m.",
        )
    )
    assert in_order(
        words(made, Edition.PUBLIC),
        "CPP/17/25",
        "that the press leave.",
        "CPP/17/26",
        "The public were re-admitted at 12.20 p.m.",
    )


def test_who_presided_over_what_is_said_where_more_than_one_did(panel: Scene) -> None:
    factories.keep(Presiding(meeting=panel.meeting, as_printed="A young person", from_text="11.20 a.m.", position=2))
    assert "In the chair: Councillor Ada Hill; A young person from 11.20 a.m." in words(panel)


def test_draft_until_approved_in_words_on_each_page_and_in_the_title(panel: Scene) -> None:
    drawn = minutes_pdf(panel.meeting, Edition.FULL)
    title, pages = described(drawn)
    assert title == "DRAFT minutes of the Corporate Parenting Panel, Monday 13 November 2017"
    assert all("DRAFT" in page for page in pages)
    approve(panel.book, at=meeting_of(panel.body, JANUARY), how=How.CORRECT_RECORD, by=panel.clerk)
    title, pages = described(minutes_pdf(panel.meeting, Edition.FULL))
    assert title == "Minutes of the Corporate Parenting Panel, Monday 13 November 2017"
    assert not any("DRAFT" in page or "Draft" in page for page in pages)


def described(pdf: bytes) -> tuple[str, list[str]]:
    """The title of a PDF, and the words on each of its pages."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return str(opened.docinfo["/Title"]), text_of_pages(pdf)


def test_the_pdf_is_sound_and_its_pages_are_numbered_from_one(panel: Scene) -> None:
    for edition in Edition:
        drawn = minutes_pdf(panel.meeting, edition)
        assert check(drawn) == []
        assert claims_pdf_ua(drawn)
        assert labels(drawn) == [str(number) for number in range(1, len(labels(drawn)) + 1)]


def test_the_same_minutes_give_the_same_bytes(panel: Scene) -> None:
    assert minutes_pdf(panel.meeting, Edition.FULL) == minutes_pdf(panel.meeting, Edition.FULL)


def test_the_minutes_are_a_part_of_the_next_pack(panel: Scene) -> None:
    html, styles, title, _ = minutes_part(panel.meeting, PUBLIC)
    assert "CPP/17/26" in html
    assert "five pupils" not in html
    assert len(styles) == 2
    assert title.startswith("DRAFT minutes")


def test_the_command_writes_the_edition_asked_for(app: Flask, panel: Scene, tmp_path: Path) -> None:
    run, out = app.test_cli_runner().invoke, tmp_path / "minutes.pdf"
    for edition, holds in (("full", True), ("public", False)):
        done = run(args=["minutes", "CPP/2017-11-13", "--out", str(out), "--edition", edition])
        assert done.exit_code == 0, done.output
        assert ("five pupils" in "".join(text_of_pages(out.read_bytes()))) is holds


@pytest.mark.parametrize(
    ("reference", "words"),
    [("CPP/2011-01-01", "There is no meeting CPP/2011-01-01."), ("nonsense", "There is no meeting nonsense.")],
)
def test_the_command_says_what_is_wrong(app: Flask, reference: str, words: str, tmp_path: Path) -> None:
    done = app.test_cli_runner().invoke(args=["minutes", reference, "--out", str(tmp_path / "x.pdf")])
    assert done.exit_code == 1
    assert words in done.output
    assert not (tmp_path / "x.pdf").exists()


def test_the_command_says_that_there_are_no_minutes_or_no_such_folder(app: Flask, panel: Scene, tmp_path: Path) -> None:
    run = app.test_cli_runner().invoke
    none = run(args=["minutes", "CPP/2017-09-04", "--out", str(tmp_path / "x.pdf")])
    assert (none.exit_code, "The meeting CPP/2017-09-04 has no minutes yet." in none.output) == (1, True)
    nowhere = run(args=["minutes", "CPP/2017-11-13", "--out", str(tmp_path / "no" / "x.pdf")])
    assert (nowhere.exit_code, "could not be written" in nowhere.output) == (1, True)
