"""What young people raised, and what they were told."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried
from panel.extensions import Base
from panel.meetings.models import AgendaItem
from panel.voice.rules import Stage, stage_of

KEPT_APART: dict[str, Any] = {"secret": True}
"""Words that nobody has looked at yet may tell who a child is: the trail does not repeat them (D3)."""


class Raised(Carried, Base):
    """One thing that young people raised, as a group or under the name they chose; never tied to a person (D5).

    It is a draft until someone has looked at its words and marked it as fit to be `shown`; a change makes it one again.
    `item` is the agenda line that took it up. `raised_text` is the day as written where it is no day.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    raised_by: Mapped[str] = mapped_column(info=KEPT_APART)
    raised_on: Mapped[dt.date | None]
    raised_text: Mapped[str | None]
    words: Mapped[str] = mapped_column(info=KEPT_APART)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    answer: Mapped[str | None] = mapped_column(info=KEPT_APART)
    answered_on: Mapped[dt.date | None]
    changed: Mapped[str | None] = mapped_column(info=KEPT_APART)
    told_on: Mapped[dt.date | None]
    told_how: Mapped[str | None] = mapped_column(info=KEPT_APART)
    shown_at: Mapped[dt.datetime | None]
    shown_by: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    taken_up = None
    """Which line took it up, as a bundle names it before its rows are tied to each other."""

    body: Mapped[Body] = relationship()
    item: Mapped[AgendaItem | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return stage_of(
            on_agenda=self.item_id is not None,
            answered=bool(self.answer),
            changed=bool(self.changed),
            told=self.told_on is not None,
        )

    @property
    def texts(self) -> dict[str, str | None]:
        """All its words, by what a reader calls them."""
        return {
            "Who raised it": self.raised_by,
            "What they said": self.words,
            "The answer": self.answer,
            "What changed": self.changed,
            "How they were told": self.told_how,
        }
