"""The files of papers: the PDF that was uploaded, putting another in its place, and the pictures inside reports."""

import re

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from panel import store
from panel.access.doors import open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.queries import reader_account
from panel.exemption.operations import looked_at
from panel.exemption.rules import How
from panel.extensions import db
from panel.lifecycle import Refused
from panel.papers import operations
from panel.papers.forms import ReplaceForm
from panel.papers.links import opened_by_link
from panel.papers.models import Paper, Picture
from panel.papers.pictures import KINDS
from panel.papers.printing import marked_copy
from panel.papers.queries import contents_of, may_change, may_open, may_read, was_open
from panel.papers.views.doors import bp, paper_to_change, taken_in
from panel.withdrawals.operations import downloaded
from panel.withdrawals.queries import gone, withdrawn

PICTURE = re.compile(r"([0-9a-f]{64})\.(png|jpg)")


@bp.get("/papers/<int:paper_id>/file")
@open_to_all
def file(paper_id: int) -> Response:
    """The uploaded PDF: the latest to who works on it, the published one to everybody else who is entitled.

    One that is not for publication says so on each page (P3). Who may change the paper can have it as it was uploaded.
    """
    paper = db.session.get(Paper, paper_id) or abort(404)
    taken = withdrawn(paper.about, paper.published_version) if was_open(paper) and not may_open(paper) else None
    if taken is not None:
        gone(taken)
    asked = opened_by_link(paper)
    if not may_read(paper) and not asked:
        abort(404)
    contents = contents_of(paper, published=not (may_open(paper) or asked))
    if contents.file is None:
        abort(404)
    data, account = _kept(contents.file.sha256), reader_account()
    as_uploaded = "original" in request.args and may_change(paper)
    if contents.marking.restricted and account is not None and not as_uploaded:
        data = marked_copy(data, title=contents.title, marking=contents.marking, reader=account.name)
    downloaded(paper.about)
    looked_at(paper.about, how=How.DOWNLOADED)
    return _sent(data, "application/pdf", f"{contents.title}.pdf")


@bp.get("/files/<name>")
@open_to_all
def image(name: str) -> Response:
    """A picture inside a report, to whoever may read a report that holds it."""
    found = PICTURE.fullmatch(name) or abort(404)
    pictures = db.session.scalars(db.select(Picture).where(Picture.sha256 == found[1])).all()
    entitled = [one for one in pictures if KINDS[one.media_type] == found[2] and _is_shown(one)]
    if not entitled:
        abort(404)
    return _sent(_kept(found[1]), entitled[0].media_type, None)


def _is_shown(picture: Picture) -> bool:
    """Whether it is in the paper as this reader has it: in hand, or as it was last published."""
    paper = picture.paper
    if may_open(paper) or opened_by_link(paper) or not may_read(paper):
        return may_open(paper) or opened_by_link(paper)
    return picture.sha256 in {sha256 for _, sha256 in contents_of(paper, published=True).images}


def _kept(sha256: str) -> bytes:
    """The bytes in the store. Aborts with 404 where they are not there."""
    try:
        return store.get(sha256)
    except store.Missing:
        abort(404, "The file of this paper is not on this server.")


def _sent(data: bytes, media_type: str, name: str | None) -> Response:
    """The bytes, said to be nothing but what they are, and nothing in them allowed to run."""
    response = Response(data, mimetype=media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if name:
        response.headers.set("Content-Disposition", "attachment", filename=_plain(name))
    return response


def _plain(name: str) -> str:
    """A file name that every system takes."""
    return " ".join(re.sub(r"[^\w .,()–’-]+", " ", name).split())[:150]


@bp.route("/papers/<int:paper_id>/replace", methods=["GET", "POST"])
@requires(Permission.WRITE_REPORT)
def replace(paper_id: int) -> ResponseReturnValue:
    """Put another file in the place of the paper's; the old one stays in the versions."""
    paper = paper_to_change(paper_id)
    form = ReplaceForm()
    if form.validate_on_submit():
        try:
            found = taken_in(form.file.data)
        except Refused as refused:
            form.refuse("file", str(refused))
        else:
            operations.replace_file(paper, found, by=acting())
            flash(f"The file of “{paper.title}” was replaced. The old one is under Versions.", "success")
            return redirect(url_for("papers.write", paper_id=paper.id))
    return render_template("papers/replace.html", form=form, paper=paper, meeting=paper.item.meeting)
