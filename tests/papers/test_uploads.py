"""PDFs as they are uploaded: kept with what was found, refused in a sentence, and never while others must wait."""

import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage

from panel import store
from panel.extensions import db
from panel.papers.models import Paper
from panel.papers.rules.life import PaperState
from panel.papers.views.doors import taken_in
from tests.papers.conftest import Panel

SignIn = Callable[..., FlaskClient]


def pdf(pages: int = 2, **options: object) -> bytes:
    """A PDF of blank pages with a little note attached to it."""
    made, document = io.BytesIO(), pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    document.attachments["notes.txt"] = b"only for us"
    document.save(made, **options)  # type: ignore[arg-type]
    return made.getvalue()


def sent(data: bytes, name: str = "figures.pdf", **facts: str) -> dict[str, object]:
    return {"title": "Figures", "under": "", "file": (io.BytesIO(data), name), "save": "1", **facts}


def test_a_pdf_is_taken_in_with_its_pages_and_what_was_found(panel: Panel, sign_in: SignIn) -> None:
    client = sign_in(panel.clerk)
    answer = client.post(f"/items/{panel.item.id}/papers/file", data=sent(pdf(3)), follow_redirects=True)
    paper = db.session.scalars(db.select(Paper)).one()
    page = answer.get_data(as_text=True)
    assert (paper.pages, paper.state, paper.file_name) == (3, PaperState.READY, "figures.pdf")
    assert paper.access_state
    assert "“Figures” was uploaded." in page
    assert paper.notes
    assert all(note in page for note in paper.notes)
    assert b"only for us" not in store.get(paper.sha256 or "")


def test_a_pdf_is_uploaded_as_an_appendix(panel: Panel, sign_in: SignIn) -> None:
    report, client = panel.report(), sign_in(panel.author)
    assert "An appendix to “Adoption fund”" in client.get(f"/items/{panel.item.id}/papers/file").get_data(as_text=True)
    client.post(f"/items/{panel.item.id}/papers/file", data=sent(pdf(), under=str(report.id)))
    appendix = report.appendices[0]
    assert (appendix.title, appendix.item) == ("Figures", panel.item)
    page = client.get(f"/papers/{appendix.id}").get_data(as_text=True)
    assert "Appendix to Adoption fund" in page
    assert "Background papers" not in page
    client.post(f"/papers/{appendix.id}", data={"title": "Figures for 2017", "version": "1"})
    assert (appendix.title, appendix.background_papers) == ("Figures for 2017", None)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "empty.pdf", "is empty"),
        (b"PK\x03\x04 a Word document", "report.docx", "is not a PDF"),
        (b"%PDF-1.7\nnothing of the kind", "torn.pdf", "damaged"),
        (pdf(encryption=pikepdf.Encryption(owner="secret", user="secret")), "locked.pdf", "without the password"),
        (pdf() + b"\0" * 150_000, "large.pdf", "can be uploaded"),
    ],
)
def test_what_cannot_be_used_is_refused_and_all_else_kept(
    panel: Panel, app: Flask, sign_in: SignIn, data: bytes, name: str, sentence: str
) -> None:
    app.config["MAX_UPLOAD_MB"] = 0.1
    report, client = panel.report(), sign_in(panel.author)
    address = f"/items/{panel.item.id}/papers/file"
    answer = client.post(address, data=sent(data, name, title="My figures", under=str(report.id)))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert page.count(sentence) == 2  # beside the field and in the summary
    assert 'value="My figures"' in page
    assert f'<option value="{report.id}" selected>' in page
    assert "choose it again" in page
    assert report.appendices == []


def test_no_file_chosen(panel: Panel, sign_in: SignIn) -> None:
    page = sign_in(panel.author).post(f"/items/{panel.item.id}/papers/file", data={"title": "Figures", "under": ""})
    assert page.get_data(as_text=True).count("Choose a PDF file") == 2


def test_more_than_the_server_takes_at_all_is_refused_in_a_sentence(panel: Panel, app: Flask, sign_in: SignIn) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 10_000
    answer = sign_in(panel.author).post(f"/items/{panel.item.id}/papers/file", data=sent(b"%PDF-" + b"0" * 20_000))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 413
    assert "nothing was saved" in page
    assert "The data value transmitted exceeds" not in page


def test_a_file_is_replaced(panel: Panel, sign_in: SignIn) -> None:
    client = sign_in(panel.clerk)
    client.post(f"/items/{panel.item.id}/papers/file", data=sent(pdf(3)))
    paper = db.session.scalars(db.select(Paper)).one()
    wrong = client.post(f"/papers/{paper.id}/replace", data={"file": (io.BytesIO(b"x"), "x.txt")})
    assert "is not a PDF" in wrong.get_data(as_text=True)
    client.post(f"/papers/{paper.id}/replace", data={"file": (io.BytesIO(pdf(5)), "new.pdf")})
    assert (paper.pages, paper.file_name) == (5, "new.pdf")
    assert "data.pdf" not in client.get(f"/papers/{paper.id}/versions").get_data(as_text=True)
    page = client.get(f"/papers/{paper.id}/versions/compare").get_data(as_text=True)
    assert "figures" in page
    assert "new" in page


def test_nobody_waits_while_a_file_is_examined(panel: Panel, app: Flask) -> None:
    """A POST holds SQLite's one write lock from its first look at the record; examining lets go of it."""
    written: list[int] = []

    class Slow(io.BytesIO):
        def read(self, *size: int) -> bytes:
            other = sqlite3.connect(Path(app.config["INSTANCE"]) / "panel.sqlite", timeout=0.2)
            written.append(other.execute("UPDATE person SET party = 'None'").rowcount)
            other.commit()
            other.close()
            return super().read(*size)

    with app.test_request_context("/", method="POST"):
        assert db.session.get(Paper, 1) is None  # takes the lock
        taken_in(FileStorage(Slow(pdf()), "figures.pdf"))
    assert written[0] > 0
