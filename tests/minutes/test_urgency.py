"""An urgent item is taken by the chair’s leave, and its minute says so by itself (U1, U2)."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, trail
from panel.exemption.rules import PUBLIC
from panel.extensions import db
from panel.lifecycle import Level, Refused
from panel.meetings.models import AgendaItem, Presiding
from panel.minutes.contents import contents_of_minutes
from panel.minutes.operations.urgency import agree
from panel.minutes.readiness import ready_to_sign
from tests import factories
from tests.minutes.scene import Scene, scene

SAYS = "The home closes on 27 November and three children must move"
SENTENCE = (
    "The Chair was of the opinion that item 4 should be considered as a matter of urgency because of these special "
    f"circumstances: {SAYS}"
)


@pytest.fixture
def room(app: Flask) -> Scene:
    """The November meeting, its minutes begun, Councillor Hill presiding."""
    made = scene()
    factories.keep(Presiding(meeting=made.meeting, person=made.chair.person, position=1))
    made.begin()
    db.session.commit()
    return made


def fostering(room: Scene) -> AgendaItem:
    return next(item for item in room.meeting.items if item.title.startswith("Fostering"))


def printed(room: Scene) -> str:
    """The public minutes of the fostering report."""
    paper = contents_of_minutes(room.meeting, PUBLIC)
    return next(one.html for one in paper.minutes if one.title.startswith("Fostering"))


def test_the_minute_states_the_special_circumstances_by_itself(room: Scene) -> None:
    assert agree(fostering(room), reason=SAYS, agreed_by="Councillor Ada Hill", by=TERMINAL) == []
    assert SENTENCE in printed(room)


def test_words_written_before_are_kept_beneath_it(room: Scene) -> None:
    room.write(room.minute("Fostering report, quarter 2"), html="<p>Members asked about carers.</p>")
    for _ in range(2):
        agree(fostering(room), reason=SAYS, agreed_by="Councillor Ada Hill", by=TERMINAL)
    text = printed(room)
    assert text.count(SENTENCE) == 1
    assert text.index(SENTENCE) < text.index("Members asked about carers.")


@pytest.mark.parametrize(
    ("reason", "agreed_by", "rule"),
    [("late report", "Councillor Ada Hill", "U2"), (SAYS, "", "U1"), ("It closes now.", "Councillor Ada Hill", "U2")],
)
def test_what_says_nothing_and_what_nobody_agrees_is_not_taken(
    room: Scene, reason: str, agreed_by: str, rule: str
) -> None:
    with pytest.raises(Refused) as refused:
        agree(fostering(room), reason=reason, agreed_by=agreed_by, by=TERMINAL)
    assert [finding.rule for finding in refused.value.findings if finding.level is Level.REFUSE] == [rule]
    assert not fostering(room).urgent


def test_that_somebody_else_agreed_than_presided_is_noted(room: Scene) -> None:
    (found,) = agree(fostering(room), reason=SAYS, agreed_by="The director", by=TERMINAL)
    assert (found.rule, found.level) == ("U1", Level.NOTE)


def test_the_clerk_records_it_from_the_room(room: Scene, sign_in: Callable[[Account], FlaskClient]) -> None:
    clerk, item = sign_in(room.clerk), fostering(room)
    address = f"/lines/{item.id}/urgency"
    assert 'value="Councillor Ada Hill"' in clerk.get(address).text
    page = clerk.post(address, data={"reason": "late report", "agreed_by": "Councillor Ada Hill", "save": "1"}).text
    assert "does not say why it cannot wait" in page
    assert "late report" in page
    answer = clerk.post(address, data={"reason": SAYS, "agreed_by": "Councillor Ada Hill", "save": "1"})
    minute = room.minute("Fostering report, quarter 2")
    assert answer.location == f"/minutes/{minute.id}"
    page = clerk.get(answer.location).text
    assert SENTENCE in page
    assert "Taken as urgent: change what is said of it" in page
    said = trail(f"meeting/{room.meeting.id}")[0].sentence
    assert said == "recorded that “Fostering report, quarter 2” is taken as urgent, as Councillor Ada Hill agreed"


def test_an_item_that_was_not_open_long_enough_says_in_the_room_what_it_needs(
    room: Scene, sign_in: Callable[[Account], FlaskClient]
) -> None:
    item = fostering(room)
    room.meeting.published_at = dt.datetime(2017, 11, 1, 10, 0, tzinfo=dt.UTC)
    room.meeting.called_on = dt.date(2017, 9, 1)
    item.added_on = item.published_on = dt.date(2017, 11, 10)
    factories.keep(item)
    page = sign_in(room.clerk).get(f"/minutes/{room.minute('Fostering report, quarter 2').id}").text
    assert "Still needed: The special circumstances that make it urgent; The chair’s agreement." in page


@pytest.mark.parametrize(
    ("reason", "agreed_by", "met"), [(SAYS, "Councillor Ada Hill", True), (SAYS, None, False), ("late", "Hill", False)]
)
def test_before_signing_each_urgent_item_has_both(
    room: Scene, app: Flask, reason: str, agreed_by: str | None, met: bool
) -> None:
    item = fostering(room)
    item.urgent, item.urgent_reason, item.urgent_agreed_by = True, reason, agreed_by
    factories.keep(item)
    with app.test_request_context():
        check = next(one for one in ready_to_sign(room.book) if one.rule == "U1 U2")
    assert check.met is met
