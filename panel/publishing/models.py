"""What was published of a meeting's papers, and when."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.columns import Carried
from panel.extensions import Base
from panel.meetings.models import Meeting


class Publication(Carried, Base):
    """One edition (full or public) of a pack, or one numbered supplement, as it was published; its bytes never change.

    `supplement` is None for the pack itself. A publication known only from a bundle has no `sha256`.
    `contents` holds the page plan: what stands on which pages; `membership` what the front sheet showed. `pages` counts
    those of the file; `problems` are what the check of its structure found. `timing` says how it was late, if it was;
    `confirmed` is what the clerk was asked to look at, and `reason` why it went out all the same.
    `redacted_…` name the file that is given in its place where pages were withdrawn, and for which withdrawals (D7).
    `disposed_on` is the day on which the bytes were disposed of, by the council's schedule.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    edition: Mapped[str | None]
    supplement: Mapped[str | None]
    at: Mapped[dt.datetime | None]
    at_text: Mapped[str | None]
    by: Mapped[str | None]
    timing: Mapped[str | None]
    late_reason: Mapped[str | None]
    confirmed: Mapped[list[str]] = mapped_column(default=list)
    reason: Mapped[str | None]
    sha256: Mapped[str | None]
    octets: Mapped[int | None]
    pages: Mapped[int | None]
    problems: Mapped[list[str]] = mapped_column(default=list)
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]
    contents: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    membership: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    redacted_sha256: Mapped[str | None]
    redacted_octets: Mapped[int | None]
    redacted_for: Mapped[list[int] | None] = mapped_column(JSON)
    disposed_on: Mapped[dt.date | None]

    meeting: Mapped[Meeting] = relationship()
