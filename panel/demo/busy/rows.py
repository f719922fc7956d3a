"""Many rows written at once, each with a number of its own that others can name before it is there."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from panel.extensions import Base, db

KIND = tuple[sa.Table, tuple[str, ...]]


class Rows:
    """Rows by table, in the order in which they were added; `write` puts them all into the database."""

    def __init__(self) -> None:
        self._waiting: dict[KIND, list[dict[str, Any]]] = defaultdict(list)
        self._last: dict[sa.Table, int] = {}

    def add(self, model: type[Base], **facts: Any) -> int:
        """Add a row and give its number. What is left out has the default of its column."""
        table = model.metadata.tables[model.__tablename__]
        if table not in self._last:
            self._last[table] = db.session.scalar(sa.select(sa.func.max(table.c.id))) or 0
        self._last[table] += 1
        row = {"id": self._last[table], **facts}
        self._waiting[table, tuple(row)].append(row)
        return self._last[table]

    def write(self) -> int:
        """Write all rows, those first to which others point. How many there were."""
        order = {table: place for place, table in enumerate(Base.metadata.sorted_tables)}
        for (table, _), rows in sorted(self._waiting.items(), key=lambda kind: order[kind[0][0]]):
            db.session.execute(sa.insert(table), rows)
        self._count_on()
        return sum(len(rows) for rows in self._waiting.values())

    def _count_on(self) -> None:
        """PostgreSQL counts apart from the rows: tell it where to go on."""
        if db.engine.dialect.name != "postgresql":
            return
        for table, last in self._last.items():
            db.session.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence(f'"{table.name}"', "id"), last)))
