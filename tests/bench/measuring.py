"""Measuring pages: how many queries each asks, and how long its whole request takes, in rounds that interleave."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from panel.accounts.operations import account_of
from panel.extensions import db
from tests.bench.bare import bare_app
from tests.bench.pages import Page

ROUNDS = 15


@dataclass(frozen=True)
class Times:
    """The times of one request, in milliseconds. The least is what it costs; the rest is what else the machine did."""

    all: tuple[float, ...]

    @property
    def least(self) -> float:
        """The shortest, which other work on the machine touched least."""
        return min(self.all)

    @property
    def median(self) -> float:
        """The middle one, as someone would meet it."""
        return statistics.median(self.all)


@dataclass(frozen=True)
class Base:
    """How long base.html takes a bare application: its first answer after it was made, and any later one."""

    first: Times
    later: Times


@dataclass(frozen=True)
class Measured:
    """A page with a short record and with a long one: queries and times by the name of the record."""

    engine: str
    page: Page
    queries: Mapping[str, int]
    times: Mapping[str, Times]


@dataclass
class Site:
    """An application with a record in it, what the names in addresses stand for there, and its readers."""

    name: str
    app: Flask
    places: Mapping[str, int] = field(default_factory=dict)
    clients: dict[str, FlaskClient] = field(default_factory=dict)

    @property
    def engine(self) -> Engine:
        """Its database."""
        with self.app.app_context():
            return db.engine

    def open(self, page: Page) -> None:
        """Ask for a page as its reader. Raises RuntimeError where it is not a page to be read."""
        client = self.clients.get(page.reader) or self._sign_in(page.reader)
        address = page.address.format_map(self.places)
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code} to {page.reader}.")

    def _sign_in(self, reader: str) -> FlaskClient:
        """Whoever signs in with an address of the demonstration; the public without one."""
        client = self.clients[reader] = self.app.test_client()
        with self.app.app_context():
            account = account_of(f"{reader}@demonstration.example")
            identity = account.get_id() if account else None
        if identity is not None:
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = identity, True
        return client


def measure(sites: Sequence[Site], pages: Iterable[Page], rounds: int = ROUNDS) -> list[Measured]:
    """Each page on each site. All sites take turns within each round, so that what slows the machine slows them all."""
    return [_measure(sites, page, rounds) for page in pages]


def _measure(sites: Sequence[Site], page: Page, rounds: int) -> Measured:
    queries = {}
    for site in sites:
        site.open(page)  # templates are compiled, statements prepared
        queries[site.name] = asked(site.engine, lambda site=site: site.open(page))
    found: dict[str, list[float]] = {site.name: [] for site in sites}
    for number in range(rounds):
        for site in sites if number % 2 else reversed(sites):
            found[site.name].append(timed(lambda site=site: site.open(page)))
    times = {name: Times(tuple(each)) for name, each in found.items()}
    return Measured(sites[0].engine.dialect.name, page, queries, times)


def measure_base(rounds: int = ROUNDS) -> Base:
    """base.html, each round by an application made for it."""
    first, later = [], []
    for _ in range(rounds):
        app = bare_app()
        client = app.test_client()
        first.append(timed(lambda client=client: client.get("/")))
        later.append(timed(lambda client=client: client.get("/")))
    return Base(Times(tuple(first)), Times(tuple(later)))


def timed(work: Callable[[], object]) -> float:
    """How many milliseconds it takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def asked(engine: Engine, work: Callable[[], object]) -> int:
    """How many questions it puts to the database. BEGIN, which only SQLite's driver says itself, is none."""
    statements = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.partition(" ")[0] != "BEGIN":
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(statements)
