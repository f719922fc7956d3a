"""The council's own schedule, and what was decided about each record whose time was over."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.columns import word
from panel.extensions import Base
from panel.records.rules import Record


class Retention(Base):
    """For how many years the council keeps a kind of record; None for good. Without a row: the usual years."""

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(ForeignKey("council.id", ondelete="CASCADE"))
    record: Mapped[Record] = mapped_column(word(Record))
    years: Mapped[int | None]

    __table_args__ = (UniqueConstraint("council_id", "record"),)


class Decided(Base):
    """What someone decided about one record: it was disposed of, or is kept until a day. The log of disposal.

    `about` names it as the trail does ("paper/7"), `words` as the list did. `files` are the hashes of what it held.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(index=True)
    record: Mapped[Record] = mapped_column(word(Record))
    words: Mapped[str]
    due_on: Mapped[dt.date]
    keep_until: Mapped[dt.date | None]
    reason: Mapped[str]
    files: Mapped[list[str]] = mapped_column(default=list)
    at: Mapped[dt.datetime]
    by: Mapped[str]
