"""The `--long` option, and how many seconds each suite took. A suite is a folder under tests/.

`./run test` hands over the seconds of the checks that ran before, so that one table shows all.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

# A run is green or not by what it finds, so the same cases are tried each time and a slow machine is no fault.
settings.register_profile("daily", derandomize=True, deadline=None)
# A long run looks further each time.
settings.register_profile("long", max_examples=1000, deadline=None)

WHOLE = frozenset({"journeys", "laws", "look", "packaging"})
"""Suites that prove something of the product as a whole."""

_seconds: Counter[str] = Counter()
_counts: Counter[str] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long` also runs the tests marked `long`; `--write-matrix` writes who may go where anew, to be reviewed."""
    parser.addoption("--long", action="store_true", help="also run the long property, fault and scale tests")
    parser.addoption("--write-matrix", action="store_true", help="write tests/laws/access_matrix.txt anew")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how far properties are searched."""
    settings.load_profile("long" if config.getoption("--long") else "daily")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `long` unless they were asked for, or else those marked `daily`.

    The longest come first.
    """
    for item in items:
        if _is_unmeasured(item):
            item.add_marker("no_cover")
    not_now = "daily" if config.getoption("--long") else "long"
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker(not_now)])
    items[:] = _heavy_first([item for item in items if not item.get_closest_marker(not_now)])


def _heavy_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests so that of two workers, who begin with a half each, both take the longest first and end together."""
    heavy = [item for item in items if item.get_closest_marker("heavy") or item.get_closest_marker("long")]
    others = [item for item in items if item not in set(heavy)]
    half = (len(items) + 1) // 2 - len(heavy[::2])
    return [*heavy[::2], *others[:half], *heavy[1::2], *others[half:]]


def _is_unmeasured(item: pytest.Item) -> bool:
    """Whether no coverage is ever taken: where a test proves the whole product, drives a browser, or runs again on
    another engine. The lines that it passes through are those that other tests answer for.
    """
    engine = item.callspec.params.get("engine") if hasattr(item, "callspec") else ""
    fixtures = getattr(item, "fixturenames", ())
    return _suite(item.nodeid) in WHOLE or "browser" in fixtures or engine == "postgresql"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add a test's set-up, call and clearing away to its suite."""
    suite = _suite(report.nodeid)
    _seconds[suite] += report.duration
    _counts[suite] += report.when == "call"


@pytest.hookimpl(trylast=True)  # after the table of coverage
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table of seconds."""
    terminalreporter.section("seconds of each suite")
    for line in os.environ.get("CHECKS", "").splitlines():
        terminalreporter.write_line(line)
    for suite, seconds in sorted(_seconds.items()):
        terminalreporter.write_line(f"{suite:<20}{seconds:>8.1f} s  {_counts[suite]} tests")


def _suite(nodeid: str) -> str:
    """“tests/meetings/test_rules.py::…” is of the suite “meetings”."""
    parts = Path(nodeid.partition("::")[0]).parts
    return parts[1] if len(parts) > 2 else "tests"
