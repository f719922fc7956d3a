"""Comments and sign-offs that wait for an answer: those the reader is asked for, and those the clerk waits for."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload

from panel.access.rules import Permission
from panel.desk.here import Here, ids
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.papers.models import Comment, CommentAnswer, Paper
from panel.papers.rules.life import PaperState


@dataclass(frozen=True)
class Awaited:
    """A comment or a sign-off that is awaited. `title` is empty where something withholds the report."""

    id: int
    label: str
    signs_off: bool
    who: str
    due: dt.date | None
    title: str
    paper_id: int
    meeting: Meeting
    mine: bool
    prepares: bool


def awaited(at: Here) -> list[Awaited]:
    """What the reader is asked for, and what the reports of the panels that they prepare wait for."""
    if at.account is None:
        return []
    bodies = ids(at.where(Permission.DRAFT_AGENDA))
    mine = Comment.person_id == at.account.person_id
    unanswered = sa.or_(~_answered(), Comment.reopened_at.is_not(None), Comment.lapsed_at.is_not(None))
    of_meeting = joinedload(Comment.paper).joinedload(Paper.item).joinedload(AgendaItem.meeting)
    query = (
        sa.select(Comment)
        .join(Comment.paper)
        .join(Paper.item)
        .join(AgendaItem.meeting)
        .where(
            Comment.sent_at.is_not(None),
            unanswered,
            sa.or_(Meeting.body_id.in_(bodies), mine),
            AgendaItem.removed_at.is_(None),
        )
        .where(Paper.published_version.is_(None), Paper.state != PaperState.WITHDRAWN, Meeting.date >= at.today)
        .where(AgendaItem.removed_at.is_(None))
        .order_by(Comment.due.asc().nulls_last(), Comment.id)
        .options(of_meeting.options(lazyload(Meeting.adjournments)), lazyload(Comment.answers))
    )
    person = at.account.person_id
    return [_awaited(one, person, bodies) for one in db.session.scalars(query)]


def _answered() -> sa.Exists:
    return sa.exists().where(CommentAnswer.comment_id == Comment.id)


def _awaited(one: Comment, person: int, prepared: list[int]) -> Awaited:
    paper = one.paper
    closed = any(marked.exempt or marked.confidential for marked in (paper, paper.item))
    return Awaited(
        id=one.id,
        label=one.label,
        signs_off=one.signs_off,
        who=one.printed or one.label,
        due=one.due,
        title="" if closed else paper.title,
        paper_id=paper.id,
        meeting=paper.item.meeting,
        mine=one.person_id == person,
        prepares=paper.item.meeting.body_id in prepared,
    )
