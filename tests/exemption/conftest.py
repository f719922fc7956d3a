"""Every example of this folder stands on 20 November 2026; `scene` is a panel with one exempt paper."""

from collections.abc import Iterator

import pytest
from flask import Flask

from panel import clock
from tests.exemption.scene import NOW, Scene, exempt_paper


@pytest.fixture(autouse=True)
def time() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def scene(app: Flask) -> Scene:
    return exempt_paper()
