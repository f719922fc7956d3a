"""The demonstration, told once on SQLite for all the tests that only look at it; and a walk along its links."""

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock, create_app
from panel.accounts.operations import account_of
from panel.extensions import db
from tests.conftest import configure
from tests.pages import ReadingClient

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=clock.LONDON)
"""A Sunday in November."""

LINK = re.compile(r'(?:href|src)="([^"]+)"')
NOT_WALKED = re.compile(r"/static/|/theme\.css|-proof\.pdf|/calendar/(?!202[67])")
"""Not asked for: styles say nothing, proofs are drawn anew each time, and calendars lead on for a thousand years."""


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    """The day on which the story is told and looked at."""
    with clock.at(NOW):
        yield


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
    """The application with the year in it, its context open."""
    app, _ = told
    with app.app_context():
        yield app
        db.session.remove()


@pytest.fixture
def reader(year: Flask) -> Callable[[str], FlaskClient]:
    """Whoever signs in with an address of the demonstration; the public without one."""

    def opened(name: str) -> FlaskClient:
        client = year.test_client()
        account = account_of(f"{name}@demonstration.example")
        if account is not None:
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = account.get_id(), True
        return client

    return opened


def walk(client: FlaskClient) -> dict[str, bytes]:
    """Every page and file that links lead to from the first page, by its address. A link that leads nowhere fails."""
    found: dict[str, bytes] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        response = client.get(address, follow_redirects=True)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        found[address] = response.data
        links = LINK.findall(response.text) if response.mimetype == "text/html" else []
        each = {urldefrag(urljoin(address, unescape(link))).url for link in links if not NOT_WALKED.search(link)}
        waiting += sorted(link for link in each if link.startswith("/") and link not in found and link not in waiting)
    return found
