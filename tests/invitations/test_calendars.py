"""What a calendar makes of our files, read by a library that did not write them."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import vobject
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.extensions import db
from panel.mail.models import Letter
from panel.meetings.models import Meeting
from panel.meetings.operations import life
from panel.meetings.rules.life import State
from panel.reminders.operations import remind
from tests import factories as make

DAY = dt.date(2026, 12, 8)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """Friday 20 November 2026, at ten in the morning."""
    with clock.at(dt.datetime(2026, 11, 20, 10, tzinfo=clock.LONDON)):
        yield


@pytest.fixture
def panel(app: Flask) -> Body:
    body = make.body()
    make.seat(body, make.account(name="Cllr R Hegley", email="hegley@example.org").person)
    return body


@pytest.fixture
def meeting(panel: Body) -> Meeting:
    return make.meeting(panel, DAY, contacts=[{"name": "Pat Clerk", "email": "pat@fenshire.gov.uk"}])


class Client:
    """A member's calendar: it takes in what letters bring, as RFC 5546 says, and has one event for each UID."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}
        self.letters: list[Letter] = []

    def read(self) -> None:
        """Take in what has come since."""
        db.session.commit()
        remind()
        db.session.commit()
        come = list(db.session.scalars(db.select(Letter).order_by(Letter.id)))
        for letter in come[len(self.letters) :]:
            assert letter.attachment, letter.subject
            self.take(letter.attachment["text"])
        self.letters = come

    def take(self, text: str) -> None:
        """One file."""
        calendar = vobject.readOne(text)
        assert calendar.method.value in {"REQUEST", "CANCEL"}
        event = calendar.vevent
        known = self.events.get(event.uid.value)
        assert known is None or int(event.sequence.value) > int(known.sequence.value), "a change is a later one"
        assert (calendar.method.value == "CANCEL") is (event.status.value == "CANCELLED")
        self.events[event.uid.value] = event

    @property
    def one(self) -> Any:
        """The only event there is."""
        (event,) = self.events.values()
        return event


def test_called_moved_and_cancelled_it_stays_one_event(meeting: Meeting) -> None:
    calendar = Client()
    life.call(meeting, by=TERMINAL)
    calendar.read()
    assert calendar.one.dtstart.value == dt.datetime(2026, 12, 8, 10, tzinfo=clock.LONDON)
    assert calendar.one.dtstart.value.utcoffset() == dt.timedelta(0), "winter time"
    assert calendar.one.location.value == "Committee Room 1"
    assert calendar.one.status.value == "CONFIRMED"

    life.amend(meeting, {"venue": "Council Chamber"}, by=TERMINAL)
    calendar.read()
    assert calendar.one.location.value == "Council Chamber"

    life.postpone(meeting, reason="snow", by=TERMINAL)
    calendar.read()
    assert calendar.one.status.value == "CANCELLED"

    life.rearrange(meeting, date=dt.date(2027, 6, 15), by=TERMINAL)
    calendar.read()
    assert calendar.one.dtstart.value == dt.datetime(2027, 6, 15, 10, tzinfo=clock.LONDON)
    assert calendar.one.dtstart.value.utcoffset() == dt.timedelta(hours=1), "summer time"
    assert calendar.one.status.value == "CONFIRMED"

    life.cancel(meeting, by=TERMINAL)
    calendar.read()
    assert calendar.one.status.value == "CANCELLED"
    assert [letter.subject.partition(":")[0] for letter in calendar.letters] == [
        "Meeting",
        "Meeting changed",
        "Meeting postponed",
        "Meeting on a new date",
        "Meeting cancelled",
    ]
    assert "is postponed (snow)" in calendar.letters[2].text


def test_an_invitation_says_who_invites_whom(meeting: Meeting) -> None:
    calendar = Client()
    life.call(meeting, by=TERMINAL)
    calendar.read()
    assert calendar.one.organizer.value == "mailto:pat@fenshire.gov.uk"
    assert calendar.one.attendee.value == "mailto:hegley@example.org"
    assert calendar.one.url.value.endswith(f"/meetings/{meeting.id}")
    text = (calendar.letters[0].attachment or {})["text"]
    assert "BEGIN:VTIMEZONE" in text
    assert "DTSTART;TZID=Europe/London:20261208T100000" in text
    assert "DTSTAMP:20261120T100000Z" in text


def test_a_day_to_which_a_meeting_is_adjourned_is_an_event_of_its_own(meeting: Meeting) -> None:
    calendar = Client()
    life.call(meeting, by=TERMINAL)
    calendar.read()
    with clock.at(dt.datetime(2026, 12, 8, 12, tzinfo=clock.LONDON)):
        life.adjourn(meeting, date=dt.date(2026, 12, 15), time=dt.time(14), by=TERMINAL)
        calendar.read()
    first, second = calendar.events.values()
    assert (first.dtstart.value.day, second.dtstart.value.day) == (8, 15)
    with clock.at(dt.datetime(2026, 12, 10, 12, tzinfo=clock.LONDON)):
        life.cancel(meeting, by=TERMINAL)
        calendar.read()
    assert [one.status.value for one in calendar.events.values()] == ["CONFIRMED", "CANCELLED"]


def test_an_hour_that_is_not_fixed_makes_an_event_of_the_whole_day(meeting: Meeting, client: FlaskClient) -> None:
    meeting.time, meeting.time_text = None, "At the conclusion of Cabinet"
    life.call(meeting, by=TERMINAL)
    db.session.commit()
    event = vobject.readOne(client.get(f"/meetings/{meeting.id}/meeting.ics").text).vevent
    assert (event.dtstart.value, event.dtend.value) == (DAY, DAY + dt.timedelta(days=1))
    assert "At the conclusion of Cabinet" in event.description.value


def test_a_meeting_of_the_past_is_announced_to_nobody(panel: Body) -> None:
    life.call(make.meeting(panel, dt.date(2026, 11, 10)), by=TERMINAL)
    calendar = Client()
    calendar.read()
    assert calendar.letters == []


def test_everyone_has_the_file_of_a_meeting_from_when_it_is_called(meeting: Meeting, client: FlaskClient) -> None:
    address = f"/meetings/{meeting.id}/meeting.ics"
    assert client.get(address).status_code == 404
    life.call(meeting, by=TERMINAL)
    db.session.commit()
    response = client.get(address)
    assert response.mimetype == "text/calendar"
    calendar = vobject.readOne(response.text)
    assert (calendar.method.value, calendar.vevent.summary.value) == ("PUBLISH", "Corporate Parenting Panel")
    assert "attendee" not in calendar.vevent.contents


# One's own calendar


def subscribed(browser: FlaskClient) -> str:
    """Make an address for one's calendar, and read it off the page."""
    assert browser.post("/account/calendar/new").status_code == 302
    page = browser.get("/account/calendar").text
    return "/calendar/" + page.partition("/calendar/")[2].partition('"')[0]


def events(browser: FlaskClient, address: str) -> list[Any]:
    response = browser.get(address)
    assert response.status_code == 200
    return list(vobject.readOne(response.text).contents.get("vevent", []))


SignIn = Callable[[Account], FlaskClient]


def test_ones_calendar_holds_the_meetings_of_ones_panels(panel: Body, sign_in: SignIn, client: FlaskClient) -> None:
    """Read by whoever has the address, for a calendar does not sign in."""
    make.meeting(panel, DAY, state=State.CALLED)
    make.meeting(panel, dt.date(2027, 1, 26), venue="A secret room")
    make.meeting(make.body(name="Scrutiny Committee"), DAY, state=State.CALLED)
    members = subscribed(sign_in(make.account(Role.MEMBER, of=panel)))
    assert [one.dtstart.value.date() for one in events(client, members)] == [DAY]
    clerks = subscribed(sign_in(make.account(Role.CLERK, of=panel)))
    assert [one.status.value for one in events(client, clerks)] == ["CONFIRMED", "TENTATIVE"]


def test_a_new_address_ends_the_old_one(panel: Body, sign_in: SignIn, client: FlaskClient) -> None:
    browser = sign_in(make.account(Role.MEMBER, of=panel))
    old = subscribed(browser)
    new = subscribed(browser)
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200
    browser.post("/account/calendar/end")
    assert client.get(new).status_code == 404
    assert subscribed(browser) not in {old, new}


def test_an_address_that_was_never_ours_is_not_found(app: Flask, client: FlaskClient) -> None:
    assert client.get("/calendar/WzEsMV0.forged.ics").status_code == 404


def test_the_calendar_of_a_closed_account_has_ended(panel: Body, sign_in: SignIn, client: FlaskClient) -> None:
    account = make.account(Role.MEMBER, of=panel)
    address = subscribed(sign_in(account))
    account.active = False
    make.keep(account)
    assert client.get(address).status_code == 404
