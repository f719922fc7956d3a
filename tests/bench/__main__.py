"""./run bench pages [--json FILE]: measure every page of docs/pages.md, and fail where one is over a bound."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from panel import clock
from tests.bench.bounds import GROWTH, QUERIES, TIMES_BASE, faults, too_slow
from tests.bench.measuring import ROUNDS, Base, Measured, Site, Times, measure, measure_base
from tests.bench.pages import PAGES
from tests.bench.sites import ENGINES, NOW, sites_on

AGAIN = 3
"""How many times the rounds a page is given before it is called slow."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, tell, write what was asked for; 1 where a page is over a bound."""
    asked = _arguments().parse_args(arguments)
    base, found = measure_base(), []
    _tell(_about(base))
    for engine in ENGINES:
        with clock.at(NOW), sites_on(engine) as sites:
            each = [_again(one, sites, base) for one in measure(sites, PAGES)]
        _tell(_table(engine, each, base))
        found += each
    over = faults(found, base)
    if asked.json:
        asked.json.write_text(json.dumps(_plain(base, found, over), indent=2) + "\n", encoding="utf-8")
    _tell("\n".join(["", "Over a bound:", *over]) if over else "\nEvery page is within its bounds.")
    return 1 if over else 0


def _tell(words: str) -> None:
    """Onto the terminal, as soon as it is known."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("what", choices=["pages"])
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every number there")
    return parser


def _again(one: Measured, sites: Sequence[Site], base: Base) -> Measured:
    """A page that seems slow is measured once more, for longer: a neighbour's work is not the page's."""
    return measure(sites, [one.page], ROUNDS * AGAIN)[0] if too_slow(one, base) else one


def _about(base: Base) -> str:
    first, later = base.first, base.later
    return (
        f"base.html by a fresh Flask application without a database: {first.least:.1f} ms for its first answer "
        f"(median {first.median:.1f}), {later.least:.2f} ms for a later one (median {later.median:.2f}).\n"
        f"Bounds: {QUERIES} queries; with ten years {GROWTH} times one year; {TIMES_BASE} times the first answer, "
        f"{TIMES_BASE * first.least:.0f} ms. Milliseconds are the least of {ROUNDS} interleaved rounds."
    )


def _table(engine: str, each: Iterable[Measured], base: Base) -> str:
    head = f"\n{engine:46}queries       one year ms  ten years ms   ten/one  of a later base.html"
    return "\n".join([head, *(_row(one, base) for one in each)])


def _row(one: Measured, base: Base) -> str:
    short, long = one.times.values()
    queries = " → ".join(str(count) for count in one.queries.values())
    ratio, of_later = long.least / short.least, long.least / base.later.least
    name = f"{one.page.name}, {one.page.reader}"
    return f"{name:46}{queries:12}{short.least:13.1f}{long.least:14.1f}{ratio:10.2f}{of_later:12.1f}"


def _plain(base: Base, found: Iterable[Measured], over: list[str]) -> dict[str, Any]:
    return {
        "bounds": {"queries": QUERIES, "growth": GROWTH, "times_base": TIMES_BASE},
        "base": {"first": _times(base.first), "later": _times(base.later)},
        "pages": [
            {
                "engine": one.engine,
                **asdict(one.page),
                "queries": one.queries,
                "milliseconds": {name: _times(times) for name, times in one.times.items()},
            }
            for one in found
        ],
        "over": over,
    }


def _times(times: Times) -> dict[str, Any]:
    return {"least": times.least, "median": times.median, "rounds": list(times.all)}


if __name__ == "__main__":
    sys.exit(main())
