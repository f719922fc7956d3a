"""Papers: reports written here or uploaded, their appendices, and their versions."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.accounts.models import Account
from panel.clock import LONDON
from panel.columns import Carried, word
from panel.exemption.models import Marked
from panel.extensions import Base
from panel.meetings.models import AgendaItem
from panel.papers.rules.comments import Answer, Asked, Given
from panel.papers.rules.life import PaperState
from panel.people.models import Named

KEPT_APART: dict[str, Any] = {"secret": True}
"""Text that may be exempt: what it was before and after is in the versions, which ask who reads, not in the trail."""


class Paper(Carried, Marked, Base):
    """A report, presentation or other paper under an agenda line; an appendix has a parent.

    Written papers have sections; uploaded ones a file. `fields` are the words of the template's head.
    `background_papers` is None where not known and empty where the report says "None" (A2, A3).
    `published_version` is the number of the version that was last published: what the public is shown, unless it is
    also the `withdrawn_version`, which was taken down since. Of what was disposed of the title alone is left.
    """

    KIND = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str | None]
    title: Mapped[str]
    state: Mapped[PaperState] = mapped_column(word(PaperState), default=PaperState.DRAFT)
    template_name: Mapped[str | None]
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    background_papers: Mapped[list[str] | None] = mapped_column(JSON)
    background_text: Mapped[str | None]
    principles: Mapped[list[str] | None] = mapped_column(JSON)
    file_name: Mapped[str | None]
    supplied: Mapped[str | None]
    late_reason: Mapped[str | None]
    sha256: Mapped[str | None]
    words_sha256: Mapped[str | None]
    pages: Mapped[int | None]
    access_state: Mapped[str | None]
    notes: Mapped[list[str]] = mapped_column(default=list)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    changed_at: Mapped[dt.datetime | None]
    changed_by: Mapped[str | None]
    published_version: Mapped[int | None]
    withdrawn_version: Mapped[int | None]
    disposed_on: Mapped[dt.date | None]
    version: Mapped[int] = mapped_column(default=1)

    item: Mapped[AgendaItem] = relationship()
    made_by: Mapped[Account | None] = relationship()
    parent: Mapped["Paper | None"] = relationship(remote_side=[id], back_populates="appendices")
    appendices: Mapped[list["Paper"]] = relationship(
        back_populates="parent", cascade="all, delete-orphan", order_by="Paper.position"
    )
    sections: Mapped[list["Section"]] = relationship(
        back_populates="paper", cascade="all, delete-orphan", order_by="Section.position"
    )
    recommendations: Mapped[list["Recommendation"]] = relationship(
        back_populates="paper", cascade="all, delete-orphan", order_by="Recommendation.position"
    )
    people: Mapped[list["PaperPerson"]] = relationship(
        back_populates="paper", cascade="all, delete-orphan", order_by="PaperPerson.position"
    )
    versions: Mapped[list["PaperVersion"]] = relationship(
        back_populates="paper", cascade="all, delete-orphan", order_by="PaperVersion.number"
    )
    pictures: Mapped[list["Picture"]] = relationship(back_populates="paper", cascade="all, delete-orphan")
    comments: Mapped[list["Comment"]] = relationship(
        back_populates="paper", cascade="all, delete-orphan", order_by="Comment.position, Comment.id"
    )

    __mapper_args__ = {"version_id_col": version}


class Section(Carried, Base):
    """A headed part of a written paper; `html` is clean semantic HTML (panel.richtext).

    `figures` are those of the scorecard that it shows, as the public was shown them when they were chosen.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    heading: Mapped[str | None]
    kind: Mapped[str | None]
    html: Mapped[str | None] = mapped_column(info=KEPT_APART)
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON, info=KEPT_APART)

    paper: Mapped[Paper] = relationship(back_populates="sections")


class Recommendation(Carried, Base):
    """What a paper asks of the panel, or asks it to recommend to another; later the first draft of an outcome."""

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    to: Mapped[str | None]
    verb: Mapped[str | None]
    text: Mapped[str | None] = mapped_column(info=KEPT_APART)
    parts: Mapped[list[Any] | None] = mapped_column(JSON, info=KEPT_APART)

    paper: Mapped[Paper] = relationship(back_populates="recommendations")


class PaperPerson(Carried, Named, Base):
    """An author or a lead officer of a paper."""

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    is_author: Mapped[bool] = mapped_column(default=False)

    paper: Mapped[Paper] = relationship(back_populates="people")


class PaperVersion(Base):
    """A paper as it was saved once; never changed. Identical text makes none."""

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    at: Mapped[dt.datetime]
    by: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(info=KEPT_APART)
    sha256: Mapped[str]

    paper: Mapped[Paper] = relationship(back_populates="versions")

    __table_args__ = (UniqueConstraint("paper_id", "number"),)


class Picture(Base):
    """That a picture in the store belongs to a paper: whoever may read the paper may see it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str] = mapped_column(index=True)
    media_type: Mapped[str]

    paper: Mapped[Paper] = relationship(back_populates="pictures")

    __table_args__ = (UniqueConstraint("paper_id", "sha256"),)


class Comment(Carried, Named, Base):
    """A comment or a sign-off that a paper needs: from which side, from whom, and by when.

    `sent_at` is when they were told; until then the paper is still being written. `lapsed_at` is when the text was
    changed after they signed it off, so that they are asked again; `reopened_at` when someone asked them once more.
    Raising `epoch` ends every link that was sent.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str]
    signs_off: Mapped[bool] = mapped_column(default=False)
    email: Mapped[str | None]
    due: Mapped[dt.date | None]
    sent_at: Mapped[dt.datetime | None]
    lapsed_at: Mapped[dt.datetime | None]
    reopened_at: Mapped[dt.datetime | None]
    epoch: Mapped[int] = mapped_column(default=0)

    paper: Mapped[Paper] = relationship(back_populates="comments")
    answers: Mapped[list["CommentAnswer"]] = relationship(
        back_populates="comment", cascade="all, delete-orphan", order_by="CommentAnswer.id", lazy="selectin"
    )

    @property
    def about(self) -> str:
        """How letters name it: "comment/7"."""
        return f"comment/{self.id}"

    @property
    def asked(self) -> Asked:
        """The facts of it, with the answer given last, unless they were asked again since."""
        last = self.answers[-1] if self.answers and self.reopened_at is None else None
        sent = self.sent_at is not None
        return Asked(self.label, self.signs_off, self.printed, self.due, sent=sent, given=last.facts if last else None)


class CommentAnswer(Carried, Base):
    """An answer to it, never changed: who gave it, in whose name, and the hash of the text they had.

    `number` is the version of that text here; 0 where the answer came with a bundle.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    at: Mapped[dt.datetime]
    answer: Mapped[Answer] = mapped_column(word(Answer))
    name: Mapped[str]
    words: Mapped[str | None] = mapped_column(info=KEPT_APART)
    by: Mapped[str]
    number: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str | None]

    comment: Mapped[Comment] = relationship(back_populates="answers")

    @property
    def facts(self) -> Given:
        """The facts of it, its day that of London."""
        day = self.at.astimezone(LONDON).date()
        return Given(self.answer, self.name, day, self.words or "", self.number, self.sha256 or "")


class Chase(Base):
    """That whoever has a report was reminded of it: about which thing ("paper/7", "item/5"), when, whom and by whom."""

    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(index=True)
    at: Mapped[dt.datetime]
    to: Mapped[str]
    by: Mapped[str]
