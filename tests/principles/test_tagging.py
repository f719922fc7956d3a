"""An outcome is tagged on the minute's own form, and keeps the words that another record called a principle by."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.extensions import db
from tests import factories
from tests.minutes.scene import outcome, part, scene

SignIn = Callable[[Account], FlaskClient]


def test_the_clerk_ticks_what_an_outcome_serves(app: Flask, sign_in: SignIn) -> None:
    made = scene()
    made.begin()
    minute = made.minute("Fostering report, quarter 2")
    made.write(minute, outcomes=[outcome("resolved", part("that carers be asked what would help."))])
    minute.outcomes[0].principles = ["Pledge 3"]
    factories.keep(minute.outcomes[0])
    client = sign_in(made.clerk)
    address = f"/minutes/{minute.id}"
    page = client.get(address).text
    assert "(b) Being heard" in page
    row = minute.outcomes[0]
    typed = {
        "version": minute.version,
        "numbering": "scheme",
        "open": "as its item",
        "outcomes-0-id": row.id,
        "outcomes-0-verb": "resolved",
        "outcomes-0-parts-0-id": row.parts[0].id,
        "outcomes-0-parts-0-text": "that carers be asked what would help.",
        "outcomes-0-principles": ["b", "f"],
        "save": "1",
    }
    assert client.post(address, data=typed).status_code == 302
    db.session.expire_all()
    assert row.principles == ["b", "f", "Pledge 3"]
