"""Who the present reader is to the restricted papers of a body."""

from panel import clock
from panel.access.doors import may
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.accounts.queries import reader_account
from panel.bodies.models import Body
from panel.exemption.rules import Edition, Reader


def reader_of(body: Body) -> Reader:
    """The reader's rights over restricted papers: by role, or by a seat today whose category may see them (M2)."""
    return Reader(sees_restricted=may(Permission.READ_RESTRICTED, body) or _seat_sees(reader_account(), body))


def edition_for(body: Body) -> Edition:
    """The edition a reader is given."""
    return Edition.FULL if reader_of(body).sees_restricted else Edition.PUBLIC


def papers_open(body: Body) -> bool:
    """Whether the reader may have the published papers of the body: its members only, where it does not meet in public
    (B6).
    """
    return body.meets_in_public is not False or may(Permission.READ_MEMBERS_PAPERS, body)


def _seat_sees(account: Account | None, body: Body) -> bool:
    if account is None:
        return False
    seats = [seat for seat in account.seats_on(clock.today()) if seat.body_id == body.id]
    return any(seat.category is not None and seat.category.sees_restricted for seat in seats)
