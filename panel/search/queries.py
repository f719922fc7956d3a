"""Searching: the doors that are open to the reader first, and only behind those the words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from panel.access.doors import may
from panel.access.rules import Permission
from panel.accounts.queries import reader_account
from panel.bodies.models import Body
from panel.exemption.queries import Sitting, papers_open, reader_of
from panel.exemption.rules import Reader, shown
from panel.extensions import db
from panel.search.models import SearchDoor, SearchPassage, way_of
from panel.search.operations import behind
from panel.search.rules.asked import Asked
from panel.search.rules.doors import Kind, Opens, Way
from panel.search.rules.words import strung
from panel.search.sources import sat_for_others

OPEN_TO: Mapping[Opens, Callable[[Body], bool]] = {
    Opens.EVERYONE: lambda _body: True,
    Opens.PAPERS: lambda body: papers_open(body) or may(Permission.WRITE_REPORT, body),
    Opens.WRITERS: lambda body: may(Permission.WRITE_REPORT, body),
    Opens.PREPARING: lambda body: may(Permission.DRAFT_AGENDA, body) or may(Permission.WRITE_REPORT, body),
    Opens.DRAFT_MINUTES: lambda body: may(Permission.READ_DRAFT_MINUTES, body),
    Opens.WITHDRAWING: lambda body: may(Permission.WITHDRAW, body),
}


@dataclass(frozen=True)
class Narrowed:
    """What a search is narrowed to: a panel, the calendar year of the meeting."""

    body: int | None = None
    year: int | None = None

    @property
    def terms(self) -> list[sa.ColumnElement[bool]]:
        """It as the database is asked."""
        columns = ((SearchPassage.body_id, self.body), (SearchPassage.year, self.year))
        return [column == value for column, value in columns if value is not None]


def open_doors(bodies: Sequence[Body]) -> list[int]:
    """The doors of these bodies that are open to the present reader."""
    known = {body.id: body for body in bodies}
    ways = ways_into(list(known))
    account = reader_account()
    closed = any(one.marking.restricted for one in ways.values())
    instead = sat_for_others(account.person_id) if account and closed else {}
    knows = Knows(known, instead, {f"account/{account.id}", f"person/{account.person_id}"} if account else set())
    return [number for number, one in ways.items() if passes(one, knows)]


def ways_into(bodies: Sequence[int]) -> dict[int, Way]:
    """Where each door of these bodies leads, by its number. What one says never changes, so it is read once."""
    query = sa.select(SearchDoor.id, SearchDoor.digest).where(SearchDoor.body_id.in_(bodies)).order_by(SearchDoor.id)
    doors = db.session.execute(query).all()
    if any(digest not in _read for _, digest in doors):
        whole = sa.select(SearchDoor.__table__).where(SearchDoor.body_id.in_(bodies))
        _read.update({door.digest: way_of(door) for door in db.session.execute(whole)})
    return {number: _read[digest] for number, digest in doors if digest in _read}  # another may just have taken it away


_read: dict[str, Way] = {}
"""Where doors lead, by their digests, which are those of all that they say."""


class Knows:
    """What a reader is to bodies and meetings, each asked once.

    `instead` are the meetings at which they stand in for another, `names` those by which they may have made something.
    """

    def __init__(self, bodies: Mapping[int, Body], instead: Mapping[int, Sitting], names: set[str]) -> None:
        self.bodies = bodies
        self.instead = instead
        self.names = names
        self._opens: dict[tuple[int, Opens], bool] = {}
        self._readers: dict[tuple[int, int | None], Reader] = {}

    def opens(self, one: Way) -> bool:
        """Whether the reader is one of those for whom it is."""
        known = (one.body_id, one.opens)
        if known not in self._opens:
            self._opens[known] = OPEN_TO[one.opens](self.bodies[one.body_id])
        return self._opens[known]

    def reader(self, one: Way) -> Reader:
        """What the reader may see there of what is closed."""
        sitting = self.instead.get(one.meeting_id) if one.meeting_id is not None else None
        known = (one.body_id, sitting.id if sitting else None)
        if known not in self._readers:
            self._readers[known] = reader_of(self.bodies[one.body_id], sitting)
        return self._readers[known]


def passes(one: Way, knows: Knows) -> bool:
    """Whether the present reader may go this way."""
    if not knows.opens(one):
        return False
    if not one.marking.restricted:
        return True
    return shown(one.marking, knows.reader(one)) or _is_own(one, knows)


def _is_own(one: Way, knows: Knows) -> bool:
    """Whether the reader made what is there, or is named as its author, and still writes for the body."""
    return not knows.names.isdisjoint(one.own) and may(Permission.WRITE_REPORT, knows.bodies[one.body_id])


EVERYWHERE = Narrowed()


def found(asked: Asked, doors: Sequence[int], narrowed: Narrowed = EVERYWHERE) -> list[sa.ColumnElement[bool]]:
    """The terms by which passages with these words, and no others, are chosen, on either engine."""
    if not asked or not doors:
        return [sa.false()]
    return [_holds(asked.words, doors), *map(_says, asked.phrases), *narrowed.terms]


def _says(phrase: Sequence[str]) -> sa.ColumnElement[bool]:
    """That a phrase stands in the title or in the text."""
    return sa.or_(_in(SearchPassage.head, phrase), _in(SearchPassage.stems, phrase))


def _holds(words: Sequence[str], doors: Sequence[int]) -> sa.ColumnElement[bool]:
    """That each of the words stands behind one of the doors. Words and doors are letters a–z and digits alone."""
    each = [[behind(door, word) for door in doors] for word in words]
    if db.engine.dialect.name == "postgresql":
        asked = " & ".join(f"({' | '.join(one)})" for one in each)
        return SearchPassage.words.op("@@")(sa.cast(asked, TSQUERY))
    asked = " AND ".join(f"({' OR '.join(one)})" for one in each)
    table = sa.table("search_words", sa.column("rowid", sa.Integer), sa.column("search_words"))
    return sa.and_(SearchPassage.id == table.c.rowid, table.c.search_words.op("MATCH")(asked))


def hits(terms: Sequence[sa.ColumnElement[bool]], asked: Asked) -> list[tuple[int, Kind]]:
    """What was found, in order: of each thing the number of its most telling passage, and its kind.

    That is the passage whose own text holds most of the words, the first of several. In order: first what has every
    word in its title; then the latest; then what tells most of it; then as the record runs.
    """
    table = SearchPassage.__table__.c
    in_title = sa.case((sa.and_(sa.true(), *(_in(table.head, [word]) for word in asked.words)), 0), else_=1)
    held = sum((sa.case((_in(table.stems, [word]), 1), else_=0) for word in asked.words), sa.literal(0))
    order = (in_title, table.date.desc().nulls_first(), table.root, held.desc(), table.position)
    kind = sa.type_coerce(table.kind, sa.Text)  # one of many that are read, and few of them are kept
    query = sa.select(table.id, kind, table.about, table.state).where(*terms).order_by(*order)
    first: dict[tuple[str, str, str], int] = {}
    for number, of, about, state in db.session.execute(query).all():
        first.setdefault((of, about, state), number)
    kinds = {one.value: one for one in Kind}
    return [(number, kinds[of]) for (of, _, _), number in first.items()]


def _in(column: Any, words: Sequence[str]) -> sa.ColumnElement[bool]:
    """That these words stand one after another in a string of words, in the function that an engine has for it."""
    place = sa.func.strpos if db.engine.dialect.name == "postgresql" else sa.func.instr
    held: sa.ColumnElement[bool] = place(column, strung(list(words))) > 0
    return held


def passages(numbers: Sequence[int]) -> list[SearchPassage]:
    """The passages of these numbers, in their order."""
    query = sa.select(SearchPassage).where(SearchPassage.id.in_(numbers))
    known = {passage.id: passage for passage in db.session.scalars(query)}
    return [known[number] for number in numbers]


def years(doors: Sequence[int]) -> Sequence[int]:
    """From the latest year of what the reader may see to the first."""
    year = SearchPassage.year
    seen = sa.select(year).where(SearchPassage.door_id.in_(doors), year.is_not(None)).limit(1)
    ends = sa.select(seen.order_by(year.desc()).scalar_subquery(), seen.order_by(year).scalar_subquery())
    last, first = db.session.execute(ends).one()
    return range(last, first - 1, -1) if last else ()
