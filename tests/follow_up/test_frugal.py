"""The pages of follow-up ask the database at most fifteen questions, however much was asked for."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from panel.accounts.models import Account
from panel.extensions import db
from panel.follow_up.links import address_of, make_link
from panel.follow_up.operations import hand_over, report
from panel.meetings.models import Meeting
from panel.minutes.operations import life
from panel.minutes.queries import book_of
from tests import factories
from tests.follow_up.conftest import DRAWN, Asked
from tests.minutes.november import PARTY
from tests.minutes.scene import Scene, meeting_of, outcome, part

SignIn = Callable[[Account], FlaskClient]
MOST = 15


@pytest.fixture
def much(panel: Scene, january: Meeting) -> Scene:
    """Six more meetings, each of which asks for two things in public and for one behind closed doors."""
    for month in range(1, 7):
        meeting = meeting_of(panel.body, dt.date(2016, month, 4))
        panel.begin(meeting)
        open_ones = outcome(
            "agreed", *(part(f"that {n} of {month} be done.", f"{n}.", "Ms S Grey", "May") for n in (1, 2))
        )
        panel.write(panel.minute("Fostering report, quarter 2", meeting), outcomes=[open_ones])
        panel.write(
            panel.minute("Virtual school", meeting), outcomes=[outcome("agreed", part("that X be done.", "", "All"))]
        )
        book = book_of(meeting)
        assert book is not None
        life.publish(book, DRAWN, by=panel.clerk)
    db.session.commit()
    return panel


@pytest.mark.parametrize(
    "address",
    ["/follow-up", "/follow-up?state=overdue&owner=grey", "/follow-up/{thing}", "/follow-up/{thing}/report",
     "/meetings/{meeting}/action-log", "/meetings/{meeting}/action-log/minute", "/follow-up/waiting", "{link}"],
)  # fmt: skip
@pytest.mark.parametrize("reader", ["public", "member", "clerk"])
def test_a_page_asks_little(
    much: Scene, january: Meeting, asked: Asked, client: FlaskClient, sign_in: SignIn, address: str, reader: str
) -> None:
    thing = asked(PARTY)
    hand_over(thing, [factories.person("Ms N Ew"), "Events Officer"], "", by=much.clerk)
    for number in range(5):
        report(thing, f"Report {number}", by=much.clerk)
    link = make_link(thing.owners[0], much.body, by=much.clerk)
    db.session.commit()
    where = address.format(thing=thing.id, meeting=january.id, link=address_of(link).partition("5000")[2])
    browser = {"public": client, "member": sign_in(much.member), "clerk": sign_in(much.clerk)}[reader]
    db.session.remove()
    questions: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        questions.extend([statement] if statement != "BEGIN" else [])

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        status = browser.get(where).status_code
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert status in {200, 302, 403}
    assert len(questions) <= MOST, f"{len(questions)}:\n" + "\n\n".join(questions)
