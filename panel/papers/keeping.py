"""Keeping a paper as it stands: its next version, and who is asked again because the text they signed was changed."""

import datetime as dt

from panel import clock
from panel.audit.operations import Actor
from panel.extensions import db
from panel.mail.operations import announce
from panel.mail.rules import LetterKind
from panel.meetings.queries import deadlines_of
from panel.meetings.rules.timetable import Step
from panel.papers.models import Comment, Paper, PaperVersion
from panel.papers.queries import last_version, signed_hash_of, text_of
from panel.papers.rules.comments import Where, where
from panel.papers.rules.texts import digest


def keep(paper: Paper, *, by: Actor) -> PaperVersion | None:
    """The next version, unless it would say what the last one says. Who signed another text is asked again.

    What was done is said by the caller.
    """
    db.session.flush()
    text = text_of(paper)
    sha256, last = digest(text), last_version(paper)
    if last is not None and last.sha256 == sha256:
        return None
    paper.changed_at, paper.changed_by = clock.now(), by.name
    version = PaperVersion(
        number=last.number + 1 if last else 1, at=paper.changed_at, by=by.name, content=text, sha256=sha256
    )
    paper.versions.append(version)
    db.session.flush()
    ask_again(paper)
    if paper.parent is not None and paper.parent.comments:
        keep(paper.parent, by=by)
    return version


def ask_again(paper: Paper) -> list[Comment]:
    """Tell those who signed the paper off that its text was changed; once, until they answer or it is changed back."""
    sha256 = signed_hash_of(paper) if paper.comments else ""
    changed = [one for one in paper.comments if where(one.asked, sha256) is Where.CHANGED]
    for comment in paper.comments:
        if comment not in changed:
            comment.lapsed_at = None
    again = [one for one in changed if one.lapsed_at is None]
    for comment in again:
        comment.lapsed_at, comment.due = clock.now(), due_for(paper, signs_off=True) or comment.due
        announce(LetterKind.COMMENT_ASKED, comment.about)
    return again


def due_for(paper: Paper, *, signs_off: bool) -> dt.date | None:
    """The day by which an answer is asked for: the timetable's, or today where that is over. None without a date."""
    step = Step.SIGN_OFF if signs_off else Step.COMMENTS
    deadline = deadlines_of(paper.item.meeting).get(step)
    return max(deadline.day, clock.today()) if deadline else None
