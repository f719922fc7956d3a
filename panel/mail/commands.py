"""`flask mail post`."""

import click
from flask import Blueprint

from panel.mail.operations import post_waiting
from panel.wording import counted

bp = Blueprint("mail_commands", __name__, cli_group="mail")


@bp.cli.command("post")
def post() -> None:
    """Post the letters that wait in the outbox."""
    click.echo(f"{counted(post_waiting(), 'letter')} posted.")
