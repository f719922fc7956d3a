"""The audit trail: one entry for each thing a person did."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from panel.extensions import Base


class AuditEntry(Base):
    """A sentence ("called the meeting"), who said it, what it is about, and the rows it changed.

    `about` is a soft reference such as "meeting/7", for the trail stands below the features it speaks of and
    outlives what it speaks of. `changes` is a list of {table, id, before, after}. What is not for publication is kept
    in `apart`, a list like it: whoever reads `changes` never meets it, and who may is asked before it is shown.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    who: Mapped[str]
    account_id: Mapped[int | None]
    sentence: Mapped[str]
    about: Mapped[str] = mapped_column(index=True)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    apart: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
