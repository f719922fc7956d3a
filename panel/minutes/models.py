"""The minutes of a meeting: one minute for each item of business, with its points, outcomes and actions."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from panel.bodies.models import Body
from panel.columns import Carried, new_key, word
from panel.exemption.models import Marked
from panel.extensions import Base
from panel.lifecycle import refuse
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.rules.corrections import BY_HAND, Said, What
from panel.minutes.rules.life import UNAPPROVED, MinutesState, SignedHow, Verb
from panel.people.models import Named, Person


class MinuteBook(Carried, Base):
    """The minutes of one meeting as a document: its state, and its approval by a later meeting (V9).

    `sha256` names the PDF of the approved and signed minutes in the store, as members have it, and `public_sha256` as
    the public has it; those bytes never change (V11). `published_…` name the draft that was last published.
    `text_sha256` is of the text that was signed on screen at `signed_at`. `despite` is why they were signed although
    something on “Ready to sign?” was not met. `outcome` is what the later meeting's own minutes say of the approval.
    `live` says that they are taken here, so that a vote that cannot have been is refused; a record that was brought in,
    or is entered afterwards, keeps it with a note.
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
    signed_how: Mapped[SignedHow | None] = mapped_column(word(SignedHow))
    signed_at: Mapped[dt.datetime | None]
    despite: Mapped[str | None]
    text_sha256: Mapped[str | None]
    sha256: Mapped[str | None]
    public_sha256: Mapped[str | None]
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("outcome.id", ondelete="SET NULL"))
    has_approval: Mapped[bool] = mapped_column(default=False)
    live: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(foreign_keys=[meeting_id])
    approved_at: Mapped[Meeting | None] = relationship(foreign_keys=[approved_at_id])
    signed_by: Mapped[Person | None] = relationship()
    corrections: Mapped[list["Correction"]] = relationship(
        back_populates="book", cascade="all, delete-orphan", order_by="Correction.position"
    )
    scans: Mapped[list["Scan"]] = relationship(back_populates="book", order_by="Scan.id")
    outcome: Mapped["Outcome | None"] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_draft(self) -> bool:
        """Whether its pages say DRAFT: until a later meeting has approved it."""
        return self.state in UNAPPROVED

    @property
    def by_hand(self) -> list["Correction"]:
        """The corrections that the clerk has still to write on, in words of the minutes."""
        return [one for one in self.corrections if one.what in BY_HAND and one.written_on_at is None]

    @validates("sha256", "public_sha256", "text_sha256")
    def _never_changed(self, name: str, value: str | None) -> str | None:
        """What was signed keeps its bytes by every route (V11). Raises Refused."""
        held = getattr(self, name)
        if held is not None and value != held:
            raise refuse("V11", "What was signed is kept as it was signed, to the byte. It cannot be put anew.")
        return value


class Correction(Carried, Base):
    """A change agreed when the minutes were approved: which minute, attendance or interest, and what (V12).

    `minute`, `attendance` and `interest` say in words what it is about, `before` and `after` what it read and reads
    now, `change` what was agreed in free words. `target` is the row that it changes ("attendance/5", "part/8").
    `facts` is what else it needs, `kept` how the minute or the row stood before and after it was written on. Where it
    speaks of what is not for publication it is `closed`.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("minute_book.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    what: Mapped[What | None] = mapped_column(word(What))
    minute: Mapped[str | None]
    attendance: Mapped[str | None]
    interest: Mapped[str | None]
    before: Mapped[str | None]
    after: Mapped[str | None]
    change: Mapped[str | None]
    minute_id: Mapped[int | None] = mapped_column(ForeignKey("minute.id", ondelete="SET NULL"))
    target: Mapped[str | None]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    kept: Mapped[dict[str, Any] | None] = mapped_column(JSON, info={"secret": True})
    closed: Mapped[bool] = mapped_column(default=False)
    agreed_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    written_on_at: Mapped[dt.datetime | None]

    book: Mapped[MinuteBook] = relationship(back_populates="corrections")
    about: Mapped["Minute | None"] = relationship()
    agreed_at: Mapped[Meeting | None] = relationship()

    @property
    def said(self) -> Said:
        """Its facts, for the sentences of the minutes."""
        which = next(filter(None, (self.minute, self.attendance, self.interest)), "")
        return Said(self.what, which, self.before or "", self.after or "", self.change or "")

    @property
    def kept_from_trail(self) -> frozenset[str]:
        """Columns that the audit trail must not repeat: others read it than who may know (P5)."""
        return frozenset({"before", "after", "change"} if self.closed else ())


class Scan(Base):
    """A scan of the leaves as they were signed on paper (V10, V13), kept beside the text and never replaced."""

    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("minute_book.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str]
    name: Mapped[str]
    pages: Mapped[int]
    added_at: Mapped[dt.datetime]
    added_by: Mapped[str]

    book: Mapped[MinuteBook] = relationship(back_populates="scans")


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


class Minute(Carried, Marked, Base):
    """What was said and done under one item of business.

    Its `number` is empty while it is to be numbered by the body's scheme (`panel.minutes.queries.numbers_of`). It is
    kept here once published (Y5), and where it was given by hand (`number_fixed`), or left unnumbered by hand.
    `last_point` is the highest n of a point that was ever published with it.

    `open` says of the whole minute whether it is public; None: as its item was taken. Its marking withholds its closed
    parts: `closed_html`, which stands beside the public text, and the points, outcomes and actions that are `closed`.
    """

    KIND = "minute"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    number: Mapped[str | None]
    number_fixed: Mapped[bool] = mapped_column(default=False)
    last_point: Mapped[int] = mapped_column(default=0)
    title: Mapped[str | None]
    html: Mapped[str | None]
    summary: Mapped[str | None]
    closed_html: Mapped[str | None] = mapped_column(info={"apart": True})
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
    closed: Mapped[bool] = mapped_column(default=False)

    minute: Mapped[Minute] = relationship(back_populates="points")


class Outcome(Carried, Base):
    """What the meeting did about an item: resolved, noted, agreed, recommended to a body, deferred (Y6).

    Its parts are the substantive motion; `motion` is how it read when it was moved, where amendments changed it.
    """

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
    motion: Mapped[str | None]
    amendments: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    vote: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    principles: Mapped[list[str] | None] = mapped_column(JSON)
    closed: Mapped[bool] = mapped_column(default=False)

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
    closed: Mapped[bool] = mapped_column(default=False)

    minute: Mapped[Minute] = relationship(back_populates="actions")
    follow_up: Mapped["FollowUp | None"] = relationship(
        back_populates="action", cascade="all, delete-orphan", uselist=False
    )


class FollowUp(Carried, Base):
    """What a part of an outcome, or an action, asks: of whom, and by when as the minute says it.

    `due_date` is the parsed twin of `due`; `due_later` is what a later meeting said instead, and the date follows it.
    Whether it came back is kept by `panel.follow_up`: `status` and `rag` say where it stands, in the council's words.
    The minute `closed_in` is the panel's own word that nothing more is waited for; `effect` is what it changed.
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
    closed_in_id: Mapped[int | None] = mapped_column(ForeignKey("minute.id", ondelete="SET NULL"), index=True)
    due_later: Mapped[str | None]
    rag: Mapped[str | None]
    effect: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    closed_in: Mapped[Minute | None] = relationship(foreign_keys=[closed_in_id])
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
