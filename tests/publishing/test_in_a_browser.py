"""The pages of publishing in a browser: accessible, and within the width of a small phone."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from panel.accounts.models import Account
from panel.extensions import db
from tests.journeys.site import Site, serving
from tests.look.axe import assert_accessible, assert_no_sideways_scroll
from tests.publishing.conftest import LATE, Desk, ready, report


@pytest.fixture
def site(app: Flask) -> Iterator[Site]:
    with serving(app) as served:
        yield served


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """A small phone with nobody signed in."""
    context = browser.new_context(base_url=site.address, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def judge(page: Page, *addresses: str) -> None:
    for address in addresses:
        page.goto(address)
        assert_accessible(page)
        assert_no_sideways_scroll(page)


def test_the_pages_that_everyone_reads(desk: Desk, phone: Page) -> None:
    desk.published()
    items = [f"/items/{item.id}" for item in desk.meeting.items]
    judge(phone, "/meetings", f"/meetings/{desk.meeting.id}", f"/meetings/{desk.meeting.id}/pack", *items)


def test_the_pages_of_the_clerk(
    desk: Desk, phone: Page, site: Site, clerk: Account, sign_in: Callable[[Account], FlaskClient]
) -> None:
    cookie = sign_in(clerk).get_cookie("session").value
    phone.context.add_cookies([{"name": "session", "value": cookie, "url": site.address}])
    home = f"/meetings/{desk.meeting.id}"
    judge(phone, home, f"{home}/pack", f"{home}/pack/publish", f"{home}/pack/ready")
    site.now = LATE
    judge(phone, f"{home}/pack/publish", f"{home}/pack/ready")
    desk.published()
    ready(report(desk.meeting.items[-1], "Programme", "Four meetings."))
    db.session.commit()
    judge(phone, f"{home}/pack", f"{home}/pack/supplement")


def test_the_pages_of_what_was_taken_down(
    desk: Desk, phone: Page, site: Site, clerk: Account, sign_in: Callable[[Account], FlaskClient]
) -> None:
    desk.published()
    home, item = f"/meetings/{desk.meeting.id}", f"/items/{desk.meeting.items[1].id}"
    cookie = sign_in(clerk).get_cookie("session").value
    db.session.rollback()  # or the server could not write
    phone.context.add_cookies([{"name": "session", "value": cookie, "url": site.address}])
    judge(phone, f"{home}/withdraw")
    phone.get_by_label("Some pages").check()
    phone.get_by_label("First page").fill("3")
    phone.get_by_label("Last page").fill("4")
    phone.get_by_label("Why is it withdrawn?").fill("A child could be recognised in it.")
    phone.get_by_role("button", name="Withdraw it now").click()
    expect(phone.get_by_text("It was withdrawn.")).to_be_visible()
    judge(phone, phone.url, f"{home}/pack", home)
    phone.context.clear_cookies()
    judge(phone, home, f"{home}/pack", item)
    expect(phone.get_by_text("A child could be recognised in it.").first).to_be_visible()
