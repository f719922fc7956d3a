"""The terminal: the index written anew."""

import click
from flask import Blueprint

from panel.extensions import db
from panel.search.models import SearchPassage
from panel.search.operations import rebuild as write_anew

bp = Blueprint("search_commands", __name__, cli_group="search")


@bp.cli.command("rebuild")
@click.option("--if-empty", is_flag=True, help="Only if the index holds nothing yet.")
def rebuild(if_empty: bool) -> None:
    """Write the index of the search anew, from the record as it stands."""
    if if_empty and db.session.scalar(db.select(SearchPassage.id).limit(1)) is not None:
        return
    number = write_anew(db.session())
    db.session.commit()
    click.echo(f"The index holds {number:,} places of the record.")
