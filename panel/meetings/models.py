"""Meetings, their notices and agenda lines, and who attended."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried, new_key, word
from panel.exemption.models import Marked
from panel.exemption.rules import Marking
from panel.extensions import Base
from panel.meetings.rules.agenda import Kind, Part
from panel.meetings.rules.life import State
from panel.people.models import Named, Person


class Meeting(Carried, Base):
    """One meeting of a body, from its place in the calendar to its signed minutes.

    `time_text` and the other `_text` columns hold words as written; the typed column beside each is their parsed twin.
    A meeting known only by its date ("stub") may have no date but words. `called_on` is the day it was first called,
    `published_at` the moment its agenda was first published: both stay when it is postponed (C5).
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), index=True)
    state: Mapped[State] = mapped_column(word(State), default=State.PLANNED)
    date: Mapped[dt.date | None] = mapped_column(index=True)
    date_text: Mapped[str | None]
    time: Mapped[dt.time | None]
    time_text: Mapped[str | None]
    venue: Mapped[str | None]
    title_note: Mapped[str | None]
    body_name: Mapped[str | None]
    contacts: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    views_by: Mapped[str | None]
    source: Mapped[str | None]
    coverage: Mapped[str | None]
    called_on: Mapped[dt.date | None]
    published_at: Mapped[dt.datetime | None]
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    order_taken: Mapped[list[str] | None] = mapped_column(JSON)
    started: Mapped[str | None]
    concluded: Mapped[str | None]
    note: Mapped[str | None]
    interests_none: Mapped[str | None]
    roll: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    minutes_locked_at: Mapped[dt.datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    body: Mapped[Body] = relationship()
    continues: Mapped["Meeting | None"] = relationship(remote_side=[id])
    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting",
        cascade="save-update, merge",
        passive_deletes="all",
        order_by="AgendaItem.position",
        primaryjoin="and_(Meeting.id == AgendaItem.meeting_id, AgendaItem.removed_at.is_(None))",
    )
    notices: Mapped[list["Notice"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Notice.position"
    )
    attendance: Mapped[list["Attendance"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Attendance.position"
    )
    presiding: Mapped[list["Presiding"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Presiding.position"
    )
    adjournments: Mapped[list["Adjournment"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Adjournment.position", lazy="selectin"
    )
    closed: Mapped[list["ClosedBusiness"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="ClosedBusiness.position"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def panel_name(self) -> str:
        """The body's name when the meeting was called: a later renaming leaves old papers as they were."""
        return self.body_name or self.body.name

    @property
    def reference(self) -> str:
        """CODE/YYYY-MM-DD, by which commands name a meeting."""
        return f"{self.body.code}/{self.date.isoformat() if self.date else self.id}"

    @property
    def next_sitting(self) -> "Adjournment | None":
        """The other day on which the meeting continues, or continued last, if it was adjourned to one."""
        days = [adjournment for adjournment in self.adjournments if adjournment.to_date is not None]
        return days[-1] if days else None

    @property
    def sits_on(self) -> dt.date | None:
        """The day to look for it in the calendar: its own, or while it is adjourned the day on which it continues."""
        sitting = self.next_sitting
        return sitting.to_date if sitting and self.state is State.ADJOURNED else self.date


class Notice(Carried, Base):
    """A public notice of a step in a meeting's life, with its two times of posting (N1, N5)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str | None]
    words: Mapped[str | None]
    posted_at_text: Mapped[str | None]
    where: Mapped[str | None]
    at_offices: Mapped[dt.datetime | None]
    on_web: Mapped[dt.datetime | None]

    meeting: Mapped[Meeting] = relationship(back_populates="notices")


class AgendaItem(Carried, Marked, Base):
    """A line of the agenda: an item, a heading, or an unnumbered line. Section, minute and outcome all come from it.

    A line that was removed is kept with its papers, so that it can be put back; `Meeting.items` leaves it out.
    `key` names the line in lists that other rows keep (order taken, items of an interest); it is set at once.
    `number` is text as printed ("6a", "5.1"); where `number_fixed` is set it was given by hand and is left alone.
    `role` ties a standard line to what the software does there: "apologies", "minutes", "interests" …
    `title_safe_on` is when the title of a closed line was confirmed as safe to publish (P1); a new title is not.
    """

    KIND = "item"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    kind: Mapped[Kind] = mapped_column(word(Kind), default=Kind.ITEM)
    level: Mapped[int] = mapped_column(default=0)
    number: Mapped[str | None]
    number_known: Mapped[bool | None]
    number_fixed: Mapped[bool] = mapped_column(default=False)
    part: Mapped[Part | None] = mapped_column(word(Part))
    title: Mapped[str]
    purpose: Mapped[str | None]
    presenter: Mapped[str | None]
    minutes_allowed: Mapped[str | None]
    to_follow: Mapped[bool] = mapped_column(default=False)
    verbal: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)
    urgent_reason: Mapped[str | None]
    urgent_agreed_by: Mapped[str | None]
    late_reason: Mapped[str | None]
    added_on: Mapped[dt.date | None]
    published_on: Mapped[dt.date | None]
    prepared_motion: Mapped[str | None]
    role: Mapped[str | None]
    removed_at: Mapped[dt.datetime | None]
    title_safe_by: Mapped[str | None]
    title_safe_on: Mapped[dt.date | None]
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="items")

    __mapper_args__ = {"version_id_col": version}

    @property
    def taken_in_private(self) -> bool:
        """Whether the line says so, or says nothing and stands under a heading that does."""
        if self.part is not None or self.role == "exclusion":
            return self.part is Part.CLOSED
        above = [line for line in self.meeting.items if line.kind is Kind.HEADING and line.position < self.position]
        return bool(above) and above[-1].part is Part.CLOSED

    @property
    def marking(self) -> Marking:
        """What withholds the papers of the line: its own marking, or the bare fact that it is taken in private."""
        own = super().marking
        if own.restricted or self.opened_at is not None or not self.taken_in_private:
            return own
        return Marking(exempt=True, about=self.about)


class Attendance(Carried, Named, Base):
    """Someone at the meeting, or who sent apologies. Names of members present must be recorded (V8).

    `seat` is the seat they sat in, their own or that of whom they stood in for.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id", ondelete="SET NULL"))
    organisation: Mapped[str | None]
    head_count: Mapped[int | None]
    capacity: Mapped[str | None]
    category: Mapped[str | None]
    status: Mapped[str | None]
    mode: Mapped[str | None]
    for_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    for_as_printed: Mapped[str | None]
    left_for_items: Mapped[list[str] | None] = mapped_column(JSON)
    reason: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship(back_populates="attendance")
    for_person: Mapped[Person | None] = relationship(foreign_keys=[for_person_id])
    spells: Mapped[list["Spell"]] = relationship(
        back_populates="attendance", cascade="all, delete-orphan", order_by="Spell.position", lazy="joined"
    )


class Spell(Carried, Base):
    """A stretch of the meeting that someone was there for; times as minuted ("10.20 a.m.")."""

    id: Mapped[int] = mapped_column(primary_key=True)
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    joined: Mapped[str | None]
    left: Mapped[str | None]

    attendance: Mapped[Attendance] = relationship(back_populates="spells")


class Presiding(Carried, Named, Base):
    """Who presided over the meeting, over some of its items, or between two times; apart from the elected chair."""

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    items: Mapped[list[str] | None] = mapped_column(JSON)
    from_text: Mapped[str | None]
    to_text: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship(back_populates="presiding")


class Adjournment(Carried, Base):
    """A break in a sitting, as minuted; or, with a date, the day on which the meeting continued with its agenda."""

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    from_text: Mapped[str | None]
    to_text: Mapped[str | None]
    to_date: Mapped[dt.date | None]
    to_time: Mapped[dt.time | None]
    to_venue: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship(back_populates="adjournments")


class ClosedBusiness(Carried, Base):
    """A span of items from which the public were excluded: the resolution, whether carried, and the end of it (X3).

    Where the business was `confidential` the public withdrew without a vote (X2): a thing apart from a motion.
    `vote` counts for, against and abstained; `at` and `readmitted_at` are times as minuted.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    from_item: Mapped[str | None]
    to_item: Mapped[str | None]
    resolution: Mapped[str | None]
    paragraphs: Mapped[list[int] | None] = mapped_column(JSON)
    reason: Mapped[str | None]
    confidential: Mapped[bool] = mapped_column(default=False)
    carried: Mapped[bool | None]
    moved_by: Mapped[str | None]
    seconded_by: Mapped[str | None]
    vote: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    at: Mapped[str | None]
    readmitted_at: Mapped[str | None]
    readmission: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship(back_populates="closed")

    @property
    def shut(self) -> bool:
        """Whether the public are out because of it and did not come back yet, as far as is recorded."""
        return self.carried is not False and not self.readmitted_at and not self.readmission
