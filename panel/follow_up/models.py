"""Whether what was asked for came back. Who was asked, and by when, is the minute's (panel.minutes)."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import Carried, word
from panel.extensions import Base
from panel.follow_up.rules.progress import AnswerKind, Verdict
from panel.meetings.models import Meeting
from panel.minutes.models import FollowUp, Outcome
from panel.papers.models import Paper
from panel.people.models import Named
from panel.scorecard.models import Indicator


class Update(Carried, Base):
    """A report on progress, as written, with its evidence: a paper, a link or a file.

    `says` is where it said that the thing stands ("done"); None where it said nothing of that. What came by a link, or
    from whoever was asked, `waits` for the clerk: nobody else reads it, and it changes nothing until then.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    date: Mapped[str | None]
    by: Mapped[str | None]
    text: Mapped[str | None]
    says: Mapped[str | None]
    link: Mapped[str | None]
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id", ondelete="SET NULL"))
    sha256: Mapped[str | None]
    file_name: Mapped[str | None]
    waits: Mapped[bool] = mapped_column(default=False)

    follow_up: Mapped[FollowUp] = relationship()
    paper: Mapped[Paper | None] = relationship()


class Assignment(Carried, Named, Base):
    """Who does it since it was given to another than the minute names. It is `over` once it is given on again."""

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    since: Mapped[dt.date | None]
    given_by: Mapped[str | None]
    why: Mapped[str | None]
    over: Mapped[bool] = mapped_column(default=False)

    follow_up: Mapped[FollowUp] = relationship()


class Answer(Carried, Base):
    """What another body made of a recommendation to it, and when; `date` as written, `on` its parsed twin."""

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), unique=True)
    kind: Mapped[AnswerKind] = mapped_column(word(AnswerKind), default=AnswerKind.NONE_YET)
    date: Mapped[str | None]
    on: Mapped[dt.date | None]
    text: Mapped[str | None]

    follow_up: Mapped[FollowUp] = relationship()


class Concern(Carried, Base):
    """That a thing asked for is about an indicator of the scorecard, whose later figures show what came of it.

    `name` is what a bundle calls an indicator that is not among its own.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None]

    follow_up: Mapped[FollowUp] = relationship()
    indicator: Mapped[Indicator | None] = relationship()


class Ruling(Base):
    """What the panel did with a thing in its action log at one meeting, and the outcome that minutes it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    verdict: Mapped[Verdict] = mapped_column(word(Verdict))
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("outcome.id", ondelete="SET NULL"))

    follow_up: Mapped[FollowUp] = relationship()
    meeting: Mapped[Meeting] = relationship()
    outcome: Mapped[Outcome | None] = relationship()

    __table_args__ = (UniqueConstraint("follow_up_id", "meeting_id"),)


class OwnerLink(Named, Base):
    """A link by which whoever was asked says what came back, without an account. The secret part is not kept.

    It is for what one body asks of one person, or of one post or body as printed; `revoked_at` ends it.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[dt.datetime]
    made_by: Mapped[str]
    sent_to: Mapped[str | None]
    used_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    revoked_by: Mapped[str | None]

    body: Mapped[Body] = relationship()
