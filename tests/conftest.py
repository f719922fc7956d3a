"""What every test may ask for: the application on a real database, a client that reads every page, and who signs in.

`app` stands on SQLite; a test marked `both_engines` runs again on PostgreSQL. Each test has a database of its own,
copied from one that the migrations made.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from panel import create_app
from panel.accounts.models import Account
from panel.config import settings
from panel.extensions import db
from tests.pages import ReadingClient

pytest_plugins = ["tests.browser", "tests.demonstration", "tests.postgresql", "tests.suites"]

ENGINES = ("sqlite", "postgresql")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test marked `both_engines` on each."""
    if "engine" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_engines")
        metafunc.parametrize("engine", ENGINES if both else ENGINES[:1], scope="function")


def configure(instance: Path, url: str = "") -> dict[str, Any]:
    """Settings for one test."""
    return settings({"PANEL_INSTANCE": str(instance), "DATABASE_URL": url, "SECRET_KEY": "for tests"}) | {
        "TESTING": True,
        "WTF_CSRF_ENABLED": False,
    }


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row."""
    instance = tmp_path_factory.mktemp("empty")
    _make_tables(create_app(configure(instance)))
    return instance / "panel.sqlite"


@pytest.fixture(scope="session")
def empty_postgresql(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a PostgreSQL database with every table and no row, to be cloned."""
    url: str = request.getfixturevalue("postgresql_server").create()
    _make_tables(create_app(configure(tmp_path_factory.mktemp("empty"), url)))
    return url


def _make_tables(app: Flask) -> None:
    with app.app_context():
        db.create_all()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def database_url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test's own ("" is the SQLite file of its folder)."""
    if engine == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "panel.sqlite")
        yield ""
        return
    server = request.getfixturevalue("postgresql_server")
    url = server.create(template=request.getfixturevalue("empty_postgresql"))
    yield url
    server.drop(url)


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates compiled once for the whole run: each test has an application of its own."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


def made(instance: Path, url: str, compiled_templates: FileSystemBytecodeCache) -> Flask:
    application = create_app(configure(instance, url))
    application.test_client_class = ReadingClient
    application.jinja_env.bytecode_cache = compiled_templates
    return application


@pytest.fixture(scope="session")
def standing_app(
    tmp_path_factory: pytest.TempPathFactory, compiled_templates: FileSystemBytecodeCache, empty_sqlite: Path
) -> Flask:
    """The application that all tests on SQLite share: it takes longer to make than most of them take."""
    instance = tmp_path_factory.mktemp("instance")
    shutil.copy(empty_sqlite, instance)
    return made(instance, "", compiled_templates)


@pytest.fixture
def app(request: pytest.FixtureRequest, engine: str) -> Iterator[Flask]:
    """The application on an empty database, with its context open so that operations can be called."""
    ask = request.getfixturevalue
    if engine == "sqlite":
        application, settings_before = ask("standing_app"), dict(ask("standing_app").config)
        _empty(Path(application.config["INSTANCE"]), ask("empty_sqlite"))
    else:
        application = made(ask("tmp_path"), ask("database_url"), ask("compiled_templates"))
        settings_before = dict(application.config)
    with application.app_context():
        yield application
        db.session.remove()
        db.engine.dispose()
    application.config.clear()
    application.config.update(settings_before)


def _empty(instance: Path, database: Path) -> None:
    """Leave nothing in the folder of an application but a database without a row."""
    for one in instance.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    shutil.copy(database, instance)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Someone who has not signed in."""
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask) -> Callable[[Account], FlaskClient]:
    """Give a client that is signed in as the account."""

    def signed_in(account: Account) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = account.get_id()
            session["_fresh"] = True
        return client

    return signed_in
