"""Indicators of a body, and their values by period."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried, word
from panel.extensions import Base
from panel.scorecard.rules.kinds import Good, Unit
from panel.scorecard.rules.periods import Period, read_period
from panel.scorecard.rules.small import FEW

KEPT_APART: dict[str, Any] = {"secret": True}
"""What may tell of very few children: its changes stand apart in the trail, for who may read restricted papers."""


class Indicator(Carried, Base):
    """What a panel counts, and how it is to be read.

    `suppress` withholds small numbers from the public; a share of fewer children than `fewest` is given as a number.
    `tolerance` is how far off its target, in its own unit, a figure is still near. `line` is a mark to read figures
    against. An indicator may be a part of another, whose number is the total of its parts. `area` names what inspectors
    judge by it.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str | None]
    name: Mapped[str]
    definition: Mapped[str | None]
    unit: Mapped[Unit] = mapped_column(word(Unit), default=Unit.NUMBER)
    good: Mapped[Good] = mapped_column(word(Good), default=Good.CONTEXT)
    decimals: Mapped[int] = mapped_column(default=0)
    source: Mapped[str | None]
    basis: Mapped[str | None]
    area: Mapped[str | None]
    suppress: Mapped[bool] = mapped_column(default=True)
    fewest: Mapped[int] = mapped_column(default=FEW)
    tolerance: Mapped[float | None]
    line: Mapped[float | None]
    line_words: Mapped[str | None]
    part_of_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column(default=1)

    body: Mapped[Body] = relationship()
    part_of: Mapped["Indicator | None"] = relationship(remote_side=[id])
    values: Mapped[list["IndicatorValue"]] = relationship(
        back_populates="indicator",
        cascade="all, delete-orphan",
        order_by="IndicatorValue.ends, IndicatorValue.id",
    )

    __mapper_args__ = {"version_id_col": version}


class IndicatorValue(Carried, Base):
    """The figure of one period. `period` is its code ("2017/18 Q4"), `ends` its last day.

    `position` is its place in the bundle that it came with.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    period: Mapped[str]
    ends: Mapped[dt.date]
    value: Mapped[float | None] = mapped_column(info=KEPT_APART)
    numerator: Mapped[float | None] = mapped_column(info=KEPT_APART)
    denominator: Mapped[float | None] = mapped_column(info=KEPT_APART)
    target: Mapped[float | None]
    neighbours: Mapped[float | None]
    england: Mapped[float | None]
    narrative: Mapped[str | None] = mapped_column(info=KEPT_APART)
    version: Mapped[int] = mapped_column(default=1)

    indicator: Mapped[Indicator] = relationship(back_populates="values")

    __table_args__ = (UniqueConstraint("indicator_id", "period"),)
    __mapper_args__ = {"version_id_col": version}

    @property
    def time(self) -> Period:
        """The period that the code names."""
        return read_period(self.period)
