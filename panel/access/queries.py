"""Who acts."""

from typing import Any, Protocol

from flask_login import current_user

from panel.access.rules import Permission


class SignedIn(Protocol):
    """Whoever has signed in, as those below the accounts know them. `id` is the account's."""

    id: Any
    person_id: Any

    @property
    def name(self) -> str:
        """Who acts, as the audit trail says it."""

    def may(self, permission: Permission, body: Any, day: Any) -> bool:
        """Whether this person holds the permission in `body` on `day`."""


def acting() -> SignedIn:
    """The account of whoever acts, in a view behind `requires`. Raises LookupError where nobody has signed in."""
    if not current_user or not current_user.is_authenticated:
        raise LookupError("Nobody is signed in.")
    account: SignedIn = current_user._get_current_object()  # noqa: SLF001 its documented way
    return account
