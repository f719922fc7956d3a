"""The panel of the publishing tests, with its exempt paper, and the letters that are written about it."""

from collections.abc import Callable

import pytest
from flask import Flask

from panel.extensions import db
from panel.mail.models import Letter
from tests.publishing.conftest import clerk, desk, meeting, time

__all__ = ["clerk", "desk", "letters", "meeting", "remind", "time"]


@pytest.fixture
def letters(app: Flask) -> Callable[[], list[Letter]]:
    """What gives the letters in the outbox, in the order of writing."""

    def written() -> list[Letter]:
        db.session.rollback()
        return list(db.session.scalars(db.select(Letter).order_by(Letter.id)))

    return written


@pytest.fixture
def remind(app: Flask) -> Callable[[], str]:
    """What runs `flask mail remind`, and gives what it says."""
    return lambda: app.test_cli_runner().invoke(args=["mail", "remind"], catch_exceptions=False).output
