"""One request, one transaction: kept only when a POST ends in a redirect; all else is undone.

So a GET cannot change the record, and a form shown again with its errors has changed nothing. Three writes stand
outside and use `transaction()`: the log of views, sign-in attempts, and autosave.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from flask import Flask, Response, g, has_request_context, request
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from panel.extensions import Base, db

Found = TypeVar("Found")

FOUND = "panel.found"
"""Where a request keeps what `once` has found."""

READS = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask) -> None:
    """Settle each request's transaction, and tell the engine what a shared record needs."""
    app.after_request(_settle)
    event.listen(db.session, "loaded_as_persistent", _hold)
    for end in ("after_commit", "after_rollback"):
        event.listen(db.session, end, _let_go)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _prepare_sqlite)
            event.listen(db.engine, "begin", _begin_sqlite)
        else:
            event.listen(db.engine, "connect", _prepare_postgresql)


def _settle(response: Response) -> Response:
    if request.method not in READS and 300 <= response.status_code < 400:
        db.session.commit()
    else:
        db.session.rollback()
    return response


def _hold(session: Session, row: Base) -> None:
    """Keep what was read for as long as the transaction: what is asked for again is there, with all that hangs on it.

    The session itself forgets a row as soon as nobody holds it, and then reads its papers, seats or versions anew.
    """
    session.info.setdefault("held", set()).add(row)


def _let_go(session: Session) -> None:
    session.info.pop("held", None)
    if has_request_context():
        request.environ.pop(FOUND, None)


SETTINGS = ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=20000", "synchronous=NORMAL", "cache_size=-32000")
"""What each connection to SQLite is told. Ten years of a busy panel fit into 32 MB, not into the 2 MB it keeps else."""


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in SETTINGS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    """A record is in memory as a whole, where a page by way of an index costs as much as the next one."""
    connection.execute("SET random_page_cost = 1.1")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    """A transaction that will write takes its lock at once: a deferred one loses updates or meets “locked”."""
    connection.exec_driver_sql("BEGIN" if _only_reads() else "BEGIN IMMEDIATE")


def _only_reads() -> bool:
    if not has_request_context() or g.get("writes", False):
        return False
    return request.method in READS or bool(g.get("only_reads", False))


@contextmanager
def transaction() -> Iterator[None]:
    """A short transaction of its own, kept at its end and undone by an exception. What was open before is undone."""
    db.session.rollback()
    previous = _mark(writes=True)
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _mark(**previous)


@contextmanager
def reading() -> Iterator[None]:
    """Read within a POST without taking the writers' lock, and let go of everything at the end.

    What is long (drawing a PDF) stands after it and holds no transaction.
    """
    db.session.rollback()
    previous = _mark(only_reads=True)
    try:
        yield
    finally:
        db.session.rollback()
        _mark(**previous)


def _mark(**marks: bool) -> dict[str, bool]:
    """Set marks on the request and return what they were; outside a request there is nothing to mark."""
    if not has_request_context():
        return {}
    previous = {name: g.get(name, False) for name in marks}
    for name, value in marks.items():
        setattr(g, name, value)
    return previous


def once(name: Hashable, find: Callable[[], Found]) -> Found:
    """What is found, rows too, looked for once in a transaction of a request that only reads."""
    if not has_request_context() or request.method not in READS or g.get("writes", False):
        return find()
    found: dict[Hashable, Found] = request.environ.setdefault(FOUND, {})
    if name not in found:
        found[name] = find()
    return found[name]
