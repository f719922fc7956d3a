"""The scorecard from the terminal."""

from pathlib import Path

import click
from flask import Blueprint

from panel.bodies.models import Body
from panel.extensions import db
from panel.scorecard.printing import scorecard_pdf
from panel.scorecard.queries import indicators_of

bp = Blueprint("scorecard_commands", __name__, cli_group=None)


@bp.cli.command("scorecard")
@click.argument("code", metavar="BODY")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def scorecard(code: str, file: Path) -> None:
    """Write the scorecard of BODY (its code) as a PDF, as the public is shown it."""
    body = db.session.scalar(db.select(Body).where(db.func.lower(Body.code) == code.lower()).order_by(Body.id))
    if body is None:
        raise click.ClickException(f"There is no panel with the code {code}.")
    if not indicators_of(body):
        raise click.ClickException(f"{body.name} keeps no scorecard yet.")
    try:
        file.write_bytes(scorecard_pdf(body))
    except OSError as error:
        raise click.ClickException(f"{file} could not be written: {error.strerror}.") from error
