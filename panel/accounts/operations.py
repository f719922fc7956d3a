"""Giving people a way in, and taking it away: invitations, passwords, roles."""

from panel import clock
from panel.access.rules import Role
from panel.accounts import secrets
from panel.accounts.models import Account, Grant
from panel.accounts.rules import judge_password, may_give
from panel.accounts.sign_in import allow_again
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.bodies.queries import the_council
from panel.extensions import db
from panel.lifecycle import Refused, refuse
from panel.people.models import Person


def invite(person: Person, email: str, *, by: Actor) -> Account:
    """Open an account for someone; they choose a password by the link in their letter.

    Raises Refused where the person or the address has an account already.
    """
    if db.session.scalar(db.select(Account.id).where(Account.person_id == person.id)) is not None:
        raise refuse("accounts", f"{person.printed} has an account already.")
    if account_of(email) is not None:
        raise refuse("accounts", f"{email} is the address of another account.")
    account = Account(person=person, email=email, invited_at=clock.now())
    db.session.add(account)
    db.session.flush()
    said(f"invited {person.printed} to sign in", by=by, about=f"account/{account.id}")
    return account


def invite_again(account: Account, *, by: Actor) -> None:
    """Renew an invitation: the new link works, older ones do not. Raises Refused once a password was chosen."""
    if account.joined_at is not None:
        raise refuse("accounts", f"{account.name} has signed in before: they can choose a new password by themselves.")
    account.invited_at, account.epoch = clock.now(), account.epoch + 1
    said(f"invited {account.name} again", by=by, about=f"account/{account.id}")


def account_of(email: str) -> Account | None:
    """The account of an address, in capitals or not."""
    account: Account | None = db.session.scalar(
        db.select(Account).where(db.func.lower(Account.email) == email.strip().lower())
    )
    return account


def choose_password(account: Account, password: str, *, by: Actor) -> None:
    """Set a password; every other sign-in of the account and every link sent for it ends.

    Raises Refused for a password that is easily guessed.
    """
    findings = judge_password(password, own_words(account))
    if findings:
        raise Refused(*findings)
    account.password_hash = secrets.hashed(password)
    account.epoch += 1
    account.joined_at = account.joined_at or clock.now()
    allow_again(account.email)
    said("chose a password", by=by, about=f"account/{account.id}")


def own_words(account: Account) -> list[str]:
    """What a password of this account must not hold."""
    council = the_council()
    return [account.email.partition("@")[0], account.person.name, council.name if council else ""]


def sign_out_everywhere(account: Account, *, by: Actor) -> None:
    """End every sign-in of the account, on all devices."""
    account.epoch += 1
    said("signed out everywhere", by=by, about=f"account/{account.id}")


def give_role(account: Account, role: Role, body: Body | None, *, by: Account | Actor) -> None:
    """Give a role in one body, or with None in all. Raises Refused where `by` may not give it there, or it is held."""
    _check_giver(by, role, body)
    if any(grant.role is role and grant.body is body for grant in account.grants):
        raise refuse("accounts", f"{account.name} has this role already.")
    account.grants.append(Grant(role=role, body=body))
    said(f"made {account.name} {role.value} of {_where(body)}", by=by, about=f"account/{account.id}")


def take_role(grant: Grant, *, by: Account | Actor) -> None:
    """Take a role away. Raises Refused where `by` may not take it, or nobody would be left to administer."""
    account, role, body = grant.account, grant.role, grant.body
    _check_giver(by, role, body)
    if role is Role.ADMINISTRATOR and body is None:
        _check_another_administrator(account)
    account.grants.remove(grant)
    said(f"took from {account.name} the role {role.value} of {_where(body)}", by=by, about=f"account/{account.id}")


def close(account: Account, *, by: Account | Actor) -> None:
    """End an account: its sign-ins stop at once. What the person did stays in the record.

    Raises Refused where `by` could not take every role the account has, or nobody would be left to administer.
    """
    for grant in account.grants:
        _check_giver(by, grant.role, grant.body)
    _check_another_administrator(account)
    account.active, account.epoch = False, account.epoch + 1
    said(f"closed the account of {account.name}", by=by, about=f"account/{account.id}")


def reopen(account: Account, *, by: Account | Actor) -> None:
    """Let a closed account sign in again, with the roles it has. Raises Refused where `by` could not give them."""
    for grant in account.grants:
        _check_giver(by, grant.role, grant.body)
    account.active = True
    said(f"reopened the account of {account.name}", by=by, about=f"account/{account.id}")


def _check_giver(by: Account | Actor, role: Role, body: Body | None) -> None:
    """The terminal gives any role; it belongs to whoever runs the server."""
    if isinstance(by, Account) and not may_give(by.granted(body), role):
        raise refuse("accounts", f"You may not give or take the role {role.value} of {_where(body)}.")


def _check_another_administrator(account: Account) -> None:
    """Raises Refused where `account` is the only one that may administer."""
    query = (
        db.select(Account)
        .join(Grant)
        .where(Grant.role == Role.ADMINISTRATOR, Grant.body_id.is_(None), Account.active.is_(True))
    )
    administrators = set(db.session.scalars(query))
    if administrators == {account}:
        raise refuse("accounts", "There must be an administrator. Make someone else one first.")


def _where(body: Body | None) -> str:
    return body.name if body else "all panels"
