"""Agenda, minutes, action log and work programme as Word files: real headings, and nothing that is withheld."""

import datetime as dt
import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.queries import the_council
from panel.exemption.models import Look
from panel.extensions import db
from panel.meetings.rules.life import State
from panel.minutes.operations import life
from panel.minutes.printing import Printed
from panel.office.template import judge_template
from panel.work_programme.models import Entry
from tests import factories as make
from tests.minutes.november import UPDATE, november
from tests.minutes.scene import Scene, outcome, part

SignIn = Callable[[Account], FlaskClient]
DRAWN = Printed("0" * 64, "1" * 64)
SECRET = "that the five pupils be helped."


@pytest.fixture
def panel(app: Flask) -> Scene:
    """Minutes that are published, with a closed one."""
    made = november()
    secret = outcome("resolved", part(SECRET, "", "Mr A Comyn", "December"))
    made.write(made.minute("Virtual school: interim report"), outcomes=[secret])
    life.publish(made.book, DRAWN, by=made.clerk)
    db.session.commit()
    return made


def read(client: FlaskClient, address: str) -> WordDocument:
    """The Word file at an address."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert b".docx" in response.headers["Content-Disposition"].encode()
    return Document(io.BytesIO(response.data))


def words_in(document: WordDocument) -> str:
    """All that a document says, its tables, its header and its properties too."""
    written = io.BytesIO()
    document.save(written)
    with ZipFile(written) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if "xml" in name)


def test_minutes_have_real_headings_with_their_numbers(panel: Scene, client: FlaskClient) -> None:
    made = read(client, f"/meetings/{panel.meeting.id}/minutes.docx")
    headings = [one.text for one in made.paragraphs if one.style and one.style.name == "Heading 1"]
    assert any(one.startswith("CPP/17/") and "Fostering agency report" in one for one in headings)
    assert [one.text for one in made.paragraphs if one.style and one.style.name == "Title"] == [
        "Draft minutes of the Corporate Parenting Panel"
    ]
    assert UPDATE in "\n".join(one.text for one in made.paragraphs)
    assert made.core_properties.title.startswith("DRAFT minutes of the Corporate Parenting Panel, Monday 13 November")
    assert made.core_properties.language == "en-GB"
    assert {one.get(qn("w:val")) for one in made.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_nothing_withheld_stands_in_a_word_file(panel: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    member = sign_in(panel.member)
    log = f"/meetings/{later(panel)}/action-log.docx"
    for address in (f"/meetings/{panel.meeting.id}/minutes.docx", log):
        assert "five pupils" not in words_in(read(client, address))
        assert "five pupils" in words_in(read(member, address))
    assert {look.who for look in db.session.scalars(db.select(Look))} == {panel.member.name}


def later(panel: Scene) -> int:
    """The next meeting, before which the log is put."""
    meeting = make.meeting(panel.body, dt.date(2018, 1, 15), state=State.CALLED)
    return meeting.id


def test_minutes_that_are_not_out_are_not_given(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    made = november()
    db.session.commit()
    address = f"/meetings/{made.meeting.id}/minutes.docx"
    assert client.get(address).status_code == 404
    assert sign_in(made.clerk).get(address).status_code == 200


def test_the_action_log_repeats_its_head_on_each_page(panel: Scene, client: FlaskClient) -> None:
    made = read(client, f"/meetings/{later(panel)}/action-log.docx")
    table = made.tables[0]
    rows = [row._tr for row in table.rows]
    heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True] + [False] * (len(rows) - 1)
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert UPDATE in [cell.text for row in table.rows for cell in row.cells]


def test_an_agenda_names_no_paper_that_its_reader_may_not_know_of(panel: Scene, client: FlaskClient) -> None:
    made = read(client, f"/meetings/{panel.meeting.id}/agenda.docx")
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert any("Virtual school: interim report" in one and "Not for publication" in one for one in cells)
    planned = make.meeting(panel.body, dt.date(2027, 3, 1))
    make.item(planned, "A secret plan")
    assert client.get(f"/meetings/{planned.id}/agenda.docx").status_code == 404


def test_the_work_programme(panel: Scene, client: FlaskClient) -> None:
    make.keep(
        Entry(body=panel.body, year="2017/18", topic="Permanency & early help", purpose="To plan <well>", lead="AC")
    )
    made = read(client, f"/panels/{panel.body.id}/work-programme.docx?year=2017/18")
    said = words_in(made)
    assert "Permanency &amp; early help" in said
    assert "To plan &lt;well&gt;" in said


def a_template(heading: bool = True) -> bytes:
    """A council's template: its name in the header, words of its own, and perhaps without a style for headings."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Fenshire letterhead"
    document.add_paragraph("Put your words here")
    if not heading:
        style = document.styles["Heading 1"]
        style.element.getparent().remove(style.element)
    document.styles.add_style("Council Table", WD_STYLE_TYPE.TABLE)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize("heading", [True, False])
def test_files_are_made_in_the_template_of_the_council(
    panel: Scene, client: FlaskClient, sign_in: SignIn, heading: bool
) -> None:
    officer = sign_in(make.account(Role.ADMINISTRATOR))
    sent = officer.post("/council/word", data={"file": (io.BytesIO(a_template(heading)), "ours.docx"), "save": "1"})
    assert sent.status_code == 302, sent.text
    made = read(client, f"/meetings/{later(panel)}/action-log.docx")
    assert made.sections[0].header.paragraphs[0].text == "Fenshire letterhead"
    assert "Put your words here" not in words_in(made)
    assert made.tables[0].style is not None
    assert made.tables[0].style.name == "Council Table"
    minutes = read(client, f"/meetings/{panel.meeting.id}/minutes.docx")
    numbered = next(one for one in minutes.paragraphs if "Fostering agency report" in one.text)
    level = numbered._p.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    assert (numbered.style.name == "Heading 1") is heading
    assert (level is not None) is not heading, "without the style it is a heading all the same"
    assert officer.post("/council/word", data={"remove": "1"}).status_code == 302
    assert "Fenshire letterhead" not in words_in(read(client, f"/meetings/{panel.meeting.id}/minutes.docx"))


def with_part(name: str, data: bytes) -> bytes:
    """The template with a part more."""
    written = io.BytesIO(a_template())
    with ZipFile(written, "a") as parts:
        parts.writestr(name, data, compress_type=ZIP_DEFLATED)
    return written.getvalue()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: b"", "could not be read"),
        (lambda: b"PK\x03\x04 broken", "could not be read"),
        (lambda: with_part("word/vbaProject.bin", b"x"), "holds macros"),
        (lambda: with_part("word/media/huge.bmp", b"\0" * 100_000_001), "unpacks to more"),
        (lambda: bytes(10_000_001), "larger than 10 MB"),
        (a_template, ""),
    ],
    ids=["empty", "broken", "macros", "bomb", "large", "good"],
)
def test_what_cannot_be_a_template_is_told_in_a_sentence(made: Callable[[], bytes], words: str) -> None:
    told = judge_template(made())
    assert words in told
    assert bool(told) is bool(words)


def test_a_bad_template_changes_nothing(panel: Scene, sign_in: SignIn) -> None:
    officer = sign_in(make.account(Role.ADMINISTRATOR))
    answer = officer.post("/council/word", data={"file": (io.BytesIO(b"no"), "ours.docx"), "save": "1"})
    assert "could not be read as a Word document" in answer.text
    council = the_council()
    assert council is not None
    assert council.word_sha256 is None
