"""`flask log`: the action log from the terminal."""

import datetime as dt
from pathlib import Path

import click
from flask import Blueprint

from panel import clock
from panel.bodies.models import Body
from panel.exemption.rules import READERS, Edition
from panel.extensions import db
from panel.follow_up.action_log import log_on
from panel.follow_up.printing import log_pdf

bp = Blueprint("follow_up_commands", __name__, cli_group=None)


@bp.cli.command("log")
@click.argument("code", metavar="BODY")
@click.argument("out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As it stands on this day; today where it is left out.")
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    default=Edition.FULL.value,
    show_default=True,
    help="The members’ edition, or the public’s.",
)
def log(code: str, out: Path, on: dt.datetime | None, edition: str) -> None:
    """Write the action log of BODY (its code) as a PDF."""
    bodies = list(db.session.scalars(db.select(Body).where(Body.code == code)))
    if len(bodies) != 1:
        raise click.ClickException(
            f"There is no panel with the code {code}." if not bodies else f"{code} is the code of several panels."
        )
    paper = log_on(bodies[0], on.date() if on else clock.today(), READERS[Edition(edition)])
    try:
        out.write_bytes(log_pdf(paper))
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from error
