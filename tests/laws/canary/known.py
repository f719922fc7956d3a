"""What a page was made of: while that is the same, so is the page, and it is not made again.

An answer depends on who asks, at which address, and on what the database says to each question that is put to it in
answering; and on which day it is, if that is asked. Those questions are put again, which is quick; where all are
answered as they were, the page would be as it was. An answer that writes something is always asked for, unless all it
writes is that someone saw or took a thing (D6), which nothing tells of but the log of it. Roles and seats have no end
here, so that who may enter is the same on every day.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from panel import clock

DAY = "Which day is it?"
ASKS = ("SELECT", "WITH", DAY)
NOTHING_ELSE_WRITTEN = (*ASKS, "BEGIN", "PRAGMA", "INSERT INTO look ", "INSERT INTO download ")
STATEMENTS = 5000
"""How many questions the database keeps ready: all that are ever asked of it."""

TIME = clock.now

BEGINNING = 0
"""In the place of an answer, before the first question."""


@dataclass(slots=True)
class Question:
    """A query, and for each answer to it that was met what came next: another question, or what was seen in the end."""

    sql: str
    values: Sequence[Any]
    then: "Then" = field(default_factory=dict)


Then = dict[int, Question | frozenset[str]]
Answers = dict[Hashable, Then]
"""By who asks what: the first question, and all that may follow."""


class Known:
    """The answers that are known, all from one SQLite file."""

    def __init__(self, engine: Engine, file: Path, first: Answers | None = None) -> None:
        """Listen to what is asked of the engine, whose database is the file. `first` is what is known already."""
        self._file = file
        self._first: Answers = {} if first is None else first
        self._noted: list[tuple[str, Sequence[Any], int]] | None = None
        self._database: sqlite3.Connection | None = None
        event.listen(engine, "after_cursor_execute", self._note)

    def now(self) -> dt.datetime:
        """The time, of which it is noted that it was asked for."""
        if self._noted is not None:
            self._noted.append((DAY, (), _said(None, DAY, ())))
        return TIME()

    @contextmanager
    def open(self) -> Iterator[None]:
        """Look things up from here on: nothing is held of the file before and after."""
        self._database = sqlite3.connect(self._file, cached_statements=STATEMENTS)
        try:
            yield
        finally:
            self._database.close()
            self._database = None

    def seen(self, key: Hashable, look: Callable[[], frozenset[str]]) -> frozenset[str]:
        """What is seen there: as it is known, or by looking."""
        known = self._look_up(key)
        if known is not None:
            return known
        noted: list[tuple[str, Sequence[Any], int]] = []
        self._noted = noted
        try:
            found = look()
        finally:
            self._noted = None
        self._keep(key, noted, found)
        return found

    def forgotten(self) -> "Known":
        """The same, knowing nothing yet: for when the application answers otherwise."""
        self._first.clear()
        return self

    def _look_up(self, key: Hashable) -> frozenset[str] | None:
        at = self._first.get(key, {}).get(BEGINNING)
        while isinstance(at, Question):
            at = at.then.get(_said(self._database, at.sql, at.values))
        return at

    def _keep(self, key: Hashable, noted: list[tuple[str, Sequence[Any], int]], found: frozenset[str]) -> None:
        """Add a way from question to question. One on which something was written, or that parts from a known one
        without being answered otherwise, is not kept.
        """
        if not all(sql.startswith(NOTHING_ELSE_WRITTEN) for sql, _, _ in noted):
            return
        then, said = self._first.setdefault(key, {}), BEGINNING
        for sql, values, answer in [one for one in noted if one[0].startswith(ASKS)]:
            following = then.setdefault(said, Question(sql, values))
            if not isinstance(following, Question) or (following.sql, following.values) != (sql, values):
                return
            then, said = following.then, answer
        then.setdefault(said, found)

    def _note(self, connection: Connection, _cursor: Any, sql: str, values: Any, _context: Any, _many: bool) -> None:
        if self._noted is not None:
            asks = sql.startswith(ASKS)
            answer = _said(connection.connection.driver_connection, sql, values) if asks else 0
            self._noted.append((sql, values, answer))


def made_once(make: Callable[..., bytes]) -> Callable[..., bytes]:
    """The function, which is not asked again for a file that is made of the same: one edition has many readers."""
    made: dict[str, bytes] = {}

    def again(*args: Any, **named: Any) -> bytes:
        of = repr([one for one in (*args, *named.items()) if not callable(one)])
        if of not in made:
            made[of] = make(*args, **named)
        return made[of]

    return again


def _said(database: Any, sql: str, values: Sequence[Any]) -> int:
    """What the database answers, as one number; or the day."""
    if sql == DAY:
        return TIME().toordinal()
    return hash(tuple(database.execute(sql, values).fetchall()))
