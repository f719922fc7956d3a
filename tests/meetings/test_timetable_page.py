"""The page on which a clerk sets the timetable of a panel's papers (Y8)."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.forms.timetable import filled
from tests import factories

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def panel(app: object) -> Body:
    return factories.body()


def sent(panel: Body, **changes: object) -> dict[str, object]:
    usual = filled(panel) | {"final_at": "10.00 am", "save": "1"}
    return usual | changes


def test_the_usual_days_are_filled_in_and_can_be_changed(panel: Body, sign_in: SignIn) -> None:
    client = sign_in(factories.account(Role.CLERK, of=panel))
    address = f"/panels/{panel.id}/timetable"
    assert "Draft reports due" in client.get(address).get_data(as_text=True)
    answer = client.post(address, data=sent(panel, draft="18", briefing="", final_at="noon"))
    assert answer.status_code == 302
    kept = db.session.get_one(Body, panel.id, populate_existing=True).timetable
    assert (kept["draft"], kept["briefing"], kept["decisions"], kept["final_at"]) == (-18, None, 2, "12:00")


def test_steps_that_pass_each_other_are_refused_beside_their_field(panel: Body, sign_in: SignIn) -> None:
    client = sign_in(factories.account(Role.CLERK, of=panel))
    page = client.post(f"/panels/{panel.id}/timetable", data=sent(panel, comments="16", publish="3"))
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert "“Comments back” must not come before “Draft reports due”" in text
    assert "at least 6 working days before the meeting" in text


def test_an_author_does_not_set_it(panel: Body, sign_in: SignIn) -> None:
    client = sign_in(factories.account(Role.AUTHOR, of=panel))
    assert client.get(f"/panels/{panel.id}/timetable").status_code == 403
