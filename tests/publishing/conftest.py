"""A panel with a meeting three weeks off: three items, four papers, one of them exempt."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.papers.models import Paper
from panel.papers.operations import add_report, make_ready, mark, write
from panel.papers.queries import text_of
from panel.papers.rules.contents import Marks
from panel.publishing.models import Publication
from panel.publishing.standing import publications_of
from tests import factories

CANARY = "Xanthophyll"
NOW = dt.datetime(2026, 11, 2, 10, 30, tzinfo=clock.LONDON)
LATE = dt.datetime(2026, 11, 18, 9, 0, tzinfo=clock.LONDON)
"""Two days after the last lawful day."""
EXEMPT = Marks(exempt=True, paragraphs=(3,), public_interest="Prices are being negotiated.", decided_by="The solicitor")


@pytest.fixture(autouse=True)
def time() -> Iterator[None]:
    """Monday 2 November 2026, in good time."""
    with clock.at(NOW):
        yield


@pytest.fixture
def meeting(app: Flask) -> Meeting:
    """Tuesday 24 November 2026: the last lawful day to publish is Monday 16 November (C1)."""
    body = factories.body(code="CPP")
    members = factories.category(body)
    factories.category(body, "Carers", voting=False, councillors=False, sees_restricted=False, position=2)
    factories.seat(body, factories.person("Cllr J Harcastle"), category=members, role="Chairman")
    meeting = factories.meeting(body)
    factories.item(meeting, "Apologies", number="1", role="apologies")
    health = factories.item(meeting, "Health of children in care", number="2", purpose="To consider the report.")
    prices = factories.item(meeting, "Placements", number="3")
    factories.item(meeting, "Work programme", number="4", to_follow=True)
    ready(report(health, "Health report", "Health assessments were in time for most children."))
    whole = report(prices, "Placements report", "There are enough placements.")
    ready(whole)
    ready(report(prices, f"{CANARY} prices", f"{CANARY} asks a price for each week.", under=whole), EXEMPT)
    db.session.commit()
    return meeting


def report(item: AgendaItem, title: str, words: str, under: Paper | None = None) -> Paper:
    """A report in draft, complete but for being marked ready."""
    paper = add_report(item, title, parent=under, by=TERMINAL)
    text = text_of(paper)
    section = {**text["sections"][0], "heading": "Purpose", "html": f"<p>{words}</p>"}
    write(paper, {**text, "sections": [section], "background": {"papers": [], "words": None}}, by=TERMINAL)
    return paper


def ready(paper: Paper, marks: Marks | None = None) -> Paper:
    """Mark a paper as ready, perhaps as exempt too."""
    if marks:
        mark(paper, marks, by=TERMINAL)
    make_ready(paper, by=TERMINAL)
    db.session.commit()
    return paper


@pytest.fixture
def clerk(meeting: Meeting) -> Account:
    return factories.account(Role.CLERK, of=meeting.body, name="Pat Clerk")


@dataclass
class Desk:
    """The clerk at work, on the pages of one meeting."""

    browser: FlaskClient
    meeting: Meeting

    def page(self, what: str) -> str:
        """One of the pack's pages, as text."""
        response = self.browser.get(f"/meetings/{self.meeting.id}/pack{what}")
        assert response.status_code == 200
        return response.get_data(as_text=True)

    def issue(self, what: str = "publish", **answers: str) -> TestResponse:
        """Open the page that publishes, and send it as it was shown with these answers."""
        seen = re.search(r'name="seen" type="hidden" value="(\w*)"', self.page(f"/{what}"))
        data = {"save": "1", "seen": seen[1] if seen else "", **answers}
        return self.browser.post(f"/meetings/{self.meeting.id}/pack/{what}", data=data)

    def published(self, what: str = "publish", **answers: str) -> list[Publication]:
        """What was published, all of it so far."""
        response = self.issue(what, **answers)
        assert response.status_code == 302, response.get_data(as_text=True)
        db.session.expire_all()
        return publications_of(self.meeting)


@pytest.fixture
def desk(meeting: Meeting, clerk: Account, sign_in: Callable[[Account], FlaskClient]) -> Desk:
    return Desk(sign_in(clerk), meeting)
