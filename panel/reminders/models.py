"""When each person wants letters, and what each has been told of."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.accounts.models import Account
from panel.columns import word
from panel.extensions import Base
from panel.mail.rules import LetterKind
from panel.reminders.rules import USUAL, USUAL_QUIET, Quiet, When


class LetterSettings(Base):
    """What someone said about letters. `wishes` holds, by the kind of letter, when they want it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    wishes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    quiet_begins: Mapped[dt.time] = mapped_column(default=USUAL_QUIET.begins)
    quiet_ends: Mapped[dt.time] = mapped_column(default=USUAL_QUIET.ends)

    account: Mapped[Account] = relationship()

    def when(self, kind: LetterKind) -> When:
        """When this person wants letters of a kind."""
        return When(self.wishes.get(kind.value, USUAL[kind]))

    @property
    def quiet(self) -> Quiet:
        """The hours in which no letter is sent."""
        return Quiet(self.quiet_begins, self.quiet_ends)


class Told(Base):
    """That someone was told of something, or will be in the day's letter (`told_at` is empty), so that it is told once.

    `occasion` names what gave cause: an announcement, a day that is due. The words are found when the letter is
    written, not kept: what may be said of a thing may change in between.
    """

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str]
    occasion: Mapped[str]
    kind: Mapped[LetterKind] = mapped_column(word(LetterKind))
    about: Mapped[str]
    at: Mapped[dt.datetime]
    told_at: Mapped[dt.datetime | None] = mapped_column(index=True)

    __table_args__ = (UniqueConstraint("to", "occasion"),)
