"""A challenge made in a meeting is tied to an indicator, and the figures since stand beside it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.extensions import db
from panel.follow_up.indicators import concerns_of, figures_since, tie
from panel.minutes.models import FollowUp
from panel.scorecard.models import Indicator
from panel.scorecard.operations import remove_indicator
from tests.follow_up.conftest import SECRET, Asked
from tests.minutes.scene import Scene
from tests.scorecard import scene

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def moves(panel: Scene) -> Indicator:
    one = scene.indicator(panel.body, "Three or more homes in a year", good="low")
    for period, number in (("2017/18 Q1", 9), ("2017/18 Q2", 12), ("2017/18 Q3", 10), ("2017/18 Q4", 7)):
        scene.figure(one, period, numerator=number, denominator=80)
    scene.figure(one, "2018/19 Q1", numerator=2, denominator=80)
    return one


@pytest.fixture
def thing(asked: Asked) -> FollowUp:
    return next(one for one in db.session.scalars(db.select(FollowUp)) if SECRET[5:20] not in one.words)


def test_the_clerk_ties_it_and_everyone_sees_the_figures_since(
    panel: Scene, moves: Indicator, thing: FollowUp, sign_in: SignIn, client: FlaskClient
) -> None:
    address = f"/follow-up/{thing.id}"
    keeper = sign_in(panel.clerk)
    assert "Three or more homes in a year" in keeper.get(f"{address}/indicators").get_data(as_text=True)
    keeper.post(f"{address}/indicators", data={"indicators": [str(moves.id)]})
    words = client.get(address).get_data(as_text=True)
    assert "What the figures say since" in words
    assert "2017/18 quarter 1" not in words
    assert "Better" in words
    assert "Withheld" in words
    page = client.get(f"/indicators/{moves.id}").get_data(as_text=True)
    assert "What was asked about it" in page
    assert thing.words in page
    assert "1 question asked" in client.get(f"/panels/{panel.body.id}/scorecard").get_data(as_text=True)


def test_the_figures_begin_with_the_last_that_was_known(panel: Scene, moves: Indicator, thing: FollowUp) -> None:
    tie(thing, [moves], by=panel.clerk)
    ((card, cells),) = figures_since(thing)
    assert card.id == moves.id
    assert [cell.period for cell in cells] == [
        *("2017/18 quarter 2", "2017/18 quarter 3", "2017/18 quarter 4", "2018/19 quarter 1")
    ]


def test_what_was_asked_behind_closed_doors_is_not_told_on_the_scorecard(
    panel: Scene, moves: Indicator, asked: Asked, client: FlaskClient, sign_in: SignIn
) -> None:
    tie(asked(SECRET), [moves], by=panel.clerk)
    db.session.commit()
    for address in (f"/indicators/{moves.id}", f"/panels/{panel.body.id}/scorecard"):
        words = client.get(address).get_data(as_text=True)
        assert SECRET not in words
        assert "asked about" not in words
    assert SECRET in sign_in(panel.clerk).get(f"/indicators/{moves.id}").get_data(as_text=True)


def test_a_tie_is_undone_and_goes_with_its_indicator(panel: Scene, moves: Indicator, thing: FollowUp) -> None:
    tie(thing, [moves], by=panel.clerk)
    tie(thing, [], by=panel.clerk)
    assert concerns_of(thing) == []
    tie(thing, [moves], by=panel.clerk)
    db.session.commit()
    remove_indicator(moves, by=panel.clerk)
    db.session.commit()
    assert concerns_of(thing) == []
    assert figures_since(thing) == []
