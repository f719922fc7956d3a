"""The council, its bodies with their settings, and the seats of each with their terms."""

import datetime as dt
from fractions import Fraction
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.rules.agenda import SubItems
from panel.bodies.rules.kinds import BodyKind
from panel.bodies.rules.numbering import Restart
from panel.bodies.rules.powers import decides, has_pecuniary_duties, has_vote
from panel.bodies.rules.quorum import WhoCounts, read_share
from panel.bodies.rules.terms import held_on
from panel.columns import Carried, word
from panel.extensions import Base
from panel.people.models import Named


class Council(Carried, Base):
    """The council whose panels these are. An installation has one.

    `word_sha256` names the template of its Word files in the store, `word_name` what that file was called.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    address: Mapped[list[str]] = mapped_column(default=list)
    website: Mapped[str | None]
    contacts: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    colour: Mapped[str | None]
    word_sha256: Mapped[str | None]
    word_name: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    bodies: Mapped[list["Body"]] = relationship(back_populates="council", order_by="Body.name")
    closures: Mapped[list["OfficeClosure"]] = relationship(cascade="all, delete-orphan", order_by="OfficeClosure.day")
    annual_meetings: Mapped[list["AnnualMeeting"]] = relationship(
        cascade="all, delete-orphan", order_by="AnnualMeeting.day"
    )

    __mapper_args__ = {"version_id_col": version}


class OfficeClosure(Base):
    """A working day on which the offices are shut, so that papers cannot be inspected (C3)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(ForeignKey("council.id", ondelete="CASCADE"))
    day: Mapped[dt.date]
    reason: Mapped[str | None]

    __table_args__ = (UniqueConstraint("council_id", "day"),)


class AnnualMeeting(Base):
    """The day of an annual meeting of the council, with which a municipal year begins (Y1)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(ForeignKey("council.id", ondelete="CASCADE"))
    day: Mapped[dt.date]

    __table_args__ = (UniqueConstraint("council_id", "day"),)


class Body(Carried, Base):
    """A panel, board or committee, with the settings that make its habits its own (variations.md's rows)."""

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(ForeignKey("council.id"))
    name: Mapped[str]
    code: Mapped[str] = mapped_column(index=True)
    kind: Mapped[BodyKind] = mapped_column(word(BodyKind), default=BodyKind.ADVISORY_COMMITTEE)
    quorum: Mapped[int | None]
    quorum_text: Mapped[str | None]
    quorum_share: Mapped[str | None]
    quorum_counts: Mapped[WhoCounts] = mapped_column(word(WhoCounts), default=WhoCounts.VOTING)
    appointed_by: Mapped[BodyKind | None] = mapped_column(word(BodyKind))
    decides: Mapped[bool | None]
    voting_scheme: Mapped[bool] = mapped_column(default=False)
    balance_waived: Mapped[bool] = mapped_column(default=False)
    balance_minute: Mapped[str | None]
    meets_in_public: Mapped[bool | None]
    numbering_pattern: Mapped[str | None]
    numbering_restarts: Mapped[Restart | None] = mapped_column(word(Restart))
    numbering_restarts_text: Mapped[str | None]
    point_pattern: Mapped[str | None]
    recommended_mark: Mapped[str | None]
    e_sign: Mapped[bool] = mapped_column(default=False)
    clear_days: Mapped[int] = mapped_column(default=5)
    publish_cutoff: Mapped[dt.time] = mapped_column(default=dt.time(17, 0))
    urgent_least: Mapped[int | None] = mapped_column(default=20)
    late_asks_both: Mapped[bool] = mapped_column(default=False)
    most_reports: Mapped[int | None] = mapped_column(default=8)
    voice_weeks: Mapped[int | None] = mapped_column(default=6)
    year_begins_month: Mapped[int] = mapped_column(default=5)
    sub_items: Mapped[SubItems] = mapped_column(word(SubItems), default=SubItems.LETTERS)
    reserved_numbers: Mapped[list[str]] = mapped_column(default=list)
    filming_notice: Mapped[str | None]
    remote_counts: Mapped[bool] = mapped_column(default=False)
    open_to_councillors: Mapped[list[int]] = mapped_column(default=list)
    remote_may_vote: Mapped[bool] = mapped_column(default=False)
    named_vote_threshold: Mapped[int | None]
    action_columns: Mapped[list[str]] = mapped_column(default=list)
    timetable: Mapped[dict[str, Any]] = mapped_column(default=dict)
    interest_rules: Mapped[dict[str, Any] | None]
    bundle_given: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"secret": True})
    version: Mapped[int] = mapped_column(default=1)

    council: Mapped[Council] = relationship(back_populates="bodies")
    categories: Mapped[list["Category"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="Category.position, Category.id"
    )
    seats: Mapped[list["Seat"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="Seat.position, Seat.id"
    )
    standard_items: Mapped[list["StandardItem"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="StandardItem.position, StandardItem.id"
    )
    report_templates: Mapped[list["ReportTemplate"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="ReportTemplate.position, ReportTemplate.id"
    )
    phrases: Mapped[list["Phrase"]] = relationship(
        back_populates="body", cascade="all, delete-orphan", order_by="Phrase.position, Phrase.id"
    )

    __table_args__ = (UniqueConstraint("council_id", "code"),)
    __mapper_args__ = {"version_id_col": version}

    @property
    def resolves(self) -> bool:
        """Whether its business is decided, or only recommended (B1–B6)."""
        return decides(self.kind, self.decides, self.appointed_by)

    @property
    def share(self) -> Fraction | None:
        """The share of its members that is a quorum: as set, or as the words of standing orders name it."""
        return read_share(self.quorum_share) or (read_share(self.quorum_text) if self.quorum is None else None)

    def seats_on(self, day: dt.date) -> list["Seat"]:
        """The seats whose term covers `day`, vacancies included, in the order of the front sheet."""
        return [seat for seat in self.seats if held_on(seat.from_date, seat.to_date, day)]


class Category(Carried, Base):
    """A group of members as the front sheet prints it: "Elected Members (voting)".

    Where nothing else was said, who sees exempt papers sees confidential ones too (M2).
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    voting: Mapped[bool] = mapped_column(default=False)
    councillors: Mapped[bool] = mapped_column(default=False)
    sees_restricted: Mapped[bool] = mapped_column(default=False)
    sees_confidential: Mapped[bool | None]
    note: Mapped[str | None]

    body: Mapped[Body] = relationship(back_populates="categories")

    __table_args__ = (UniqueConstraint("body_id", "name"),)

    @property
    def sees_closed(self) -> bool:
        """Whether it sees confidential papers: as was said, or else as it sees exempt ones."""
        return self.sees_restricted if self.sees_confidential is None else self.sees_confidential


class Seat(Carried, Named, Base):
    """A place on a body for one term: held by a person, by whoever holds a post, or vacant.

    `from_date` and `to_date` are the parsed twins of the words in `from_text` and `to_text`
    ("May 2017", "Annual Council").
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    position: Mapped[int] = mapped_column(default=0)
    post: Mapped[str | None]
    vacant: Mapped[bool] = mapped_column(default=False)
    voting: Mapped[bool | None]
    role: Mapped[str | None]
    from_text: Mapped[str | None]
    from_date: Mapped[dt.date | None]
    to_text: Mapped[str | None]
    to_date: Mapped[dt.date | None]
    note: Mapped[str | None]

    body: Mapped[Body] = relationship(back_populates="seats")
    category: Mapped[Category | None] = relationship()
    substitutes: Mapped[list["SeatSubstitute"]] = relationship(
        back_populates="seat", cascade="all, delete-orphan", order_by="SeatSubstitute.position", lazy="selectin"
    )

    @property
    def votes(self) -> bool:
        """Whether the holder votes: the seat's own word, else its category's, where the kind of body allows it."""
        given = self.voting if self.voting is not None else bool(self.category and self.category.voting)
        body = self.body
        return has_vote(
            body.kind,
            given=given,
            councillor=self.category is None or self.category.councillors,
            appointed_by=body.appointed_by,
            scheme=body.voting_scheme,
        )

    @property
    def has_pecuniary_duties(self) -> bool:
        """Whether the law's duties about interests are the holder's (B10)."""
        councillor = self.category is not None and self.category.councillors
        return has_pecuniary_duties(self.body.kind, votes=self.votes, councillor=councillor)


class SeatSubstitute(Carried, Named, Base):
    """Someone named to sit in a seat's place."""

    id: Mapped[int] = mapped_column(primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)

    seat: Mapped[Seat] = relationship(back_populates="substitutes")


class StandardItem(Carried, Base):
    """A line that every agenda of the body begins with. `role` ties it to what the software does there ("minutes")."""

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    purpose: Mapped[str | None]
    part: Mapped[str | None]
    role: Mapped[str | None]

    body: Mapped[Body] = relationship(back_populates="standard_items")


class ReportTemplate(Carried, Base):
    """What a report of this body holds: the fields of its head and its sections, as the clerk set them."""

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    fields: Mapped[list[str]] = mapped_column(default=list)

    body: Mapped[Body] = relationship(back_populates="report_templates")
    sections: Mapped[list["TemplateSection"]] = relationship(
        back_populates="template", cascade="all, delete-orphan", order_by="TemplateSection.position, TemplateSection.id"
    )
    asks: Mapped[list["TemplateAsk"]] = relationship(
        back_populates="template", cascade="all, delete-orphan", order_by="TemplateAsk.position, TemplateAsk.id"
    )


class TemplateSection(Carried, Base):
    """A section that a template asks for; `fixed_text` is what every report begins that section with."""

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("report_template.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    heading: Mapped[str | None]
    kind: Mapped[str | None]
    fixed_text: Mapped[str | None]
    hint: Mapped[str | None]

    template: Mapped[ReportTemplate] = relationship(back_populates="sections")


class TemplateAsk(Carried, Named, Base):
    """Who comments on every report of a template, or signs it off: a person, or whoever holds a post.

    `label` is the side they look from ("Finance"). Where `email` is empty a person's own address is used.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("report_template.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str]
    signs_off: Mapped[bool] = mapped_column(default=False)
    email: Mapped[str | None]

    template: Mapped[ReportTemplate] = relationship(back_populates="asks")


class Phrase(Carried, Base):
    """Words the clerk uses again and again in minutes."""

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str]
    text: Mapped[str]

    body: Mapped[Body] = relationship(back_populates="phrases")
