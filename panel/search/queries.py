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
from panel.exemption.rules import shown
from panel.extensions import db
from panel.search.models import SearchDoor, SearchPassage
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
    """What a search is narrowed to: a panel, a kind, the calendar year of the meeting."""

    body: int | None = None
    kind: Kind | None = None
    year: int | None = None

    @property
    def terms(self) -> list[sa.ColumnElement[bool]]:
        """It as the database is asked."""
        columns = ((SearchPassage.body_id, self.body), (SearchPassage.kind, self.kind), (SearchPassage.year, self.year))
        return [column == value for column, value in columns if value is not None]


def open_doors(bodies: Sequence[Body]) -> list[int]:
    """The doors of these bodies that are open to the present reader."""
    known = {body.id: body for body in bodies}
    doors = db.session.scalars(sa.select(SearchDoor).where(SearchDoor.body_id.in_(known)).order_by(SearchDoor.id)).all()
    account = reader_account()
    closed = any(door.way.marking.restricted for door in doors)
    instead = sat_for_others(account.person_id) if account and closed else {}
    return [door.id for door in doors if passes(door.way, known[door.body_id], instead)]


def passes(way: Way, body: Body, instead: Mapping[int, Sitting]) -> bool:
    """Whether the present reader may go this way. `instead` are the meetings at which they stand in for another."""
    if not OPEN_TO[way.opens](body):
        return False
    if not way.marking.restricted:
        return True
    sitting = instead.get(way.meeting_id) if way.meeting_id is not None else None
    return shown(way.marking, reader_of(body, sitting)) or _is_own(way, body)


def _is_own(way: Way, body: Body) -> bool:
    """Whether the reader made what is there, or is named as its author, and still writes for the body."""
    account = reader_account()
    if account is None or not may(Permission.WRITE_REPORT, body):
        return False
    return bool({f"account/{account.id}", f"person/{account.person_id}"} & set(way.own))


EVERYWHERE = Narrowed()
HELD = "array_to_tsvector(string_to_array(search_passage.words, ' '))"
"""The words of a passage as PostgreSQL's index has them."""


def found(asked: Asked, doors: Sequence[int], narrowed: Narrowed = EVERYWHERE) -> list[sa.ColumnElement[bool]]:
    """The terms by which passages with these words, and no others, are chosen, on either engine."""
    if not asked or not doors:
        return [sa.false()]
    return [_holds(asked.words, doors), *map(_says, asked.phrases), *narrowed.terms]


def _says(phrase: Sequence[str]) -> sa.ColumnElement[bool]:
    """That a phrase stands in the title or in the text."""
    run = strung(list(phrase))
    return sa.or_(SearchPassage.head.contains(run), SearchPassage.stems.contains(run))


def _holds(words: Sequence[str], doors: Sequence[int]) -> sa.ColumnElement[bool]:
    """That each of the words stands behind one of the doors. Words and doors are letters a–z and digits alone."""
    each = [[behind(door, word) for door in doors] for word in words]
    if db.engine.dialect.name == "postgresql":
        asked = " & ".join(f"({' | '.join(one)})" for one in each)
        held: sa.ColumnElement[Any] = sa.literal_column(HELD)
        return held.op("@@")(sa.cast(asked, TSQUERY))
    asked = " AND ".join(f"({' OR '.join(one)})" for one in each)
    table = sa.table("search_words", sa.column("rowid", sa.Integer), sa.column("search_words"))
    return SearchPassage.id.in_(sa.select(table.c.rowid).where(table.c.search_words.op("MATCH")(asked)))


def best(terms: Sequence[sa.ColumnElement[bool]], asked: Asked) -> sa.Select[Any]:
    """Of each thing that was found, the passage whose own text holds most of the words; the first of several."""
    held = sum(
        (sa.case((SearchPassage.stems.contains(f" {word} "), 1), else_=0) for word in asked.words), sa.literal(0)
    )
    thing = (SearchPassage.kind, SearchPassage.about, SearchPassage.state)
    place = sa.func.row_number().over(partition_by=thing, order_by=(held.desc(), SearchPassage.position))
    ranked = sa.select(SearchPassage.id, place.label("place")).where(*terms).subquery()
    return sa.select(ranked.c.id).where(ranked.c.place == 1)


def order(asked: Asked) -> tuple[Any, ...]:
    """First what has every word in its title; then the latest; then as the record runs."""
    in_title = sa.and_(sa.true(), *(SearchPassage.head.contains(f" {word} ") for word in asked.words))
    latest = SearchPassage.date.desc().nulls_first()
    return (sa.case((in_title, 0), else_=1), latest, SearchPassage.root, SearchPassage.position)


def in_order(chosen: sa.Select[Any], asked: Asked) -> sa.Select[Any]:
    """What was found, the most telling first."""
    return sa.select(SearchPassage).where(SearchPassage.id.in_(chosen)).order_by(*order(asked))


def counts(chosen: sa.Select[Any]) -> dict[Kind, int]:
    """How many there are of each kind."""
    query = sa.select(SearchPassage.kind, sa.func.count()).where(SearchPassage.id.in_(chosen))
    return dict(db.session.execute(query.group_by(SearchPassage.kind)).all())


def first_of_each(chosen: sa.Select[Any], asked: Asked, most: int) -> list[SearchPassage]:
    """The first few of each kind."""
    place = sa.func.row_number().over(partition_by=SearchPassage.kind, order_by=order(asked))
    ranked = sa.select(SearchPassage.id, place.label("place")).where(SearchPassage.id.in_(chosen)).subquery()
    query = sa.select(SearchPassage).join(ranked, ranked.c.id == SearchPassage.id).where(ranked.c.place <= most)
    return list(db.session.scalars(query.order_by(SearchPassage.kind, ranked.c.place)))


def years(doors: Sequence[int]) -> list[int]:
    """The years of what the reader may see, the latest first."""
    query = sa.select(SearchPassage.year).where(SearchPassage.door_id.in_(doors), SearchPassage.year.is_not(None))
    return [year for year in db.session.scalars(query.distinct().order_by(SearchPassage.year.desc())) if year]
