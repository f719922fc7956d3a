"""Everywhere that words can be read: each address of the application, the files it hands out, and what it posts.

A step names the features whose pages it could have changed; what is read after it are their addresses about the
meeting in hand. At what is published, corrected, approved, signed or withdrawn, every address of everything is read.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from flask import current_app
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, Rule

from panel import clock
from panel.bodies.models import Body
from panel.bundles.operations import give_out
from panel.extensions import db
from panel.mail.models import Letter
from tests.laws.canary.entitled import EVERYONE, Readers, may_see
from tests.laws.canary.places import FOUND, OF_NOTHING, QUERIES, Places, places, words_for
from tests.laws.canary.world import MARK, Door, World, sitting_of
from tests.laws.walk import words_in

OPENED_WITHOUT_LOOKING = frozenset({"static"})
"""Files of the built front end: the same for everyone."""

SAME_FOR_GOOD = frozenset(
    {
        *("accounts.sign_in", "accounts.forgotten", "accounts.link_sent", "accounts.accept", "accounts.reset"),
        *("accounts.password", "access.permissions", "bodies.theme", "bodies.council", "bodies.create"),
        *("desk.accessibility", "bodies.dates", "people.add", "accounts.invite"),
    }
)
"""Pages that say the same whatever is done to meetings: each reader opens them once."""

SEARCH = "search.search"
"""Whatever is done to anything may be found there: the newest marked words are looked for after each step."""

LOOKED_FOR = 3
"""How many of them after a step, which touches little: of these the newest of each kind."""

Seen = Mapping[str, Mapping[str, set[str]]]
"""The marked words that were seen: by whom, and at which addresses."""


@dataclass(frozen=True)
class Address:
    """One address, and what its door asks: the permission belongs to a panel."""

    endpoint: str
    path: str
    body: int


def everything(world: World, readers: Readers = EVERYONE) -> Seen:
    """What readers are answered at every address."""
    return _seen(world, addresses(world), readers)


def touched(world: World, views: Collection[str]) -> Seen:
    """What these views answer about what is in hand to every reader from whom something of the meeting is kept."""
    return _seen(world, addresses(world, views), kept_from(world))


def kept_from(world: World) -> Readers:
    """Whoever may not see some word about the meeting in hand: nothing can leak to anyone else."""
    about = [word for word in world.words.values() if sitting_of(word.about) is world.hand]
    return frozenset(reader for word in about for reader in EVERYONE - may_see(word)) if world.hand else EVERYONE


def _seen(world: World, places: Sequence[Address], readers: Readers) -> Seen:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with clock.at(world.now), world.known.open():
        for reader in sorted(readers):
            for path, words in read(world, reader, places):
                for word in words:
                    found[word][reader].add(path)
    return found


def read(world: World, reader: str, places: Sequence[Address]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each of these addresses in turn, and the marked words that a reader is answered there."""
    client = world.client(reader)
    return ((place.path, _answered(world, client, reader, place)) for place in places)


def _answered(world: World, client: FlaskClient, reader: str, place: Address) -> frozenset[str]:
    """The marked words in an answer, headers and all. A door that was shut stays shut until someone’s roles change."""
    door = (reader, place.endpoint, place.body)
    if door in world.shut:
        return frozenset()
    if place.endpoint in SAME_FOR_GOOD:
        world.shut.add(door)
    return world.known.seen((reader, place.path), lambda: _asked(world, client, door, place))


def _asked(world: World, client: FlaskClient, door: Door, place: Address) -> frozenset[str]:
    with current_app.app_context():
        response = client.get(place.path)
        data, status = response.get_data(), response.status_code
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers if name != "Set-Cookie")
        response.close()
    assert status < 500, f"{door[0]}: {place.path} answered {status}"
    if _is_shut(place.endpoint, status, headers):
        world.shut.add(door)
    if place.endpoint == SEARCH:
        return marks_in("".join(FOUND.findall(data.decode("utf-8"))))
    inside = marks_in(data.decode()) if response.mimetype == "text/html" else marks_of_file(data)
    return inside | marks_in(f"{place.path}\n{headers}" if status < 400 else headers)


def _is_shut(endpoint: str, status: int, headers: str) -> bool:
    """Whether it was the door that answered: it asks who knocks at which panel, and nothing of the thing behind it."""
    locked = getattr(current_app.view_functions[endpoint], "door", None) is not None
    return locked and (status == 403 or (status == 302 and "Location: /sign-in?next=" in headers))


def marks_in(words: str) -> frozenset[str]:
    """The marked words in a text."""
    return frozenset(MARK.findall(words.lower()))


@lru_cache(maxsize=4096)
def marks_of_file(data: bytes) -> frozenset[str]:
    """The marked words in a file: of a PDF in its structure and metadata too, of a Word file in all its parts."""
    return marks_in(words_in(data))


@dataclass(frozen=True)
class Gaps:
    """What may stand in the gaps of addresses: about one panel, of one meeting or all, and of some of its things."""

    there: Places
    body: int
    meeting: int | None
    scope: Mapping[str, Collection[int]]
    closed: Collection[tuple[str, int]]
    words: Sequence[str] = ()

    def ids(self, name: str) -> list[int]:
        """The numbers that `name` may have."""
        found = self.there.ids(name, self.body, None if name == "body_id" else self.meeting)
        return [id for id in found if name not in self.scope or id in self.scope[name]]


def addresses(world: World, views: Collection[str] | None = None) -> list[Address]:
    """Every address of every page; with `views`, of those alone, about what is in hand."""
    meeting = world.hand.id if views is not None and world.hand else None
    there, scope = places(), world.scope if views is not None else {}
    scope = {**scope, "person_id": world.looked_at_people, "account_id": world.looked_at_accounts}
    found = {
        one
        for body in (world.body_id, world.other_id)
        for one in _of_body(Gaps(there, body, meeting, scope, world.closed, looked_for(world, views)), views)
    }
    db.session.remove()
    return sorted(found, key=lambda one: one.path)


def looked_for(world: World, views: Collection[str] | None) -> list[str]:
    """The marked words to search for, the newest of each kind: about what is in hand, or where all is read of all."""
    words = list(world.words.values())
    if views is not None:
        words = [word for word in words if world.hand and sitting_of(word.about) is world.hand][-LOOKED_FOR:]
    return list({word.kind: word.word for word in words}.values())


def _of_body(gaps: Gaps, views: Collection[str] | None) -> Iterator[Address]:
    urls, words = current_app.url_map.bind(""), words_for(gaps.meeting, sorted({number for _, number in gaps.closed}))
    for rule in current_app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in OPENED_WITHOUT_LOOKING:
            continue
        if views is not None and rule.endpoint not in {*views, SEARCH}:
            continue
        names = sorted(rule.arguments)
        of = gaps.body if any(name.endswith("_id") for name in names) else OF_NOTHING
        for values in product(*(_values(rule, name, words, gaps) for name in names)):
            filled = dict(zip(names, values, strict=True))
            if "kind" in filled and (filled["kind"], filled["number"]) not in gaps.closed:
                continue
            path = urls.build(rule.endpoint, filled)
            for asked in ("", *_queries(rule.endpoint, gaps)):
                yield Address(rule.endpoint, f"{path}?{asked}" if asked else path, of)


def _queries(endpoint: str, gaps: Gaps) -> Iterator[str]:
    for query in QUERIES.get(endpoint, ()):
        drafts = gaps.ids("draft_id") if "{draft_id}" in query else [0]
        words = gaps.words if "{word}" in query else [""]
        yield from (query.format(draft_id=draft, word=word) for draft in drafts for word in words)


def _values(rule: Rule, name: str, words: Mapping[str, Sequence[object]], gaps: Gaps) -> Sequence[object]:
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)
    for key in (f"{rule.endpoint} {name}", name):
        if key in words:
            return words[key]
    return gaps.ids(name)


def exported(world: World) -> frozenset[str]:
    """The marked words in a panel’s bundle, files and all: it is for whoever sits at the server’s terminal."""
    with clock.at(world.now):
        bundle = give_out(db.session.get_one(Body, world.body_id))
        files = frozenset[str]().union(*(marks_in(name) | marks_of_file(data) for name, data in bundle.files.items()))
        db.session.remove()
    return marks_in(json.dumps(bundle.value, default=str)) | files


def posted() -> list[tuple[str, frozenset[str]]]:
    """Each letter in the outbox: to whom, and the marked words in it."""
    letters = db.session.scalars(db.select(Letter)).all()
    return [(letter.to, marks_in(f"{letter.subject}\n{letter.text}")) for letter in letters]
