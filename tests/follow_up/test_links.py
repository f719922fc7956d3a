"""Whoever was asked reports by a link: signed, expiring, revocable, to their own things only, with nothing withheld."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from panel import clock
from panel.accounts.models import Account
from panel.extensions import db
from panel.follow_up.links import address_of, link_of, links_of, make_link, revoke
from panel.follow_up.models import OwnerLink, Update
from panel.follow_up.operations import hand_over
from panel.mail.models import Letter
from panel.minutes.models import Owner
from tests import factories
from tests.follow_up.conftest import SECRET, Asked
from tests.minutes.november import PARTY, UPDATE
from tests.minutes.scene import Scene

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def link(panel: Scene, asked: Asked) -> OwnerLink:
    """The link of whoever is to send round the date of the party."""
    made = make_link(asked(PARTY).owners[0], panel.body, by=panel.clerk)
    db.session.commit()
    return made


def path(link: OwnerLink) -> str:
    return re.sub(r"^https?://[^/]+", "", address_of(link))


def test_a_link_shows_only_what_is_asked_of_its_holder(client: FlaskClient, link: OwnerLink, asked: Asked) -> None:
    page = client.get(path(link)).text
    assert PARTY in page
    assert UPDATE not in page
    assert client.get(f"{path(link)}/{asked(UPDATE).id}").status_code == 404


def test_what_is_said_by_it_waits_for_the_clerk(client: FlaskClient, link: OwnerLink, asked: Asked) -> None:
    thing = asked(PARTY)
    client.post(f"{path(link)}/{thing.id}", data={"text": "It went round.", "says": "done", "link": "example.org"})
    assert db.session.scalars(db.select(Update)).all() == [], "that is no address"
    client.post(f"{path(link)}/{thing.id}", data={"text": "It went round.", "says": "done", "link": "https://x.org/a"})
    (update,) = db.session.scalars(db.select(Update))
    assert (update.waits, update.by, update.says, thing.status) == (True, "Ms S Grey, by a link", "done", None)
    assert "It went round." not in client.get(path(link)).text


@pytest.mark.parametrize("days", [0, 59])
def test_a_link_works_for_sixty_days(client: FlaskClient, link: OwnerLink, days: int) -> None:
    address = path(link)
    with clock.at(clock.now() + dt.timedelta(days=days)):
        assert client.get(address).status_code == 200
    with clock.at(clock.now() + dt.timedelta(days=61)):
        assert client.get(address).status_code == 410


def test_a_link_that_was_ended_or_altered_does_not_work(panel: Scene, client: FlaskClient, link: OwnerLink) -> None:
    address = path(link)
    assert client.get(f"{address}x").status_code == 410
    assert client.get("/asked-of-you/nonsense").status_code == 410
    revoke(link, by=panel.clerk)
    db.session.commit()
    assert client.get(address).status_code == 410
    assert links_of(panel.body) == []


def test_a_link_ends_for_a_thing_that_was_given_to_another(
    panel: Scene, client: FlaskClient, link: OwnerLink, asked: Asked
) -> None:
    hand_over(asked(PARTY), ["Events Officer"], "she left", by=panel.clerk)
    db.session.commit()
    assert PARTY not in client.get(path(link)).text


def test_a_link_says_of_closed_business_only_that_there_is_some(
    panel: Scene, client: FlaskClient, asked: Asked
) -> None:
    secret = make_link(asked(SECRET).owners[0], panel.body, by=panel.clerk)
    db.session.commit()
    page = client.get(path(secret)).text
    assert "five pupils" not in page
    assert "1 more thing is asked of you" in page
    assert client.get(f"{path(secret)}/{asked(SECRET).id}").status_code == 404


def test_the_letter_with_the_link_repeats_no_word_of_it(panel: Scene, asked: Asked, sign_in: SignIn) -> None:
    thing, clerk = asked(SECRET), sign_in(panel.clerk)
    assert "Enter the address" in clerk.post(f"/follow-up/{thing.id}/send/0", data={}).text
    clerk.post(f"/follow-up/{thing.id}/send/0", data={"email": "comyn@example.org"})
    (letter,) = db.session.scalars(db.select(Letter))
    assert "five pupils" not in letter.text + letter.subject
    secret = re.findall(r"/asked-of-you/(\S+)", letter.text)[0]
    found = link_of(secret)
    assert found is not None
    assert found.sent_to == "comyn@example.org"
    assert clerk.get(f"/follow-up/{thing.id}/send/9").status_code == 404


def test_an_owner_who_left_is_pointed_out_and_can_be_replaced(panel: Scene, asked: Asked, sign_in: SignIn) -> None:
    thing = asked(UPDATE)
    person = factories.person("Councillor Long Gone")
    seat = factories.seat(panel.body, person)
    thing.owners = [Owner(position=1, person=person)]
    seat.to_date = clock.today() - dt.timedelta(days=1)
    factories.keep(thing)
    clerk = sign_in(panel.clerk)
    assert "Councillor Long Gone has\n left" in clerk.get(f"/follow-up/{thing.id}").text.replace(" left", "\n left")
    assert "(has left)" in clerk.get("/follow-up").text
    clerk.post(f"/follow-up/{thing.id}/hand-over", data={"names": "Councillor Ben Reed; Head of Fostering"})
    page = clerk.get(f"/follow-up/{thing.id}").text
    assert "Councillor Ben Reed; Head of Fostering" in page
    assert "(has left)" not in clerk.get("/follow-up").text
    assert [one.printed for one in asked(UPDATE).owners] == ["Councillor Long Gone"], "the minute stays"
