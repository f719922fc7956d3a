"""The gate of `./run bench pages` lets a page through that is within its bounds, and stops one that is over."""

from pathlib import Path

import pytest
from flask import Flask

from panel import create_app
from panel.extensions import db
from tests.bench.bounds import QUERIES, faults
from tests.bench.measuring import Base, Measured, Site, Times, measure
from tests.bench.pages import PAGES, Page
from tests.conftest import configure

ABOUT = Page("Accessibility statement", "public", "/accessibility")
BASE = Base(first=Times((30.0, 31.0)), later=Times((0.5, 0.6)))
DOCS = Path(__file__).parents[2] / "docs/pages.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site without a record."""
    app = create_app(configure(tmp_path))
    with app.app_context():
        db.create_all()
    return Site("with one year", app)


def ask_more(app: Flask, queries: int) -> None:
    """Plant so many queries more in a page."""
    view = app.view_functions["desk.accessibility"]

    def slower() -> object:
        for _ in range(queries):
            db.session.execute(db.text("SELECT 1"))
        return view()

    app.view_functions["desk.accessibility"] = slower


@pytest.mark.parametrize(("over", "stopped"), [(0, False), (1, True)])
def test_a_page_with_one_query_too_many_is_stopped(site: Site, over: int, stopped: bool) -> None:
    usual = measure([site], [ABOUT], rounds=1)[0].queries[site.name]
    ask_more(site.app, QUERIES - usual + over)
    measured = measure([site, Site("with ten", site.app)], [ABOUT], rounds=1)
    assert measured[0].queries[site.name] == QUERIES + over
    assert any("queries" in words for words in faults(measured, BASE)) is stopped
    with site.app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("queries", "one_year", "ten_years", "words"),
    [
        (15, 10.0, 15.0, []),
        (16, 10.0, 15.0, ["16 queries with one year, 16 queries with ten; 15 are allowed."]),
        (15, 10.0, 15.1, ["15.1 ms with ten, 1.51 times the 10.0 ms with one year."]),
        (15, 121.0, 121.0, ["121.0 ms, 4.0 times base.html of a fresh application."]),
        (15, 120.0, 120.0, []),
    ],
)
def test_each_bound_is_held(queries: int, one_year: float, ten_years: float, words: list[str]) -> None:
    names = ("with one year", "with ten")
    times = dict(zip(names, (Times((one_year, 500.0)), Times((ten_years, 500.0))), strict=True))
    measured = Measured("sqlite", ABOUT, dict.fromkeys(names, queries), times)
    assert faults([measured], BASE) == [f"sqlite: Accessibility statement, public: {one}" for one in words]


def test_the_pages_measured_are_those_that_are_named() -> None:
    rows = [line.strip("| ").split(" | ") for line in DOCS.read_text(encoding="utf-8").splitlines() if "`/" in line]
    named = {(name, reader, address.strip("`")) for name, address, readers in rows for reader in readers.split(", ")}
    assert named == {(page.name, page.reader, page.address) for page in PAGES}
