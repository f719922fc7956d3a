"""The index follows the record by itself: what a transaction changes is indexed anew before it is kept."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from panel.extensions import Base
from panel.people.models import Person
from panel.search.operations import Root, index
from panel.search.sources import tellers

TOUCHED = "rows to be indexed anew"


def init_app() -> None:
    """Listen to every session's flush; once."""
    if event.contains(Session, "after_flush", _after_flush):
        return
    event.listen(Session, "after_flush", _after_flush)
    event.listen(Session, "before_commit", _before_commit)
    event.listen(Session, "after_rollback", _after_rollback)


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    """Note what each changed row hangs on, and hung on before; and people, by whose names others are printed."""
    touched: set[Root] = session.info.setdefault(TOUCHED, set())
    for row in (*session.new, *session.dirty, *session.deleted):
        if _is_root(type(row)) or (isinstance(row, Person) and row in session.dirty):
            touched.add((type(row), row.id))
        else:
            touched.update(_above(row))


def _before_commit(session: Session) -> None:
    session.flush()
    touched = session.info.pop(TOUCHED, set())
    index(session, {root for one in touched for root in _roots(session, one, set())})


def _after_rollback(session: Session) -> None:
    session.info.pop(TOUCHED, None)


def _roots(session: Session, one: Root, seen: set[Root]) -> Iterator[Root]:
    """The things indexed as one that a row is a part of."""
    if one in seen:
        return
    seen.add(one)
    kind, number = one
    if _is_root(kind):
        yield one
        return
    if kind is Person:
        for below in _printed_as(session, number):
            yield from _roots(session, below, seen)
        return
    row: Any = session.get(kind, number)
    if row is None:
        return
    for above in _above(row):
        yield from _roots(session, above, seen)


def _above(row: Base) -> Iterator[Root]:
    """What a row refers to, now and before, as far as that leads to a thing that is indexed."""
    state: Any = inspect(row)
    for name, kind in _leading(type(row)):
        history = state.attrs[name].history
        values = {*(history.added or ()), *(history.unchanged or ()), *(history.deleted or ()), state.dict.get(name)}
        yield from ((kind, value) for value in values if value is not None)


def _printed_as(session: Session, person_id: int) -> Iterator[Root]:
    """The rows that name a person by what they are called now."""
    kinds: list[type[Base]] = [mapper.class_ for mapper in Base.registry.mappers]
    for kind in [one for one in kinds if _leads(one, frozenset())]:
        for name in [name for name, target in _references(kind) if target is Person]:
            named = select(kind.__table__.c.id).where(getattr(kind, name) == person_id)
            yield from ((kind, number) for number in session.scalars(named))


def _is_root(kind: type[Base]) -> bool:
    return kind in tellers


@cache
def _leading(kind: type[Base]) -> tuple[tuple[str, type[Base]], ...]:
    """The columns of a table that refer to others from which a thing that is indexed is reached."""
    return tuple((name, target) for name, target in _references(kind) if _leads(target, frozenset()))


def _leads(kind: type[Base], seen: frozenset[type[Base]]) -> bool:
    if _is_root(kind):
        return True
    return kind not in seen and any(_leads(target, seen | {kind}) for _, target in _references(kind))


@cache
def _references(kind: type[Base]) -> tuple[tuple[str, type[Base]], ...]:
    """Each column that is a foreign key, with the class of what it refers to."""
    kinds: dict[str, type[Base]] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    columns: Any = inspect(kind).column_attrs
    return tuple((one.key, kinds[key.column.table.name]) for one in columns for key in one.columns[0].foreign_keys)
