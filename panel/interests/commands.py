"""`flask remind-registers`: letters to members who should look through their register of interests."""

import click
from flask import Blueprint, current_app

from panel import wording
from panel.bodies.queries import bodies_by_name
from panel.interests.operations.reminders import remind
from panel.mail.operations import post_waiting
from panel.transaction import transaction

bp = Blueprint("interests_commands", __name__, cli_group=None)


@bp.cli.command("remind-registers")
def remind_registers() -> None:
    """Write to members whose register is to be looked through within four weeks; once in four weeks at most.

    Meant to be run each day by the server's timetable.
    """
    site = current_app.config["BASE_URL"]
    with transaction():
        told = [
            (body.name, [person.printed for person in remind(body, address=_address(site, body.id))])
            for body in bodies_by_name()
        ]
    post_waiting()
    for name, people in told:
        click.echo(f"{name}: {wording.listed(people) or 'nobody to remind'}")


def _address(site: str | None, body_id: int) -> str:
    return f"{site}/panels/{body_id}/register/mine" if site else ""
