"""A request followed through its whole life: by everyone as far as they may read it, however long, even in a circle."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from flask import Flask, current_app
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.extensions import db
from panel.follow_up import operations as follow_up
from panel.follow_up.rules.progress import AnswerKind
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import FollowUp, Minute, MinuteBook
from panel.minutes.operations import life, taking
from panel.minutes.printing import Printed
from panel.minutes.queries import minutes_of
from panel.threads.queries import thread_of
from panel.threads.rules import Event, Kind, Step
from panel.work_programme.models import Entry
from panel.work_programme.operations import promise
from tests import factories
from tests.minutes.scene import JANUARY, Scene, outcome, part, scene

SignIn = Callable[[Account], FlaskClient]
DRAWN = Printed("0" * 64, "1" * 64)
ASKED = "that an update be given on children who moved three times."
MOST = 15


@contextmanager
def counted() -> Iterator[list[str]]:
    """The queries that are asked meanwhile."""
    asked: list[str] = []

    def count(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", count)
    yield asked
    sa.event.remove(db.engine, "before_cursor_execute", count)


@pytest.fixture
def made(app: Flask) -> Scene:
    """A meeting in November that asked for something under an open line, and for something under a closed one."""
    made = scene()
    made.begin()
    asked = outcome("resolved", part(ASKED, "", "Head of Service", "January meeting"))
    made.write(made.minute("Fostering report, quarter 2"), outcomes=[asked])
    secret = outcome("resolved", part("that five pupils be helped.", "", "Mr A Comyn", "December"))
    made.write(made.minute("Virtual school"), outcomes=[secret])
    db.session.commit()
    return made


def published(meeting: Meeting, by: Account) -> None:
    book = db.session.scalars(db.select(MinuteBook).where(MinuteBook.meeting_id == meeting.id)).one()
    life.publish(book, DRAWN, by=by)
    db.session.commit()


def asked_in(minute: Minute) -> FollowUp:
    found = minute.outcomes[0].parts[0].follow_up
    assert found is not None
    return found


def considered(made: Scene, entry: Entry, title: str, day: dt.date, **asks: str) -> Minute:
    """The topic is a line of a later meeting, which resolves something."""
    meeting = factories.meeting(made.body, day, state=State.HELD)
    item = factories.item(meeting, title, number="5")
    entry.item, entry.meeting = item, meeting.key
    factories.keep(entry)
    taking.begin(meeting, by=made.clerk)
    minute = next(one for one in minutes_of(meeting) if one.item is item)
    made.write(
        minute, outcomes=[outcome("resolved", part(asks.get("words", "that it be welcomed."), "", asks.get("of", "")))]
    )
    db.session.commit()
    return minute


def events(kind: Kind, number: int) -> tuple[Event, ...]:
    """The thread as the public read it."""
    with current_app.test_request_context():
        found = thread_of(kind, number)
    assert found is not None
    return found.events


@pytest.mark.both_engines
def test_the_whole_life_is_told_in_order_from_wherever_it_is_looked_at(
    made: Scene, client: FlaskClient, sign_in: SignIn
) -> None:
    asked = asked_in(made.minute("Fostering report, quarter 2"))
    entry = promise(asked, "Children who move often", by=made.clerk)
    db.session.commit()
    minute = considered(made, entry, "Placement moves", JANUARY)
    follow_up.report(asked, "The figures were sent to members.", by=made.clerk)
    follow_up.answer(asked, AnswerKind.ACCEPTED, "20 January 2018", "With thanks.", by=made.clerk)
    follow_up.tell_effect(asked, "Two carers were trained.", by=made.clerk)
    asked.closed_in = minute
    factories.keep(asked)
    published(made.meeting, made.clerk)
    published(minute.meeting, made.clerk)
    for kind, number in ((Kind.FOLLOW_UP, asked.id), (Kind.ENTRY, entry.id), (Kind.ITEM, minute.item_id or 0)):
        page = client.get(f"/threads/{kind}/{number}").text.partition('class="moj-timeline"')[2]
        told = [ASKED, "Children who move often", "Placement moves", "that it be welcomed", "The panel closed it"]
        places = [page.index(words) for words in told]
        assert places == sorted(places), kind
        for words in (
            "The figures were sent",
            "With thanks.",
            "Two carers were trained",
            "the meeting of 15 January 2018",
        ):
            assert words in page
        assert page.count(f">{ASKED}<") <= 2, "each step is told once"


def test_until_the_minutes_are_out_only_those_who_read_drafts_follow_it(
    made: Scene, client: FlaskClient, sign_in: SignIn
) -> None:
    asked = asked_in(made.minute("Fostering report, quarter 2"))
    entry = promise(asked, "Children who move often", by=made.clerk)
    db.session.commit()
    assert client.get(f"/threads/follow-up/{asked.id}").status_code == 404
    page = client.get(f"/threads/entry/{entry.id}").text
    assert "Children who move often" in page
    assert ASKED not in page
    assert ASKED in sign_in(made.clerk).get(f"/threads/entry/{entry.id}").text


def test_what_closed_business_asked_is_no_thread_of_the_public_and_its_topic_leads_back_to_nothing(
    made: Scene, client: FlaskClient, sign_in: SignIn
) -> None:
    asked = asked_in(made.minute("Virtual school"))
    entry = promise(asked, "Education of children in care", by=made.clerk)
    published(made.meeting, made.clerk)
    assert client.get(f"/threads/follow-up/{asked.id}").status_code == 404
    page = client.get(f"/threads/entry/{entry.id}").text
    assert "five pupils" not in page
    assert "Asked for" not in page
    assert "five pupils" in sign_in(made.clerk).get(f"/threads/entry/{entry.id}").text


def test_a_closed_minute_stands_as_withheld_where_the_public_know_of_it(made: Scene, client: FlaskClient) -> None:
    published(made.meeting, made.clerk)
    item = made.minute("Virtual school").item_id
    page = client.get(f"/threads/item/{item}").text
    assert "Not for publication" in page
    assert "five pupils" not in page


@pytest.mark.both_engines
def test_resolutions_that_ask_for_each_other_in_a_circle_are_each_told_once(made: Scene) -> None:
    first = made.minute("Fostering report, quarter 2")
    there = promise(asked_in(first), "There", by=made.clerk)
    db.session.commit()
    second = considered(made, there, "There", JANUARY, words="that it come back.", of="Clerk")
    back = promise(asked_in(second), "And back", by=made.clerk)
    back.item = first.item
    factories.keep(back)
    published(made.meeting, made.clerk)
    published(second.meeting, made.clerk)
    for number in (there.id, back.id):
        keys = [event.key for event in events(Kind.ENTRY, number)]
        assert len(keys) == len(set(keys))
        assert {f"entry/{there.id}", f"entry/{back.id}"} <= set(keys)


@pytest.mark.both_engines
def test_a_link_crosses_to_another_panel(made: Scene, client: FlaskClient) -> None:
    cabinet = factories.body(name="Cabinet Committee")
    asked = asked_in(made.minute("Fostering report, quarter 2"))
    meeting = factories.meeting(cabinet, JANUARY, state=State.HELD)
    item = factories.item(meeting, "Fostering fees", number="3")
    entry = factories.keep(Entry(body=cabinet, topic="Fees", follow_up=asked, item=item, meeting=meeting.key))
    published(made.meeting, made.clerk)
    page = client.get(f"/threads/item/{item.id}").text
    assert ASKED in page
    assert "Cabinet Committee" in page
    assert made.body.name in page
    assert "Fostering fees" in client.get(f"/threads/follow-up/{asked.id}").text
    assert [event.step for event in events(Kind.ENTRY, entry.id)] == [Step.ASKED, Step.PROMISED, Step.CONSIDERED]


def test_a_move_and_a_line_left_behind_are_told(made: Scene) -> None:
    asked = asked_in(made.minute("Fostering report, quarter 2"))
    entry = promise(asked, "Moves", by=made.clerk)
    entry.moves = [{"from": "March 2018", "to": "June 2018", "when": "2018-02-01", "why": "The data is late."}]
    factories.keep(entry)
    published(made.meeting, made.clerk)
    moved = next(event for event in events(Kind.ENTRY, entry.id) if event.step is Step.MOVED)
    assert (moved.title, moved.at) == ("Moved from March 2018 to June 2018", dt.date(2018, 2, 1))
    assert moved.text == "The data is late."


def test_a_thread_of_many_meetings_asks_the_database_no_more_than_a_short_one(
    made: Scene, client: FlaskClient, sign_in: SignIn
) -> None:
    minute = made.minute("Fostering report, quarter 2")
    asked = asked_in(minute)
    address = f"/threads/follow-up/{asked.id}"
    for number in range(1, 9):
        entry = promise(asked, f"Part {number}", by=made.clerk)
        db.session.commit()
        minute = considered(
            made, entry, f"Part {number}", dt.date(2018, number, 20), words="that it go on.", of="Clerk"
        )
        published(minute.meeting, made.clerk)
        asked = asked_in(minute)
    published(made.meeting, made.clerk)
    readers = (client, sign_in(made.clerk), sign_in(made.member))
    for reader in readers:
        db.session.remove()
        with counted() as queries:
            page = reader.get(address).text
        assert "Part 8" in page
        assert len(queries) <= MOST, "\n".join(queries)


def test_the_page_of_an_item_says_when_it_was_asked_for_to_whoever_may_read_that(
    made: Scene, client: FlaskClient, sign_in: SignIn
) -> None:
    entry = promise(asked_in(made.minute("Fostering report, quarter 2")), "Moves", by=made.clerk)
    hidden = promise(asked_in(made.minute("Virtual school")), "Education", by=made.clerk)
    db.session.commit()
    minute = considered(made, entry, "Placement moves", JANUARY)
    other = considered(made, hidden, "Education of children in care", dt.date(2018, 3, 12))
    page = f"/items/{minute.item_id}"
    assert "Asked for on" not in client.get(page).text
    published(made.meeting, made.clerk)
    assert "13 November 2017</a> by the Corporate Parenting Panel" in client.get(page).text
    closed = f"/items/{other.item_id}"
    assert "Asked for on" not in client.get(closed).text
    assert "Asked for on" in sign_in(made.clerk).get(closed).text


def test_what_an_owner_sent_is_told_once_the_clerk_has_read_it(made: Scene, client: FlaskClient) -> None:
    asked = asked_in(made.minute("Fostering report, quarter 2"))
    published(made.meeting, made.clerk)
    update = follow_up.report(asked, "Sent by link.", waits=True, by=made.clerk)
    db.session.commit()
    assert "Sent by link." not in client.get(f"/threads/follow-up/{asked.id}").text
    follow_up.accept(update, by=made.clerk)
    db.session.commit()
    assert "Sent by link." in client.get(f"/threads/follow-up/{asked.id}").text


def test_there_is_no_thread_of_what_there_is_not(client: FlaskClient) -> None:
    for address in ("/threads/entry/7", "/threads/paper/7", "/threads/item/7", "/threads/follow-up/7", "/threads/x/1"):
        assert client.get(address).status_code == 404
