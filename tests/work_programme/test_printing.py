"""The programme on paper: alone, and as the appendix of its own agenda item."""

import datetime as dt
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.meetings.rules.life import State
from panel.pdf.check import check
from panel.work_programme import operations
from panel.work_programme.printing import ProgrammePaper, programme_paper, programme_part, programme_pdf
from tests import factories
from tests.pdf.poppler import text_of_pages

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=clock.LONDON)


@pytest.fixture
def body(app: Flask) -> Body:
    return factories.body(code="CPP", name="Corporate Parenting Panel")


@pytest.fixture
def clerk(body: Body) -> Account:
    return factories.account(Role.CLERK, of=body, name="Chris Clerk")


@pytest.fixture
def paper(body: Body, clerk: Account) -> ProgrammePaper:
    meeting = factories.meeting(body, dt.date(2027, 1, 18))
    factories.meeting(body, dt.date(2027, 3, 15), state=State.CALLED)
    factories.meeting(body, dt.date(2027, 4, 19))
    facts = {"purpose": "To see why children move.", "lead": "Head of Fostering", "statutory": True}
    operations.add_entry(
        body, {"topic": "Placement moves", "year": "2026/27", "meeting": meeting.key, **facts}, by=clerk
    )
    operations.add_entry(body, {"topic": "Council tax", "year": "2025/26"}, by=clerk)
    with clock.at(NOW):
        return programme_paper(body)


def test_the_paper_has_each_meeting_with_its_topics_and_what_has_no_place(paper: ProgrammePaper) -> None:
    assert [(group.heading, [line.topic for line in group.lines]) for group in paper.groups] == [
        ("Meeting of Monday 18 January 2027", ["Placement moves"]),
        ("Meeting of Monday 15 March 2027", []),
        ("Not scheduled yet", ["Council tax"]),
    ]
    assert paper.groups[0].lines[0].stands == ("Statutory",)
    assert paper.groups[2].lines[0].stands == ("From 2025/26",)


def test_the_pdf_passes_the_structure_checks_and_says_all_of_it(paper: ProgrammePaper) -> None:
    pdf = programme_pdf(paper)
    assert check(pdf) == []
    words = " ".join("\n".join(text_of_pages(pdf)).split())
    for said in ("Work programme 2026/27", "Placement moves", "Head of Fostering", "Not scheduled yet", "Statutory"):
        assert said in words


def test_nothing_on_it_is_said_in_colour(paper: ProgrammePaper) -> None:
    """Legible in greyscale: the sheet of its own style has no colour, and the marks are words."""
    _, styles, title = programme_part(paper)
    own = styles[-1]
    assert "#" not in own.partition("*/")[2]
    assert "color" not in own
    assert "background" not in own
    assert title == "Work programme of the Corporate Parenting Panel, 2026/27"


def test_it_is_written_from_the_terminal(app: Flask, paper: ProgrammePaper, tmp_path: Path) -> None:
    out = tmp_path / "programme.pdf"
    runner = app.test_cli_runner()
    assert runner.invoke(args=["programme", "cpp", str(out), "--year", "2026/27"]).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")
    unknown = runner.invoke(args=["programme", "XYZ", str(out)])
    assert unknown.exit_code == 1
    assert "There is no panel XYZ. The panels here: CPP." in unknown.output


def test_everyone_may_have_it_as_a_file(body: Body, paper: ProgrammePaper, client: FlaskClient) -> None:
    address = f"/panels/{body.id}/work-programme.pdf?year=2026/27"
    found = client.get(address)
    assert found.mimetype == "application/pdf"
    assert address in client.get(f"/work-programme?body={body.id}&year=2026/27").text
    assert client.get("/panels/999/work-programme.pdf").status_code == 404
