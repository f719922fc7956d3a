"""Who is at the desk, and of which panels."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import joinedload

from panel import clock
from panel.access.doors import may
from panel.access.rules import Permission, Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.extensions import db


@dataclass(frozen=True)
class Here:
    """The reader and their panels, of `every` one there is.

    Each part of a first page asks once for all of them, however many there are.
    """

    account: Account | None
    bodies: tuple[Body, ...]
    every: tuple[Body, ...]
    today: dt.date

    def where(self, *permissions: Permission) -> list[Body]:
        """The panels in which the reader holds one of the permissions."""
        return [body for body in self.bodies if any(may(one, body) for one in permissions)]

    @property
    def seated(self) -> list[Body]:
        """The panels on which the reader has a seat."""
        if self.account is None:
            return []
        return [body for body in self.bodies if Role.MEMBER in self.account.roles(body, self.today)]


def here(account: Account | None) -> Here:
    """The panels of the reader's own roles and seats; for the public, and for who has none, every panel."""
    query = db.select(Body).options(joinedload(Body.council)).order_by(Body.name)
    bodies, today = list(db.session.scalars(query)), clock.today()
    mine = [body for body in bodies if account and account.roles(body, today)]
    return Here(account, tuple(mine or bodies), tuple(bodies), today)


def ids(bodies: Collection[Body]) -> list[int]:
    """The numbers of several panels."""
    return [body.id for body in bodies]
