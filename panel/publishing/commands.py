"""The terminal: which meetings there are, and a pack as a file."""

import sys
from pathlib import Path
from typing import NoReturn

import click
from flask import Blueprint

from panel import store
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.meetings.queries import meeting_by_reference
from panel.packs.proof import draw_pack
from panel.publishing.queries import stored_pack
from panel.publishing.standing import standing_of

bp = Blueprint("publishing_commands", __name__, cli_group=None)


@bp.cli.command("meetings")
def meetings() -> None:
    """List the meetings, one a line: reference, id, state, panel."""
    for meeting in db.session.scalars(db.select(Meeting).order_by(Meeting.date, Meeting.id)):
        click.echo(f"{meeting.reference}\t{meeting.id}\t{meeting.state.value}\t{meeting.panel_name}")


@bp.cli.command("pack")
@click.argument("meeting")
@click.option("--edition", type=click.Choice([edition.value for edition in Edition]), default=Edition.PUBLIC.value)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
def pack(meeting: str, edition: str, out: Path) -> None:
    """Write the pack of MEETING (an id, or CODE/YYYY-MM-DD) as a PDF.

    The bytes are those that were published, without what was withdrawn since; where that edition was not published
    here it is drawn now.
    """
    found = meeting_by_reference(meeting)
    if found is None:
        _stop(f"There is no meeting “{meeting}”. “flask meetings” lists them.")
    published = stored_pack(found, Edition(edition))
    given = standing_of(published) if published else None
    if given and not given.sha256:
        _stop(" ".join(given.told))
    sha256 = given.sha256 if given else None
    try:
        out.write_bytes(store.get(sha256) if sha256 else draw_pack(found.id, Edition(edition)).pdf)
    except Refused as refused:
        _stop(str(refused))
    except OSError as error:
        _stop(f"{out} could not be written: {error.strerror}.")
    how = "as published" if sha256 else "drawn now"
    click.echo(f"{out}: {edition} edition, {how}.")


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(1)
