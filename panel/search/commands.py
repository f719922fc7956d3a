"""The terminal: the index written anew."""

import click
from flask import Blueprint

from panel.extensions import db
from panel.search.operations import rebuild as write_anew

bp = Blueprint("search_commands", __name__, cli_group="search")


@bp.cli.command("rebuild")
def rebuild() -> None:
    """Write the index of the search anew, from the record as it stands."""
    number = write_anew(db.session())
    db.session.commit()
    click.echo(f"The index holds {number:,} places of the record.")
