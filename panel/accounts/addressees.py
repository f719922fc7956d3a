"""At which address people are written to."""

from collections.abc import Iterable

from panel.accounts.models import Account
from panel.extensions import db
from panel.mail.rules import Addressee
from panel.people.models import Person


def addressees(people: Iterable[Person | None]) -> list[Addressee]:
    """Where each of these people is written to, once each: by their account, or else by their own address.

    Who has neither is left out, and so is who has an account that was closed.
    """
    wanted = {one.id: one for one in people if one is not None}
    query = db.select(Account).where(Account.person_id.in_(wanted))
    accounts = {one.person_id: one for one in db.session.scalars(query)}
    found = {_addressee(one, accounts.get(one.id)) for one in wanted.values()}
    return sorted(one for one in found if one is not None)


def _addressee(person: Person, account: Account | None) -> Addressee | None:
    if account is not None:
        return Addressee(account.email, person.printed) if account.active else None
    return Addressee(person.email, person.printed) if person.email else None
