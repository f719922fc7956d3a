"""A panel with councillors and carers, and a published meeting with one exempt paper."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from flask.testing import FlaskClient

from panel import clock
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body, Category
from panel.exemption.queries import reader_for
from panel.exemption.rules import shown
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.papers.models import Paper
from panel.papers.operations import add_report, make_ready, mark, mark_published, write
from panel.papers.queries import marking_of, text_of
from panel.papers.rules.contents import Marks
from tests import factories

SignIn = Callable[[Account], FlaskClient]
SECRET = "Xanthophyll"
NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=clock.LONDON)
UNTIL = dt.date(2026, 11, 30)


@dataclass
class Scene:
    """A published meeting with one exempt paper under its only item."""

    body: Body
    councillors: Category
    carers: Category
    meeting: Meeting
    paper: Paper

    def member(self, category: Category, name: str = "", **facts: object) -> Account:
        account = factories.account(name=name)
        factories.seat(self.body, account.person, category=category, **facts)
        return account

    def sees(self, account: Account, meeting: Meeting | None = None) -> bool:
        db.session.expire_all()
        return shown(marking_of(self.paper), reader_for(account, self.body, meeting or self.meeting))


def exempt_paper() -> Scene:
    """The scene."""
    body = factories.body()
    councillors = factories.category(body)
    carers = factories.category(body, "Foster carers", voting=False, councillors=False, sees_restricted=False)
    meeting = factories.meeting(body, published_at=NOW - dt.timedelta(days=9))
    meeting.state = State.PUBLISHED
    item = factories.item(meeting, "Placement fees", number="1")
    paper = add_report(item, f"What {SECRET} costs", by=TERMINAL)
    text = text_of(paper)
    section = {**text["sections"][0], "heading": "Prices", "html": f"<p>{SECRET} asks for more.</p>"}
    write(paper, {**text, "sections": [section]}, by=TERMINAL)
    mark(paper, Marks(exempt=True, paragraphs=(3,), public_interest="prices", decided_by="The solicitor"), by=TERMINAL)
    make_ready(paper, by=TERMINAL)
    mark_published([paper], by=TERMINAL)
    db.session.commit()
    return Scene(body, councillors, carers, meeting, paper)
