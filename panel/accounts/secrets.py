"""Passwords as they are kept, and links that may be used once."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from flask import current_app
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from panel import clock
from panel.accounts.models import Account
from panel.accounts.rules import INVITATION_LASTS, RESET_LASTS
from panel.extensions import db

LASTS = {"invitation": INVITATION_LASTS, "reset": RESET_LASTS}

_hasher = PasswordHasher()


@cache
def _nobodys() -> str:
    """Checked where there is no account, so that an unknown address takes as long to refuse as a known one."""
    return _hasher.hash("the password of no account")


def hashed(password: str) -> str:
    """A password as it is kept (argon2id)."""
    return _hasher.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one kept; takes its time also where none is."""
    try:
        _hasher.verify(kept or _nobodys(), password)
    except (Argon2Error, InvalidHashError):
        return False
    return kept is not None


class ClockSigner(TimestampSigner):
    """Signs with the product's own clock."""

    def get_timestamp(self) -> int:
        """The present moment, in seconds."""
        return int(clock.now().timestamp())


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=f"account {purpose}", signer=ClockSigner)


def token(account: Account, purpose: str) -> str:
    """The secret part of a link ("invitation" or "reset"). Using it raises the account's epoch, which ends the link."""
    return str(_serializer(purpose).dumps([account.id, account.epoch]))


def account_of_token(text: str, purpose: str) -> Account | None:
    """The account that a link speaks of; None where it was used, is too old, or was never ours."""
    try:
        id, epoch = _serializer(purpose).loads(text, max_age=int(LASTS[purpose].total_seconds()))
    except (BadData, ValueError):
        return None
    account = db.session.get(Account, id)
    return account if account is not None and account.is_active and account.epoch == epoch else None
