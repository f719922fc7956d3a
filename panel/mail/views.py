"""The outbox, and posting it once a change is kept."""

from flask import Blueprint, Flask, Response, current_app, g, render_template
from flask.typing import ResponseReturnValue

from panel.access.doors import open_to_all, requires
from panel.access.rules import Permission
from panel.extensions import db
from panel.mail.models import Letter
from panel.mail.operations import post_waiting

bp = Blueprint("mail", __name__)


@bp.get("/outbox")
@open_to_all
def outbox() -> ResponseReturnValue:
    """The letters written, latest first. What they say is shown only in demonstration mode, where nothing is sent."""
    if current_app.config["DEMONSTRATION"]:
        return _page(texts=True)
    return requires(Permission.READ_OUTBOX)(_page)()


def _page(*, texts: bool = False) -> str:
    page = db.paginate(db.select(Letter).order_by(Letter.id.desc()), per_page=20)
    return render_template("mail/outbox.html", page=page, texts=texts)


@bp.after_app_request
def post_when_kept(response: Response) -> Response:
    """Post what this request wrote once the browser has its answer: by then the change is kept, or undone with it."""
    if g.get("letters_written", False):
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 its documented way

        def post() -> None:
            with app.app_context():
                post_waiting()

        response.call_on_close(post)
    return response
