"""Comments on a report and its sign-off: asking, answering, ending a link. An answer makes a version of the report."""

import datetime as dt
from collections.abc import Sequence

from panel import clock
from panel.audit.operations import Actor, said
from panel.bodies.models import ReportTemplate
from panel.bodies.operations.templates import AskFacts, asks_of
from panel.extensions import db
from panel.lifecycle import refuse
from panel.mail.operations import announce
from panel.mail.rules import LetterKind
from panel.papers.keeping import due_for, keep
from panel.papers.models import Comment, CommentAnswer, Paper
from panel.papers.queries import contents_of, signed_hash_of, version_number
from panel.papers.rules.comments import NEED_WORDS, RULE, SETTLED, Answer, Where, answers_to, where
from panel.papers.rules.life import PaperState
from panel.wording import listed

DONE: dict[Answer, str] = {
    Answer.COMMENT: "commented on “{title}”",
    Answer.NO_COMMENT: "had no comment on “{title}”",
    Answer.SIGNED_OFF: "signed “{title}” off",
    Answer.REFUSED: "did not sign “{title}” off",
}
"""What the trail says of an answer."""


def ask_as_template(paper: Paper, template: ReportTemplate) -> None:
    """Ask whom the template names, by the days of the timetable. They are told when the report is sent round.

    It is part of beginning a report, which says what was done.
    """
    for facts in asks_of(template):
        paper.comments.append(_asked(paper, facts))


def ask_whom(paper: Paper, template: ReportTemplate, *, by: Actor) -> None:
    """Ask whom a template names for a report that was not begun from it. They are told when it is sent round."""
    ask_as_template(paper, template)
    said(f"asks whom “{template.name}” names to look at “{paper.title}”", by=by, about=_about(paper))


def ask(paper: Paper, facts: AskFacts, *, due: dt.date | None = None, by: Actor) -> Comment:
    """Ask someone for a comment or a sign-off, at once; by the day of the timetable where no other is said."""
    comment = _asked(paper, facts, due)
    paper.comments.append(comment)
    db.session.flush()
    _send([comment])
    said(f"asked “{comment.asked.named}” for {_what(comment)} on “{paper.title}”", by=by, about=_about(paper))
    return comment


def _asked(paper: Paper, facts: AskFacts, due: dt.date | None = None) -> Comment:
    return Comment(
        position=len(paper.comments) + 1,
        label=facts.label,
        signs_off=facts.signs_off,
        person_id=facts.person_id,
        as_printed=facts.words or None,
        email=facts.email or None,
        due=due or due_for(paper, signs_off=facts.signs_off),
    )


def send_round(paper: Paper, *, by: Actor) -> list[Comment]:
    """Tell everyone who was not told yet that their comment or sign-off is asked for.

    Raises Refused where there is nothing to read.
    """
    waiting = [one for one in paper.comments if one.sent_at is None]
    if waiting and is_empty(paper):
        raise refuse(RULE, "There is nothing in this report to comment on yet. Write something first.")
    _send(waiting)
    if waiting:
        names = listed(one.asked.named for one in waiting)
        said(f"sent “{paper.title}” round to “{names}”", by=by, about=_about(paper))
    return waiting


def is_empty(paper: Paper) -> bool:
    """Whether nothing was written in the report and it has no file."""
    contents = contents_of(paper)
    return contents.file is None and all(section.empty for section in contents.sections)


def _send(comments: Sequence[Comment]) -> None:
    for comment in comments:
        comment.sent_at = clock.now()
        announce(LetterKind.COMMENT_ASKED, comment.about)


def ask_once_more(comment: Comment, *, due: dt.date | None = None, by: Actor) -> None:
    """Ask again, whatever was answered: an answer stays in the history and no longer stands in the report."""
    paper = comment.paper
    comment.due = due or due_for(paper, signs_off=comment.signs_off) or comment.due
    comment.reopened_at = clock.now()
    _send([comment])
    keep(paper, by=by)
    said(f"asked “{comment.asked.named}” again for {_what(comment)} on “{paper.title}”", by=by, about=_about(paper))


def stop_asking(comment: Comment, *, by: Actor) -> None:
    """Ask no longer. Links that were sent open nothing any more; what was answered leaves the report."""
    paper, named, what = comment.paper, comment.asked.named, _what(comment)
    paper.comments.remove(comment)
    keep(paper, by=by)
    said(f"no longer asks “{named}” for {what} on “{paper.title}”", by=by, about=_about(paper))


def end_links(comment: Comment, *, by: Actor) -> None:
    """End every link that was sent to them. They can still answer in the app, or be asked again by a new link."""
    comment.epoch += 1
    said(f"ended the link of “{comment.asked.named}” to “{comment.paper.title}”", by=by, about=_about(comment.paper))


def answer(comment: Comment, given: Answer, *, words: str | None = None, name: str | None = None, by: Actor) -> None:
    """Record an answer: in the name of whoever was asked, of the text as it stands now.

    Raises Refused for an answer that was not asked for, one without the words it needs, and a report that is gone or
    that says nothing.
    """
    paper = comment.paper
    if given not in answers_to(signs_off=comment.signs_off):
        raise refuse(RULE, "That is not what was asked for.")
    if given in NEED_WORDS and not (words or "").strip():
        raise refuse(RULE, "Say it in words.")
    if paper.state is PaperState.WITHDRAWN:
        raise refuse(RULE, "This report was withdrawn, so nothing is asked any more.")
    if given is Answer.SIGNED_OFF and is_empty(paper):
        raise refuse(RULE, "There is nothing in this report yet, so it cannot be signed off.")
    _answered(comment, given, words=(words or "").strip() or None, name=(name or "").strip(), by=by)
    said(DONE[given].format(title=paper.title) + f" for “{comment.asked.named}”", by=by, about=_about(paper))


def _answered(comment: Comment, given: Answer, *, words: str | None, name: str, by: Actor) -> None:
    paper = comment.paper
    row = CommentAnswer(
        at=clock.now(),
        answer=given,
        name=name or comment.printed,
        words=words,
        by=by.name,
        number=version_number(paper),
        sha256=signed_hash_of(paper),
    )
    comment.answers.append(row)
    comment.sent_at, comment.lapsed_at, comment.reopened_at = comment.sent_at or row.at, None, None
    keep(paper, by=by)
    row.number = version_number(paper)


def outstanding(paper: Paper) -> list[Comment]:
    """The comments and sign-offs that are not settled: not sent, waiting, refused, or of another text."""
    sha256 = signed_hash_of(paper) if paper.comments else ""
    return [one for one in paper.comments if where(one.asked, sha256) not in SETTLED]


def stands(comment: Comment) -> Where:
    """How it stands now."""
    return where(comment.asked, signed_hash_of(comment.paper))


def _what(comment: Comment) -> str:
    return "a sign-off" if comment.signs_off else "a comment"


def _about(paper: Paper) -> str:
    return f"meeting/{paper.item.meeting_id}"
