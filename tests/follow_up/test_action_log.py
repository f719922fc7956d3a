"""Show 1: the action log of a real panel as it stood on 15 January 2018, printed alone in its own columns."""

import datetime as dt
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.bundles import archive
from panel.bundles.operations import examine_files, take_in
from panel.exemption.rules import FULL_EDITION, PUBLIC
from panel.extensions import db
from panel.follow_up.action_log import LogPaper, log_on, log_paper
from panel.follow_up.operations import colour, hand_over, report
from panel.follow_up.printing import log_pdf
from panel.follow_up.rules.columns import SETS
from panel.follow_up.rules.standing import Standing
from panel.meetings.models import Meeting
from panel.minutes.models import FollowUp
from panel.pdf.check import check
from tests.pdf.poppler import text_of_pages

RECORD = Path(__file__).parents[1] / "bundles" / "panel-2018-01-15.json"
JANUARY = dt.date(2018, 1, 15)
PLAN = ("Recommendation", "Action / Required Outcomes", "Timescale", "Lead", "Progress Update", "RAG")


@pytest.fixture
def body(app: Flask) -> Body:
    """The panel whose pack of January 2018 is the example."""
    bundle = archive.read(RECORD)
    taken = take_in(bundle, examine_files(bundle), by=TERMINAL)
    db.session.commit()
    return taken.body


def cells(paper: LogPaper, words: str) -> dict[str, str]:
    """The line that speaks of something, by its headings."""
    found = next(line for line in paper.lines if words in line[1].lines[0])
    return {heading: " / ".join(cell.lines) for heading, cell in zip(paper.headings, found, strict=True)}


def asked(words: str) -> FollowUp:
    return next(one for one in db.session.scalars(db.select(FollowUp)) if words in one.words)


def test_the_log_of_15_january_2018_printed_alone(body: Body) -> None:
    paper = log_on(body, JANUARY, PUBLIC)
    assert paper.headings == PLAN
    moves = cells(paper, "three or more placement moves")
    assert moves["Timescale"] == "March meeting"
    assert moves["Recommendation"].startswith("CPP/17/23 / Agency Report Quarter 2 Fostering")
    for words in (
        "a questionnaire for foster carers",
        "moderates personal education plans",
        "unscheduled reports be reviewed",
    ):
        assert cells(paper, words)["Lead"] == "Nobody named"
        assert cells(paper, words)["Timescale"] == "No time said"
    pdf = log_pdf(paper)
    text = re.sub(r"\s+", " ", " ".join(text_of_pages(pdf)))
    for words in (
        "Monday 15 January 2018",
        "placement moves",
        "March meeting",
        "questionnaire",
        "moderates",
        "unscheduled",
    ):
        assert words in text
    assert text.count("Nobody named") == len(paper.lines) == 10
    assert check(pdf) == []


def test_owners_colours_and_what_came_back_stand_in_the_log(body: Body) -> None:
    carers = asked("questionnaire")
    hand_over([carers][0], ["Fostering Manager", "Head of Service"], "", by=TERMINAL)
    colour(carers, "Amber", by=TERMINAL)
    report(carers, "A first draft was sent round.", by=TERMINAL)
    report(carers, "Nobody checked this.", waits=True, by=TERMINAL)
    db.session.commit()
    line = cells(log_on(body, JANUARY, PUBLIC), "questionnaire")
    assert line["Lead"] == "Fostering Manager / Head of Service"
    assert line["RAG"] == "Amber"
    assert "A first draft was sent round." in line["Progress Update"]
    assert "Nobody checked this." not in line["Progress Update"]
    assert "◆ Amber" in " ".join(text_of_pages(log_pdf(log_on(body, JANUARY, PUBLIC))))


def test_what_is_late_is_red_in_words_and_shape(body: Body) -> None:
    asked("action plan after the Ofsted").due_date = dt.date(2018, 1, 31)
    db.session.flush()
    assert cells(log_on(body, JANUARY, PUBLIC), "action plan")["RAG"] == ""
    february = log_on(body, dt.date(2018, 2, 20), PUBLIC)
    assert cells(february, "action plan")["RAG"] == "Red"
    assert next(cell.shape for line in february.lines for cell in line if "Red" in cell.lines) == "▲"


def test_a_set_without_a_column_for_it_says_beside_the_time_how_a_thing_stands(body: Body) -> None:
    body.action_columns = list(SETS["four"])
    report(asked("questionnaire"), "It is done.", says=Standing.PROPOSED, by=TERMINAL)
    db.session.commit()
    line = cells(log_on(body, JANUARY, PUBLIC), "questionnaire")
    assert line == {
        "No.": "2",
        "Action": "that a questionnaire for foster carers be drafted and its results shared with the Panel.",
        "Person": "Nobody named",
        "Timing": "No time said / Proposed for closing",
    }


def test_the_log_is_a_page_and_a_file_of_its_meeting(body: Body, client: FlaskClient) -> None:
    meeting = db.session.scalar(db.select(Meeting).where(Meeting.date == JANUARY))
    assert meeting is not None
    assert log_paper(meeting, FULL_EDITION).day == "Monday 15 January 2018"
    page = client.get(f"/meetings/{meeting.id}/action-log").text
    assert "three or more placement moves" in page
    file = client.get(f"/meetings/{meeting.id}/action-log.pdf")
    assert file.mimetype == "application/pdf"
    assert "questionnaire" in " ".join(text_of_pages(file.data))


def test_the_log_is_written_from_the_terminal(app: Flask, body: Body, tmp_path: Path) -> None:
    run = app.test_cli_runner().invoke
    out = tmp_path / "log.pdf"
    assert run(args=["log", "CPP", str(out), "--on", "2018-01-15"]).exit_code == 0
    assert "questionnaire" in " ".join(text_of_pages(out.read_bytes()))
    assert "There is no panel with the code XYZ." in run(args=["log", "XYZ", str(out)]).output
    assert "could not be written" in run(args=["log", "CPP", str(tmp_path / "no" / "log.pdf")]).output
