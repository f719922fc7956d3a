"""The busy panel is as busy as it says, and the same each time it is made."""

import datetime as dt
import hashlib

import pytest
from flask import Flask

from panel.demo.busy.making import make
from panel.extensions import db
from panel.follow_up.models import Update
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import Minute, Outcome, OutcomePart
from panel.transaction import transaction

TODAY = dt.date(2026, 11, 22)


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


@pytest.mark.both_engines
def test_ten_years_are_sixty_meetings_with_all_that_they_asked_for(app: Flask) -> None:
    with transaction():
        make(10, TODAY)
    held = db.session.scalars(db.select(Meeting.id).where(Meeting.state == State.HELD)).all()
    items = db.session.scalars(db.select(AgendaItem.id).where(AgendaItem.meeting_id.in_(held))).all()
    assert (len(held), len(items)) == (60, 600)
    assert (count(Minute), count(Outcome), count(Update)) == (600, 1500, 4000)
    meeting = Meeting(body_id=1, date=TODAY)
    db.session.add(meeting)
    db.session.flush()
    assert meeting.id > max(held), "the next row has a number of its own"
    db.session.rollback()


def test_the_command_makes_the_same_each_time_in_an_empty_database_only(app: Flask) -> None:
    app.config["DEMONSTRATION"] = True
    runner = app.test_cli_runner()
    told = []
    for _ in range(2):
        db.drop_all()
        db.create_all()
        assert runner.invoke(args=["busy-panel", "--years", "1"]).exit_code == 0
        words = db.session.scalars(db.select(OutcomePart.text).order_by(OutcomePart.id)).all()
        told.append(hashlib.sha256(repr(words).encode()).hexdigest())
        db.session.rollback()
    assert told[0] == told[1]
    again = runner.invoke(args=["busy-panel"])
    assert again.exit_code == 1
    assert "needs an empty database" in again.output
