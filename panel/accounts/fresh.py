"""Whether whoever acts gave their password just now: what is done in a person's own name asks for that."""

import datetime as dt

from flask import request, session

from panel import clock
from panel.accounts.queries import own_account
from panel.accounts.sign_in import Outcome, try_to_sign_in

GIVEN = "password_given_at"


def note_password() -> None:
    """Note that the password was given now."""
    session[GIVEN] = clock.now().timestamp()


def is_fresh(minutes: int) -> bool:
    """Whether the password was given within so many minutes."""
    given = session.get(GIVEN)
    return given is not None and 0 <= clock.now().timestamp() - given < dt.timedelta(minutes=minutes).total_seconds()


def give_again(password: str) -> Outcome:
    """Check the password of whoever acts, once more. Ends the transaction that is open, as signing in does."""
    account = own_account()
    id, outcome = account.id, try_to_sign_in(account.email, password, request.remote_addr)
    if outcome.account_id == id:
        note_password()
    return outcome
