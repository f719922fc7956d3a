"""What members declared at meetings, and the register of interests."""

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.columns import Carried
from panel.extensions import Base
from panel.meetings.models import Meeting
from panel.people.models import Named


class Declaration(Carried, Named, Base):
    """An interest declared at a meeting, for some items or all, with what the member then did (rules sheet 2.3).

    `items` holds the keys of agenda lines; `all_items` says the paper had "all".
    "None declared" is a word of the meeting.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    items: Mapped[list[str] | None] = mapped_column(JSON)
    all_items: Mapped[bool] = mapped_column(default=False)
    kind: Mapped[str | None]
    nature: Mapped[str | None]
    sensitive: Mapped[bool | None]
    registered: Mapped[str | None]
    dispensation: Mapped[str | None]
    action: Mapped[str | None]
    left: Mapped[str | None]
    returned: Mapped[str | None]
    deleted_by_correction: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship()


class RegisterEntry(Carried, Named, Base):
    """A registered interest of a member, or of the member's partner."""

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    category: Mapped[str | None]
    detail: Mapped[str | None]
    from_text: Mapped[str | None]
    to_text: Mapped[str | None]
    sensitive: Mapped[bool | None]

    gifts: Mapped[list["Gift"]] = relationship(
        back_populates="entry", cascade="all, delete-orphan", order_by="Gift.position"
    )


class Gift(Carried, Named, Base):
    """A gift or hospitality that a member registered (I14). Text as registered."""

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entry.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    giver: Mapped[str | None]
    detail: Mapped[str | None]
    value: Mapped[str | None]
    received: Mapped[str | None]
    registered: Mapped[str | None]
    accepted: Mapped[bool | None]

    entry: Mapped[RegisterEntry] = relationship(back_populates="gifts")
