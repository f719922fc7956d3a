"""Writing a report in a browser: the editor, what it keeps while one types, pictures, and pages that all can use."""

import logging
import re
import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from panel.accounts.models import Account
from panel.extensions import db
from panel.papers import operations
from panel.papers.models import Paper
from panel.papers.queries import text_of
from panel.papers.rules.contents import FileFacts, Marks
from tests.look.axe import assert_accessible, assert_no_sideways_scroll
from tests.papers.conftest import Panel
from tests.papers.test_pictures import picture

Opens = Callable[..., Page]


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The application, served."""
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def opens(browser: Browser, address: str, sign_in: Callable[..., object]) -> Iterator[Opens]:
    """Give a page as someone signed in sees it. What the console complains of fails the test."""
    contexts, complaints = [], []

    def opened(who: Account, path: str) -> Page:
        cookie = sign_in(who).get_cookie("session").value
        db.session.commit()
        context = browser.new_context(base_url=address)
        context.add_cookies([{"name": "session", "value": cookie, "url": address}])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def editor_of(page: Page, name: str) -> object:
    return page.get_by_role("textbox", name=name, exact=True)


def test_what_is_typed_is_kept_before_it_is_saved(panel: Panel, opens: Opens) -> None:
    paper = panel.report()
    page = opens(panel.author, f"/papers/{paper.id}")
    editor_of(page, "Issues").click()
    page.keyboard.type("Fees rose.")
    expect(page.get_by_text(re.compile(r"Saved at \d+\.\d\d [ap]m"))).to_be_visible()
    page.close()
    page = opens(panel.author, f"/papers/{paper.id}")
    page.get_by_role("link", name="Go on with what you typed").click()
    expect(editor_of(page, "Issues")).to_contain_text("Fees rose.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    expect(page.get_by_text("did not save it")).to_be_hidden()
    db.session.expire_all()
    assert text_of(db.session.get(Paper, paper.id))["sections"][2]["html"] == "<p>Fees rose.</p>"


def test_a_picture_is_put_into_the_text(panel: Panel, opens: Opens) -> None:
    paper = panel.report()
    page = opens(panel.author, f"/papers/{paper.id}")
    editor_of(page, "Issues").click()
    page.get_by_role("toolbar", name="Formatting: Issues").get_by_role("button", name="Image").click()
    image = {"name": "chart.png", "mimeType": "image/png", "buffer": picture("PNG")}
    page.get_by_label("Image", exact=True).last.set_input_files(files=[image])
    page.get_by_label("What it shows").fill("Applications doubled")
    page.get_by_role("button", name="Put the image in").click()
    expect(editor_of(page, "Issues").get_by_role("img", name="Applications doubled")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    db.session.expire_all()
    html = text_of(db.session.get(Paper, paper.id))["sections"][2]["html"]
    assert re.search(r'<img alt="Applications doubled" src="/files/[0-9a-f]{64}\.png">', html)


def test_every_page_can_be_used_by_all(panel: Panel, opens: Opens) -> None:
    paper = panel.report("A report with a long title on the sufficiency of placements for unaccompanied children")
    operations.write(paper, {**text_of(paper), "title": "A report with a shorter title"}, by=panel.clerk)
    asks = [{"verb": "Note", "to": None, "text": "the report", "parts": None}]
    operations.write(paper, {**text_of(paper), "recommendations": asks}, by=panel.author)
    file = FileFacts("0" * 64, "fees.pdf", 3, "text only", ("A form was taken out.",))
    appendix = operations.add_file(panel.item, "Fees", file, parent=paper, by=panel.clerk)
    operations.mark(appendix, Marks(exempt=True, paragraphs=(3,)), by=panel.clerk)
    db.session.commit()
    item, report, under = panel.item.id, paper.id, appendix.id
    page = opens(panel.clerk, f"/meetings/{panel.meeting.id}/papers")
    can_be_used(page)
    for path in (
        f"/items/{item}/papers/report",
        f"/items/{item}/papers/file",
        f"/papers/{report}",
        f"/papers/{report}/sections",
        f"/papers/{report}/versions",
        f"/papers/{report}/versions/compare?old=1&new=3",
        f"/papers/{under}",
        f"/papers/{under}/restrictions",
        f"/papers/{under}/replace",
    ):
        page.goto(path)
        can_be_used(page)


def can_be_used(page: Page) -> None:
    """By people who see, hear or magnify it."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert_accessible(page)
        assert_no_sideways_scroll(page)
