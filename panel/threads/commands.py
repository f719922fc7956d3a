"""`flask matrix`: the seven principles of a year on paper, from the terminal."""

from pathlib import Path

import click
from flask import Blueprint

from panel.bodies.models import Body
from panel.extensions import db
from panel.threads.matrix import matrix_of
from panel.threads.printing import matrix_pdf

bp = Blueprint("threads_commands", __name__, cli_group=None)


@bp.cli.command("matrix")
@click.argument("code", metavar="BODY")
@click.argument("label", metavar="YEAR")
@click.argument("out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
def matrix(code: str, label: str, out: Path) -> None:
    """Write the matrix of BODY (its code) and municipal YEAR (2026/27) as a PDF, as everyone may read it (K1)."""
    bodies = list(db.session.scalars(db.select(Body).where(Body.code == code)))
    if len(bodies) != 1:
        raise click.ClickException(f"{len(bodies) or 'No'} panels have the code {code}.")
    year = matrix_of(bodies[0], label)
    if year is None:
        raise click.ClickException(f"{label} is no municipal year. Write it like 2026/27.")
    try:
        out.write_bytes(matrix_pdf(year))
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from error
