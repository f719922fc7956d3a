"""How one value of a bundle becomes columns of a row, and a row's columns become that value again.

A row keeps the object it was given (`Carried.given`). An export repeats a given value, to the letter, as long as
reading it again gives what the columns hold; only what was changed since is written anew.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from panel.bodies.rules.terms import read_day
from panel.clock import LONDON
from panel.people.models import Person
from panel.richtext.clean import clean

Given = Mapping[str, Any]
Columns = dict[str, Any]


class Names(Protocol):
    """Persons by their id in the bundle, and back."""

    def person(self, key: str) -> Person:
        """The person whose id in the bundle is `key`."""

    def key_of(self, person_id: int) -> str:
        """The id in the bundle of a person."""


@dataclass(frozen=True)
class Field:
    """Some keys of an object and the columns they stand for.

    `write` leaves out what is not known. `now` says what the row holds where `read` gives names that are not columns.
    """

    keys: tuple[str, ...]
    read: Callable[[Given, Names], Columns]
    write: Callable[[Any, Names], Columns]
    now: Callable[[Any], Columns] | None = None

    def unchanged(self, given: Given, row: Any, names: Names) -> bool:
        """Whether the row still says what it was given."""
        read = self.read(given, names)
        now = self.now(row) if self.now else {column: getattr(row, column) for column in read}
        return all(now.get(column) == value for column, value in read.items())


def plain(key: str, column: str = "") -> Field:
    """A value that is kept as it is."""
    column = column or key
    return Field((key,), lambda given, _: {column: given[key]}, lambda row, _: _known(key, getattr(row, column)))


def filled(key: str, empty: Any) -> Field:
    """A list, an object or a count that is empty where it is not known."""
    return Field(
        (key,), lambda given, _: {key: given[key] or empty}, lambda row, _: _known(key, getattr(row, key) or None)
    )


def text(key: str, column: str = "") -> Field:
    """Words as written; a bare number is kept as its words, and what is neither as the words it holds."""
    column = column or key
    return Field(
        (key,), lambda given, _: {column: _words(given[key])}, lambda row, _: _known(key, getattr(row, column))
    )


def flag(key: str, column: str = "") -> Field:
    """A yes that is otherwise no: written only when it is yes."""
    column = column or key
    return Field(
        (key,), lambda given, _: {column: bool(given[key])}, lambda row, _: _known(key, getattr(row, column) or None)
    )


def word(key: str, kind: type[StrEnum], column: str = "", *, otherwise: str = "") -> Field:
    """A word of an enumeration; one not in it goes to the column `otherwise`, as written."""
    column = column or key
    words = {member.value for member in kind}

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        if not otherwise:
            return {column: kind(value)} if value else {}
        known = value in words
        return {column: kind(value) if known else None, otherwise: None if known else value}

    def write(row: Any, _names: Names) -> Columns:
        value = getattr(row, column)
        return _known(key, value.value if value else getattr(row, otherwise) if otherwise else None)

    return Field((key,), read, write)


def day(key: str, column: str = "") -> Field:
    """A day as YYYY-MM-DD. A month alone (YYYY-MM) is known as words only."""
    column = column or key

    def read(given: Given, _names: Names) -> Columns:
        value = given[key] or ""
        return {column: dt.date.fromisoformat(value) if len(value) == len("2018-01-15") else None}

    return Field((key,), read, lambda row, _: _known(key, _iso(getattr(row, column))))


def day_text(key: str, words: str, column: str, *, last: bool = False) -> Field:
    """A day, a month, or words: kept as written in `words`, with the parsed day in `column`."""

    def read(given: Given, _names: Names) -> Columns:
        return {words: given[key], column: read_day(given[key], last=last)}

    return Field((key,), read, lambda row, _: _known(key, getattr(row, words) or _iso(getattr(row, column))))


def moment_text(key: str, words: str, column: str) -> Field:
    """A moment, or a day, or words: kept as written in `words`, with the parsed moment in `column`."""

    def read(given: Given, _names: Names) -> Columns:
        return {words: given[key], column: _moment(given[key])}

    return Field((key,), read, lambda row, _: _known(key, getattr(row, words) or _iso(getattr(row, column))))


def moment(key: str) -> Field:
    """A moment with its zone, in ISO 8601."""
    return Field(
        (key,), lambda given, _: {key: _moment(given[key])}, lambda row, _: _known(key, _iso(getattr(row, key)))
    )


def clock_time(key: str, column: str) -> Field:
    """A time as HH:MM. Other words ("10.00 a.m.") stay as given and are not known as a time."""

    def read(given: Given, _names: Names) -> Columns:
        try:
            return {column: dt.time.fromisoformat(given[key] or "")}
        except ValueError:
            return {column: None}

    def write(row: Any, _names: Names) -> Columns:
        value = getattr(row, column)
        return _known(key, value.strftime("%H:%M") if value else None)

    return Field((key,), read, write)


def rich(key: str, column: str = "") -> Field:
    """HTML, cleaned as it comes in."""
    column = column or key

    def read(given: Given, _names: Names) -> Columns:
        return {column: clean(given[key]) if given[key] is not None else None}

    return Field((key,), read, lambda row, _: _known(key, getattr(row, column)))


def reference(key: str, person_id: str, as_printed: str, *, inline: bool = False) -> Field:
    """A person: an id, {person, as_printed}, {as_printed}, or "not named".

    With `inline` the object itself may hold `as_printed` beside `key`, as an attendance does.
    """
    keys = (key, "as_printed") if inline else (key,)

    def read(given: Given, names: Names) -> Columns:
        who = given.get(key)
        if inline and isinstance(given.get("as_printed"), str):
            who = {"person": who, "as_printed": given["as_printed"]}
        return dict(zip((person_id, as_printed), read_person(who, names), strict=True))

    def write(row: Any, names: Names) -> Columns:
        known, printed = getattr(row, person_id), getattr(row, as_printed)
        if inline:
            return {**(_known(key, names.key_of(known)) if known else {}), **_known("as_printed", printed)}
        return _known(key, write_person(known, printed, names))

    return Field(keys, read, write)


NOT_NAMED = "not named"


def read_person(who: Any, names: Names) -> tuple[int | None, str | None]:
    """The known person's id and the printed words of a reference."""
    if isinstance(who, dict):
        inner, _ = read_person(who.get("person"), names)
        return inner, who.get("as_printed")
    if who is None or who == NOT_NAMED:
        return None, who
    return names.person(who).id, None


def write_person(person_id: int | None, printed: str | None, names: Names) -> Any:
    """The shortest form that says both, or None for neither."""
    if person_id is not None:
        key = names.key_of(person_id)
        return key if printed is None else {"person": key, "as_printed": printed}
    return printed if printed in (None, NOT_NAMED) else {"as_printed": printed}


def _known(key: str, value: Any) -> Columns:
    return {} if value is None else {key: value}


def _words(value: Any) -> str | None:
    if isinstance(value, dict):
        return value.get("as_printed") or value.get("name") or value.get("person")
    return None if value is None else str(value)


def _iso(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(value: str | None) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
