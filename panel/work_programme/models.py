"""Entries of the work programme."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried
from panel.extensions import Base


class Entry(Carried, Base):
    """A topic of the municipal year, given to a meeting or a month, or not yet placed.

    `meeting` is the key of a meeting; `origin` points at the minute that asked for the topic.
    """

    __tablename__ = "programme_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    year: Mapped[str | None]
    topic: Mapped[str]
    theme: Mapped[str | None]
    purpose: Mapped[str | None]
    lead: Mapped[str | None]
    meeting: Mapped[str | None]
    month: Mapped[str | None]
    statutory: Mapped[bool | None]
    origin: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    moves: Mapped[list[Any] | None] = mapped_column(JSON)
    status: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    body: Mapped[Body] = relationship()

    __mapper_args__ = {"version_id_col": version}
