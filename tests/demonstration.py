"""The demonstration, told once on SQLite for all the tests that only look at it."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock, create_app
from panel.accounts.operations import account_of
from panel.extensions import db
from tests.conftest import configure
from tests.pages import ReadingClient

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=clock.LONDON)
"""A Sunday in November: the day on which it is told and looked at."""


def tell(app: Flask) -> str:
    """Tell the demonstration by its command; what the terminal shows."""
    app.config["DEMONSTRATION"] = True
    with clock.at(NOW):
        result = app.test_cli_runner().invoke(args=["demo"])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="session")
def told(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, str]:
    """The application with the demonstration in it, and what the terminal showed."""
    instance = tmp_path_factory.mktemp("demonstration")
    shutil.copy(empty_sqlite, instance / "panel.sqlite")
    app = create_app(configure(instance))
    app.test_client_class = ReadingClient
    return app, tell(app)


@pytest.fixture
def year(told: tuple[Flask, str]) -> Iterator[Flask]:
    """The application with the year in it, its context open, on the day that it was told."""
    app, _ = told
    with app.app_context(), clock.at(NOW):
        yield app
        db.session.remove()


def client_of(app: Flask, name: str) -> FlaskClient:
    """Whoever signs in with an address of the demonstration; the public without one."""
    client = app.test_client()
    account = account_of(f"{name}@demonstration.example")
    if account is not None:
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = account.get_id(), True
    return client
