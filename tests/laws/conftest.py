"""The laws look at the application from outside, and some take it apart: each has one of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from panel.extensions import db
from tests.conftest import made


@pytest.fixture
def app(database_url: str, tmp_path: Path, compiled_templates: FileSystemBytecodeCache) -> Iterator[Flask]:
    """The application, with its context open so that operations can be called."""
    application = made(tmp_path, database_url, compiled_templates)
    with application.app_context():
        yield application
        db.session.remove()
        db.engine.dispose()
