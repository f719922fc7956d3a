"""`flask bundle import FILE` and `flask bundle export FILE`."""

from pathlib import Path

import click
from flask import Blueprint
from flask.cli import AppGroup

from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.bundles import archive
from panel.bundles.operations import examine_files, give_out, take_in
from panel.bundles.rules import Json
from panel.extensions import db
from panel.transaction import transaction

bp = Blueprint("bundle_commands", __name__, cli_group=None)
group = AppGroup("bundle", help="A panel's whole record, into and out of one file.")
bp.cli.add_command(group)


@group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_(file: Path) -> None:
    """Take in the bundle FILE (.json or .zip). Either all of it is kept, or none."""
    try:
        bundle = archive.read(file)
        files = examine_files(bundle)
        with transaction():
            taken = take_in(bundle, files, by=TERMINAL)
            lines = [f"{taken.body.name} ({taken.body.code}) was imported: {_counts(bundle.value)}."]
            lines += [f"note  {note}" for note in taken.notes]
    except archive.Unusable as refused:
        words = "\n".join(str(problem) for problem in refused.problems)
        raise click.ClickException(f"{file.name} was not imported; nothing was kept.\n{words}") from None
    click.echo("\n".join(lines))


@group.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--body", "code", help="The code of the body, where there is more than one.")
def export(file: Path, code: str | None) -> None:
    """Write a body's record to FILE: a .zip holds the uploaded papers too, a .json only names them."""
    bodies = db.session.scalars(db.select(Body).order_by(Body.code)).all()
    chosen = [body for body in bodies if code in (None, body.code)]
    if len(chosen) != 1:
        codes = ", ".join(body.code for body in bodies) or "none"
        raise click.ClickException(f"Say which body with --body CODE. There are these: {codes}.")
    archive.write(give_out(chosen[0]), file)
    click.echo(f"{chosen[0].name} was exported to {file.name}.")


def _counts(value: Json) -> str:
    counted = [(key, len(value.get(key) or [])) for key in ("people", "seats", "meetings", "work_programme")]
    return ", ".join(f"{number} {key.replace('_', ' ')}" for key, number in counted)
