"""Drawing asks nothing of the features or the database."""

from collections.abc import Iterator

import pytest
from flask import Flask

from panel import ground
from tests.conftest import configure


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The ground alone."""
    application = ground.begin(configure(tmp_path_factory.mktemp("ground")))
    with application.app_context():
        yield application
