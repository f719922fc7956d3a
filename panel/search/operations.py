"""Keeping the index: a thing's passages are told anew, and those that changed are written."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from panel.extensions import Base
from panel.search.models import SearchDoor, SearchPassage
from panel.search.rules.doors import Way
from panel.search.rules.words import composed, stems, strung
from panel.search.sources import Source, tellers

LOCK = 5_417_031
"""The number of the lock under which the index is written on PostgreSQL; SQLite has one writer anyway."""

Root = tuple[type[Base], int]


def index(session: Session, roots: Iterable[Root]) -> None:
    """Tell these things anew, as they stand in this transaction, and write what of their passages changed.

    Whoever else writes the index waits, and then reads what was kept meanwhile: so the last to write knows all.
    """
    wanted = sorted(set(roots), key=lambda root: (root[0].__name__, root[1]))
    if not wanted:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
    session.expire_all()
    for root, number in wanted:
        _write(session, f"{root.__tablename__}/{number}", [one for tell in tellers[root] for one in tell(number)])


def rebuild(session: Session) -> int:
    """Write the whole index anew, and return how many passages it holds."""
    session.execute(sa.delete(SearchPassage))
    session.execute(sa.delete(SearchDoor))
    for root in tellers:
        numbers = session.scalars(sa.select(root.id)).all()  # type: ignore[attr-defined]  # every row has a number
        index(session, [(root, number) for number in numbers])
    return session.scalar(sa.select(sa.func.count()).select_from(SearchPassage)) or 0


def _write(session: Session, root: str, sources: list[Source]) -> None:
    told = {_digest(source, position): (source, position) for position, source in enumerate(sources)}
    query = sa.select(SearchPassage.digest, SearchPassage.id, SearchPassage.door_id).where(SearchPassage.root == root)
    known = {digest: (id, door) for digest, id, door in session.execute(query)}
    gone = [known[digest] for digest in known.keys() - told.keys()]
    new = [(digest, *told[digest]) for digest in told if digest not in known]
    if gone:
        session.execute(sa.delete(SearchPassage).where(SearchPassage.id.in_([id for id, _ in gone])))
    if new:
        doors = _doors(session, {_key(source.way): source.way for _, source, _ in new})
        rows = [_row(root, digest, source, position, doors) for digest, source, position in new]
        session.execute(sa.insert(SearchPassage), rows)
    if gone:
        _take_away(session, {door for _, door in gone})


def _take_away(session: Session, doors: set[int]) -> None:
    """Doors that nothing stands behind any more."""
    used = sa.select(SearchPassage.door_id).where(SearchPassage.door_id == SearchDoor.id)
    session.execute(sa.delete(SearchDoor).where(SearchDoor.id.in_(doors), ~used.exists()))


def _row(root: str, digest: str, source: Source, position: int, doors: Mapping[str, int]) -> dict[str, Any]:
    title, place, text = (composed(words) for words in (source.title, source.place, source.text))
    head, door = stems(title), doors[_key(source.way)]
    body = [*stems(place), *stems(text)]
    return {
        "root": root,
        "position": position,
        "digest": digest,
        "door_id": door,
        "kind": source.kind,
        "about": source.about,
        "body_id": source.way.body_id,
        "date": source.date,
        "year": source.date.year if source.date else source.year,
        "title": title,
        "within": source.within,
        "place": place,
        "state": source.state,
        "endpoint": source.endpoint,
        "values": dict(source.values),
        "text": text,
        "head": strung(head),
        "stems": strung(body),
        "words": " ".join(behind(door, word) for word in sorted({*head, *body})),
    }


def behind(door: int, word: str) -> str:
    """A word as it is kept behind a door."""
    return f"d{door}x{word}"


def _doors(session: Session, wanted: Mapping[str, Way]) -> dict[str, int]:
    """The number of each door, by its digest; those that are not there yet are made."""
    query = sa.select(SearchDoor.digest, SearchDoor.id).where(SearchDoor.digest.in_(wanted))
    known = {digest for digest, _ in session.execute(query)}
    made = [_door(digest, wanted[digest]) for digest in sorted(wanted.keys() - known)]
    if made:
        session.execute(sa.insert(SearchDoor), made)
    return dict(session.execute(query).all())


def _door(digest: str, way: Way) -> dict[str, Any]:
    marking = way.marking
    return {
        "digest": digest,
        "body_id": way.body_id,
        "meeting_id": way.meeting_id,
        "opens": way.opens,
        "exempt": marking.exempt,
        "paragraphs": list(marking.paragraphs),
        "confidential": marking.confidential,
        "terms": marking.terms,
        "names": [name for name in (marking.about, *marking.under) if name],
        "own": list(way.own),
    }


def _key(way: Way) -> str:
    return _hash(_door("", way))


def _digest(source: Source, position: int) -> str:
    """Of a passage whole: one that stands as it stood is left alone."""
    facts = [source.kind, source.about, source.title, source.text, source.endpoint, source.values, source.within]
    return _hash([*facts, source.place, source.state, source.date, source.year, _key(source.way), position])


def _hash(facts: Any) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=_plain).encode()).hexdigest()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
