"""The work programme from the terminal."""

from pathlib import Path

import click
from flask import Blueprint

from panel.bodies.models import Body
from panel.bodies.queries import bodies_by_name
from panel.work_programme.printing import programme_paper, programme_pdf

bp = Blueprint("work_programme_commands", __name__, cli_group=None)


@bp.cli.command("programme")
@click.argument("reference", metavar="BODY")
@click.argument("out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--year", default="", help="The municipal year, like 2026/27; the one that runs now if left out.")
def programme(reference: str, out: Path, year: str) -> None:
    """Write the work programme of BODY (its code, or its number) as a PDF."""
    body = _body(reference)
    try:
        out.write_bytes(programme_pdf(programme_paper(body, year)))
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from error


def _body(reference: str) -> Body:
    bodies = bodies_by_name()
    found = next((one for one in bodies if reference.lower() in (one.code.lower(), str(one.id))), None)
    if found is None:
        known = ", ".join(one.code for one in bodies) or "none"
        raise click.ClickException(f"There is no panel {reference}. The panels here: {known}.")
    return found
