"""The one box: what was found, by kind, as far as whoever looks may see it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_sqlalchemy.pagination import Pagination

from panel.access.doors import open_to_all
from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.exemption.operations import looked_at_things
from panel.search.forms import SearchForm
from panel.search.models import SearchPassage
from panel.search.queries import Narrowed, found, hits, open_doors, passages, years
from panel.search.rules.asked import Asked, read
from panel.search.rules.doors import KINDS, Kind
from panel.search.rules.excerpts import Piece, excerpt

bp = Blueprint("search", __name__)
FEW, MANY = 5, 20
"""How many are shown of each kind, and on a page of one kind."""


@dataclass(frozen=True)
class Hit:
    """One place in the record."""

    title: str
    url: str
    state: str
    where: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many, the first of them, and where the rest is."""

    name: str
    count: int
    hits: tuple[Hit, ...]
    url: str


@bp.get("/search")
@open_to_all
def search() -> str:
    """Look for words in agendas, papers, minutes, outcomes and the work programme."""
    bodies = bodies_by_name()
    form = SearchForm(request.args, meta={"csrf": False})
    form.body.choices = [(body.id, body.name) for body in bodies]
    doors = open_doors(bodies)
    form.year.choices = [(year, str(year)) for year in years(doors)]
    asked = read(form.q.data or "")
    kind = Kind(form.kind.data) if form.kind.data else None
    everything = hits(found(asked, doors, Narrowed(form.body.data, form.year.data)), asked)
    number = Counter(of for _, of in everything)
    page = Listed([one for one, of in everything if of is kind]) if kind else None
    shown = page.items if page else passages(first_of_each(everything, FEW))
    html = render_template(
        "search/search.html",
        form=form,
        asked=asked,
        page=page,
        total=len(everything),
        groups=_groups(shown, number, asked, bodies),
        others=[(KINDS[kind], count, _of_kind(kind)) for kind, count in _in_order(number)],
        kind=kind,
        chosen=_chosen(form, bodies),
        several=len(bodies) > 1,
    )
    looked_at_things([(one.about, one.body_id, one.title) for one in shown if one.closed])
    return html


class Listed(Pagination):
    """A page of a list of passages that are known by their numbers."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers
        super().__init__(per_page=MANY, max_per_page=MANY, error_out=False)

    def _query_items(self) -> list[SearchPassage]:
        first = self._query_offset
        return passages(self._numbers[first : first + self.per_page])

    def _query_count(self) -> int:
        return len(self._numbers)


def first_of_each(everything: Iterable[tuple[int, Kind]], most: int) -> list[int]:
    """The first few of each kind."""
    found: dict[Kind, list[int]] = {}
    for number, kind in everything:
        found.setdefault(kind, []).append(number)
    return [number for numbers in found.values() for number in numbers[:most]]


def _groups(
    shown: Sequence[SearchPassage], number: Mapping[Kind, int], asked: Asked, bodies: Iterable[Body]
) -> list[Group]:
    """What was found, kind by kind."""
    names = {body.id: body.name for body in bodies}
    by_kind: dict[Kind, list[Hit]] = {}
    for passage in shown:
        by_kind.setdefault(passage.kind, []).append(_hit(passage, asked, names))
    return [
        Group(KINDS[kind], count, tuple(by_kind[kind]), _of_kind(kind))
        for kind, count in _in_order(number)
        if kind in by_kind
    ]


def _in_order(number: Mapping[Kind, int]) -> list[tuple[Kind, int]]:
    return [(kind, number[kind]) for kind in Kind if kind in number]


def _hit(passage: SearchPassage, asked: Asked, names: dict[int, str]) -> Hit:
    day = f"{passage.date.day} {passage.date:%B %Y}" if passage.date else ""
    return Hit(
        title=passage.title,
        url=url_for(passage.endpoint, **passage.values),
        state=passage.state,
        where=tuple(filter(None, (names[passage.body_id], day, passage.within, passage.place))),
        pieces=excerpt(passage.text, asked),
    )


def _of_kind(kind: Kind | None) -> str:
    """The address of this search, narrowed to a kind."""
    return _again(kind=kind.value if kind else None)


def _again(**otherwise: Any) -> str:
    """The address of this search from its first page, with something else in it."""
    said = {name: words for name, words in request.args.items() if name in ("q", "body", "kind", "year") and words}
    return url_for("search.search", **(said | otherwise))


def _chosen(form: SearchForm, bodies: Iterable[Body]) -> list[tuple[str, str]]:
    """What the search is narrowed to, each with the address of the search without it."""
    names = {body.id: body.name for body in bodies}
    kind = KINDS[Kind(form.kind.data)] if form.kind.data else None
    given = {"body": names.get(form.body.data or 0), "kind": kind, "year": form.year.data}
    return [(str(words), _again(**{name: None})) for name, words in given.items() if words]
