"""The letters that accounts are sent, and the links in them."""

from typing import Any

from flask import current_app

from panel.accounts.models import Account
from panel.accounts.secrets import token
from panel.mail.addresses import address
from panel.mail.operations import write

ENDPOINTS = {"invitation": "accounts.accept", "reset": "accounts.reset"}


def link(account: Account, purpose: str) -> str:
    """The whole address of an "invitation" or "reset" link, which may be used once."""
    return address(ENDPOINTS[purpose], secret=token(account, purpose))


def send_invitation(account: Account, council: str) -> None:
    """Write the letter that invites someone."""
    text = _written("accounts/invitation.txt", account=account, council=council, link=link(account, "invitation"))
    write(account.email, f"Sign in to the papers of {council}", text)


def send_reset(account: Account, council: str) -> None:
    """Write the letter with the link to choose a new password."""
    text = _written("accounts/reset.txt", account=account, council=council, link=link(account, "reset"))
    write(account.email, f"Choose a new password for the papers of {council}", text)


def _written(template: str, **facts: Any) -> str:
    """The words of a letter. What stands round a page, and asks for a reader, is no part of it."""
    text: str = current_app.jinja_env.get_template(template).render(**facts)
    return text
