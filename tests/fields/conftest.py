from collections.abc import Iterator

import pytest
from flask import Flask


@pytest.fixture(autouse=True)
def request_context() -> Iterator[Flask]:
    """A request, so that a form can be made: the fields need no more of the application."""
    app = Flask("fields")
    app.config.update(SECRET_KEY="for tests", WTF_CSRF_ENABLED=False)
    with app.test_request_context():
        yield app
