"""A meeting with business, its members, and who keeps the register."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.extensions import db
from panel.meetings.models import AgendaItem, Attendance, Meeting
from panel.meetings.rules.life import State
from panel.people.models import Person
from tests import factories as make

DAY = dt.date(2026, 11, 24)
BEFORE = dt.datetime(2026, 11, 20, 9, 0, tzinfo=clock.LONDON)


@dataclass
class Panel:
    """A panel with four councillors, its clerk and the monitoring officer; its meeting is published, and not held."""

    meeting: Meeting
    four: AgendaItem
    five: AgendaItem
    ash: Account
    birch: Account
    clerk: Account
    officer: Account

    @property
    def body(self) -> Any:
        return self.meeting.body

    def attend(self, *people: Person, status: str = "present", mode: str = "room") -> None:
        """Record the attendance of people, and keep it."""
        for person in people:
            seat = next((one for one in self.body.seats if one.person_id == person.id), None)
            facts = {"person": person, "status": status, "mode": mode, "seat_id": seat.id if seat else None}
            make.keep(Attendance(meeting=self.meeting, **facts))
        db.session.expire(self.meeting)


@pytest.fixture
def panel(app: Flask) -> Iterator[Panel]:
    """On the Friday before the meeting."""
    with clock.at(BEFORE):
        body = make.body(code="CPP", quorum=2)
        councillors = make.category(body)
        accounts = []
        for name in ("Cllr Ash", "Cllr Birch", "Cllr Cedar", "Cllr Dale"):
            accounts.append(make.account(name=name))
            make.seat(body, accounts[-1].person, category=councillors)
        meeting = make.meeting(body, DAY, state=State.PUBLISHED, published_at=BEFORE)
        four = make.item(meeting, "Placement stability", number="4", key="k4")
        five = make.item(meeting, "Fostering fees", number="5", key="k5")
        clerk = make.account(Role.CLERK, of=body, name="Pat Clerk")
        officer = make.account(Role.MONITORING_OFFICER, of=body, name="Mo Officer")
        yield Panel(meeting, four, five, accounts[0], accounts[1], clerk, officer)


@pytest.fixture
def ash(panel: Panel, sign_in: Callable[[Account], FlaskClient]) -> FlaskClient:
    """Cllr Ash, signed in."""
    return sign_in(panel.ash)


@pytest.fixture
def birch(panel: Panel, sign_in: Callable[[Account], FlaskClient]) -> FlaskClient:
    """Cllr Birch, signed in."""
    return sign_in(panel.birch)


@pytest.fixture
def clerk_of(panel: Panel, sign_in: Callable[[Account], FlaskClient]) -> FlaskClient:
    """The clerk, signed in."""
    return sign_in(panel.clerk)


@pytest.fixture
def officer(panel: Panel, sign_in: Callable[[Account], FlaskClient]) -> FlaskClient:
    """The monitoring officer, signed in."""
    return sign_in(panel.officer)
