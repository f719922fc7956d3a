"""`flask mail remind`."""

import click

from panel.mail.commands import bp
from panel.mail.operations import post_waiting
from panel.reminders.operations import remind
from panel.transaction import transaction
from panel.wording import counted


@bp.cli.command("remind")
def remind_everyone() -> None:
    """Write the letters that are due today, and post what waits. Meant to be run each morning."""
    with transaction():
        written = remind()
    post_waiting()
    click.echo(f"{counted(written, 'letter')} written.")
