"""A panel with an agenda, a report, minutes and a programme; who reads them, and how they search."""

import datetime as dt
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import said
from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import AgendaItem, Attendance, Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import Minute
from panel.minutes.operations import taking
from panel.minutes.queries import book_of, minute_of
from panel.minutes.rules.life import MinutesState
from panel.minutes.texts import fields_of
from panel.papers import operations as papers
from panel.papers.models import Paper
from panel.papers.queries import text_of
from panel.papers.rules.contents import Marks
from panel.papers.uploads import take_in
from tests import factories as make
from tests.pdf.handmade import untagged

SignIn = Callable[[Account], FlaskClient]
RESULTS = re.compile(r"<!-- found -->(.*)<!-- end of found -->", re.DOTALL)
READERS = ("public", "carer", "member", "substitute", "author", "other author", "clerk")
EXEMPT = Marks(exempt=True, paragraphs=(3,), public_interest="The contract is being let.", decided_by="The solicitor")


@dataclass
class Record:
    """The panel, and who reads."""

    app: Flask
    body: Body
    meeting: Meeting
    accounts: dict[str, Account]
    clients: dict[str, FlaskClient] = field(default_factory=dict)

    def search(self, words: str, reader: str = "public", **narrowed: str) -> str:
        """The results as a reader sees them, without the box, in which their own words stand."""
        db.session.rollback()
        page = self.clients[reader].get("/search", query_string={"q": words, **narrowed})
        assert page.status_code == 200
        found = RESULTS.search(page.text)
        assert found is not None
        return html.unescape(found[1])

    def finders(self, words: str) -> set[str]:
        """Who finds these words."""
        return {reader for reader in READERS if "Nothing was found" not in self.search(words, reader)}

    def item(self, title: str = "Commissioning", **facts: object) -> AgendaItem:
        """A line of the agenda."""
        return make.item(self.meeting, title, **facts)

    def report(self, item: AgendaItem, words: str, *, marks: Marks | None = None, title: str = "A report") -> Paper:
        """A report of the author's with a section that says these words."""
        paper = papers.add_report(item, title, by=self.accounts["author"])
        section = {"id": None, "heading": "What it costs", "kind": "plain", "html": f"<p>{words}</p>"}
        papers.write(paper, {**text_of(paper), "sections": [section]}, by=self.accounts["author"])
        if marks is not None:
            papers.mark(paper, marks, by=self.accounts["clerk"])
        db.session.commit()
        return paper

    def uploaded(self, item: AgendaItem, *pages: str, marks: Marks | None = None) -> Paper:
        """A PDF of the author's whose pages say these words."""
        file = take_in(untagged(*pages), name="figures.pdf", max_bytes=1_000_000)
        paper = papers.add_file(item, "Figures", file, by=self.accounts["author"])
        if marks is not None:
            papers.mark(paper, marks, by=self.accounts["clerk"])
        db.session.commit()
        return paper

    def publish(self, *wanted: Paper) -> None:
        """Publish the agenda with these papers."""
        self.meeting.state, self.meeting.published_at = State.PUBLISHED, dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
        papers.mark_published(wanted, by=self.accounts["clerk"])
        said("published the agenda", by=self.accounts["clerk"], about=f"meeting/{self.meeting.id}")
        db.session.commit()

    def minuted(self, item: AgendaItem, **fields: object) -> Minute:
        """The minute of an item, with these fields."""
        self.meeting.state = State.HELD
        if book_of(self.meeting) is None:
            taking.begin(self.meeting, by=self.accounts["clerk"])
        minute = minute_of(item)
        assert minute is not None
        taking.write(minute, {**fields_of(minute), **fields}, by=self.accounts["clerk"])
        db.session.commit()
        return minute

    def let_minutes_out(self) -> None:
        """The minutes, as they are once published."""
        book = book_of(self.meeting)
        assert book is not None
        book.state = MinutesState.PUBLISHED
        make.keep(book)


@pytest.fixture
def record(app: Flask, sign_in: SignIn) -> Record:
    """A meeting of the panel in November 2026, and one account of each kind."""
    body = make.body(code="CPP")
    make.category(body, "Members")
    carers = make.category(body, "Carers", sees_restricted=False, councillors=False, voting=False)
    meeting = make.meeting(body, dt.date(2026, 11, 24))
    accounts = {
        "carer": make.account(name="Mrs Carer"),
        "member": make.account(name="Cllr Member"),
        "substitute": make.account(name="Cllr Stand In"),
        "author": make.account(Role.AUTHOR, of=body, name="Al Author"),
        "other author": make.account(Role.AUTHOR, of=body, name="Bo Author"),
        "clerk": make.account(Role.CLERK, of=body, name="Pat Clerk"),
    }
    make.seat(body, accounts["carer"].person, category=carers)
    seat = make.seat(body, accounts["member"].person, category=body.categories[0])
    row = Attendance(
        meeting=meeting,
        person=accounts["substitute"].person,
        for_person=accounts["member"].person,
        seat_id=seat.id,
        status="present",
        position=1,
    )
    make.keep(row)
    clients = {name: sign_in(account) for name, account in accounts.items()} | {"public": app.test_client()}
    return Record(app, body, meeting, accounts, clients)
