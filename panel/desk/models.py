"""When each person was here, so that they are shown what is new."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from panel.extensions import Base


class Visit(Base):
    """The last time someone looked at their first page (`at`), and the time before (`before`).

    What came since `before` stays new for as long as this visit lasts.
    """

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    at: Mapped[dt.datetime]
    before: Mapped[dt.datetime | None]
