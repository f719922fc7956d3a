"""Who is signed in."""

from flask_login import current_user
from sqlalchemy import Select
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from panel.accounts.models import Account, Grant
from panel.bodies.models import Seat
from panel.extensions import db, login
from panel.people.models import Person

login.login_view = "accounts.sign_in"
login.login_message = "Sign in to see this page."


SEATED = (joinedload(Seat.category), joinedload(Seat.body), lazyload(Seat.substitutes))
"""What is asked of a seat of whoever signs in."""

WITH_ROLES = (
    joinedload(Account.person),
    joinedload(Account.grants),
    joinedload(Account.seats).options(*SEATED),
)
"""What each page asks of whoever reads it."""


@login.user_loader  # type: ignore[untyped-decorator]
def load(identity: str) -> Account | None:
    """The account of a sign-in; None where it was signed out everywhere since, or may not sign in."""
    number, _, epoch = identity.partition(":")
    account = db.session.get(Account, int(number), options=WITH_ROLES) if number.isdigit() else None
    return account if account and account.is_active and str(account.epoch) == epoch else None


def own_account() -> Account:
    """The account of whoever acts, in a view behind a door. Raises LookupError where nobody has signed in."""
    account = reader_account()
    if account is None:
        raise LookupError("Nobody is signed in.")
    return account


def accounts_called(words: str) -> Select[Account]:
    """The accounts whose name or address holds all the words, open ones first, by name."""
    query: Select[Account] = db.select(Account).join(Person)
    for word in words.split():
        columns = (Person.name, Person.shown_as, Account.email)
        query = query.where(db.or_(*(column.icontains(word, autoescape=True) for column in columns)))
    seats = selectinload(Account.seats).options(
        joinedload(Seat.category), joinedload(Seat.body), lazyload(Seat.substitutes)
    )
    whole = (contains_eager(Account.person), selectinload(Account.grants).joinedload(Grant.body), seats)
    return query.options(*whole).order_by(Account.active.desc(), Person.name, Account.id)


def people_without_account() -> Select[Person]:
    """Everyone who has no account, by name."""
    query: Select[Person] = db.select(Person).where(Person.id.not_in(db.select(Account.person_id)))
    return query.order_by(Person.name, Person.id)


def reader_account() -> Account | None:
    """The account of whoever reads this page; None for the public."""
    account = current_user._get_current_object() if current_user else None  # noqa: SLF001 its documented way
    return account if isinstance(account, Account) else None
