"""The blueprint, and what several doors of follow-up ask first."""

from collections.abc import Container

from flask import Blueprint, abort
from werkzeug.datastructures import FileStorage

from panel import store
from panel.access.doors import may
from panel.access.rules import Permission
from panel.accounts.queries import reader_account
from panel.follow_up.operations import Evidence
from panel.follow_up.owners import owners_of
from panel.follow_up.queries import asked_in, body_of_follow_up
from panel.intake.examine import examine
from panel.intake.verdict import Refused as NotTaken
from panel.lifecycle import refuse
from panel.minutes.models import FollowUp
from panel.papers.models import Paper

bp = Blueprint("follow_up", __name__)

MOST_BYTES = 10_000_000
MOST_PAGES = 200


def thing_by(follow_up_id: int) -> FollowUp:
    """What was asked for, for whoever may read the minute that asks for it. Aborts with 404."""
    body = body_of_follow_up(follow_up_id)
    return (body and asked_in(body, follow_up_id)) or abort(404)


def is_keeper(asked: FollowUp) -> bool:
    """Whether the present reader keeps the log of this body."""
    return may(Permission.TAKE_MINUTES, asked.minute.meeting.body)


def is_owner(asked: FollowUp) -> bool:
    """Whether the present reader was asked to do it."""
    return is_asked({one.person_id for one in owners_of(asked)[asked.id]})


def is_asked(people: Container[int | None]) -> bool:
    """Whether the present reader is one of these people."""
    account = reader_account()
    return account is not None and account.person_id in people


def evidence_of(link: str | None, upload: FileStorage | None, paper: Paper | None = None) -> Evidence:
    """What was sent to show it. Raises Refused, with what to do, for a file that is not taken."""
    if upload is None:
        return Evidence(paper, link or None)
    name = upload.filename or "file.pdf"
    found = examine(upload.read(), name=name, max_bytes=MOST_BYTES, max_pages=MOST_PAGES)
    if isinstance(found, NotTaken):
        raise refuse("Upload", found.reason)
    return Evidence(paper, link or None, store.put(found.pdf), name)
