"""Each thing that keeps words from a reader is needed: with it taken away, somebody finds what they may not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from panel import clock
from panel.extensions import db
from tests.conftest import made
from tests.laws.canary.checks import leaks
from tests.laws.canary.entitled import CARER, COUNCILLOR, ELSEWHERE, PUBLIC
from tests.laws.canary.filters import FILTERS, Filter
from tests.laws.canary.known import Known
from tests.laws.canary.machine import STEPS
from tests.laws.canary.surfaces import addresses, read
from tests.laws.canary.world import World, begun

STORY = (
    # a meeting with an open and a closed line: two open reports, a confidential appendix, a closed one, an open file
    *("plan 0", "add_standard 0", "add_line 0", "add_closed_line 0"),
    *("add_report 0", "add_report 1", "add_file 0", "add_appendix 0", "add_report 0"),
    *("write_report 0", "write_report 0", "write_report 0", "write_report 0", "mark_confidential 3"),
    *("make_ready 0", "make_ready 0", "make_ready 0", "make_ready 0", "confirm_title 0", "publish_pack 0"),
    # one of them is kept from a member, one that went out open is marked, and another is taken down
    *("keep_from 0", "mark_exempt 2", "take_down_paper 4"),
    *("hold 0", "record_apologies 0", "declare_sensitive 0", "exclude_public 0"),
    *("begin_minutes 0", "write_minute 0", "write_minute 0", "close_parts 0", "set_minute_aside 0"),
    "publish_minutes 0",
    # a meeting whose report is still being written and whose minutes are not published,
    # one with an agenda in draft, and one that nobody outside knows of
    *("plan 0", "add_standard 0", "add_line 1", "add_report 0", "write_report 0", "call 0"),
    *("hold 0", "begin_minutes 0", "write_minute 0"),
    *("plan 0", "add_standard 0", "add_line 2", "call 0", "plan 0", "add_standard 0"),
)
"""Each step with which of the things it can be done to it is done to."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[World]:
    """The story, told once."""
    ask = request.getfixturevalue
    instance = tmp_path_factory.mktemp("story")
    (instance / "panel.sqlite").write_bytes(ask("empty_sqlite").read_bytes())
    app = made(instance, "", ask("compiled_templates"))
    app.test_client_class = FlaskClient
    with app.app_context():
        world = begun(app, Known(db.engine, instance / "panel.sqlite"))
        for step, place in (line.split() for line in STORY):
            assert STEPS[step].take(world, lambda among, place=int(place): among[place] if among else None), step
        yield world
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def found(told: World) -> Iterator[Iterator[str]]:
    """What is found, one reader after another, one address after another."""
    world = replace(told, known=told.known.forgotten(), shut=set(), clients={})
    with clock.at(world.now), world.known.open():
        yield (
            leak
            for reader in READERS
            for path, words in read(world, reader, addresses(world))
            for leak in leaks(world, {word: {reader: {path}} for word in words})
        )


READERS = (PUBLIC, CARER, COUNCILLOR, ELSEWHERE)
"""Those from whom most is kept; what everyone reads is looked at by test_withheld.py."""


def test_with_every_filter_in_place_nothing_is_found(found: Iterator[str]) -> None:
    assert list(found) == []


@pytest.mark.parametrize("removed", FILTERS, ids=lambda one: one.place)
def test_without_one_something_is_found(removed: Filter, found: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> None:
    removed.remove(monkeypatch)
    if removed.fails:
        with pytest.raises(removed.fails):
            list(found)
    else:
        assert next(found, None), removed.place
