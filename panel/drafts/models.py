"""Texts that were typed and are not kept (yet)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.accounts.models import Account
from panel.columns import word
from panel.extensions import Base


class DraftKind(StrEnum):
    """Why a text is here: saved while typing, or set aside because someone else's was saved first."""

    AUTOSAVED = "autosaved"
    SET_ASIDE = "set aside"


class Draft(Base):
    """The fields of one form as one person typed them, and the version of the thing they started from.

    `about` names the thing ("minute/12"), so that any form can keep its drafts here.
    """

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    kind: Mapped[DraftKind] = mapped_column(word(DraftKind))
    base_version: Mapped[int]
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[dt.datetime]
    settled_at: Mapped[dt.datetime | None]

    account: Mapped[Account] = relationship()
