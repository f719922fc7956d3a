"""The list of everything asked for: narrowed, put in order, and told line by line."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, not_, select, true
from sqlalchemy.orm import lazyload

from panel import clock, wording
from panel.bodies.models import Body
from panel.extensions import db
from panel.follow_up.models import Answer, Update
from panel.follow_up.owners import answers_of, is_nobodys, is_owned, owners_of, those_who_left
from panel.follow_up.queries import STATUS, Query, asked_for, closed_for, updates_of
from panel.follow_up.rules.standing import (
    LATE,
    WAITING,
    WORDS,
    Standing,
    is_closed,
    rag_of,
    shape_of,
    standing_of,
    words_for,
)
from panel.meetings.models import Meeting
from panel.minutes.models import Action, FollowUp, OutcomePart
from panel.minutes.queries import minutes_of

NOBODY = "nobody"


@dataclass(frozen=True)
class Wanted:
    """Which part of the list. `standing` None is all of it, `waiting` all that the panel has not closed."""

    standing: Standing | None = None
    waiting: bool = False
    owner: str = ""
    unowned: bool = False
    oldest_first: bool = False


@dataclass(frozen=True)
class Row:
    """One thing asked for, as a list or a log shows it.

    `left` are the owners who are no longer there, `people` the numbers of those who are known.
    """

    asked: FollowUp
    title: str
    standing: Standing
    owners: tuple[str, ...]
    left: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    answer: Answer | None = None
    people: frozenset[int] = frozenset()

    @property
    def due(self) -> str:
        """By when, as minuted or as a later meeting said."""
        return self.asked.due_later or self.asked.due or ""

    @property
    def rag(self) -> str:
        """The word for its colour (G7)."""
        return rag_of(self.asked.rag, self.standing)

    @property
    def shape(self) -> str:
        """The shape that stands beside the word."""
        return shape_of(self.rag)

    @property
    def asked_on(self) -> str:
        """The day of the meeting that asked for it."""
        meeting = self.asked.minute.meeting
        return wording.short_date(meeting.date) or meeting.date_text or ""

    @property
    def own_words(self) -> str:
        """The council's own words for its state, where they say something else than the word beside it."""
        said = (self.asked.status or "").strip()
        return said if said.lower() not in {*WORDS, Standing.OPEN.value} else ""

    @property
    def day_missing(self) -> bool:
        """Whether “by when” says something that no day could be read from."""
        return bool(self.due) and self.asked.due_date is None


def listed(bodies: Sequence[Body], wanted: Wanted) -> Query:
    """What these bodies asked for, as far as the present reader may read it, narrowed and in order."""
    query = asked_for(bodies)
    if wanted.waiting:
        query = asked_for(bodies, closed=False)
    if wanted.standing is not None:
        query = query.where(stands(wanted.standing, bodies))
    if wanted.owner:
        query = query.where(is_owned(wanted.owner))
    if wanted.unowned:
        query = query.where(is_nobodys())
    if wanted.oldest_first:
        query = query.order_by(None).order_by(Meeting.date.asc().nulls_last(), FollowUp.id)
    return query


def stands(standing: Standing, bodies: Sequence[Body]) -> ColumnElement[bool]:
    """Whether a thing asked for stands so today: rules.standing.standing_of, as the database asks it."""
    closed = closed_for(bodies)
    if standing is Standing.CLOSED:
        return closed
    past = and_(FollowUp.due_date.is_not(None), FollowUp.due_date < clock.today())
    waiting = words_for(Standing.DONE, Standing.PROPOSED)
    if standing is Standing.OVERDUE:
        return and_(not_(closed), past, STATUS.not_in(waiting))
    others = words_for(*(one for one in Standing if one is not Standing.OPEN))
    said = STATUS.not_in(others) if standing is Standing.OPEN else STATUS.in_(words_for(standing))
    return and_(not_(closed), said, not_(past) if standing in LATE else true())


def how_many(bodies: Sequence[Body]) -> dict[Standing, int]:
    """How many things stand so today, of those that the panel has not closed: one question for all."""
    query = asked_for(bodies, closed=False).order_by(None)
    counts = [func.count().filter(stands(one, bodies)) for one in WAITING]
    row = db.session.execute(query.with_only_columns(*counts)).one()
    return dict(zip(WAITING, row, strict=True))


def oldest_open(bodies: Sequence[Body], number: int = 3) -> list[FollowUp]:
    """What has been waited for longest, from the meeting that asked for it first."""
    query = listed(bodies, Wanted(waiting=True, oldest_first=True)).options(lazyload(FollowUp.owners))
    return list(db.session.scalars(query.limit(number)))


def rows(
    follow_ups: Sequence[FollowUp],
    day: dt.date | None = None,
    *,
    closed: frozenset[int] | None = None,
    leavers: bool = True,
) -> list[Row]:
    """Each as a line, where it stands on `day` (today), with who of its owners is no longer there (`leavers`).

    `closed` are those that the reader knows to be closed.
    """
    known = known_closed(follow_ups) if closed is None else closed
    updates, owners = updates_of(*follow_ups), owners_of(*follow_ups)
    answers = answers_of(*(one for one in follow_ups if one.part_id is not None))
    left = those_who_left(one for names in owners.values() for one in names) if leavers else frozenset()
    return [
        Row(
            asked=asked,
            title=title_of(asked),
            standing=stands_now(asked, day or clock.today(), closed=asked.id in known),
            owners=tuple(one.printed for one in owners[asked.id]),
            left=tuple(one.printed for one in owners[asked.id] if one.person_id in left),
            updates=tuple(updates[asked.id]),
            answer=answers.get(asked.id),
            people=frozenset(one.person_id for one in owners[asked.id] if one.person_id is not None),
        )
        for asked in follow_ups
    ]


def stands_now(asked: FollowUp, day: dt.date, *, closed: bool) -> Standing:
    """Where it stands on a day, for a reader who knows that it is `closed` or does not."""
    if closed:
        return Standing.CLOSED
    return standing_of(asked.status, None, asked.due_date, day)


def known_closed(follow_ups: Sequence[FollowUp]) -> frozenset[int]:
    """Those of which the present reader may know that the panel closed them."""
    said = {one.id for one in follow_ups if one.closed_in_id is None and is_closed(one.status, one.closed_by)}
    minuted = [one for one in follow_ups if one.closed_in_id is not None]
    if not minuted:
        return frozenset(said)
    bodies = list({one.minute.meeting.body for one in minuted})
    query = select(FollowUp.id).where(FollowUp.id.in_([one.id for one in minuted]), closed_for(bodies))
    return frozenset(said) | frozenset(db.session.scalars(query))


def title_of(asked: FollowUp) -> str:
    """The heading of the minute that asks for it."""
    minute = asked.minute
    return minute.title or (minute.item.title if minute.item else "")


def not_followed_up(meeting: Meeting) -> list[OutcomePart | Action]:
    """What the minutes of a meeting decided or asked for that nobody follows up yet, in order."""
    asking: list[OutcomePart | Action] = []
    for minute in minutes_of(meeting):
        asking += [part for outcome in minute.outcomes for part in outcome.parts]
        asking += minute.actions
    return [one for one in asking if one.follow_up is None and one.text]
