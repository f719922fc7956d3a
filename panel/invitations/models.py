"""The secret address of each person's own calendar."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.accounts.models import Account
from panel.extensions import Base


class CalendarFeed(Base):
    """That someone has a calendar to subscribe to. Its address is signed, and holds `number`.

    Raising the number ends the address that was given before; one that is not `active` has none.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    number: Mapped[int] = mapped_column(default=1)
    active: Mapped[bool] = mapped_column(default=True)

    account: Mapped[Account] = relationship()
