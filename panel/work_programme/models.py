"""Entries of the work programme, the yearly cycle of a panel, and what waits for a place."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried, word
from panel.extensions import Base
from panel.meetings.models import AgendaItem
from panel.minutes.models import FollowUp, Minute, Outcome
from panel.work_programme.rules.recurrence import Recurs


class Entry(Carried, Base):
    """A topic of the municipal year, given to a meeting or a month, or not yet placed.

    `meeting` is the key of a meeting. What asked for the topic is the `follow_up` of a resolution, or a `minute` with
    words of its own; `origin` names that minute as a bundle does. `item` is the agenda line that it became. `moves`
    keeps each change of place: from, to, when, why. `data_from` is the month from which its data exists, as written.
    `series` is shared by what recurs; `duty` names the topic of the yearly cycle, and `source` why it is owed.
    Everyone may read the programme: nothing is copied into it from a minute without the clerk having seen the words.
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
    data_from: Mapped[str | None]
    statutory: Mapped[bool | None]
    source: Mapped[str | None]
    duty: Mapped[str | None]
    recurs: Mapped[Recurs | None] = mapped_column(word(Recurs))
    every_months: Mapped[int | None]
    series: Mapped[str | None] = mapped_column(index=True)
    principles: Mapped[list[str] | None] = mapped_column(JSON)
    origin: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    moves: Mapped[list[Any] | None] = mapped_column(JSON)
    status: Mapped[str | None]
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_up.id", ondelete="SET NULL"), index=True)
    minute_id: Mapped[int | None] = mapped_column(ForeignKey("minute.id", ondelete="SET NULL"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    version: Mapped[int] = mapped_column(default=1)

    body: Mapped[Body] = relationship()
    follow_up: Mapped[FollowUp | None] = relationship()
    minute: Mapped[Minute | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class CycleTopic(Base):
    """A topic that a panel looks at every year, as its clerk keeps the cycle; `source` says where it comes from."""

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    duty: Mapped[str]
    topic: Mapped[str]
    month: Mapped[str | None]
    purpose: Mapped[str | None]
    lead: Mapped[str | None]
    source: Mapped[str | None]
    statutory: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    body: Mapped[Body] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Referral(Base):
    """Something deferred or referred to a panel, and what became of it.

    What a meeting deferred waits without a row: its `outcome` says so. The row is made when it is placed (`entry`) or
    moved on with a `reason`, or when the clerk records a matter that no outcome speaks of.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("outcome.id", ondelete="SET NULL"), unique=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("programme_entry.id", ondelete="SET NULL"))
    topic: Mapped[str | None]
    came_from: Mapped[str | None]
    joined_on: Mapped[dt.date | None]
    settled_on: Mapped[dt.date | None]
    settled_by: Mapped[str | None]
    reason: Mapped[str | None]

    body: Mapped[Body] = relationship()
    outcome: Mapped[Outcome | None] = relationship()
    entry: Mapped[Entry | None] = relationship()
