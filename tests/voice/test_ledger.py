"""What young people raised: kept as a draft, shown once its words were looked at, told to everyone in plain words."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.exemption.rules import PUBLIC
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.rules.life import State
from panel.pdf.check import check
from panel.voice import operations
from panel.voice.models import Raised
from panel.voice.printing import told_pdf
from panel.voice.queries import told_by
from tests import factories

SignIn = Callable[[Account], FlaskClient]
LOCKS = "We want to be able to lock our rooms."
JANUARY = dt.date(2018, 1, 8)


@pytest.fixture
def body(app: Flask) -> Body:
    return factories.body()


@pytest.fixture
def clerk(body: Body) -> Account:
    return factories.account(Role.CLERK, of=body)


def raised(body: Body, clerk: Account, **facts: object) -> Raised:
    plain = {"raised_by": "Children in Care Council", "raised_on": JANUARY, "words": LOCKS}
    made = operations.record(body, plain | facts, by=clerk)
    db.session.commit()
    return made


def shown(one: Raised, clerk: Account) -> None:
    operations.show(one, looked=True, by=clerk)
    db.session.commit()


@pytest.mark.both_engines
def test_a_draft_is_seen_by_those_who_keep_the_ledger_until_it_is_shown(
    body: Body, clerk: Account, client: FlaskClient, sign_in: SignIn
) -> None:
    one = raised(body, clerk)
    assert LOCKS not in client.get("/you-said-we-did").text
    assert client.get(f"/panels/{body.id}/voice").status_code == 302
    keeper = sign_in(clerk)
    assert LOCKS in keeper.get(f"/panels/{body.id}/voice").text
    shown(one, clerk)
    assert LOCKS in client.get(f"/you-said-we-did?body={body.id}").text
    keeper.post(f"/voice/{one.id}/hide")
    assert LOCKS not in client.get("/you-said-we-did").text


def test_recorded_changed_checked_and_shown_by_form(body: Body, clerk: Account, sign_in: SignIn) -> None:
    client = sign_in(clerk)
    typed = {"raised_by": "K", "raised_on-day": "8", "raised_on-month": "1", "raised_on-year": "2018", "save": "1"}
    assert "Enter what they said" in client.post(f"/panels/{body.id}/voice/add", data=typed).text
    surname = {**typed, "raised_by": "Amara Osei", "words": LOCKS}
    assert "surname of a young person is never kept" in client.post(f"/panels/{body.id}/voice/add", data=surname).text
    client.post(f"/panels/{body.id}/voice/add", data={**typed, "words": f"{LOCKS} Mrs Tull says no."})
    one = db.session.scalars(db.select(Raised)).one()
    page = client.get(f"/voice/{one.id}/show").text
    assert "Mrs Tull" in page
    assert "looks like a name" in page
    refused = client.post(f"/voice/{one.id}/show", data={"save": "1"})
    assert "Say that you have read the words" in refused.text
    assert client.post(f"/voice/{one.id}/show", data={"looked": "y", "save": "1"}).status_code == 302
    db.session.expire_all()
    assert one.shown_at is not None


def test_new_words_are_a_draft_again_and_a_day_is_not(body: Body, clerk: Account) -> None:
    one = raised(body, clerk)
    shown(one, clerk)
    operations.change(one, {"told_on": dt.date(2018, 3, 1)}, by=clerk)
    assert one.shown_at is not None
    operations.change(one, {"answer": "Doors can lock from the inside from May."}, by=clerk)
    assert one.shown_at is None


def test_what_nobody_looked_at_is_not_shown(body: Body, clerk: Account) -> None:
    with pytest.raises(Refused):
        operations.show(raised(body, clerk), looked=False, by=clerk)


def test_two_who_change_it_at_once_are_told_of_each_other(body: Body, clerk: Account, sign_in: SignIn) -> None:
    one, client = raised(body, clerk), sign_in(clerk)
    typed = {"raised_by": "K", "words": "Mine", "version": str(one.version - 1), "save": "1"}
    page = client.post(f"/voice/{one.id}", data=typed).text
    assert "Someone else has changed this meanwhile" in page
    assert LOCKS in page


def test_how_long_they_wait_is_said_and_the_limit_is_the_panels_own(
    body: Body, clerk: Account, client: FlaskClient
) -> None:
    shown(raised(body, clerk), clerk)
    with clock.at(dt.datetime(2018, 3, 12, 12, tzinfo=dt.UTC)):
        assert "No reply for 9 weeks" in client.get("/you-said-we-did").text
        body.voice_weeks = 10
        factories.keep(body)
        assert "No reply for" not in client.get("/you-said-we-did").text


def test_a_line_is_named_where_it_is_open_and_of_a_closed_one_nothing_is_told(
    body: Body, clerk: Account, client: FlaskClient, sign_in: SignIn
) -> None:
    meeting = factories.meeting(body, dt.date(2018, 1, 15), state=State.HELD)
    open_line = factories.item(meeting, "Rooms and doors")
    closed = factories.item(meeting, "Placements of five", exempt=True, exempt_paragraphs=[1])
    for line in (open_line, closed):
        shown(raised(body, clerk, item_id=line.id), clerk)
    page = client.get("/you-said-we-did").text
    assert "Rooms and doors, at the meeting of 15 January 2018" in page
    assert "Placements of five" not in page
    assert f"/items/{closed.id}" not in page
    assert [one.talked for one in told_by(body, PUBLIC) if "five" in one.talked] == []
    assert "Placements of five" in sign_in(clerk).get(f"/panels/{body.id}/voice").text


def test_a_line_of_an_agenda_that_is_not_out_is_not_told_either(
    body: Body, clerk: Account, client: FlaskClient
) -> None:
    line = factories.item(factories.meeting(body), "Pocket money")
    shown(raised(body, clerk, item_id=line.id), clerk)
    assert "Pocket money" not in client.get("/you-said-we-did").text
    assert told_by(body, PUBLIC)[0].talked == ""


def test_on_paper_it_is_sound(body: Body, clerk: Account, client: FlaskClient) -> None:
    assert check(told_pdf(body)) == []
    changed = {
        "answer": "Yes.",
        "changed": "Locks were fitted in two homes.",
        "told_on": JANUARY,
        "told_how": "a visit",
    }
    shown(raised(body, clerk, **changed), clerk)
    raised(body, clerk, words="Not shown yet")
    answer = client.get(f"/panels/{body.id}/you-said-we-did.pdf")
    assert answer.mimetype == "application/pdf"
    assert check(answer.data) == []


def test_it_is_deleted_after_asking(body: Body, clerk: Account, sign_in: SignIn) -> None:
    one, client = raised(body, clerk), sign_in(clerk)
    assert "cannot be brought back" in client.get(f"/voice/{one.id}/remove").text
    client.post(f"/voice/{one.id}/remove")
    assert db.session.scalars(db.select(Raised)).all() == []
