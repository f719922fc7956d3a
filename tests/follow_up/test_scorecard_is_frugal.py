"""The pages of the scorecard ask the database at most fifteen questions, however much is counted and asked about."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from panel.accounts.models import Account
from panel.extensions import db
from panel.follow_up.indicators import tie
from panel.minutes.models import FollowUp
from panel.scorecard.models import Indicator
from panel.scorecard.operations import take_up
from panel.scorecard.rules.starter import STARTERS
from tests.minutes.scene import Scene
from tests.scorecard import scene

SignIn = Callable[[Account], FlaskClient]
MOST = 15


@pytest.fixture
def much(panel: Scene) -> list[Indicator]:
    """Every usual indicator with six figures, and all that was asked for is about each."""
    taken = take_up(panel.body, STARTERS, by=panel.clerk)
    db.session.commit()
    for one in taken:
        scene.shares(one, [(70, 80), (72, 80), (3, 80), (71, 80), (76, 80), (79, 84)], target=95.0)
    for asked in db.session.scalars(db.select(FollowUp)).all():
        tie(asked, taken, by=panel.clerk)
    db.session.commit()
    return taken


@pytest.mark.parametrize("role", ["public", "clerk"])
@pytest.mark.parametrize(
    "address",
    ["/scorecard", "/panels/{body}/scorecard", "/panels/{body}/scorecard?until=2017/18+Q1", "/indicators/{one}",
     "/panels/{body}/scorecard.csv", "/panels/{body}/scorecard.xlsx", "/panels/{body}/scorecard/indicators",
     "/panels/{body}/scorecard/start", "/follow-up/{asked}"],
)  # fmt: skip
def test_no_page_asks_more_than_fifteen_questions(
    panel: Scene, much: list[Indicator], sign_in: SignIn, client: FlaskClient, role: str, address: str
) -> None:
    asked = db.session.scalars(db.select(FollowUp.id)).first()
    where = address.format(body=panel.body.id, one=much[0].id, asked=asked)
    reader = sign_in(panel.clerk) if role == "clerk" else client
    reader.get("/")
    db.session.remove()
    questions: list[str] = []
    event.listen(db.engine, "before_cursor_execute", listener := lambda _c, _k, words, *_rest: questions.append(words))
    response = reader.get(where)
    event.remove(db.engine, "before_cursor_execute", listener)
    assert response.status_code in (200, 302)
    assert len(questions) <= MOST, "\n".join(one[:150] for one in questions)
