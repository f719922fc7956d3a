"""Minutes that were published are taken down: what is shown changes, their bytes never do (D7, V11)."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock, store
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.extensions import db
from panel.minutes.operations import life
from panel.minutes.printing import papers_of, print_editions
from panel.withdrawals.models import Download
from tests import factories
from tests.minutes.scene import Scene, scene

REASON = "A child was named in the fostering report’s minute."
SAID = "Members asked about carers."


@pytest.fixture
def room(app: Flask) -> Scene:
    """The November meeting, its minutes published as a draft."""
    made = scene()
    made.begin()
    made.write(made.minute("Fostering report, quarter 2"), html=f"<p>{SAID}</p>")
    book = made.book
    life.send_to_chair(book, by=made.clerk)
    life.agree(book, by=made.chair)
    life.publish(book, print_editions(papers_of(made.meeting)), by=made.clerk)
    db.session.commit()
    return made


def test_minutes_that_were_taken_down_answer_that_they_are_gone(
    room: Scene, client: FlaskClient, sign_in: Callable[[Account], FlaskClient]
) -> None:
    home = f"/meetings/{room.meeting.id}"
    officer = sign_in(factories.account(Role.MONITORING_OFFICER, of=room.body, name="Mo Officer"))
    kept, bytes_before = room.book.published_public_sha256, store.get(room.book.published_public_sha256)
    assert SAID in client.get(f"{home}/minutes").text
    with clock.at(clock.now() + dt.timedelta(minutes=1)):
        data = {"what": f"minutes/{room.meeting.id}", "reason": REASON, "save": "1"}
        assert officer.post(f"{home}/withdraw", data=data).status_code == 302
    for address in (f"{home}/minutes", f"{home}/minutes.pdf"):
        response = client.get(address)
        assert response.status_code == 410
        assert REASON in response.text
    assert SAID not in client.get(f"{home}/outcomes").text
    assert "Read the minutes" not in client.get(home).text
    assert officer.get(f"{home}/minutes.pdf").status_code == 200
    db.session.expire_all()
    assert [(row.who, row.sealed) for row in db.session.scalars(db.select(Download))] == [("Mo Officer", True)]
    assert (room.book.published_public_sha256, store.get(kept)) == (kept, bytes_before)
