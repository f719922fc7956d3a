"""The matrix of a year by principle and meeting: what it counts, for whom, and on paper."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.extensions import db
from panel.minutes.operations import life
from panel.minutes.printing import Printed
from panel.pdf.check import check
from panel.threads.matrix import YearMatrix, matrix_of
from panel.threads.printing import matrix_pdf
from panel.work_programme.models import Entry
from tests import factories
from tests.minutes.scene import Scene, outcome, part, scene

SignIn = Callable[[Account], FlaskClient]
DRAWN = Printed("0" * 64, "1" * 64)


@pytest.fixture
def year(app: Flask) -> Scene:
    """A meeting with an open and a closed outcome, each tagged, and two topics of the programme."""
    made = scene()
    made.begin()
    made.write(
        made.minute("Fostering report, quarter 2"),
        outcomes=[
            outcome("resolved", part("that carers be asked what helps."), principles=["b"]),
            outcome("noted", part("the report.")),
        ],
    )
    secret = outcome("resolved", part("that five pupils be moved."), principles=["e"])
    made.write(made.minute("Virtual school"), outcomes=[secret])
    january = factories.meeting(made.body, dt.date(2018, 1, 15), key="january", state="called")
    topic = Entry(body=made.body, topic="Housing of care leavers", year="2017/18", meeting=january.key)
    topic.principles = ["g", "Pledge 3"]
    factories.keep(topic)
    factories.keep(Entry(body=made.body, topic="Sufficiency", year="2017/18"))
    return made


def served(found: YearMatrix | None) -> str:
    assert found is not None
    return "".join(row.principle.letter for row in found.matrix.rows if row.things)


def test_it_counts_what_is_tagged_by_meeting_and_says_what_was_left_alone(
    year: Scene, sign_in: SignIn, client: FlaskClient
) -> None:
    page = sign_in(year.clerk).get(f"/panels/{year.body.id}/principles?year=2017/18").text
    assert "Left alone in 2017/18: (a) Health and wellbeing; (c) Views that count" in page
    assert "Tagged: 2 of 3 outcomes, 1 of 2 topics." in page
    assert "Resolved that carers be asked what helps." in page
    assert page.index("Left alone in") < page.index("<table")
    assert client.get(f"/panels/{year.body.id}/principles?year=soon").status_code == 404


def test_it_counts_only_what_the_reader_may_read(year: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    address = f"/panels/{year.body.id}/principles?year=2017/18"
    assert "asked what helps" not in client.get(address).text
    life.publish(year.book, DRAWN, by=year.clerk)
    db.session.commit()
    page, clerks = client.get(address).text, sign_in(year.clerk).get(address).text
    assert "asked what helps" in page
    assert "five pupils" not in page
    assert "Tagged: 1 of 2 outcomes" in page
    assert "five pupils" in clerks
    assert served(matrix_of(year.body, "2017/18")) == "bg"


def test_on_paper_it_is_sound_and_says_in_words_what_colour_could_not(year: Scene) -> None:
    found = matrix_of(year.body, "2017/18")
    assert found is not None
    data = matrix_pdf(found)
    assert check(data) == []
    with pikepdf.open(io.BytesIO(data)) as printed:
        assert "seven principles" in str(printed.docinfo["/Title"])


def test_a_command_writes_it_as_everyone_may_read_it(year: Scene, app: Flask, tmp_path: Path) -> None:
    run, out = app.test_cli_runner(), tmp_path / "matrix.pdf"
    result = run.invoke(args=["matrix", year.body.code, "2017/18", str(out)])
    assert result.exit_code == 0, result.output
    assert check(out.read_bytes()) == []
    assert "no municipal year" in run.invoke(args=["matrix", year.body.code, "soon", str(out)]).output
    assert "No panels have the code" in run.invoke(args=["matrix", "XYZ", "2017/18", str(out)]).output
