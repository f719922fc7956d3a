"""The letters that accounts are sent, and the links in them."""

from typing import Any

from flask import current_app, has_request_context, request, url_for

from panel.accounts.models import Account
from panel.accounts.secrets import token
from panel.mail.operations import write

ENDPOINTS = {"invitation": "accounts.accept", "reset": "accounts.reset"}


def link(account: Account, purpose: str) -> str:
    """The whole address of an "invitation" or "reset" link, which may be used once.

    It begins with BASE_URL, or else with the address by which this request came.
    """
    if not has_request_context():
        with current_app.test_request_context(base_url=current_app.config["BASE_URL"] or "http://127.0.0.1:5000"):
            return link(account, purpose)
    site = current_app.config["BASE_URL"] or request.host_url.rstrip("/")
    return f"{site}{url_for(ENDPOINTS[purpose], secret=token(account, purpose))}"


def send_invitation(account: Account, council: str) -> None:
    """Write the letter that invites someone."""
    address = link(account, "invitation")
    text = _written("accounts/invitation.txt", account=account, council=council, link=address)
    write(account.email, f"Sign in to the papers of {council}", text)


def send_reset(account: Account, council: str) -> None:
    """Write the letter with the link to choose a new password."""
    address = link(account, "reset")
    text = _written("accounts/reset.txt", account=account, council=council, link=address)
    write(account.email, f"Choose a new password for the papers of {council}", text)


def _written(template: str, **facts: Any) -> str:
    """The words of a letter. What stands round a page, and asks for a reader, is no part of it."""
    text: str = current_app.jinja_env.get_template(template).render(**facts)
    return text
