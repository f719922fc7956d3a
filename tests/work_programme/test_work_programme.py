"""The work programme: by year and meeting or month, what is not scheduled last; kept by the clerk, read by all."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.extensions import db
from panel.work_programme import operations
from panel.work_programme.models import Entry
from panel.work_programme.queries import programme_of
from panel.work_programme.rules import UNSCHEDULED, Slot, arranged
from tests import factories

SignIn = Callable[[Account], FlaskClient]


def test_the_programme_runs_through_the_year_with_the_unscheduled_last() -> None:
    march, meeting = (
        Slot("2017/18", "March 2018", dt.date(2018, 3, 1)),
        Slot("2017/18", "Meeting", dt.date(2018, 1, 15)),
    )
    topics = [
        (Slot("2017/18", UNSCHEDULED), "pay"),
        (Slot("2017/18", "after half term"), "school"),
        (march, "health"),
        (meeting, "fees"),
        (march, "care"),
        (Slot("2016/17", "May 2017", dt.date(2017, 5, 1)), "last year"),
    ]
    found = [(group.slot.words, group.topics) for group in arranged(topics)]
    assert found == [
        ("May 2017", ("last year",)),
        ("Meeting", ("fees",)),
        ("March 2018", ("health", "care")),
        ("after half term", ("school",)),
        (UNSCHEDULED, ("pay",)),
    ]


@pytest.fixture
def body(app: Flask) -> Body:
    return factories.body(code="CPP")


@pytest.fixture
def clerk(body: Body) -> Account:
    return factories.account(Role.CLERK, of=body, name="Chris Clerk")


def test_the_clerk_adds_changes_and_removes_a_topic(
    body: Body, clerk: Account, sign_in: SignIn, client: FlaskClient
) -> None:
    meeting = factories.meeting(body, dt.date(2027, 1, 18))
    keeper, home = sign_in(clerk), "/work-programme"
    assert "The topics of the year will be here" in client.get(home).text
    add = f"/panels/{body.id}/work-programme/add"
    refused = keeper.post(add, data={"year": "2026/27"})
    assert "Enter the topic" in refused.text
    assert "2026/27" in refused.text
    sent = {"topic": "Placement stability", "year": "2026/27", "meeting": meeting.key, "statutory": "y"}
    assert keeper.post(add, data=sent).headers["Location"] == f"{home}?body={body.id}"
    page = client.get(home).text
    for words in ("2026/27", "Meeting of Monday 18 January 2027", "Placement stability", "Statutory"):
        assert words in page
    assert "Add a topic" not in page

    entry = db.session.scalars(db.select(Entry)).one()
    change = {"topic": "Stability of placements", "month": "March 2027", "version": entry.version}
    keeper.post(f"{home}/{entry.id}", data=change)
    assert "Stability of placements" in client.get(home).text

    assert "Stability of placements" in keeper.get(f"{home}/{entry.id}/remove").text
    keeper.post(f"{home}/{entry.id}/remove")
    assert "Stability of placements" not in client.get(home).text


def test_what_another_saved_meanwhile_is_told_and_not_overwritten(body: Body, clerk: Account, sign_in: SignIn) -> None:
    entry = operations.add_entry(body, {"topic": "Fees"}, by=clerk)
    db.session.commit()
    seen, keeper = entry.version, sign_in(clerk)
    keeper.post(f"/work-programme/{entry.id}", data={"topic": "Fees and charges", "version": seen})
    page = keeper.post(f"/work-programme/{entry.id}", data={"topic": "Costs", "version": seen}).text
    assert "Someone else has changed this topic meanwhile. It now says: Fees and charges." in page
    db.session.expire_all()
    assert entry.topic == "Fees and charges"


def test_a_topic_given_to_a_month_in_words_keeps_the_words(body: Body, clerk: Account) -> None:
    for month in ("spring half term", "March 2027", None):
        operations.add_entry(body, {"topic": "Health", "year": "2026/27", "month": month}, by=clerk)
    assert [group.slot.words for group in programme_of(body)] == ["March 2027", "spring half term", UNSCHEDULED]


def test_what_was_not_known_stays_not_known(body: Body, clerk: Account) -> None:
    entry = operations.add_entry(body, {"topic": "Health"}, by=clerk)
    operations.edit_entry(entry, {"topic": "Health", "statutory": False, "status": ""}, by=clerk)
    assert (entry.statutory, entry.status) == (None, None)


def test_the_list_is_narrowed_to_a_year_and_a_panel(body: Body, clerk: Account, client: FlaskClient) -> None:
    other = factories.body(name="Another Board", code="AB")
    operations.add_entry(body, {"topic": "Old", "year": "2025/26"}, by=clerk)
    operations.add_entry(body, {"topic": "New", "year": "2026/27"}, by=clerk)
    operations.add_entry(other, {"topic": "Elsewhere", "year": "2026/27"}, by=clerk)
    db.session.commit()
    page = client.get(f"/work-programme?body={body.id}&year=2026/27").text
    assert ["New" in page, "Old" in page, "Elsewhere" in page] == [True, False, False]
    assert "Elsewhere" in client.get(f"/work-programme?body={other.id}").text


def test_only_the_clerk_of_the_panel_changes_it(body: Body, clerk: Account, sign_in: SignIn) -> None:
    other = factories.body(name="Another Board", code="AB")
    entry = operations.add_entry(other, {"topic": "Elsewhere"}, by=clerk)
    db.session.commit()
    keeper = sign_in(clerk)
    assert keeper.get(f"/work-programme/{entry.id}").status_code == 403
    assert keeper.get(f"/panels/{other.id}/work-programme/add").status_code == 403
    assert keeper.get("/work-programme/999").status_code == 404
