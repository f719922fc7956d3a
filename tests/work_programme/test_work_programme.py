"""The work programme: the year's meetings with their topics, what is not scheduled last; kept by the clerk."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from panel import clock, wording
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.work_programme import operations
from panel.work_programme.models import Entry
from panel.work_programme.rules.layout import UNSCHEDULED
from panel.work_programme.rules.when import NOWHERE, Place
from panel.work_programme.year import programme_year
from tests import factories

SignIn = Callable[[Account], FlaskClient]
HOME = "/work-programme"


@pytest.fixture
def body(app: Flask) -> Body:
    return factories.body(code="CPP")


@pytest.fixture
def clerk(body: Body) -> Account:
    return factories.account(Role.CLERK, of=body, name="Chris Clerk")


@pytest.fixture
def january(body: Body) -> Meeting:
    return factories.meeting(body, dt.date(2027, 1, 18))


@pytest.fixture
def march(body: Body) -> Meeting:
    return factories.meeting(body, dt.date(2027, 3, 15))


def columns(body: Body, label: str = "2026/27") -> dict[str, list[str]]:
    """The topics of a year under the words of each column."""
    return {one.slot.words: [row.entry.topic for row in one.topics] for one in programme_year(body, label).columns}


def topic(body: Body, clerk: Account, words: str = "Placement stability", **facts: object) -> Entry:
    entry = operations.add_entry(body, {"topic": words, "year": "2026/27", **facts}, by=clerk)
    db.session.commit()
    return entry


def test_the_clerk_adds_changes_and_removes_a_topic(
    body: Body, clerk: Account, january: Meeting, sign_in: SignIn, client: FlaskClient
) -> None:
    keeper = sign_in(clerk)
    add = f"/panels/{body.id}/work-programme/add"
    refused = keeper.post(add, data={"purpose": "To see why children move."})
    assert "Enter the topic" in refused.text
    assert "To see why children move." in refused.text
    sent = {"topic": "Placement stability", "to": january.key, "statutory": "y"}
    entry_of = f"{HOME}?body={body.id}&year=2026/27#entry-1"
    assert keeper.post(add, data=sent).headers["Location"] == entry_of
    page = client.get(HOME).text
    for words in ("2026/27", "Meeting of Monday 18 January 2027", "Placement stability", "Statutory", "Planned"):
        assert words in page
    assert "Add a topic" not in page

    entry = db.session.scalars(db.select(Entry)).one()
    change = {"topic": "Stability of placements", "version": entry.version}
    keeper.post(f"{HOME}/{entry.id}", data=change)
    assert "Stability of placements" in client.get(HOME).text

    assert "Stability of placements" in keeper.get(f"{HOME}/{entry.id}/remove").text
    keeper.post(f"{HOME}/{entry.id}/remove")
    assert "Stability of placements" not in client.get(HOME).text


def test_a_topic_says_when_its_report_is_due_counted_back_from_its_meeting(
    body: Body, clerk: Account, march: Meeting, sign_in: SignIn
) -> None:
    """In working days, as the timetable of the panel has it (Y8)."""
    placed, nowhere = topic(body, clerk, "Health", meeting=march.key), topic(body, clerk, "School")
    keeper = sign_in(clerk)
    page = keeper.get(f"{HOME}/{placed.id}").text
    for words in ("When its report is due", "Monday 22 February 2027", "Thursday 4 March 2027 at 10.00 am"):
        assert words in page
    assert "When its report is due" not in keeper.get(f"{HOME}/{nowhere.id}").text


def test_each_meeting_of_the_year_has_its_column_also_while_it_has_no_topic(
    body: Body, clerk: Account, january: Meeting, march: Meeting, sign_in: SignIn, client: FlaskClient
) -> None:
    april = factories.meeting(body, dt.date(2027, 4, 19))
    january.state = State.CALLED
    factories.keep(january)
    topic(body, clerk, "Health", meeting=march.key)
    topic(body, clerk, "School", month="spring half term")
    topic(body, clerk, "Pay")
    assert columns(body) == {
        "Meeting of Monday 18 January 2027": [],
        "Meeting of Monday 15 March 2027": ["Health"],
        "spring half term": ["School"],
        UNSCHEDULED: ["Pay"],
    }
    planned = f"Meeting of {wording.date(april.date)}"
    assert planned in sign_in(clerk).get(HOME).text
    assert planned not in client.get(HOME).text, "the public are told of a meeting when it is called"


def test_what_no_year_has_given_a_place_comes_back_in_the_next(body: Body, clerk: Account) -> None:
    topic(body, clerk, "Old", year="2025/26")
    topic(body, clerk, "Done", year="2025/26", status="delivered")
    assert columns(body) == {UNSCHEDULED: ["Old"]}


def test_what_another_saved_meanwhile_is_told_and_not_overwritten(body: Body, clerk: Account, sign_in: SignIn) -> None:
    entry = topic(body, clerk, "Fees")
    seen, keeper = entry.version, sign_in(clerk)
    keeper.post(f"{HOME}/{entry.id}", data={"topic": "Fees and charges", "version": seen})
    page = keeper.post(f"{HOME}/{entry.id}", data={"topic": "Costs", "version": seen}).text
    assert "Someone else has changed this topic meanwhile. It now says: Fees and charges" in page
    db.session.expire_all()
    assert entry.topic == "Fees and charges"


def test_what_was_not_known_stays_not_known(body: Body, clerk: Account) -> None:
    entry = topic(body, clerk, "Health")
    operations.edit_entry(entry, {"topic": "Health", "statutory": False, "status": ""}, by=clerk)
    assert (entry.statutory, entry.status) == (None, None)


def test_the_list_is_narrowed_to_a_year_and_a_panel(body: Body, clerk: Account, client: FlaskClient) -> None:
    other = factories.body(name="Another Board", code="AB")
    topic(body, clerk, "Old", year="2025/26", month="June 2025")
    topic(body, clerk, "New")
    topic(other, clerk, "Elsewhere")
    page = client.get(f"{HOME}?body={body.id}&year=2026/27").text
    assert ["New" in page, "Old" in page, "Elsewhere" in page] == [True, False, False]
    assert "Elsewhere" in client.get(f"{HOME}?body={other.id}").text
    assert "Old" in client.get(f"{HOME}?body={body.id}&year=2025/26").text


def test_only_the_clerk_of_the_panel_changes_it(body: Body, clerk: Account, sign_in: SignIn) -> None:
    other = factories.body(name="Another Board", code="AB")
    entry = topic(other, clerk, "Elsewhere")
    keeper = sign_in(clerk)
    for address in (f"{HOME}/{entry.id}", f"{HOME}/{entry.id}/move", f"/panels/{other.id}/work-programme/add"):
        assert keeper.get(address).status_code == 403
    assert keeper.get(f"{HOME}/999").status_code == 404


def test_a_move_is_kept_with_where_it_was_when_and_why(
    body: Body, clerk: Account, january: Meeting, march: Meeting, sign_in: SignIn
) -> None:
    entry, keeper = topic(body, clerk, meeting=january.key), sign_in(clerk)
    with clock.at(dt.datetime(2026, 11, 22, 9, tzinfo=clock.LONDON)):
        keeper.post(f"{HOME}/{entry.id}/move", data={"to": march.key, "why": "The data comes later"})
    assert columns(body)["Meeting of Monday 15 March 2027"] == ["Placement stability"]
    told = {"from": january.key, "to": march.key, "when": "2026-11-22", "why": "The data comes later"}
    assert entry.moves == [{**told, "by": "Chris Clerk"}]
    page = keeper.get(f"{HOME}/{entry.id}/move").text
    assert "From Monday 18 January 2027 to Monday 15 March 2027" in page
    assert "Moved" in keeper.get(HOME).text

    keeper.post(f"{HOME}/{entry.id}/move-back")
    db.session.expire_all()
    assert (entry.meeting, entry.moves) == (january.key, None)


def test_a_topic_is_moved_to_a_month_and_to_no_place(
    body: Body, clerk: Account, january: Meeting, sign_in: SignIn
) -> None:
    entry, keeper = topic(body, clerk, meeting=january.key, status="planned"), sign_in(clerk)
    keeper.post(f"{HOME}/{entry.id}/move", data={"to": "", "month": "March 2027"})
    assert columns(body)["March 2027"] == ["Placement stability"]
    keeper.post(f"{HOME}/{entry.id}/move", data={"to": "none", "month": ""})
    db.session.expire_all()
    assert (entry.meeting, entry.month, entry.status) == (None, None, "unscheduled")


def test_a_meeting_whose_pack_is_published_is_not_given_a_topic_without_being_told_so(
    body: Body, clerk: Account, january: Meeting, sign_in: SignIn
) -> None:
    january.state, january.published_at = State.PUBLISHED, clock.now()
    factories.keep(january)
    entry, keeper = topic(body, clerk), sign_in(clerk)
    asked = keeper.post(f"{HOME}/{entry.id}/move", data={"to": january.key}).text
    assert "The pack for Monday 18 January 2027 is published already." in asked
    assert "Say why it is put there all the same." in asked
    db.session.expire_all()
    assert entry.meeting is None
    with pytest.raises(Refused, match="published already"):
        operations.move(entry, Place(january.key), by=clerk)
    db.session.rollback()
    keeper.post(f"{HOME}/{entry.id}/move", data={"to": january.key, "why": "The inspection came early"})
    db.session.expire_all()
    assert entry.meeting == january.key


def test_a_cancelled_meeting_takes_no_topic(body: Body, clerk: Account, january: Meeting) -> None:
    january.state = State.CANCELLED
    factories.keep(january)
    entry = topic(body, clerk)
    with pytest.raises(Refused, match="cancelled"):
        operations.move(entry, Place(january.key), "All the same", by=clerk)


def test_a_meeting_of_another_panel_takes_no_topic(body: Body, clerk: Account) -> None:
    elsewhere = factories.meeting(factories.body(name="Another Board", code="AB"))
    entry = topic(body, clerk)
    with pytest.raises(Refused, match="not one of this panel’s"):
        operations.move(entry, Place(elsewhere.key), by=clerk)
    assert Place(entry.meeting, entry.month) == NOWHERE


def test_gaps_and_clashes_are_said_above_the_grid_to_those_who_plan(
    body: Body, clerk: Account, january: Meeting, sign_in: SignIn, client: FlaskClient
) -> None:
    body.most_reports = 2
    factories.keep(body)
    topic(body, clerk, "School results", meeting=january.key, data_from="February 2027")
    for number in range(2):
        topic(body, clerk, f"Report {number}", meeting=january.key)
    page = sign_in(clerk).get(HOME).text
    assert "2 things stand out" in page
    assert "“School results” is due on 18 January 2027, but its data exists from February 2027." in page
    assert "The meeting of 18 January 2027 has 3 reports; 2 are many already." in page
    assert "stand out" not in client.get(HOME).text


def test_a_month_that_cannot_be_read_is_asked_for_again_with_all_that_was_typed(
    body: Body, clerk: Account, sign_in: SignIn
) -> None:
    sent = {"topic": "School results", "data_from": "when the results are in", "recurs": "every few months"}
    page = sign_in(clerk).post(f"/panels/{body.id}/work-programme/add", data=sent).text
    assert "Enter a month and its year, like November 2026" in page
    assert "Enter how many months lie between" in page
    assert "when the results are in" in page


@contextmanager
def asked() -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            found.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield found
    event.remove(db.engine, "before_cursor_execute", note)


def test_the_page_asks_little_of_the_database_however_long_the_year(
    body: Body, clerk: Account, january: Meeting, march: Meeting, sign_in: SignIn
) -> None:
    keeper = sign_in(clerk)
    for number in range(30):
        meeting = (january, march)[number % 2]
        topic(body, clerk, f"Report {number}", meeting=meeting.key)
        topic(body, clerk, f"Idea {number}", year="2025/26")
    for entry in db.session.scalars(db.select(Entry).where(Entry.meeting.is_not(None))).all()[::2]:
        operations.place(entry, january if entry.meeting == january.key else march, by=clerk)
    db.session.commit()
    db.session.expunge_all()
    with asked() as queries:
        assert keeper.get(HOME).status_code == 200
    assert len(queries) <= 15, "\n".join(query[:150] for query in queries)
