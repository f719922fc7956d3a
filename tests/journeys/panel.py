"""The panel of the stories: its council, its people and their seats, its standard items and its report template."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account, Grant
from panel.accounts.secrets import hashed
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.bodies.operations.agenda import begin_standard_items
from panel.bodies.operations.templates import begin_template
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.operations.agenda import add_line, edit_line, title_is_safe
from panel.meetings.operations.attendance import Mark, record_roll, record_sitting
from panel.meetings.operations.life import hold, plan, publish
from panel.meetings.roll import rows_of
from panel.minutes.operations.taking import begin
from panel.papers.operations import add_file, add_report, make_ready, mark_published, write
from panel.papers.queries import papers_of, text_of
from panel.papers.uploads import take_in
from panel.people.models import Person
from panel.publishing.issuing import draw, prepare
from panel.publishing.operations import publish as issue_pack
from panel.publishing.rules.changes import Answers
from tests import factories
from tests.documents import pdf_of
from tests.journeys.site import Site

CLERK, CHAIR, MEMBER, CARER, AUTHOR = "Morgan Clerk", "Ruth Chair", "Dev Member", "Carol Carer", "Nadia Author"
ADMINISTRATOR, SECOND_CLERK, MONITORING_OFFICER = "Alex Administrator", "Sam Deputy", "Olive Monitor"
PASSWORD = "violet harbour ladder"
EXEMPT = {
    "exempt": True,
    "exempt_paragraphs": [3],
    "public_interest": "The contract is being let.",
    "exempt_decided_by": "Monitoring Officer",
}


@dataclass(frozen=True)
class Panel:
    """What a story needs to know of it. Everyone has the same password."""

    name: str = "Corporate Parenting Panel"
    password: str = PASSWORD
    addresses: dict[str, str] = field(default_factory=dict)

    def address_of(self, name: str) -> str:
        """The address that someone signs in with."""
        return self.addresses[name]


def set_up(site: Site) -> Panel:
    """The panel before the story begins: five members, two of them not councillors, who may not see what is exempt."""
    panel = Panel()
    with site.app.app_context(), clock.at(site.now):
        body = factories.body(name=panel.name, code="CPP")
        begin_standard_items(body, by=TERMINAL)
        begin_template(body, by=TERMINAL)
        factories.the_council().contacts = [{"name": CLERK, "phone": "01632 960120"}]
        elected = factories.category(body)
        carers = factories.category(body, "Foster carers", voting=False, councillors=False, sees_restricted=False)
        accounts = {
            name: _account(name, *grants)
            for name, grants in {
                CLERK: [(Role.CLERK, body)],
                SECOND_CLERK: [(Role.CLERK, body)],
                MONITORING_OFFICER: [(Role.MONITORING_OFFICER, body)],
                AUTHOR: [(Role.AUTHOR, body)],
                ADMINISTRATOR: [(Role.ADMINISTRATOR, None)],
                CHAIR: [],
                MEMBER: [],
                CARER: [],
            }.items()
        }
        factories.seat(body, accounts[CHAIR].person, category=elected, role="Chairman", position=1)
        factories.seat(body, accounts[MEMBER].person, category=elected, position=2)
        for position, name in enumerate(("Joan Councillor", "Thomas Councillor"), 3):
            factories.seat(body, factories.person(name), category=elected, position=position)
        factories.seat(body, accounts[CARER].person, category=carers, position=5)
        panel.addresses.update({name: account.email for name, account in accounts.items()})
        db.session.remove()
    return panel


def _account(name: str, *grants: tuple[Role, Body | None]) -> Account:
    account = Account(
        person=factories.person(name),
        email=f"{name.split(maxsplit=1)[0].lower()}@fenshire.example.org",
        password_hash=_hash(),
        joined_at=clock.now(),
    )
    account.grants = [Grant(role=role, body=body) for role, body in grants]
    return factories.keep(account)


@cache
def _hash() -> str:
    """The password as it is kept. It takes a while to make, as it should, so it is made once."""
    return hashed(PASSWORD)


@contextmanager
def record(site: Site) -> Iterator[Body]:
    """What was done before the story begins, told through the operations and kept at the end."""
    with site.app.app_context(), clock.at(site.now):
        body = db.session.scalars(db.select(Body)).one()
        yield body
        db.session.commit()
        db.session.remove()


def meeting_of(body: Body, day: dt.date, *lines: str) -> Meeting:
    """A meeting in the calendar with these items, each with a short report that is ready."""
    meeting = plan(body, {"date": day, "time": dt.time(10), "venue": "Committee Room 1"}, by=TERMINAL)
    for title in lines:
        paper = add_report(add_line(meeting, {"title": title}, by=TERMINAL), f"{title} report", by=TERMINAL)
        text = text_of(paper)
        sections = [{**text["sections"][0], "heading": "Purpose", "html": f"<p>What is known of {title}.</p>"}]
        write(paper, {**text, "sections": sections, "background": {"papers": [], "words": None}}, by=TERMINAL)
        make_ready(paper, by=TERMINAL)
    return meeting


def add_paper(meeting: Meeting, line: str, title: str, words: str, *, pages: int = 1) -> None:
    """A line with an uploaded paper, which says nothing of background papers."""
    item = add_line(meeting, {"title": line}, by=TERMINAL)
    add_file(item, title, take_in(pdf_of(pages, words), name="paper.pdf", max_bytes=1_000_000), by=TERMINAL)


def someone(name: str) -> Person:
    """Who bears this name."""
    return db.session.scalars(db.select(Person).where(Person.name == name)).one()


def meeting_on(body: Body, day: dt.date) -> Meeting:
    """The meeting of that day."""
    return db.session.scalars(db.select(Meeting).where(Meeting.body_id == body.id, Meeting.date == day)).one()


def is_exempt(meeting: Meeting, *titles: str) -> Meeting:
    """These lines of it hold what a provider asks for; their titles have been looked at."""
    for item in meeting.items:
        if item.title in titles:
            edit_line(item, EXEMPT | {"exempt_decided_on": clock.today()}, by=TERMINAL)
            title_is_safe(item, by=TERMINAL)
    return meeting


def is_published(meeting: Meeting) -> Meeting:
    """Its agenda and papers are out, though no pack was drawn."""
    publish(meeting, at=clock.now(), by=TERMINAL)
    mark_published((paper for item in meeting.items for paper in papers_of(item)), by=TERMINAL)
    return meeting


def pack_is_out(meeting: Meeting) -> Meeting:
    """Its pack was drawn in both editions and published."""
    issue, answers = prepare(meeting), Answers()
    drawn, material, _ = draw(issue, answers)
    issue_pack(meeting, drawn, material, issue.asks, answers, by=TERMINAL)
    return meeting


def is_held(meeting: Meeting, *, away: str = "") -> Meeting:
    """It has begun with the chair presiding, everyone there but one, and its minutes open to be written."""
    hold(meeting, by=TERMINAL)
    status = {row.holder.seat_id: "apologies" if row.holder.printed == away else "present" for row in rows_of(meeting)}
    record_roll(meeting, [Mark(seat or 0, each, None) for seat, each in status.items()], by=TERMINAL)
    presiding = [{"person_id": someone(CHAIR).id}]
    record_sitting(meeting, started="10.00 am", concluded=None, presiding=presiding, breaks=[], by=TERMINAL)
    begin(meeting, by=TERMINAL)
    return meeting
