"""The room in a browser: what is typed is kept at once, rows within rows, the next item by one key."""

import logging
import re
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from panel.extensions import db
from panel.minutes.models import Minute
from tests.look.axe import assert_accessible, assert_no_sideways_scroll
from tests.minutes.november import november
from tests.minutes.scene import Scene


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = november()
    db.session.commit()
    return made


@pytest.fixture
def room(app: Flask, panel: Scene, page: Page) -> Iterator[str]:
    """The address of the application, served, with the clerk signed in."""
    logging.getLogger("werkzeug").setLevel("ERROR")
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    cookie = signer.dumps({"_user_id": panel.clerk.get_id(), "_fresh": True})
    db.session.rollback()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    page.context.add_cookies([{"name": "session", "value": str(cookie), "url": address}])
    page.set_default_timeout(10000)
    yield address
    page.goto("about:blank")
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_is_typed_is_kept_rows_are_added_and_one_key_leads_on(room: str, page: Page, panel: Scene) -> None:
    minute, after = panel.minute("Work programme"), panel.minute("Exclusion of the press and public")
    ids = (minute.id, after.id)
    db.session.rollback()
    page.goto(f"{room}/minutes/{ids[0]}")
    page.locator(".editor__text").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" A member asked for more.")
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"Saved at \d"), timeout=15000)

    page.get_by_role("button", name="Add an outcome").click()
    added = page.locator("[data-rows=outcomes] > [data-row]").nth(1)
    added.get_by_label("Outcome", exact=True).select_option("Agreed")
    added.get_by_role("button", name="Add another part").click()
    added.get_by_role("button", name="Add another part").click()
    for number, words in enumerate(["the first", "the second", "the third"]):
        added.get_by_label("Words", exact=True).nth(number).fill(words)
    with page.expect_navigation():
        page.keyboard.press("Alt+s")
    expect(page.get_by_text("Saved at").first).to_be_visible()

    db.session.expire_all()
    saved = db.session.get_one(Minute, ids[0])
    assert "A member asked for more." in (saved.html or "")
    assert [part.text for part in saved.outcomes[1].parts] == ["the first", "the second", "the third"]
    db.session.rollback()

    page.keyboard.press("Alt+n")
    page.wait_for_url(f"{room}/minutes/{ids[1]}")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_vote_is_accessible(room: str, page: Page, panel: Scene, width: int) -> None:
    outcome_id = panel.minute("Fostering agency report, quarter 2").outcomes[1].id
    db.session.rollback()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{room}/outcomes/{outcome_id}/vote")
    page.get_by_role("button", name="Add an amendment").click()
    page.get_by_label("Amendment", exact=True).fill("by May")
    assert_no_sideways_scroll(page)
    if width == 1280:
        assert_accessible(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_room_is_accessible(room: str, page: Page, panel: Scene, width: int) -> None:
    minute_id = panel.minute("Fostering agency report, quarter 2").id
    db.session.rollback()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{room}/minutes/{minute_id}")
    assert_no_sideways_scroll(page)
    if width == 1280:
        assert_accessible(page)
