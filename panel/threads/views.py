"""One page for the whole life of a request."""

from flask import Blueprint, abort, render_template

from panel.access.doors import open_to_all
from panel.threads.queries import thread_of
from panel.threads.rules import Kind

bp = Blueprint("threads", __name__)


@bp.get("/threads/<kind>/<int:number>")
@open_to_all
def thread(kind: str, number: int) -> str:
    """The thread through a follow-up, an entry of the programme, a report or an agenda line."""
    if kind not in set(Kind):
        abort(404)
    found = thread_of(Kind(kind), number) or abort(404)
    return render_template("threads/thread.html", thread=found, start=(kind, number))
