"""Minutes from the terminal."""

from pathlib import Path

import click
from flask import Blueprint

from panel.exemption.rules import Edition
from panel.meetings.queries import meeting_by_reference
from panel.minutes.printing import minutes_pdf
from panel.minutes.queries import minutes_of

bp = Blueprint("minutes_commands", __name__, cli_group=None)


@bp.cli.command("minutes")
@click.argument("reference", metavar="MEETING")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where the PDF is written.")
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    default=Edition.FULL.value,
    show_default=True,
    help="The members’ edition, or the public’s.",
)
def minutes(reference: str, out: Path, edition: str) -> None:
    """Write the minutes of MEETING (an id, or CODE/YYYY-MM-DD) as a PDF."""
    meeting = meeting_by_reference(reference)
    if meeting is None:
        raise click.ClickException(f"There is no meeting {reference}. “flask meetings” lists them.")
    if not minutes_of(meeting):
        raise click.ClickException(f"The meeting {reference} has no minutes yet.")
    try:
        out.write_bytes(minutes_pdf(meeting, Edition(edition)))
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from error
