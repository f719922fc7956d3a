"""Signing in: slowly enough that guessing does not pay. Each try is kept in a short transaction of its own."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from panel import clock
from panel.accounts.models import Account, SignInAttempt
from panel.accounts.rules import FOR_ACCOUNT, FOR_ADDRESS, Throttle
from panel.accounts.secrets import is_right
from panel.extensions import db
from panel.transaction import transaction

KEPT_FOR = dt.timedelta(days=1)


@dataclass(frozen=True)
class Outcome:
    """What became of a try: the number of the account, or none; `slowed` where it was not even looked at."""

    account_id: int | None = None
    slowed: bool = False


def try_to_sign_in(email: str, password: str, address: str | None) -> Outcome:
    """Check a password. Ends the transaction that is open, and holds none while the password is checked.

    The try is kept as a failure before it is checked, so that many at once are slowed down like one after another.
    """
    with transaction():
        slowed = _is_slowed(email, address)
        attempt = SignInAttempt(at=clock.now(), email=email.lower(), address=address, succeeded=False)
        if not slowed:
            db.session.add(attempt)
            db.session.flush()
            _forget()
        number, account = attempt.id, _account(email)
        id, kept = (account.id, account.password_hash) if account and account.is_active else (None, None)
    if slowed:
        return Outcome(slowed=True)
    if not is_right(password, kept):
        return Outcome()
    with transaction():
        db.session.execute(sa.update(SignInAttempt).where(SignInAttempt.id == number).values(succeeded=True))
    return Outcome(account_id=id)


def allow_again(email: str) -> None:
    """Forget the failures of an account whose password was just chosen anew."""
    db.session.execute(sa.delete(SignInAttempt).where(SignInAttempt.email == email.lower()))


def _account(email: str) -> Account | None:
    account: Account | None = db.session.scalar(db.select(Account).where(sa.func.lower(Account.email) == email.lower()))
    return account


def _is_slowed(email: str, address: str | None) -> bool:
    last = sa.select(sa.func.max(SignInAttempt.at)).where(
        SignInAttempt.email == email.lower(), SignInAttempt.succeeded.is_(True)
    )
    since = db.session.scalar(last)
    of_account = [SignInAttempt.email == email.lower(), *([SignInAttempt.at > since] if since else [])]
    from_address = [SignInAttempt.address == address]
    return _reached(FOR_ACCOUNT, of_account) or (address is not None and _reached(FOR_ADDRESS, from_address))


def _reached(throttle: Throttle, which: list[sa.ColumnElement[bool]]) -> bool:
    recent = SignInAttempt.at > clock.now() - throttle.within
    query = sa.select(sa.func.count(SignInAttempt.id)).where(recent, SignInAttempt.succeeded.is_(False), *which)
    return (db.session.scalar(query) or 0) >= throttle.failures


def _forget() -> None:
    db.session.execute(sa.delete(SignInAttempt).where(SignInAttempt.at < clock.now() - KEPT_FOR))
