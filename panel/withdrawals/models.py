"""What was taken down, and who downloaded what."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.columns import Carried
from panel.extensions import Base
from panel.meetings.models import Meeting


class Withdrawal(Carried, Base):
    """One taking down of things that were published, by someone, with a reason that the public is told.

    `replacement` is the hash of a redacted PDF that stands in the place of the pages from `first_page` on; where there
    is none, sheets that say what happened do. The originals are never changed: they are sealed.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    at: Mapped[dt.datetime]
    by: Mapped[str]
    reason: Mapped[str]
    replacement: Mapped[str | None]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]
    of_minutes: Mapped[bool] = mapped_column(default=False)

    meeting: Mapped[Meeting] = relationship()
    taken: Mapped[list["Taken"]] = relationship(
        back_populates="withdrawal", cascade="all, delete-orphan", order_by="Taken.id", lazy="selectin"
    )


class Taken(Base):
    """One thing that a withdrawal took down: "publication/3", "paper/7", "minutes/5" (by its meeting).

    Of a paper it is the version that had been published: another that is published later is not withdrawn.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    withdrawal_id: Mapped[int] = mapped_column(ForeignKey("withdrawal.id", ondelete="CASCADE"), index=True)
    about: Mapped[str] = mapped_column(index=True)
    version: Mapped[int | None]

    withdrawal: Mapped[Withdrawal] = relationship(back_populates="taken")


class Download(Base):
    """That someone fetched the file of something published, and when. Appended, never changed.

    `who` is the name of whoever had signed in, and outlives the account; None is the public. `sealed` is the opening of
    an original that had been withdrawn.
    """

    __audited__: ClassVar[bool] = False

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    about: Mapped[str] = mapped_column(index=True)
    who: Mapped[str | None]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    sealed: Mapped[bool] = mapped_column(default=False)
