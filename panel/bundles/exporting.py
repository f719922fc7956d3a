"""The value of a bundle, written from the rows by the same table of nouns that reads it."""

from collections.abc import Iterable
from typing import Any

from panel import store
from panel.bodies.models import Body
from panel.bundles import nouns
from panel.bundles.archive import Bundle
from panel.bundles.importing import LISTS, rows_of
from panel.bundles.nouns import SCALAR, Child, Noun
from panel.bundles.rules import FORMAT
from panel.bundles.shapes import named_file
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.people.models import Person


class Exporter:
    """Writes one body's record. Persons are those who came with it and those it names."""

    def __init__(self, body: Body) -> None:
        self._body = body
        came = db.session.scalars(db.select(Person).where(Person.came_with == f"body/{body.id}").order_by(Person.id))
        self._keys: dict[int, str] = {}
        self._people: dict[str, Person] = {}
        self._files: dict[str, bytes] = {}
        for person in came:
            self._add(person)

    def person(self, key: str) -> Person:
        """The person whose id in the bundle is `key`."""
        return self._people[key]

    def key_of(self, person_id: int) -> str:
        """The id in the bundle of a person."""
        if person_id not in self._keys:
            self._add(db.session.get_one(Person, person_id))
        return self._keys[person_id]

    def _add(self, person: Person) -> None:
        """Two bundles may have used one id for two people: the second is told apart."""
        key, number = person.key, 2
        while key in self._people:
            key, number = f"{person.key}-{number}", number + 1
        self._keys[person.id], self._people[key] = key, person

    def bundle(self) -> Bundle:
        """The whole record of the body."""
        body = self._body
        query = db.select(Meeting).where(Meeting.body == body).order_by(Meeting.id)
        head: dict[str, Any] = {"format": FORMAT, "council": self._object(nouns.COUNCIL, body.council)}
        head["body"] = self._object(nouns.BODY, body)
        lists = {
            "seats": self._list(nouns.SEAT, body.seats),
            "meetings": self._list(nouns.MEETING, db.session.scalars(query)),
            **{key: self._list(noun, rows_of(noun.model, body)) for key, noun in LISTS.items()},
        }
        people = [self._object(nouns.PERSON, person) | {"id": key} for key, person in self._people.items()]
        told = {key: rows or body.bundle_given.get(key) for key, rows in ({"people": people} | lists).items()}
        kept = {key: rows for key, rows in told.items() if rows or key in body.bundle_given}
        own = {key: one for key, one in body.bundle_given.items() if key.startswith("x_")}
        return Bundle(head | kept | own, self._files)

    def _list(self, noun: Noun, rows: Iterable[Any]) -> list[Any]:
        return [self._written(noun, row) for row in rows]

    def _written(self, noun: Noun, row: Any) -> Any:
        """An object, or the bare value that stood in its place."""
        written = self._object(noun, row)
        return written.get(SCALAR, written)

    def _object(self, noun: Noun, row: Any) -> dict[str, Any]:
        written: dict[str, Any] = {}
        for field in noun.fields:
            given = {key: row.given[key] for key in field.keys if key in row.given}
            if given and field.unchanged({key: row.given.get(key) for key in field.keys}, row, self):
                written |= given
            else:
                written |= field.write(row, self)
        if SCALAR in written:
            return {SCALAR: written[SCALAR]}
        for child in noun.children:
            below = self._below(row, child)
            if below:
                written[child.key] = below
            elif child.key in row.given:
                written.setdefault(child.key, row.given[child.key])
        self._keep_file(row, written)
        return written | {key: one for key, one in row.given.items() if key.startswith("x_")}

    def _below(self, row: Any, child: Child) -> Any:
        several = self._list(child.noun, child.rows(row))
        return several[0] if child.single and several else several

    def _keep_file(self, row: Any, written: dict[str, Any]) -> None:
        """The bytes behind a paper's file, if the store has them, under the name the bundle gives it."""
        name, _ = named_file(written.get("file"))
        if name and row.sha256:
            self._files[name] = store.get(row.sha256)
