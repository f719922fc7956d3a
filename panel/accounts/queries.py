"""Who is signed in."""

from flask_login import current_user

from panel.accounts.models import Account
from panel.extensions import db, login

login.login_view = "accounts.sign_in"
login.login_message = "Sign in to see this page."


@login.user_loader  # type: ignore[untyped-decorator]
def load(identity: str) -> Account | None:
    """The account of a sign-in; None where it was signed out everywhere, or closed, since."""
    number, _, epoch = identity.partition(":")
    account = db.session.get(Account, int(number)) if number.isdigit() else None
    return account if account and account.active and str(account.epoch) == epoch else None


def reader_account() -> Account | None:
    """The account of whoever reads this page; None for the public."""
    account = current_user._get_current_object() if current_user else None  # noqa: SLF001 its documented way
    return account if isinstance(account, Account) else None
