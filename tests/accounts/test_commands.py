"""`flask invite`: the first account, and a way back in."""

import datetime as dt

from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.operations import account_of
from panel.extensions import db
from tests import factories as make


def invite(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["invite", *words])
    db.session.expire_all()
    return result.exit_code, result.output


def path_of(address: str) -> str:
    return "/" + address.strip().split("/", 3)[3]


def test_the_first_account_is_made_at_the_terminal(app: Flask, client: FlaskClient) -> None:
    code, said = invite(app, "a.gill@fenshire.gov.uk", "A Gill", "--role", "administrator")
    assert code == 0
    assert said.startswith("http://127.0.0.1:5000/invitation/")
    account = account_of("a.gill@fenshire.gov.uk")
    assert [(grant.role, grant.body) for grant in account.grants] == [(Role.ADMINISTRATOR, None)]
    client.post(path_of(said), data={"password": "correct horse battery"})
    assert client.get("/council").status_code == 200


def test_an_account_that_exists_is_given_the_role_and_a_new_link(app: Flask, client: FlaskClient) -> None:
    panel = make.body(code="CPP")
    invite(app, "a.gill@fenshire.gov.uk", "A Gill")
    _, said = invite(app, "A.Gill@fenshire.gov.uk", "A Gill", "--role", "clerk", "--body", "CPP")
    account = account_of("a.gill@fenshire.gov.uk")
    assert [(grant.role, grant.body) for grant in account.grants] == [(Role.CLERK, panel)]
    client.post(path_of(said), data={"password": "correct horse battery"})

    _, said = invite(app, "a.gill@fenshire.gov.uk", "A Gill", "--role", "clerk", "--body", "CPP")
    assert "/new-password/" in said, "who has signed in before gets a link to choose a new password"
    db.session.expire_all()
    assert len(account.grants) == 1


def test_a_person_of_the_record_keeps_their_place(app: Flask) -> None:
    person = make.person("C Hegley")
    invite(app, "hegley@example.org", "C Hegley")
    assert account_of("hegley@example.org").person is person


def test_a_link_begins_with_the_sites_address(app: Flask) -> None:
    app.config["BASE_URL"] = "https://papers.fenshire.gov.uk"
    with clock.at(dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)):
        assert invite(app, "x@example.org", "X")[1].startswith("https://papers.fenshire.gov.uk/invitation/")


def test_an_unknown_panel_or_role_is_refused_and_nothing_is_kept(app: Flask) -> None:
    code, said = invite(app, "x@example.org", "X", "--role", "clerk", "--body", "NONE")
    assert code == 2
    assert "No panel has the code NONE." in said
    code, said = invite(app, "x@example.org", "X", "--role", "king")
    assert code == 2
    assert account_of("x@example.org") is None
