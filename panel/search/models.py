"""The index: passages of the record as they are looked for, and the doors before them.

The words of a passage are kept under the number of its door (“d7xplacement”), so that a search touches nothing behind
a door that is shut to whoever searches: neither what is found, nor how much, nor how long it takes, tells of it.
"""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import DDL, JSON, ForeignKey, Index, Text, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import word
from panel.exemption.rules import Marking
from panel.extensions import Base
from panel.search.rules.doors import Kind, Opens, Way


class SearchDoor(Base):
    """What stands between passages and a reader: for whom they are, and what withholds them. Never changed.

    `names` are those that the marking is about, `own` the accounts and people that are not kept out by it. `digest` is
    that of all of it: there are no two doors alike.
    """

    __audited__: ClassVar[bool] = False

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int | None]
    opens: Mapped[Opens] = mapped_column(word(Opens))
    exempt: Mapped[bool] = mapped_column(default=False)
    paragraphs: Mapped[list[int]] = mapped_column(default=list)
    confidential: Mapped[bool] = mapped_column(default=False)
    terms: Mapped[bool | None]
    names: Mapped[list[str]] = mapped_column(default=list)
    own: Mapped[list[str]] = mapped_column(default=list)

    body: Mapped[Body] = relationship()

    @property
    def way(self) -> Way:
        """It as the rules know it."""
        return way_of(self)


def way_of(row: Any) -> Way:
    """What a door says, read as a row or as plain columns, as the rules know it."""
    if not row.exempt and not row.confidential:
        return Way(row.body_id, row.opens)
    about, *under = row.names or [""]
    marking = Marking(row.exempt, tuple(row.paragraphs), row.confidential, row.terms, about, tuple(under))
    return Way(row.body_id, row.opens, row.meeting_id, marking, tuple(row.own))


class SearchPassage(Base):
    """A part of the record that is found by itself: a line, a section, a minute, an outcome, an entry. Never changed.

    `root` is what it is indexed anew with ("meeting/7"), `about` what it is of ("paper/3"), `within` what that is a
    part of, `place` where in it it stands, and `state` says that it is a draft. `head` are the words of its title as
    they are looked for, in order, and `stems` those of place and text; `words` are all of them under its door,
    each once.
    """

    __audited__: ClassVar[bool] = False

    id: Mapped[int] = mapped_column(primary_key=True)
    root: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    digest: Mapped[str]
    door_id: Mapped[int] = mapped_column(ForeignKey("search_door.id", ondelete="CASCADE"))
    kind: Mapped[Kind] = mapped_column(word(Kind))
    about: Mapped[str]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"))
    date: Mapped[dt.date | None]
    year: Mapped[int | None]
    title: Mapped[str]
    within: Mapped[str]
    place: Mapped[str]
    state: Mapped[str]
    endpoint: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    text: Mapped[str]
    head: Mapped[str]
    stems: Mapped[str]
    words: Mapped[str] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))

    door: Mapped[SearchDoor] = relationship(lazy="joined", innerjoin=True)

    __table_args__ = (Index(None, "door_id", "year"), Index(None, "year", "door_id"))

    @property
    def closed(self) -> bool:
        """Whether something withholds it, so that it is noted who was shown it (D6)."""
        return self.door.way.marking.restricted


FOR_SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5
    (words, content='search_passage', content_rowid='id', tokenize='ascii', detail='none')""",
    """CREATE TRIGGER search_passage_added AFTER INSERT ON search_passage BEGIN
    INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER search_passage_removed AFTER DELETE ON search_passage BEGIN
    INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); END""",
)
"""SQLite's full text, which follows the passages by itself."""

FOR_POSTGRESQL = ("CREATE INDEX search_words ON search_passage USING gin (words) WITH (fastupdate = off)",)
"""PostgreSQL's, over the same words, and never behind: much is looked for, and little written."""


def _with_the_table(when: str, engine: str, statement: str) -> None:
    ddl: Any = DDL(statement)  # type: ignore[no-untyped-call]  # it bears no types
    event.listen(SearchPassage.__table__, when, ddl.execute_if(dialect=engine))


for _engine, _statements in (("sqlite", FOR_SQLITE), ("postgresql", FOR_POSTGRESQL)):
    for _statement in _statements:
        _with_the_table("after_create", _engine, _statement)
_with_the_table("after_drop", "sqlite", "DROP TABLE IF EXISTS search_words")
