"""The link by which someone without an account reads one report, comments on it or signs it off."""

import datetime as dt

from flask import current_app, has_request_context, session
from itsdangerous import BadData, URLSafeTimedSerializer

from panel.accounts.secrets import ClockSigner
from panel.extensions import db
from panel.papers.models import Comment, Paper
from panel.papers.queries import marking_of
from panel.papers.rules.life import PaperState

LASTS = dt.timedelta(days=42)
"""How long a link opens a report after it was sent: longer than the timetable asks anyone to look at it."""

OPENED = "report opened by link"
"""Under this name the browser of whoever came by a link keeps it, so that the pictures and the file open too."""


def token(comment: Comment) -> str:
    """The secret part of a link. It ends after `LASTS`, or when the comment's epoch is raised."""
    return str(_serializer().dumps([comment.id, comment.epoch]))


def comment_of_token(text: str) -> Comment | None:
    """What a link asks for; None where it is too old, was ended, or was never ours, and where the report is gone."""
    try:
        id, epoch = _serializer().loads(text, max_age=int(LASTS.total_seconds()))
    except (BadData, ValueError):
        return None
    comment = db.session.get(Comment, id)
    if comment is None or comment.epoch != epoch or comment.paper.state is PaperState.WITHDRAWN:
        return None
    return comment


def opened_by_link(paper: Paper) -> bool:
    """Whether this browser came by a link that is still good for this very report or for its report's appendices.

    What is not for publication is never read by a link: who may read it signs in (P1–P4).
    """
    text = session.get(OPENED) if has_request_context() else None
    comment = comment_of_token(text) if text else None
    wanted = {paper.id, paper.parent_id}
    return comment is not None and comment.paper_id in wanted and not marking_of(paper).restricted


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="comment on a report", signer=ClockSigner)
