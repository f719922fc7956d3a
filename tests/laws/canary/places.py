"""What stands in the gaps of an address: everything there is, with the meeting and the panel that it belongs to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from panel.extensions import db
from panel.meetings.rules.life import MOVES
from panel.minutes.rules.corrections import What
from panel.papers.models import Paper, Picture
from panel.papers.pictures import KINDS
from panel.publishing.models import Publication

NAMED_OTHERWISE = {
    "item_id": "agenda_item",
    "entry_id": "programme_entry",
    "access_id": "closed_access",
    "closed_id": "closed_business",
    "value_id": "indicator_value",
    "link_id": "owner_link",
}
"""Names in addresses that are not those of tables."""

OF_NOTHING = 0
"""Stands for the panel, or the meeting, of what belongs to none."""

ABOUT = {"item": "agenda_item", "minute": "minute", "paper": "paper"}
"""How a draft names what it is of (“item/5”), and the table of it."""

DRAFT = "draft"
"""The table whose rows name what they are of in words: read after all others."""

Belongs = tuple[int, int]


@dataclass(frozen=True)
class Places:
    """The rows of each table, each with its panel and its meeting."""

    rows: Mapping[str, Mapping[int, Belongs]]

    def ids(self, name: str, body: int, meeting: int | None) -> list[int]:
        """What an address may say for `name`, about this panel; of one meeting alone if one is given."""
        rows = self.rows[NAMED_OTHERWISE.get(name, name.removesuffix("_id"))]
        return [id for id, (of, at) in rows.items() if of in (body, OF_NOTHING) and meeting in (None, at)]


def places() -> Places:
    """Everything that there is now."""
    found: dict[str, dict[int, Belongs]] = {}
    for table in sorted(db.metadata.sorted_tables, key=lambda table: table.name == DRAFT):
        if "id" in table.columns:
            found[table.name] = _rows(table, found)
    return Places(found)


def _rows(table: Table, found: Mapping[str, Mapping[int, Belongs]]) -> dict[int, Belongs]:
    """The rows of a table: a meeting is of its panel, and all else of whatever it hangs on first."""
    above = [
        (column.key, key.column.table.name)
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in found
    ]
    made = {}
    for row in db.session.execute(db.select(table)).mappings():
        hung = [found[name][row[key]] for key, name in above if row[key] is not None and row[key] in found[name]]
        body, meeting = max(hung, key=lambda one: (bool(one[1]), bool(one[0])), default=(OF_NOTHING, OF_NOTHING))
        if table.name == "body":
            body = row["id"]
        if table.name == "meeting":
            meeting = row["id"]
        if table.name == DRAFT:
            noun, _, number = row["about"].partition("/")
            body, meeting = found[ABOUT[noun]].get(int(number), (body, meeting)) if noun in ABOUT else (body, meeting)
        made[row["id"]] = (body, meeting)
    return made


def words_for(meeting: int | None, closed: Sequence[int]) -> dict[str, Sequence[object]]:
    """What else an address may say: pictures and files by their hashes, the steps of a meeting, years and places.

    `closed` are the numbers of what is closed, for the pages on which one asks to see it.
    """
    pictures = [f"{one.sha256}.{KINDS[one.media_type]}" for one in db.session.scalars(db.select(Picture))]
    hashes = {*db.session.scalars(db.select(Paper.sha256)), *db.session.scalars(db.select(Publication.sha256))} - {None}
    return {
        "papers.image name": [*pictures, *hashes, *(f"{one}.pdf" for one in hashes)],
        "meetings.step name": list(MOVES) if meeting is None else [],
        "minutes.step step": ["publish"],
        "minutes.correct what": list(What),
        "bodies.year number": [2026],
        "meetings.year number": [2026],
        "threads.thread number": sorted({1, 2, *closed}),
        "number": [1, 2],
        **{f"exemption.{name} number": closed for name in ("ask", "grant", "withhold")},
        "section": [1, 2],
        "secret": ["guessed"],
        "place": [0],
        "follow_up.report_by_link number": [1],
        "word": ["guessed"],
    }


QUERIES: dict[str, tuple[str, ...]] = {
    "papers.compare": ("old=1&new=2",),
    "papers.write": ("typed",),
    "meetings.line": ("text={draft_id}",),
    "meetings.words": ("text={draft_id}",),
    "minutes.minute": ("both={draft_id}",),
    "search.search": ("q={word}",),
}
"""What may be asked for besides, at an address: other versions, texts that were typed and not kept, marked words."""

FOUND = re.compile(r"<!-- found -->.*<!-- end of found -->", re.DOTALL)
"""What a search found; the rest of its page says again what was looked for."""
