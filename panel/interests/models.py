"""What members declared at meetings and before them, the register of interests, and dispensations."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried, word
from panel.extensions import Base
from panel.interests.rules.dispensations import Scope, Terms, covers
from panel.interests.rules.register import Whose
from panel.interests.rules.words import Kind, Trigger, kind_of
from panel.meetings.models import Meeting
from panel.people.models import Named, Person


class Stated:
    """What is said of an interest in the business of a meeting. `items` holds the keys of agenda lines.

    `all_items` says the paper had "all". `trigger` is how the matter touches it, where it was said.
    """

    items: Mapped[list[str] | None] = mapped_column(JSON)
    all_items: Mapped[bool] = mapped_column(default=False)
    kind: Mapped[str | None]
    trigger: Mapped[Trigger | None] = mapped_column(word(Trigger))
    nature: Mapped[str | None]
    sensitive: Mapped[bool | None]

    @property
    def meant(self) -> Kind:
        """The kind of the code that its words mean."""
        return kind_of(self.kind)

    @property
    def kept_from_trail(self) -> frozenset[str]:
        """Columns that the audit trail must not repeat: others read it than who may know (I7)."""
        is_or_was = sa.inspect(self).attrs.sensitive.history.sum()
        return frozenset({"nature"}) if any(is_or_was) else frozenset()

    def is_in(self, key: str) -> bool:
        """Whether it is in the line of that key."""
        return self.all_items or key in (self.items or ())


class Declaration(Carried, Named, Stated, Base):
    """An interest declared at a meeting, for some items or all, with what the member then did (rules sheet 2.3).

    `under` is the line under which it was declared, where that was not the usual one. "None declared" is a word of the
    meeting.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    under: Mapped[str | None]
    registered: Mapped[str | None]
    dispensation: Mapped[str | None]
    dispensation_id: Mapped[int | None] = mapped_column(ForeignKey("dispensation.id", ondelete="SET NULL"))
    action: Mapped[str | None]
    left: Mapped[str | None]
    returned: Mapped[str | None]
    spoke_as_public: Mapped[bool | None]
    voted: Mapped[bool | None]
    deleted_by_correction: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship()
    granted: Mapped["Dispensation | None"] = relationship()


class DeclarationNotice(Carried, Named, Stated, Base):
    """What a member means to declare at a meeting to come. It is no declaration until the clerk records it there."""

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    given_at: Mapped[dt.datetime | None]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("register_entry.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[dt.datetime | None]
    recorded_at: Mapped[dt.datetime | None]
    declaration_id: Mapped[int | None] = mapped_column(ForeignKey("declaration.id", ondelete="SET NULL"), index=True)

    meeting: Mapped[Meeting] = relationship()
    entry: Mapped["RegisterEntry | None"] = relationship()

    @property
    def kept_from_trail(self) -> frozenset[str]:
        """What is told to the clerk alone, until it is declared."""
        return frozenset({"nature"})


class RegisterEntry(Carried, Named, Base):
    """A registered interest of a member, or of the member's partner (I2, I4).

    `notified_on` is the day the monitoring officer was told, `accepted_on` the day it was entered; a record brought in
    from elsewhere has neither and is on the register. `home` says whether the detail gives a home address (I12).
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    category: Mapped[str | None]
    whose: Mapped[Whose | None] = mapped_column(word(Whose))
    detail: Mapped[str | None]
    home: Mapped[bool | None]
    from_text: Mapped[str | None]
    to_text: Mapped[str | None]
    to_date: Mapped[dt.date | None]
    sensitive: Mapped[bool | None]
    arose_on: Mapped[dt.date | None]
    notified_on: Mapped[dt.date | None]
    accepted_on: Mapped[dt.date | None]
    accepted_by: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    body: Mapped[Body] = relationship()
    gifts: Mapped[list["Gift"]] = relationship(
        back_populates="entry", cascade="all, delete-orphan", order_by="Gift.position"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def accepted(self) -> bool:
        """Whether it is on the register: accepted, or not notified here at all."""
        return self.accepted_on is not None or self.notified_on is None

    @property
    def kept_from_trail(self) -> frozenset[str]:
        """Columns that the audit trail must not repeat: a register holds homes and partners (I7, I12)."""
        return frozenset({"detail"})


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


class MemberRegister(Base):
    """When a member last said that their register is complete, and when they were last reminded to look."""

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    confirmed_on: Mapped[dt.date | None]
    reminded_on: Mapped[dt.date | None]

    body: Mapped[Body] = relationship()
    person: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("body_id", "person_id"),)


class RegistrationTask(Base):
    """What the monitoring officer has to see to: an interest disclosed at a meeting that was not registered (I5)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id", ondelete="CASCADE"), unique=True)
    disclosed_on: Mapped[dt.date]
    due_on: Mapped[dt.date]
    done_on: Mapped[dt.date | None]
    outcome: Mapped[str | None]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("register_entry.id", ondelete="SET NULL"))

    declaration: Mapped[Declaration] = relationship()


class Dispensation(Carried, Named, Base):
    """Leave to take part in spite of an interest, asked for in writing and granted for a period (I8).

    `matter` says in words what it covers; `items` are lines of the agenda of `meeting`. Both days are included.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    reference: Mapped[str | None]
    ground: Mapped[str | None]
    scope: Mapped[Scope | None] = mapped_column(word(Scope))
    matter: Mapped[str | None]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    items: Mapped[list[str] | None] = mapped_column(JSON)
    from_date: Mapped[dt.date | None]
    until_date: Mapped[dt.date | None]
    requested_on: Mapped[dt.date | None]
    request: Mapped[str | None]
    granted_on: Mapped[dt.date | None]
    granted_by: Mapped[str | None]
    refused_on: Mapped[dt.date | None]
    refusal: Mapped[str | None]

    body: Mapped[Body] = relationship()
    meeting: Mapped[Meeting | None] = relationship()

    @property
    def terms(self) -> Terms:
        """What it says, in the form the rules ask for."""
        items = tuple(self.items or ())
        return Terms(self.ground, self.scope, self.from_date, self.until_date, self.matter, items)

    @property
    def waiting(self) -> bool:
        """Whether it was asked for and is not decided."""
        return self.granted_on is None and self.refused_on is None and self.requested_on is not None

    def live_on(self, day: dt.date) -> bool:
        """Whether it has effect on a day."""
        return self.refused_on is None and not self.waiting and covers(self.from_date, self.until_date, day)

    def is_for(self, meeting: Meeting, key: str) -> bool:
        """Whether it names that line of that meeting's agenda."""
        return self.meeting_id == meeting.id and key in (self.items or ())


class PaperAnswer(Base):
    """Whether a closed paper ("paper/7") was kept from a member for an interest: decided once for each of both (M2)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    about: Mapped[str]
    withheld: Mapped[bool]
    at: Mapped[dt.datetime]
    by: Mapped[str]

    person: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("about", "person_id"),)
