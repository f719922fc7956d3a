"""A search asks the database little, however much it finds."""

import pytest
from sqlalchemy import event

from panel.extensions import db
from tests import factories as make
from tests.search.conftest import EXEMPT, Record

MOST = 15


@pytest.mark.parametrize("reader", ["public", "substitute", "author", "clerk"])
@pytest.mark.parametrize("narrowed", [{}, {"kind": "paper"}])
def test_a_search_asks_at_most_fifteen_things(record: Record, reader: str, narrowed: dict[str, str]) -> None:
    out = [record.report(record.item(), "Adoption.", marks=EXEMPT if place % 2 else None) for place in range(4)]
    record.publish(*out)
    make.item(make.meeting(make.body(name="Another board")), "Adoption elsewhere")
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    db.session.rollback()
    event.listen(db.engine, "before_cursor_execute", note)
    try:
        found = record.search("adoption", reader, **narrowed)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert "results found" in found
    read = [one for one in asked if one.startswith("SELECT")]
    assert len(read) <= MOST, read
