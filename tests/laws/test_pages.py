"""Every page of the demonstration, for everyone who may sign in: well formed, leading somewhere, and frugal.

The client reads each page as it comes (tests/pages.py): valid HTML, one h1 which its title repeats, no id twice.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from panel.extensions import db
from tests.demonstration import client_of
from tests.laws.walk import by_links, kind_of

READERS = ("public", "carer", "member", "chair", "author", "clerk", "monitoring.officer", "administrator")
MOST = 100
"""What the fullest page, the clerk's pack with all that would be printed, may ask of the database."""

MOST_ALIKE = 10
"""How often one question may be asked for one page. What is asked again for each row of a list is asked more often."""


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """How often each question was put to the database meanwhile."""
    asked: Counter[str] = Counter()

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked[statement] += 1

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", count)


@pytest.mark.parametrize("reader", READERS)
def test_every_page_leads_on_and_asks_little(year: Flask, reader: str) -> None:
    most: dict[str, tuple[int, int]] = {}
    with counting() as asked:
        for found in by_links(client_of(year, reader), most=3):
            assert found.status in (200, 302, 303), f"{found.named_by} leads to {found.address}: {found.status}"
            now = asked.total(), max(asked.values(), default=0)
            most[kind_of(found.address)] = max(most.get(kind_of(found.address), now), now)
            asked.clear()
    print(f"\n{reader}: {len(most)} kinds of page; the most asked (in all, and of one question):")  # noqa: T201
    print(*sorted(most.items(), key=lambda one: one[1], reverse=True)[:10], sep="\n")  # noqa: T201
    assert {kind: counts for kind, counts in most.items() if counts[0] > MOST or counts[1] > MOST_ALIKE} == {}


def test_a_question_for_each_row_is_noticed(year: Flask) -> None:
    with counting() as asked:
        for _ in range(MOST_ALIKE + 1):
            db.session.execute(db.text("select 1"))
    assert max(asked.values()) > MOST_ALIKE
