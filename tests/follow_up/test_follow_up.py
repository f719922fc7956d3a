"""What meetings asked for: listed with owners and due as written, for whoever may read the minutes that asked."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.audit.operations import trail
from panel.extensions import db
from panel.follow_up.queries import updates_of
from panel.follow_up.rules import is_closed
from panel.minutes.models import FollowUp
from panel.minutes.operations import life
from panel.minutes.printing import Printed
from tests.minutes.november import UPDATE, november
from tests.minutes.scene import Scene, outcome, part

SignIn = Callable[[Account], FlaskClient]
DRAWN = Printed("0" * 64, "1" * 64)


@pytest.mark.parametrize(
    ("status", "closed_by", "closed"),
    [
        (None, None, False),
        ("in hand", None, False),
        ("Completed", None, True),
        (" CLOSED ", None, True),
        ("in hand", "noted in March", True),
        ("", "", False),
    ],
)
def test_when_something_counts_as_done(status: str | None, closed_by: str | None, closed: bool) -> None:
    assert is_closed(status, closed_by) is closed


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = november()
    secret = outcome("resolved", part("that the five pupils be helped.", "", "Mr A Comyn", "December"))
    made.write(made.minute("Virtual school: interim report"), outcomes=[secret])
    db.session.commit()
    return made


def published(panel: Scene) -> None:
    life.publish(panel.book, DRAWN, by=panel.clerk)
    db.session.commit()


def test_the_outcomes_of_a_meeting_with_owners_and_due_as_written(panel: Scene, client: FlaskClient) -> None:
    address = f"/meetings/{panel.meeting.id}/outcomes"
    assert "when its minutes are published" in client.get(address).text
    published(panel)
    page = client.get(address).text
    for words in ("CPP/17/22", UPDATE, "Head of Service – March meeting", "Ms S Grey – as soon as possible"):
        assert words in page
    assert "More than 130 carers" not in page, "only what was decided"
    assert "five pupils" not in page


def test_the_list_shows_a_reader_what_the_minutes_would(panel: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    readers = {"public": client, "member": sign_in(panel.member), "clerk": sign_in(panel.clerk)}

    def seen(words: str) -> dict[str, bool]:
        return {name: words in reader.get("/follow-up").text for name, reader in readers.items()}

    assert seen(UPDATE) == {"public": False, "member": False, "clerk": True}
    published(panel)
    assert seen(UPDATE) == {"public": True, "member": True, "clerk": True}
    assert seen("five pupils") == {"public": False, "member": True, "clerk": True}


def test_what_came_back_closes_it_and_the_minute_stays(panel: Scene, sign_in: SignIn) -> None:
    published(panel)
    asked = next(one for one in db.session.scalars(db.select(FollowUp)) if one.words == UPDATE)
    clerk = sign_in(panel.clerk)
    assert "Enter what came back" in clerk.post(f"/follow-up/{asked.id}", data={}).text
    clerk.post(f"/follow-up/{asked.id}", data={"text": "A first figure was given."})
    clerk.post(f"/follow-up/{asked.id}", data={"text": "The update was given.", "closes": "y"})
    db.session.expire_all()
    assert [update.text for update in updates_of(asked)[asked.id]] == [
        "A first figure was given.",
        "The update was given.",
    ]
    assert UPDATE not in clerk.get("/follow-up?state=open").text
    page = clerk.get("/follow-up?state=closed").text
    assert UPDATE in page
    assert "A first figure was given." in page
    assert "Head of Service – March meeting" in clerk.get(f"/meetings/{panel.meeting.id}/outcomes").text
    assert trail(f"meeting/{panel.meeting.id}")[0].sentence == f"reported on “{UPDATE}”"


def test_the_list_is_narrowed_by_panel_and_paged(panel: Scene, client: FlaskClient) -> None:
    many = [part(f"that thing {n:02} be done.", f"{n}.", "All", f"{n % 28 + 1} January 2018") for n in range(30)]
    panel.write(panel.minute("Work programme"), outcomes=[outcome("resolved", *many)])
    published(panel)
    page = client.get("/follow-up").text
    assert "Showing 1 to 25 of 32 things asked for" in page
    assert "Showing 26 to 32" in client.get("/follow-up?page=2").text
    assert client.get(f"/follow-up?body={panel.body.id}&state=closed").status_code == 200
    assert "Nothing that was asked for is of this kind." in client.get("/follow-up?state=closed").text


def test_what_is_past_its_day_is_overdue(panel: Scene, client: FlaskClient) -> None:
    published(panel)
    asked = next(one for one in db.session.scalars(db.select(FollowUp)) if one.words == UPDATE)
    assert asked.due_date == dt.date(2018, 3, 31)
    assert "Overdue" in client.get("/follow-up").text


def test_only_the_clerk_records_what_came_back(panel: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    published(panel)
    asked = db.session.scalars(db.select(FollowUp)).first()
    assert asked is not None
    assert sign_in(panel.member).get(f"/follow-up/{asked.id}").status_code == 403
    assert client.get(f"/follow-up/{asked.id}").status_code == 302
    assert sign_in(panel.clerk).get("/follow-up/999").status_code == 404
