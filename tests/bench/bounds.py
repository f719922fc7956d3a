"""The bounds that pages are held to, and what is over them."""

from collections.abc import Iterable

from tests.bench.measuring import Base, Measured

QUERIES = 15
"""The most questions that one page asks of the database."""

GROWTH = 1.5
"""How many times the time with the short record the long record may take."""

TIMES_BASE = 4
"""How many times base.html, as a fresh application first answers with it, a whole request may take."""


def faults(measured: Iterable[Measured], base: Base) -> list[str]:
    """What is over a bound, each thing in a sentence."""
    return [words for one in measured for words in (*too_many(one), *too_slow(one, base))]


def too_many(one: Measured) -> list[str]:
    """Queries over the bound: counted, so no second look changes them."""
    over = [f"{count} queries {name}" for name, count in one.queries.items() if count > QUERIES]
    return [f"{_named(one)}: {', '.join(over)}; {QUERIES} are allowed."] if over else []


def too_slow(one: Measured, base: Base) -> list[str]:
    """Times over a bound. The least of the rounds is compared: it is the page's own, without what else was running."""
    (short, least), (long, most) = ((name, times.least) for name, times in one.times.items())
    found = []
    if most > GROWTH * least:
        found.append(f"{_named(one)}: {most:.1f} ms {long}, {most / least:.2f} times the {least:.1f} ms {short}.")
    if max(least, most) > TIMES_BASE * base.first.least:
        over = max(least, most) / base.first.least
        found.append(f"{_named(one)}: {max(least, most):.1f} ms, {over:.1f} times base.html of a fresh application.")
    return found


def _named(one: Measured) -> str:
    return f"{one.engine}: {one.page.name}, {one.page.reader}"
