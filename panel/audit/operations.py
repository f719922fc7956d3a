"""Capturing what a flush changed, and saying in a sentence who did it."""

import datetime as dt
import enum
from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from panel import clock
from panel.audit.models import AuditEntry
from panel.extensions import db

PENDING = "audit changes not yet said"
COUNT_ONLY = 500

Sides = tuple[dict[str, Any] | None, dict[str, Any] | None]
"""What a row said before, and what it says after."""


class Actor(Protocol):
    """Whoever acts: an account, or the terminal."""

    @property
    def id(self) -> int | None:
        """The account's number, if there is an account."""

    @property
    def name(self) -> str:
        """Who it is, as the trail says it."""


class Terminal:
    """Commands given at the server's terminal."""

    id = None
    name = "the terminal"


TERMINAL = Terminal()


class Unsaid(RuntimeError):
    """A transaction would keep changes that no audit sentence speaks of."""


def said(sentence: str, *, by: Actor, about: str) -> AuditEntry:
    """Append an entry that carries every change flushed since the last one.

    `sentence` completes "Jane Smith …"; `about` is "meeting/7", "body/2", "person/9" or "account/3".
    """
    db.session.flush()
    pending = db.session.info.pop(PENDING, [])
    changes = [change for change, apart in pending if not apart]
    apart = [change for change, apart in pending if apart]
    if len(pending) > COUNT_ONLY:
        changes = [{"table": "many", "id": None, "before": None, "after": {"rows": len(changes)}}]
        apart = []
    entry = AuditEntry(
        at=clock.now(),
        who=by.name,
        account_id=by.id,
        sentence=sentence,
        about=about,
        changes=changes,
        apart=apart,
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def trail(about: str) -> list[AuditEntry]:
    """The entries about one thing, latest first."""
    return list(db.session.scalars(select(AuditEntry).where(AuditEntry.about == about).order_by(AuditEntry.id.desc())))


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    """Note each audited row that this flush inserts, changes or deletes."""
    pending = session.info.setdefault(PENDING, [])
    for row in session.new:
        _note(pending, row, lambda row, apart: (None, _values(row, apart=apart)))
    for row in session.dirty:
        _note(pending, row, lambda row, apart: _difference(row, apart=apart))
    for row in session.deleted:
        _note(pending, row, lambda row, apart: (_values(row, apart=apart), None))


def _note(pending: list[tuple[dict[str, Any], bool]], row: Any, values: Callable[[Any, bool], Sides]) -> None:
    """Note what a row says otherwise now; what is kept apart in a change of its own."""
    if not _audited(row):
        return
    for apart in (False, True):
        before, after = values(row, apart)
        if before or after or (not apart and (before is None or after is None)):
            pending.append((_change(row, before=before, after=after), apart))


def _before_commit(session: Session) -> None:
    session.flush()
    if session.info.get(PENDING):
        tables = sorted({change["table"] for change, _ in session.info[PENDING]})
        raise Unsaid(f"Changes to {', '.join(tables)} have no audit sentence.")


def _after_rollback(session: Session, _previous: Any = None) -> None:
    session.info.pop(PENDING, None)


def _audited(row: Any) -> bool:
    return bool(getattr(row, "__audited__", True)) and not isinstance(row, AuditEntry)


def _change(row: Any, *, before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    return {"table": row.__tablename__, "id": row.id, "before": before, "after": after}


def _values(row: Any, *, apart: bool) -> dict[str, Any]:
    state = inspect(row)
    return {
        attribute.key: _plain(state.dict.get(attribute.key))
        for attribute in state.mapper.column_attrs
        if _kept(attribute, row, apart=apart) and state.dict.get(attribute.key) not in (None, "", [], {})
    }


def _difference(row: Any, *, apart: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    state = inspect(row)
    old: dict[str, Any] = {}
    new: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if _kept(attribute, row, apart=apart) and history.has_changes():
            old[attribute.key] = _plain(history.deleted[0]) if history.deleted else None
            new[attribute.key] = _plain(history.added[0]) if history.added else None
    return old, new


def _kept(attribute: Any, row: Any, *, apart: bool) -> bool:
    """A secret column says so in its `info`, or its row by `kept_from_trail`; a version counter says nothing.

    What is to be kept `apart` says so in its `info` too.
    """
    info = attribute.columns[0].info
    secret = info.get("secret", False) or attribute.key in getattr(row, "kept_from_trail", ())
    return attribute.key != "version" and not secret and bool(info.get("apart", False)) is apart


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


def init_app() -> None:
    """Listen to every session's flush; the one such listener there is."""
    if event.contains(Session, "after_flush", _after_flush):
        return
    event.listen(Session, "after_flush", _after_flush)
    event.listen(Session, "before_commit", _before_commit)
    event.listen(Session, "after_rollback", _after_rollback)
