"""The terminal: meetings, and a pack as a file."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from panel import store
from panel.audit.operations import TERMINAL
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.papers.operations import add_file
from panel.papers.rules.contents import FileFacts
from panel.pdf.read import page_count
from tests.pdf.poppler import text_of_pages
from tests.publishing.conftest import CANARY, Desk


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=list(words))


def test_meetings_are_listed_one_a_line_reference_first(app: Flask, meeting: Meeting) -> None:
    lines = run(app, "meetings").stdout.splitlines()
    assert lines == [f"CPP/2026-11-24\t{meeting.id}\tplanned\tCorporate Parenting Panel"]


@pytest.mark.parametrize(("edition", "holds"), [("full", True), ("public", False)])
def test_a_pack_not_published_is_drawn(app: Flask, meeting: Meeting, tmp_path: Path, edition: str, holds: bool) -> None:
    out = tmp_path / "pack.pdf"
    result = run(app, "pack", "CPP/2026-11-24", "--edition", edition, "--out", str(out))
    assert result.exit_code == 0
    assert "drawn now" in result.stdout
    assert (CANARY in "".join(text_of_pages(out.read_bytes()))) is holds
    assert page_count(out.read_bytes()) == 8


def test_a_published_pack_is_the_bytes_that_were_published(app: Flask, desk: Desk, tmp_path: Path) -> None:
    _, public = desk.published()
    out = tmp_path / "pack.pdf"
    result = run(app, "pack", str(desk.meeting.id), "--edition", "public", "--out", str(out))
    assert "as published" in result.stdout
    assert store.digest(out.read_bytes()) == public.sha256


def test_an_unknown_meeting_is_said_plainly(app: Flask, tmp_path: Path) -> None:
    result = run(app, "pack", "CPP/2019-01-01", "--out", str(tmp_path / "pack.pdf"))
    assert result.exit_code == 1
    assert result.stderr == "There is no meeting “CPP/2019-01-01”. “flask meetings” lists them.\n"


def test_a_place_that_cannot_be_written_is_said_plainly(app: Flask, meeting: Meeting, tmp_path: Path) -> None:
    result = run(app, "pack", str(meeting.id), "--out", str(tmp_path / "nowhere" / "pack.pdf"))
    assert result.exit_code == 1
    assert "could not be written: No such file or directory." in result.stderr


def test_a_paper_whose_file_is_gone_is_named(app: Flask, meeting: Meeting, tmp_path: Path) -> None:
    add_file(meeting.items[-1], "Annual accounts", FileFacts("0" * 64), by=TERMINAL)
    db.session.commit()
    result = run(app, "pack", str(meeting.id), "--out", str(tmp_path / "pack.pdf"))
    assert result.exit_code == 1
    assert result.stderr == "The file of “Annual accounts” is missing from the store.\n"
    assert not (tmp_path / "pack.pdf").exists()
