"""What an outcome or an action asks of someone."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.columns import Carried
from panel.extensions import Base
from panel.minutes.models import Action, OutcomePart
from panel.people.models import Named


class FollowUp(Carried, Base):
    """One thing asked for: of whom, and by when as the paper says it. `due_date` is the parsed twin of `due`."""

    id: Mapped[int] = mapped_column(primary_key=True)
    part_id: Mapped[int | None] = mapped_column(ForeignKey("outcome_part.id", ondelete="CASCADE"), unique=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), unique=True)
    reference: Mapped[str | None]
    due: Mapped[str | None]
    due_date: Mapped[dt.date | None]
    due_stages: Mapped[list[Any] | None] = mapped_column(JSON)
    status: Mapped[str | None]
    evidence: Mapped[list[Any] | None] = mapped_column(JSON)
    closed_by: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    part: Mapped[OutcomePart | None] = relationship()
    action: Mapped[Action | None] = relationship()
    owners: Mapped[list["Owner"]] = relationship(
        back_populates="follow_up", cascade="all, delete-orphan", order_by="Owner.position"
    )
    updates: Mapped[list["Update"]] = relationship(
        back_populates="follow_up", cascade="all, delete-orphan", order_by="Update.position"
    )

    __mapper_args__ = {"version_id_col": version}


class Owner(Carried, Named, Base):
    """Who is to do it: a person, a post, a body, or "All", as printed."""

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)

    follow_up: Mapped[FollowUp] = relationship(back_populates="owners")


class Update(Carried, Base):
    """A report on progress, as written."""

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    date: Mapped[str | None]
    by: Mapped[str | None]
    text: Mapped[str | None]

    follow_up: Mapped[FollowUp] = relationship(back_populates="updates")
