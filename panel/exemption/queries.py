"""Who the present reader is to the closed papers of a body, and what a name such as "paper/7" stands for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from panel import clock
from panel.access.doors import finds_body, may
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.accounts.queries import reader_account
from panel.bodies.models import Body, Category, Seat
from panel.bodies.rules.terms import held_on
from panel.exemption.models import ClosedAccess, Look, Withholding
from panel.exemption.rules import PUBLIC, Decision, Edition, Marking, Reader, Sees, reader_with, runs
from panel.extensions import db
from panel.people.models import Person
from panel.transaction import once


class Sitting(Protocol):
    """A meeting, as far as it matters here: which it is, who is recorded there, and in whose place."""

    @property
    def id(self) -> Any:
        """Its number."""

    @property
    def attendance(self) -> Sequence[Any]:
        """Those recorded, each with `person_id`, `seat_id`, `for_person_id` and `for_as_printed`."""


@dataclass(frozen=True)
class Thing:
    """What a name such as "paper/7" stands for. `title` may itself be closed; `place` is safe to be read by anyone.

    `meeting` is the meeting's name in the trail ("meeting/3"), `endpoint` and `values` where the thing is read, and
    `out` whether the public know that there is such a thing.
    """

    about: str
    body: Body
    meeting: str
    title: str
    place: str
    marking: Marking
    endpoint: str
    out: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)


Finder = TypeVar("Finder", bound=Callable[[int], Thing | None])
_finders: dict[str, Callable[[int], Thing | None]] = {}


@finds_body("access_id")
def body_of_access(access_id: int) -> Body | None:
    """The body of whose closed papers someone asked to see one."""
    access = db.session.get(ClosedAccess, access_id)
    return access.body if access else None


@finds_body("withholding_id")
def body_of_withholding(withholding_id: int) -> Body | None:
    """The body of whose closed papers one was kept from someone."""
    withholding = db.session.get(Withholding, withholding_id)
    return withholding.body if withholding else None


def names(kind: str) -> Callable[[Finder], Finder]:
    """Register how a name of a kind ("paper") leads to the thing; the feature of the noun does it."""

    def register(finder: Finder) -> Finder:
        _finders[kind] = finder
        return finder

    return register


def thing_called(about: str) -> Thing | None:
    """What a name stands for; None where there is no such thing."""
    kind, _, number = about.partition("/")
    return _finders[kind](int(number)) if kind in _finders and number.isdigit() else None


def reader_of(body: Body, meeting: Sitting | None = None) -> Reader:
    """What the present reader may see of a body's closed papers; of one `meeting`'s, also as a substitute there."""
    account = reader_account()
    if account is None or not account.is_active:
        return PUBLIC
    known = ("reader", account.id, body.id, meeting.id if meeting else None)
    return once(known, lambda: reader_for(account, body, meeting))


def reader_for(account: Account, body: Body, meeting: Sitting | None = None) -> Reader:
    """What the holder of an account may see: by role, by a seat held today, by a decision (M1, M2).

    All of it ends with the seat, except what a running grant shows.
    """
    today = clock.today()
    _with_decisions(account)
    by_role = account.may(Permission.READ_RESTRICTED, body, today)
    own = [sees(seat.category) for seat in account.seats_on(today) if seat.body_id == body.id]
    whole = by_role or (any(one.exempt for one in own) and any(one.confidential for one in own))
    replaced = [] if whole else _replaced(account, body, meeting)
    stood_in_for = [sees(seat.category) for seat in replaced if held_on(seat.from_date, seat.to_date, today)]
    elsewhere = [seat.category for seat in account.seats_on(today) if seat.body.council_id == body.council_id]
    return reader_with(
        [*own, *stood_in_for],
        by_role=by_role,
        councillor=any(category is not None and category.councillors for category in elsewhere),
        open_to_councillors=body.open_to_councillors or (),
        granted=[one.about for one in access_of(account) if is_running(one)],
        withheld=[one.about for one in withheld_from(account) if one.lifted_at is None],
    )


def _with_decisions(account: Account) -> None:
    """Look up what was decided about a person's access, both kinds at once, unless that was done before."""
    if sa.inspect(account.person).unloaded & {"closed_access", "withheld_from"}:
        both = (joinedload(Person.closed_access), joinedload(Person.withheld_from))  # type: ignore[attr-defined]
        query = sa.select(Person).where(Person.id == account.person_id).options(*both)
        db.session.scalars(query).unique().one()


def sees(category: Category | None) -> Sees:
    """What a seat's category may see; nothing where it has none."""
    return Sees(category.sees_restricted, category.sees_closed) if category else Sees()


def _replaced(account: Account, body: Body, meeting: Sitting | None) -> list[Seat]:
    """The seats in whose place the reader sits at this one meeting."""
    rows = meeting.attendance if meeting is not None else ()
    mine = [row for row in rows if row.person_id == account.person_id]
    standing_in = [row for row in mine if row.for_person_id is not None or row.for_as_printed is not None]
    return [seat for row in standing_in for seat in body.seats if _is_seat_of(row, seat)]


def _is_seat_of(row: Any, seat: Seat) -> bool:
    if row.seat_id is not None:
        return bool(row.seat_id == seat.id)
    return row.for_person_id is not None and bool(row.for_person_id == seat.person_id)


def access_of(account: Account) -> list[ClosedAccess]:
    """What the holder of an account has asked to see, and what was decided."""
    return list(account.person.closed_access)  # type: ignore[attr-defined]  # the other side of ClosedAccess.person


def withheld_from(account: Account) -> list[Withholding]:
    """What was kept from the holder of an account."""
    return list(account.person.withheld_from)  # type: ignore[attr-defined]  # the other side of Withholding.person


def is_running(access: ClosedAccess) -> bool:
    """Whether the grant lets its person see the thing today."""
    return runs(access.decision, access.until, ended=access.ended_at is not None, today=clock.today())


def edition_for(body: Body, meeting: Sitting | None = None) -> Edition:
    """The edition a reader is given: the full one only to who may see everything in it."""
    return Edition.FULL if reader_of(body, meeting).sees_restricted else Edition.PUBLIC


def papers_open(body: Body) -> bool:
    """Whether the reader may have the published papers of the body: its members only, where it does not meet in public
    (B6).
    """
    return body.meets_in_public is not False or may(Permission.READ_MEMBERS_PAPERS, body)


def access_to(body: Body) -> list[ClosedAccess]:
    """What was asked and decided about who else may see closed papers of a body: what waits first, then the latest."""
    waiting = sa.case((ClosedAccess.decision == Decision.ASKED, 0), else_=1)
    query = sa.select(ClosedAccess).where(ClosedAccess.body_id == body.id).order_by(waiting, ClosedAccess.id.desc())
    return list(db.session.scalars(query))


def withholdings_of(body: Body) -> list[Withholding]:
    """What was kept from someone, the latest first."""
    query = sa.select(Withholding).where(Withholding.body_id == body.id).order_by(Withholding.id.desc())
    return list(db.session.scalars(query))


def looks_at(body: Body, who: str | None = None) -> sa.Select[Any]:
    """Who looked at closed things of a body, the latest first; with `who`, only that person."""
    query = sa.select(Look).where(Look.body_id == body.id)
    return (query.where(Look.who == who) if who else query).order_by(Look.id.desc())


def lookers(body: Body) -> Sequence[str]:
    """Everyone who looked at something closed."""
    return db.session.scalars(sa.select(Look.who).where(Look.body_id == body.id).distinct().order_by(Look.who)).all()
