"""`flask invite`: the first account, and a way back in for whoever runs the server."""

import click
from flask import Blueprint

from panel.access.rules import GRANTED, Role
from panel.accounts import operations
from panel.accounts.letters import link
from panel.accounts.models import Account
from panel.accounts.queries import people_without_account
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.extensions import db
from panel.people.models import Person
from panel.people.operations import add_person
from panel.people.queries import namesakes
from panel.people.rules import Particulars
from panel.transaction import transaction

bp = Blueprint("accounts_commands", __name__, cli_group=None)


@bp.cli.command("invite")
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in GRANTED]), help="A role to give.")
@click.option("--body", "code", help="The code of the panel the role is for; all panels without it.")
def invite(email: str, name: str, role: str | None, code: str | None) -> None:
    """Let NAME sign in with EMAIL, and print the link to choose a password. It may be used once, within 14 days.

    An account that exists already is given the role, and a new link.
    """
    with transaction():
        body = _body(code)
        account = operations.account_of(email) or _invited(email, name)
        if role and not any(grant.role is Role(role) and grant.body is body for grant in account.grants):
            operations.give_role(account, Role(role), body, by=TERMINAL)
        purpose = "invitation" if account.joined_at is None else "reset"
        address = link(account, purpose)
    click.echo(address)


def _body(code: str | None) -> Body | None:
    if code is None:
        return None
    body: Body | None = db.session.scalar(db.select(Body).where(Body.code == code))
    if body is None:
        raise click.BadParameter(f"No panel has the code {code}.", param_hint="--body")
    return body


def _invited(email: str, name: str) -> Account:
    """A new account, of the one person of that name who has none, or of someone new."""
    known = list(db.session.scalars(people_without_account().where(Person.name == name)))
    note = "Invited at the terminal" if namesakes(name) else None
    person = known[0] if len(known) == 1 else add_person(Particulars(name=name, email=email, note=note), by=TERMINAL)
    return operations.invite(person, email, by=TERMINAL)
