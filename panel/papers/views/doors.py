"""The blueprint, and what every door of a paper asks first."""

from flask import Blueprint, abort, current_app, flash, request, url_for
from werkzeug.datastructures import FileStorage

from panel.exemption.operations import looked_at
from panel.extensions import db
from panel.papers.models import Paper
from panel.papers.queries import may_change, may_open
from panel.papers.rules.contents import FileFacts
from panel.papers.uploads import take_in

bp = Blueprint("papers", __name__)

RESTRICTED = (
    "This paper is not for publication. It is opened by its authors and by those who may read restricted papers."
)
PUBLISHED = "This paper has been published. Only the clerk can change it now: the change goes out as a supplement."


def open_paper(paper_id: int) -> Paper:
    """The paper, for whoever may see it as it stands. Aborts with 404 or 403."""
    paper = db.session.get(Paper, paper_id) or abort(404)
    if not may_open(paper):
        abort(403, RESTRICTED)
    if request.method == "GET":
        looked_at(paper.about)
    return paper


def paper_to_change(paper_id: int) -> Paper:
    """The paper, for whoever may change it. Aborts with 404 or 403."""
    paper = open_paper(paper_id)
    if not may_change(paper):
        abort(403, PUBLISHED)
    return paper


def parts_of(paper: Paper, current: str) -> list[tuple[str, str, bool]]:
    """The pages of a paper that the present reader may open, for the tabs above them."""
    pages = [("Versions", "papers.versions")]
    if may_change(paper):
        pages[:0] = [
            ("Details" if paper.sha256 else "Text", "papers.write"),
            *([] if paper.sha256 else [("Sections", "papers.sections")]),
            ("Restrictions", "papers.marking"),
        ]
    if paper.parent_id is None:
        pages[-1:-1] = [("Comments", "papers.comments")]
    return [(name, url_for(endpoint, paper_id=paper.id), endpoint == current) for name, endpoint in pages]


def flash_with_undo(words: str, undo: str) -> None:
    """Say what was done, with a button that undoes it."""
    flash({"text": words, "undo": undo}, "success")  # type: ignore[arg-type]  # templates/components/flashes.html


def taken_in(upload: FileStorage) -> FileFacts:
    """The file that was sent, examined and kept. Raises Refused with the sentence that says what to do.

    Nothing has been written yet in this request: its transaction is let go, so that others may write meanwhile.
    """
    db.session.rollback()
    megabytes: int = current_app.config["MAX_UPLOAD_MB"]
    return take_in(upload.read(), name=upload.filename or "", max_bytes=megabytes * 1_000_000)
