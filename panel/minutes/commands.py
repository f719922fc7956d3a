"""Minutes from the terminal."""

from pathlib import Path

import click
from flask import Blueprint
from flask.cli import AppGroup

from panel import clock, wording
from panel.bodies.queries import the_council
from panel.exemption.rules import Edition
from panel.meetings.queries import meeting_by_reference
from panel.minutes.certificates import ROOT, NoCertificate, make_certificate
from panel.minutes.printing import lost_or_altered, minutes_pdf
from panel.minutes.queries import minutes_of, signed_books
from panel.minutes.seals import own_folder, trusted_roots, verified

bp = Blueprint("minutes_commands", __name__, cli_group=None)
seal = AppGroup("seal", help="The council's seal under minutes that were signed on screen.")
bp.cli.add_command(seal)


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


@seal.command("make")
def make() -> None:
    """Make a certificate of our own to seal with, for a council that has not bought one."""
    council = the_council()
    if council is None:
        raise click.ClickException("There is no council here yet. Set one up first.")
    try:
        made = make_certificate(own_folder(), council.name, clock.now())
    except FileExistsError as error:
        raise click.ClickException(f"{error} is there already, and what it sealed must stay verifiable.") from error
    click.echo(f"{made} seals from now on. Keep a copy of it, and give {made.parent / ROOT} to who is to trust it.")


@seal.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--root",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The certificates to trust (PEM); this server's own where it is left out.",
)
def check_seal(file: Path, root: Path | None) -> None:
    """Say whether FILE is as it was sealed, and by whom. Ends with 1 where it is not."""
    try:
        found = verified(file.read_bytes(), root.read_bytes() if root else trusted_roots())
    except NoCertificate as error:
        raise click.ClickException(str(error)) from error
    for said, words in (
        (found.intact, "intact: nothing under the seal was changed"),
        (found.whole, "whole: the seal speaks of the entire file"),
        (found.trusted, f"trusted: sealed by {found.by}"),
    ):
        click.echo(f"{'yes' if said else 'NO '}  {words}")
    if not found.good:
        raise SystemExit(1)


@seal.command("check")
def check_store() -> None:
    """Look whether the store still holds every signed minutes as they were signed. Ends with 1 where it does not."""
    books = signed_books()
    wrong = [f"{book.meeting.reference}: {words}" for book in books for words in lost_or_altered(book)]
    for words in wrong:
        click.echo(words, err=True)
    meetings, files = wording.counted(len(books), "meeting"), wording.counted(len(wrong), "file")
    click.echo(f"Minutes signed of {meetings}; {files} wrong.")
    if wrong:
        raise SystemExit(1)
