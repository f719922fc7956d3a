"""Reports of meetings to come: those that are still being written, and one's own, each with its next day."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload

from panel import clock
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.desk.here import Here, ids
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.life import TO_COME
from panel.meetings.rules.timetable import Deadline
from panel.papers.models import Paper, PaperPerson
from panel.papers.rules.life import PaperState
from panel.reminders.reports import next_day


@dataclass(frozen=True)
class Report:
    """A report as a desk lists it. `title` is empty where something withholds it."""

    paper_id: int
    title: str
    item: str
    meeting: Meeting
    state: PaperState
    published: bool
    people: tuple[str, ...]
    deadline: Deadline | None
    mine: bool = False
    prepares: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether the reader waits for it: they prepare its meeting, and it is still a draft."""
        return self.prepares and self.state is PaperState.DRAFT and not self.published

    @property
    def late(self) -> bool:
        """Whether it is not ready, and its day has passed."""
        open_ = self.state is PaperState.DRAFT and not self.published
        return open_ and self.deadline is not None and self.deadline.passed(clock.now())

    @property
    def called(self) -> str:
        """Its title, or where it belongs if that is not for everyone."""
        return f"“{self.title}”" if self.title else f"the report under {self.item}"


def reports_of(at: Here) -> list[Report]:
    """The reports for meetings to come that the reader writes, and those that they wait for, the soonest due first.

    They wait for the drafts of the panels whose agendas they prepare. Their own are those that they began, or are named
    in as author or officer.
    """
    prepared, written = (ids(at.where(one)) for one in (Permission.DRAFT_AGENDA, Permission.WRITE_REPORT))
    if at.account is None or not (prepared or written):
        return []
    named = sa.select(PaperPerson.paper_id).where(PaperPerson.person_id == at.account.person_id)
    mine = sa.and_(Meeting.body_id.in_(written), sa.or_(Paper.made_by_id == at.account.id, Paper.id.in_(named)))
    awaited = sa.and_(Meeting.body_id.in_(prepared), *_UNFINISHED)
    query = _to_come(at.today).where(sa.or_(mine, awaited))
    found = [_report(paper, at.account, prepared) for paper in db.session.scalars(query).unique()]
    return sorted(found, key=lambda one: (one.deadline.day if one.deadline else dt.date.max, one.paper_id))


_UNFINISHED = (Paper.state == PaperState.DRAFT, Paper.published_version.is_(None))


def _to_come(today: dt.date) -> sa.Select[tuple[Paper]]:
    of_meeting = joinedload(Paper.item).joinedload(AgendaItem.meeting)
    return (
        sa.select(Paper)
        .join(Paper.item)
        .join(AgendaItem.meeting)
        .where(Meeting.state.in_(TO_COME), Meeting.date >= today)
        .where(AgendaItem.removed_at.is_(None), Paper.parent_id.is_(None), Paper.state != PaperState.WITHDRAWN)
        .options(of_meeting.options(lazyload(Meeting.adjournments)), joinedload(Paper.people))
    )


def _report(paper: Paper, account: Account, prepared: Collection[int]) -> Report:
    item, meeting = paper.item, paper.item.meeting
    mine = paper.made_by_id == account.id or account.person_id in {one.person_id for one in paper.people}
    closed = not mine and any(one.exempt or one.confidential for one in (paper, item))
    return Report(
        paper_id=paper.id,
        title="" if closed else paper.title,
        item=f"item {item.number}" if item.number else f"“{item.title}”",
        meeting=meeting,
        state=paper.state,
        published=paper.published_version is not None,
        people=tuple(one.printed for one in paper.people),
        deadline=next_day(meeting),
        mine=mine,
        prepares=meeting.body_id in prepared,
    )
