"""The demonstration stays apart from a real council's record, and so do its accounts."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.operations import choose_password, invite
from panel.accounts.rules import opens
from panel.audit.operations import TERMINAL
from panel.bodies.models import Council
from panel.demo.council import PASSWORD
from panel.extensions import db
from panel.meetings.models import Meeting
from tests import factories

ADDRESS = "clerk@demonstration.example"


def test_the_demonstration_is_not_told_outside_demonstration_mode(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["demo"])
    assert result.exit_code == 1
    assert "demonstration mode only" in result.output
    assert db.session.scalar(db.select(Council)) is None


def test_nothing_is_told_beside_a_council(app: Flask) -> None:
    app.config["DEMONSTRATION"] = True
    factories.council()
    result = app.test_cli_runner().invoke(args=["demo"])
    assert result.exit_code == 1
    assert "needs an empty database" in result.output
    assert db.session.scalar(db.select(Meeting)) is None


@pytest.mark.parametrize("demonstration", [True, False])
def test_if_empty_leaves_a_council_alone_without_a_word(app: Flask, *, demonstration: bool) -> None:
    app.config["DEMONSTRATION"] = demonstration
    factories.council()
    result = app.test_cli_runner().invoke(args=["demo", "--if-empty"])
    assert (result.exit_code, result.output) == (0, "")


def test_if_empty_leaves_an_empty_database_empty_outside_demonstration_mode(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["demo", "--if-empty"])
    assert (result.exit_code, result.output) == (0, "")
    assert db.session.scalar(db.select(Council)) is None


@pytest.mark.parametrize(
    ("email", "demonstration", "open_to"),
    [
        (ADDRESS, True, True),
        (ADDRESS, False, False),
        ("Clerk@Demonstration.Example", False, False),
        ("clerk@fenshire.example", False, True),
        ("clerk@fenshire.example", True, True),
    ],
)
def test_whose_account_opens(email: str, *, demonstration: bool, open_to: bool) -> None:
    assert opens(email, demonstration=demonstration) is open_to


def test_the_printed_password_opens_nothing_outside_demonstration_mode(app: Flask, client: FlaskClient) -> None:
    account = invite(factories.person("Morgan Tullivane"), ADDRESS, by=TERMINAL)
    choose_password(account, PASSWORD, by=account)
    db.session.commit()
    sent = {"email": ADDRESS, "password": PASSWORD, "save": "1"}
    assert client.post("/sign-in", data=sent).status_code == 200
    assert client.get("/account").status_code == 302
    app.config["DEMONSTRATION"] = True
    assert client.post("/sign-in", data=sent).status_code == 302
    assert client.get("/account").status_code == 200
    app.config["DEMONSTRATION"] = False
    assert client.get("/account").status_code == 302, "nor does a sign-in from before"
