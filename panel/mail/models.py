"""The outbox: what is to be posted, and what people are to be told of, written with the change that asks for it."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from panel.columns import word
from panel.extensions import Base
from panel.mail.rules import LetterKind


class Letter(Base):
    """One e-mail. It is posted after the transaction that wrote it is kept, and again later if posting fails.

    What a letter says is not kept once it is sent: it may hold a link that signs someone in. `taken_at` says when
    someone last took it to the post office, so that no other does at the same time. It is not posted before
    `not_before`. `attachment` is the file that goes with it (`mail.rules.Attachment`), not kept either once it is sent.
    """

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    attachment: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    written_at: Mapped[dt.datetime]
    not_before: Mapped[dt.datetime | None]
    sent_at: Mapped[dt.datetime | None] = mapped_column(index=True)
    taken_at: Mapped[dt.datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    trouble: Mapped[str | None]


class Announcement(Base):
    """That people are to be told of something: a pack that went out, a meeting that was called, a comment asked for.

    It says what, never to whom nor in which words: whom it concerns and what they may read is found when the letters
    are written (`told_at`), soon after the transaction that announced it.
    """

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[LetterKind] = mapped_column(word(LetterKind))
    about: Mapped[str]
    at: Mapped[dt.datetime]
    told_at: Mapped[dt.datetime | None] = mapped_column(index=True)
