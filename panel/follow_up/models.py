"""Whether what was asked for came back. Who was asked, and by when, is the minute's (panel.minutes)."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.columns import Carried
from panel.extensions import Base
from panel.minutes.models import FollowUp


class Update(Carried, Base):
    """A report on progress, as written."""

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    date: Mapped[str | None]
    by: Mapped[str | None]
    text: Mapped[str | None]

    follow_up: Mapped[FollowUp] = relationship()
