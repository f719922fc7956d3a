"""The records that pages are measured with: a year of a busy panel and ten, on each engine."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from panel import clock, create_app
from panel.config import settings
from panel.demo.busy.making import make
from panel.extensions import db
from panel.transaction import transaction
from tests.bench.measuring import Site
from tests.bench.pages import places_in
from tests.postgresql import serving

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=clock.LONDON)
RECORDS = {"with one year": 1, "with ten": 10}
ENGINES = ("sqlite", "postgresql")
KEPT_UP = {"sqlite": "ANALYZE", "postgresql": "VACUUM ANALYZE"}
"""What the engine does by itself for a record that grew over years, and not for one that was made at once."""


@contextmanager
def sites_on(engine: str) -> Iterator[list[Site]]:
    """Both records on one engine, gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(serving()) if engine == "postgresql" else None
        sites = [
            site_of(name, folder / str(years), server.create() if server else "", years)
            for name, years in RECORDS.items()
        ]
        yield sites
        for site in sites:
            site.engine.dispose()


def site_of(name: str, folder: Path, url: str, years: int) -> Site:
    """An application of its own with so many years in it."""
    told = {"PANEL_INSTANCE": str(folder), "DATABASE_URL": url, "PANEL_DEMONSTRATION": "1", "SECRET_KEY": "measuring"}
    app = create_app(settings(told))
    with app.app_context():
        db.create_all()
        with transaction():
            make(years, NOW.date())
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(db.text(KEPT_UP[db.engine.dialect.name]))
    return Site(name, app, places_in(app))
