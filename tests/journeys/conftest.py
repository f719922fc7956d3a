"""The product served as it is in use: real forms with their protection, real sign-in, a browser for each person."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from panel import create_app
from panel.extensions import db
from tests.conftest import configure
from tests.journeys.panel import Panel, set_up
from tests.journeys.site import Site, serving
from tests.journeys.visitor import Visitor

Comes = Callable[..., Visitor]


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Site]:
    """The application on a database of its own, served to browsers. Its clock stands where the story says."""
    app = create_app(configure(tmp_path, database_url) | {"TESTING": False, "WTF_CSRF_ENABLED": True})
    with serving(app) as site:
        yield site
        assert site.faults == []
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def panel(site: Site) -> Panel:
    """The Corporate Parenting Panel as it stands before the story begins."""
    return set_up(site)


@pytest.fixture
def comes(browser: Browser, site: Site, panel: Panel) -> Iterator[Comes]:
    """Bring someone to a browser of their own: a name of the panel's people, who then signs in, or the public."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def come(name: str = "", *, width: int = 1280, script: bool = True) -> Visitor:
        context = browser.new_context(
            base_url=site.address, viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.set_default_navigation_timeout(60_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        visitor = Visitor(page, script=script)
        if name:
            visitor.opens("/sign-in")
            visitor.signs_in(panel.address_of(name), panel.password)
        return visitor

    yield come
    for context in contexts:
        context.close()
    assert complaints == []
