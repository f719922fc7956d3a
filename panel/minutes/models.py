"""The minutes of a meeting: one minute for each item of business, with its points, outcomes and actions."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried, new_key, word
from panel.extensions import Base
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.rules.life import UNAPPROVED, MinutesState, Verb
from panel.people.models import Named, Person


class MinuteBook(Carried, Base):
    """The minutes of one meeting as a document: its state, and its approval by a later meeting (V9).

    `sha256` names the PDF of the approved and signed minutes in the store, as members have it, and `public_sha256` as
    the public has it; those bytes never change (V11). `published_…` name the draft that was last published.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), unique=True)
    state: Mapped[MinutesState] = mapped_column(word(MinutesState), default=MinutesState.DRAFT)
    published_at: Mapped[dt.datetime | None]
    published_sha256: Mapped[str | None]
    published_public_sha256: Mapped[str | None]
    chair_note: Mapped[str | None]
    chair_agreed_at: Mapped[dt.datetime | None]
    chair_agreed_by: Mapped[str | None]
    how: Mapped[str | None]
    approved_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    approved_at_key: Mapped[str | None]
    signed_on: Mapped[dt.date | None]
    signed_on_text: Mapped[str | None]
    signed_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_by_as_printed: Mapped[str | None]
    sha256: Mapped[str | None]
    public_sha256: Mapped[str | None]
    has_approval: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(foreign_keys=[meeting_id])
    approved_at: Mapped[Meeting | None] = relationship(foreign_keys=[approved_at_id])
    signed_by: Mapped[Person | None] = relationship()
    corrections: Mapped[list["Correction"]] = relationship(
        back_populates="book", cascade="all, delete-orphan", order_by="Correction.position"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_draft(self) -> bool:
        """Whether its pages say DRAFT: until a later meeting has approved it."""
        return self.state in UNAPPROVED


class Correction(Carried, Base):
    """A change agreed when the minutes were approved: which minute, attendance or interest, and what (V12)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("minute_book.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    minute: Mapped[str | None]
    attendance: Mapped[str | None]
    interest: Mapped[str | None]
    change: Mapped[str | None]

    book: Mapped[MinuteBook] = relationship(back_populates="corrections")


class SpentNumber(Base):
    """A minute number that was published, and so is never given again, even when its minute was deleted (Y5).

    `n` is its running number in the run that holds the day `said_on`, the date of its meeting.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    said_on: Mapped[dt.date | None]
    n: Mapped[int]
    number: Mapped[str]

    body: Mapped[Body] = relationship()


class Minute(Carried, Base):
    """What was said and done under one item of business.

    Its `number` is empty while it is to be numbered by the body's scheme (`panel.minutes.queries.numbers_of`). It is
    kept here once published (Y5), and where it was given by hand (`number_fixed`), or left unnumbered by hand.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    number: Mapped[str | None]
    number_fixed: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str | None]
    html: Mapped[str | None]
    summary: Mapped[str | None]
    open: Mapped[bool | None]
    post_meeting_note: Mapped[str | None]
    written_at: Mapped[dt.datetime | None]
    written_by: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    points: Mapped[list["Point"]] = relationship(
        back_populates="minute", cascade="all, delete-orphan", order_by="Point.position"
    )
    outcomes: Mapped[list["Outcome"]] = relationship(
        back_populates="minute", cascade="all, delete-orphan", order_by="Outcome.position"
    )
    actions: Mapped[list["Action"]] = relationship(
        back_populates="minute", cascade="all, delete-orphan", order_by="Action.position"
    )

    __mapper_args__ = {"version_id_col": version}


class Point(Carried, Base):
    """A numbered point of a minute."""

    id: Mapped[int] = mapped_column(primary_key=True)
    minute_id: Mapped[int] = mapped_column(ForeignKey("minute.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    number: Mapped[str | None]
    html: Mapped[str | None]

    minute: Mapped[Minute] = relationship(back_populates="points")


class Outcome(Carried, Base):
    """What the meeting did about an item: resolved, noted, agreed, recommended to a body, deferred (Y6)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    minute_id: Mapped[int] = mapped_column(ForeignKey("minute.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    verb: Mapped[Verb | None] = mapped_column(word(Verb))
    verb_text: Mapped[str | None]
    lead_in: Mapped[str | None]
    to: Mapped[str | None]
    moved_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    moved_by_as_printed: Mapped[str | None]
    seconded_by_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    seconded_by_as_printed: Mapped[str | None]
    vote: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    principles: Mapped[list[str] | None] = mapped_column(JSON)

    minute: Mapped[Minute] = relationship(back_populates="outcomes")
    moved_by: Mapped[Person | None] = relationship(foreign_keys=[moved_by_person_id])
    seconded_by: Mapped[Person | None] = relationship(foreign_keys=[seconded_by_person_id])
    parts: Mapped[list["OutcomePart"]] = relationship(
        back_populates="outcome", cascade="all, delete-orphan", order_by="OutcomePart.position"
    )


class OutcomePart(Carried, Base):
    """One lettered or numbered part of an outcome, or its only text."""

    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcome.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str | None]
    text: Mapped[str | None]

    outcome: Mapped[Outcome] = relationship(back_populates="parts")
    follow_up: Mapped["FollowUp | None"] = relationship(
        back_populates="part", cascade="all, delete-orphan", uselist=False
    )


class Action(Carried, Base):
    """Something to be done that is minuted beside the outcomes."""

    id: Mapped[int] = mapped_column(primary_key=True)
    minute_id: Mapped[int] = mapped_column(ForeignKey("minute.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str | None]

    minute: Mapped[Minute] = relationship(back_populates="actions")
    follow_up: Mapped["FollowUp | None"] = relationship(
        back_populates="action", cascade="all, delete-orphan", uselist=False
    )


class FollowUp(Carried, Base):
    """What a part of an outcome, or an action, asks: of whom, and by when as the minute says it.

    `due_date` is the parsed twin of `due`. Whether it came back is kept by `panel.follow_up`.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    part_id: Mapped[int | None] = mapped_column(ForeignKey("outcome_part.id", ondelete="CASCADE"), unique=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), unique=True)
    reference: Mapped[str | None]
    due: Mapped[str | None]
    due_date: Mapped[dt.date | None]
    due_stages: Mapped[list[Any] | None] = mapped_column(JSON)
    status: Mapped[str | None]
    evidence: Mapped[list[Any] | None] = mapped_column(JSON)
    closed_by: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    part: Mapped[OutcomePart | None] = relationship(back_populates="follow_up")
    action: Mapped[Action | None] = relationship(back_populates="follow_up")
    owners: Mapped[list["Owner"]] = relationship(
        back_populates="follow_up", cascade="all, delete-orphan", order_by="Owner.position", lazy="selectin"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def minute(self) -> Minute:
        """The minute that asks for it. Raises LookupError for one that is cut off from its minute."""
        asking = self.part.outcome if self.part else self.action
        if asking is None:
            raise LookupError(f"Follow-up {self.id} is of no minute.")
        return asking.minute

    @property
    def words(self) -> str:
        """What is asked for."""
        asking = self.part or self.action
        return (asking.text if asking else None) or ""


class Owner(Carried, Named, Base):
    """Who is to do it: a person, a post, a body, or "All", as printed."""

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)

    follow_up: Mapped[FollowUp] = relationship(back_populates="owners")
