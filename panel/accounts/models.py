"""Accounts, the roles granted to them, and attempts to sign in."""

import datetime as dt

from flask import current_app
from flask_login import UserMixin
from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from panel.access.rules import Permission, Role, allowed
from panel.accounts.rules import opens
from panel.bodies.models import Body, Seat
from panel.bodies.rules.roll import is_chair
from panel.bodies.rules.terms import held_on
from panel.columns import word
from panel.extensions import Base
from panel.people.models import Person


class Account(UserMixin, Base):
    """How one person signs in. `epoch` is raised to end every sign-in of the account, on all devices."""

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None] = mapped_column(info={"secret": True})
    epoch: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    invited_at: Mapped[dt.datetime | None]
    joined_at: Mapped[dt.datetime | None]

    person: Mapped[Person] = relationship()
    seats: Mapped[list[Seat]] = relationship(
        primaryjoin=lambda: Account.person_id == foreign(Seat.person_id), viewonly=True
    )
    grants: Mapped[list["Grant"]] = relationship(
        back_populates="account", cascade="all, delete-orphan", order_by="Grant.id"
    )

    def get_id(self) -> str:
        """The account and its epoch, so that an older sign-in no longer counts."""
        return f"{self.id}:{self.epoch}"

    @property
    def is_active(self) -> bool:
        """Whether the account may sign in here, now."""
        return self.active and opens(self.email, demonstration=current_app.config["DEMONSTRATION"])

    @property
    def name(self) -> str:
        """Who acts, as the audit trail says it."""
        return self.person.printed

    def granted(self, body: Body | None) -> frozenset[Role]:
        """The roles given for `body`; with None, those given for all bodies."""
        return frozenset(g.role for g in self.grants if g.body_id is None or (body and g.body_id == body.id))

    def roles(self, body: Body | None, day: dt.date) -> frozenset[Role]:
        """The roles held on `day` in `body`; with None, in any body."""
        granted = {g.role for g in self.grants if body is None or g.body_id is None or g.body_id == body.id}
        return frozenset(granted | self._seated(body, day))

    def _seated(self, body: Body | None, day: dt.date) -> set[Role]:
        roles: set[Role] = set()
        for seat in self.seats_on(day):
            if body is None or seat.body_id == body.id:
                roles.add(Role.MEMBER)
                if is_chair(seat.role):
                    roles.add(Role.CHAIR)
        return roles

    def seats_on(self, day: dt.date) -> list[Seat]:
        """The seats this person holds on `day`, on every body."""
        return [seat for seat in self.seats if held_on(seat.from_date, seat.to_date, day)]

    def may(self, permission: Permission, body: Body | None, day: dt.date) -> bool:
        """Whether this person holds the permission in `body` on `day`."""
        return self.is_active and allowed(self.roles(body, day), permission)


class Grant(Base):
    """A role given to an account, for one body or (with no body) for all."""

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(word(Role))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"))

    account: Mapped[Account] = relationship(back_populates="grants")
    body: Mapped[Body | None] = relationship()

    __table_args__ = (UniqueConstraint("account_id", "role", "body_id"),)


class SignInAttempt(Base):
    """A try to sign in, kept to slow down guessing."""

    __audited__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    email: Mapped[str] = mapped_column(index=True)
    address: Mapped[str | None] = mapped_column(index=True)
    succeeded: Mapped[bool]
