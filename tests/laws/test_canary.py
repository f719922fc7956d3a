"""What is exempt, confidential, sensitive or not published is found by nobody who may not see it, at no address.

Every field that may hold a secret holds a mark (tests/laws/marked.py). The public, and a member whose seat may not see
restricted papers, then follow every link and guess every address; pages, headers, file names, and PDFs down to their
strings and streams are searched.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock, store
from panel.accounts.models import Account
from panel.exemption.rules import Edition, shown
from panel.extensions import db
from panel.publishing.models import Publication
from panel.records.rules import Record as RecordKind
from tests.laws.canary.places import NAMED_OTHERWISE, words_for
from tests.laws.marked import NOW, Record, marked_record
from tests.laws.walk import Found, ask, by_links, guessed, kind_of, words_in_pdf

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def outside(app: Flask) -> Iterator[None]:
    """The time of the walk; pages are judged elsewhere."""
    app.test_client_class = FlaskClient
    with clock.at(NOW):
        yield


THREADED = ("follow_up", "programme_entry", "paper", "agenda_item")
"""The tables of what a thread is followed from."""


def known(app: Flask) -> dict[str, Sequence[object]]:
    """Everything that there is, by the names that addresses give it."""
    names = {name for rule in app.url_map.iter_rules() for name in rule.arguments if name.endswith("_id")}
    numbers = {name: _ids(NAMED_OTHERWISE.get(name, name.removesuffix("_id"))) for name in names}
    words = words_for(None, sorted({id for table in THREADED for id in _ids(table)}))
    db.session.remove()
    return {**numbers, **words, "records.line word": [one.value for one in RecordKind]}


def _ids(table: str) -> list[int]:
    return list(db.session.scalars(db.select(db.metadata.tables[table].c.id)))


def everywhere(app: Flask, client: FlaskClient) -> Iterator[Found]:
    """What every address answers that this reader could come upon or think of."""
    met = set()
    for found in by_links(client):
        met.add(found.address)
        yield found
    for address in guessed(app, known(app)):
        if address not in met:
            yield ask(client, address)


def leaks(record: Record, answers: Iterable[Found]) -> set[tuple[str, str]]:
    """Each mark that was found: at which address, and where it stands in the record."""
    return {(found.address, where) for found in answers for where in record.found_in(found.words)}


def client_of(app: Flask, sign_in: SignIn, record: Record, reader: str) -> FlaskClient:
    """The browser of a reader; the public's has no account."""
    return sign_in(record.readers[reader]) if reader in record.readers else app.test_client()


KEPT = {"text of a letter", "minute not published: reference", "minute not published: update.file_name"}
"""What no page shows to anyone: letters leave no text behind, minutes not published have no reference yet, and a file
is named beside its link, which this update has not.
"""


@pytest.mark.long
def test_secrets_are_found_by_who_works_with_them_and_by_nobody_outside(
    app: Flask, sign_in: SignIn, outside: None
) -> None:
    record = marked_record()
    clients = {name: client_of(app, sign_in, record, name) for name in ("public", *record.readers)}
    inside = leaks(record, chain(everywhere(app, clients["clerk"]), by_links(clients["administrator"])))
    assert set(record.marks.values()) - {where for _, where in inside} == KEPT
    for name in ("public", "carer"):
        assert leaks(record, everywhere(app, clients[name])) == set(), name


def test_a_question_that_always_says_yes_is_noticed(app: Flask, outside: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is planted where pages ask and where PDFs are drawn: the walk finds it in both."""

    def plant() -> None:
        for module in [one for name, one in sys.modules.items() if name.startswith("panel.")]:
            if getattr(module, "shown", None) is shown:
                monkeypatch.setattr(module, "shown", lambda _marking, _reader: True)

    record = marked_record(plant)
    found = leaks(record, by_links(app.test_client()))
    where = {kind_of(address): {what for at, what in found if kind_of(at) == kind_of(address)} for address, _ in found}
    assert "exempt appendix: section.html" in where["/items/#"]
    edition = db.session.scalars(db.select(Publication).where(Publication.edition == Edition.PUBLIC)).first()
    drawn = record.found_in(words_in_pdf(store.get(edition.sha256)))
    assert {"exempt appendix: section.html", "words of an exempt PDF"} <= drawn
    assert {"words of an exempt PDF"} <= where["/papers/#/file"]
    assert "closed minute: minute.html" in where["/meetings/#/minutes"]
    assert "closed minute: point.html" in where["/meetings/#/minutes.pdf"]
