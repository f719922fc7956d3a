"""What is kept about closed papers: their marking, who else may see them or may not, and who looked."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from panel.bodies.models import Body
from panel.columns import word
from panel.exemption.rules import OPEN, Decision, How, Marking
from panel.extensions import Base
from panel.people.models import Person


class Marked:
    """Columns of a marking: what withholds an item, a paper or a part of a minute, who decided it and why (X3–X5, P2).

    Exempt and confidential are apart. `opened_at` is set when a decision opened it to the public: what it was marked as
    stays on the record, and no longer withholds anything (P7). `contract_terms` is for paragraph 3 only (M1).
    """

    KIND: ClassVar[str]
    """The first word by which the thing is named: "paper" of "paper/7"."""

    id: Mapped[int]
    exempt: Mapped[bool] = mapped_column(default=False)
    exempt_paragraphs: Mapped[list[int]] = mapped_column(JSON, default=list)
    contract_terms: Mapped[bool | None]
    public_interest: Mapped[str | None]
    exempt_decided_by: Mapped[str | None]
    exempt_decided_on: Mapped[dt.date | None]
    exempt_review_on: Mapped[str | None]
    confidential: Mapped[bool] = mapped_column(default=False)
    confidential_ground: Mapped[str | None]
    opened_at: Mapped[dt.datetime | None]
    opened_by: Mapped[str | None]
    opened_reason: Mapped[str | None]

    @property
    def about(self) -> str:
        """The name of the thing: "paper/7"."""
        return f"{self.KIND}/{self.id}"

    @property
    def marking(self) -> Marking:
        """The marking in the form the rules ask for; none once it was opened to the public."""
        if self.opened_at is not None:
            return OPEN
        paragraphs = tuple(self.exempt_paragraphs or ())
        return Marking(self.exempt, paragraphs, self.confidential, terms=self.contract_terms, about=self.about)

    @classmethod
    def of_marking(cls) -> tuple[Any, ...]:
        """The columns that `marking` is told from, for a query that loads no others."""
        return cls.exempt, cls.exempt_paragraphs, cls.confidential, cls.contract_terms, cls.opened_at

    def close_again(self) -> None:
        """Forget that it was opened: it is marked anew."""
        self.opened_at = self.opened_by = self.opened_reason = None


class ClosedAccess(Base):
    """Someone asks to see one closed thing because they need to know it, and what the monitoring officer decided (M2).

    `about` is "paper/7", "item/5" or "minute/9". A grant made without a request has no `asked_at`.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(index=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(info={"secret": True})
    asked_at: Mapped[dt.datetime | None]
    decision: Mapped[Decision] = mapped_column(word(Decision), default=Decision.ASKED)
    decided_at: Mapped[dt.datetime | None]
    decided_by: Mapped[str | None]
    decided_why: Mapped[str | None] = mapped_column(info={"secret": True})
    until: Mapped[dt.date | None]
    ended_at: Mapped[dt.datetime | None]
    ended_by: Mapped[str | None]

    body: Mapped[Body | None] = relationship()
    person: Mapped[Person] = relationship(backref=backref("closed_access", passive_deletes=True))


class Withholding(Base):
    """One closed thing kept from one person who would otherwise see it, such as for an interest; with the reason."""

    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(index=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(info={"secret": True})
    at: Mapped[dt.datetime]
    by: Mapped[str]
    lifted_at: Mapped[dt.datetime | None]
    lifted_by: Mapped[str | None]

    body: Mapped[Body | None] = relationship()
    person: Mapped[Person] = relationship(backref=backref("withheld_from", passive_deletes=True))


class Look(Base):
    """That someone viewed, downloaded or printed a closed thing, and when. Appended, never changed.

    `what` is what it was called then. The name of who looked is kept as words, and outlives the account.
    """

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    about: Mapped[str] = mapped_column(index=True)
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id", ondelete="SET NULL"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    who: Mapped[str]
    what: Mapped[str] = mapped_column(info={"secret": True})
    how: Mapped[How] = mapped_column(word(How))
