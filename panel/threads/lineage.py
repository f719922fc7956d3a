"""Which minutes a thread runs through: up to the words that first asked, and down to all that came of them.

A minute asks for a topic (by one of its follow-ups, or as a whole), the topic becomes an agenda line, of any panel, and
the minute of that line may ask again. The database walks from minute to minute in one question, whatever the length,
and meets each once: a loop ends where it closes. What it gives holds every minute of the thread, and perhaps others of
the same lines; `panel.threads.walk` goes the way itself.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from panel.extensions import db
from panel.minutes.models import Action, FollowUp, Minute, Outcome, OutcomePart
from panel.papers.models import Paper
from panel.threads.rules import Kind
from panel.work_programme.models import Entry, Referral

Numbers = sa.Select[Any]

_HERE, _THERE = aliased(Minute), aliased(Minute)
_OF_PART, _OF_ACTION = aliased(FollowUp), aliased(FollowUp)


def minutes_through(kind: Kind, number: int) -> frozenset[int]:
    """The minutes above and below one thing, and those in which what they asked for was closed."""
    up, down = _up(_asking(kind, number)), _down(_answering(kind, number))
    walked = sa.union(sa.select(up.c.minute), sa.select(down.c.minute)).subquery()
    closing = (
        sa.select(FollowUp.closed_in_id)
        .select_from(walked)
        .outerjoin(Outcome, Outcome.minute_id == walked.c.minute)
        .outerjoin(OutcomePart, OutcomePart.outcome_id == Outcome.id)
        .outerjoin(Action, Action.minute_id == walked.c.minute)
        .join(FollowUp, sa.or_(FollowUp.part_id == OutcomePart.id, FollowUp.action_id == Action.id))
    )
    return frozenset(filter(None, db.session.scalars(sa.union(sa.select(walked.c.minute), closing))))


def _asked_by(query: Numbers) -> Numbers:
    """The minute that asks, of a follow-up that the query has joined."""
    return (
        query.outerjoin(OutcomePart, OutcomePart.id == FollowUp.part_id)
        .outerjoin(Outcome, Outcome.id == OutcomePart.outcome_id)
        .outerjoin(Action, Action.id == FollowUp.action_id)
    )


ASKING = sa.func.coalesce(Outcome.minute_id, Action.minute_id)


def _asking(kind: Kind, number: int) -> Numbers:
    """Where the walk upward begins: the minute that asked for the thing, or for the topic that became its line."""
    if kind is Kind.FOLLOW_UP:
        return _asked_by(sa.select(ASKING).select_from(FollowUp)).where(FollowUp.id == number)
    of_entry = sa.func.coalesce(ASKING, Entry.minute_id)
    asked = _asked_by(sa.select(of_entry).select_from(Entry).outerjoin(FollowUp, FollowUp.id == Entry.follow_up_id))
    return asked.where(Entry.id == number if kind is Kind.ENTRY else Entry.item_id == _line(kind, number))


def _answering(kind: Kind, number: int) -> Numbers:
    """Where the walk downward begins: the minute of the thing's line, or of the lines that came of it."""
    if kind is Kind.FOLLOW_UP:
        minute = _asking(kind, number).scalar_subquery()
        asked = sa.or_(Entry.follow_up_id == number, Entry.minute_id == minute)
        return sa.select(Minute.id).select_from(Entry).join(Minute, Minute.item_id == Entry.item_id).where(asked)
    if kind is Kind.ENTRY:
        lines = sa.select(Minute.id).select_from(Entry).join(Minute, Minute.item_id == Entry.item_id)
        return lines.where(Entry.id == number)
    return sa.select(Minute.id).where(Minute.item_id == _line(kind, number))


def _line(kind: Kind, number: int) -> "int | sa.ScalarSelect[int]":
    """The agenda line of an item or a paper."""
    return number if kind is Kind.ITEM else sa.select(Paper.item_id).where(Paper.id == number).scalar_subquery()


def _up(start: Numbers) -> sa.CTE:
    """From a minute to the one that asked for the topic that became its line."""
    up = sa.select(start.subquery().columns[0].label("minute")).cte("up", recursive=True)
    asked = (
        sa.select(sa.func.coalesce(ASKING, Entry.minute_id))
        .select_from(up)
        .join(_HERE, _HERE.id == up.c.minute)
        .join(Entry, Entry.item_id == _HERE.item_id)
        .outerjoin(FollowUp, FollowUp.id == Entry.follow_up_id)
    )
    return up.union(_asked_by(asked))


def _down(start: Numbers) -> sa.CTE:
    """From a minute to those of the lines that it asked for, or deferred something to."""
    down = sa.select(start.subquery().columns[0].label("minute")).cte("down", recursive=True)
    came = (
        sa.select(_THERE.id)
        .select_from(down)
        .outerjoin(Outcome, Outcome.minute_id == down.c.minute)
        .outerjoin(OutcomePart, OutcomePart.outcome_id == Outcome.id)
        .outerjoin(_OF_PART, _OF_PART.part_id == OutcomePart.id)
        .outerjoin(Action, Action.minute_id == down.c.minute)
        .outerjoin(_OF_ACTION, _OF_ACTION.action_id == Action.id)
        .outerjoin(Referral, Referral.outcome_id == Outcome.id)
        .join(
            Entry,
            sa.or_(
                Entry.follow_up_id.in_([_OF_PART.id, _OF_ACTION.id]),
                Entry.minute_id == down.c.minute,
                Entry.id == Referral.entry_id,
            ),
        )
        .join(_THERE, _THERE.item_id == Entry.item_id)
    )
    return down.union(came)
