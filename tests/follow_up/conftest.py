"""A panel whose November minutes ask for several things, one of them behind closed doors, and its January meeting."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask

from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import FollowUp
from panel.minutes.operations import life
from panel.minutes.printing import Printed
from tests import factories
from tests.minutes.november import november
from tests.minutes.scene import JANUARY, Scene, outcome, part

DRAWN = Printed("0" * 64, "1" * 64)
SECRET = "that the five pupils be helped."


@pytest.fixture
def panel(app: Flask) -> Scene:
    """The November minutes, published as a draft."""
    made = november()
    secret = outcome("resolved", part(SECRET, "", "Mr A Comyn", "December"))
    made.write(made.minute("Virtual school: interim report"), outcomes=[secret])
    life.publish(made.book, DRAWN, by=made.clerk)
    db.session.commit()
    return made


@pytest.fixture
def january(panel: Scene) -> Meeting:
    """The next meeting, with the action log on its agenda."""
    meeting = factories.meeting(panel.body, JANUARY, state=State.CALLED)
    factories.item(meeting, "Apologies", number="1", role="apologies", key="one")
    factories.item(meeting, "Action log", number="2", role="action_log", key="two")
    return meeting


@pytest.fixture
def march(panel: Scene) -> Meeting:
    """The one after that."""
    return factories.meeting(panel.body, dt.date(2018, 3, 19), state=State.PLANNED)


Asked = Callable[[str], FollowUp]


@pytest.fixture
def asked(panel: Scene) -> Asked:
    """Find what was asked for by its words."""
    return lambda words: next(one for one in db.session.scalars(db.select(FollowUp)) if words in one.words)


def log_line(meeting: Meeting) -> AgendaItem:
    """The line of the agenda that takes the log."""
    return next(item for item in meeting.items if item.role == "action_log")
