"""The pages of closed business in a browser: accessible, and within the width of a small phone."""

import os
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.exemption.operations import ask, withhold
from panel.extensions import db
from panel.meetings.operations.agenda import edit_line
from panel.meetings.operations.closed import exclude
from panel.meetings.rules.closed import Motion
from panel.minutes.operations.taking import begin
from panel.minutes.queries import minutes_of
from tests import factories
from tests.exemption.scene import NOW, Scene, SignIn
from tests.journeys.site import Site, serving
from tests.look.axe import assert_accessible, assert_no_sideways_scroll


@pytest.fixture
def site(app: Flask) -> Iterator[Site]:
    with serving(app) as served:
        served.now = NOW
        yield served


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """A small phone."""
    context = browser.new_context(base_url=site.address, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def judge(phone: Page, site: Site, sign_in: SignIn, reader: Account, addresses: list[str]) -> None:
    cookie = sign_in(reader).get_cookie("session").value
    phone.context.add_cookies([{"name": "session", "value": cookie, "url": site.address}])
    db.session.rollback()  # each look is noted: what this thread holds open would keep the site waiting
    for number, address in enumerate(addresses):
        phone.goto(address)
        if os.environ.get("LOOK"):
            for width in (360, 1280):
                phone.set_viewport_size({"width": width, "height": 800})
                phone.screenshot(path=f"/tmp/look/{len(addresses)}-{number}-{width}.png", full_page=True)
            phone.set_viewport_size({"width": 320, "height": 640})
        assert_accessible(phone)
        assert_no_sideways_scroll(phone)


def test_the_pages_of_closed_business(scene: Scene, phone: Page, site: Site, sign_in: SignIn) -> None:
    item, meeting, paper, body = scene.paper.item, scene.meeting, scene.paper, scene.body
    edit_line(item, {"exempt": True, "exempt_paragraphs": [3]}, by=TERMINAL)
    begin(meeting, by=TERMINAL)
    carer, member = scene.member(scene.carers, "Mrs Carer"), scene.member(scene.councillors, "Cllr Ash")
    asked = ask(paper.about, carer.person, "My scrutiny topic", by=carer)
    withhold(paper.about, member.person, "Owns the home", by=TERMINAL)
    clerk, officer = factories.account(Role.CLERK), factories.account(Role.MONITORING_OFFICER)
    db.session.commit()
    base = f"/meetings/{meeting.id}/closed"
    first = [base, f"{base}/exclude", f"{base}/withdraw", f"/lines/{item.id}/title", f"/lines/{item.id}/marking"]
    judge(phone, site, sign_in, clerk, [*first, f"/lines/{item.id}/open", f"/papers/{paper.id}/open"])
    exclude(meeting, item.key, item.key, motion=Motion((3,), "prices"), by=TERMINAL)
    db.session.commit()
    minute = minutes_of(meeting)[0].id
    then = [base, f"{base}/readmit", f"/closed/{meeting.closed[0].id}/strike"]
    judge(phone, site, sign_in, clerk, [*then, f"/minutes/{minute}/closed", f"/minutes/{minute}/open"])
    decides = [f"/panels/{body.id}/closed", f"/panels/{body.id}/closed/log", f"/panels/{body.id}/closed/reviews"]
    things = [f"/closed/requests/{asked.id}", f"/closed/{paper.about}/grant", f"/closed/{paper.about}/withhold"]
    judge(phone, site, sign_in, officer, [*decides, *things])
    judge(phone, site, sign_in, carer, [f"/closed/{paper.about}/ask", f"/meetings/{meeting.id}"])
