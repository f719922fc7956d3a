"""The outbox: what is to be posted, written with the change that asks for it."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from panel.extensions import Base


class Letter(Base):
    """One e-mail. It is posted after the transaction that wrote it is kept, and again later if posting fails."""

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[dt.datetime]
    sent_at: Mapped[dt.datetime | None] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    trouble: Mapped[str | None]
