"""The demonstration as the tests of it look at it; and a walk along its links."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from tests.demonstration import NOW, client_of

LINK = re.compile(r'(?:href|src)="([^"]+)"')
NOT_WALKED = re.compile(r"/static/|/theme\.css|-proof\.pdf|/calendar/(?!202[67])")
"""Not asked for: styles say nothing, proofs are drawn anew each time, and calendars lead on for a thousand years."""


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    """The day on which the story is told and looked at."""
    with clock.at(NOW):
        yield


@pytest.fixture
def reader(year: Flask) -> Callable[[str], FlaskClient]:
    """Whoever signs in with an address of the demonstration; the public without one."""
    return partial(client_of, year)


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
