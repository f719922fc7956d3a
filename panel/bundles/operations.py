"""Taking a bundle in, whole or not at all, and giving a body's record out."""

from dataclasses import dataclass

from flask import current_app

from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.bundles.archive import Bundle, Unusable
from panel.bundles.exporting import Exporter
from panel.bundles.importing import Importer, papers_to_publish
from panel.bundles.notes import notes_on
from panel.bundles.references import PAPERS, places
from panel.bundles.rules import Problem
from panel.bundles.shapes import named_file
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.meetings.working_days import days_off
from panel.papers.operations import mark_published
from panel.papers.rules.contents import FileFacts
from panel.papers.uploads import take_in as take_in_file


@dataclass(frozen=True)
class Taken:
    """What an import made, and what it found odd or unlawful: kept as given, with a note (architecture: findings)."""

    body: Body
    notes: list[Problem]


def examine_files(bundle: Bundle) -> dict[str, FileFacts]:
    """Open each file of a bundle, bounded, and store it. Raises Unusable; call it before the transaction."""
    limit = current_app.config["MAX_UPLOAD_MB"] * 2**20
    taken: dict[str, FileFacts] = {}
    problems = []
    for pattern in PAPERS:
        for path, told in places(bundle.value, f"{pattern}.file"):
            name, _ = named_file(told)
            if name and name in bundle.files:
                try:
                    taken[name] = take_in_file(bundle.files[name], name=name, max_bytes=limit)
                except Refused as refused:
                    problems += [Problem(path, f"{name}: {finding.words}") for finding in refused.findings]
    if problems:
        raise Unusable(*problems)
    return taken


def take_in(bundle: Bundle, files: dict[str, FileFacts], *, by: Actor) -> Taken:
    """Add a bundle's record as a new body. What it records has happened, and is kept as given.

    Raises Unusable where the body is here already. Nothing is kept unless the caller commits.
    """
    body = Importer(bundle, files).build()
    said(f"imported the record of {body.name} from a bundle", by=by, about=f"body/{body.id}")
    papers = papers_to_publish(body)
    for item_id in {paper.item_id for paper in papers}:
        mark_published([paper for paper in papers if paper.item_id == item_id], by=by)
    days = [
        meeting.date for meeting in db.session.scalars(db.select(Meeting).where(Meeting.body == body)) if meeting.date
    ]
    return Taken(body, notes_on(bundle.value, days_off(body.council, *days)))


def give_out(body: Body) -> Bundle:
    """The body's whole record, with the bytes of its uploaded papers."""
    return Exporter(body).bundle()
