"""Reports of meetings to come: those that are still being written, and one's own, each with its next day."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload

from panel import clock
from panel.access.rules import Permission
from panel.accounts.models import Account
from panel.desk.comments import Awaited
from panel.desk.here import Here, ids
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import deadlines_of
from panel.meetings.rules.life import TO_COME
from panel.papers.models import Paper, PaperPerson, Section
from panel.papers.rules.life import PaperState
from panel.papers.rules.progress import Awaited as Answer
from panel.papers.rules.progress import Next, Stage, next_of, stage


@dataclass(frozen=True)
class Report:
    """A report as a desk lists it. `title` is empty where something withholds it."""

    paper_id: int
    title: str
    item: str
    meeting: Meeting
    stage: Stage
    people: tuple[str, ...]
    next: Next | None
    mine: bool = False
    prepares: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether the reader waits for it: they prepare its meeting, and it is not ready."""
        return self.prepares and self.stage in (Stage.DRAFT, Stage.OUT)

    @property
    def late(self) -> bool:
        """Whether what is due of it next is late."""
        return self.next is not None and self.next.late

    @property
    def called(self) -> str:
        """Its title, or where it belongs if that is not for everyone."""
        return f"“{self.title}”" if self.title else f"the report under {self.item}"


def reports_of(at: Here, comments: Iterable[Awaited]) -> list[Report]:
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
    rows = db.session.execute(query).unique()
    waited = _by_paper(comments)
    found = [
        _report(paper, at.account, prepared, blank=blank, waited=waited.get(paper.id, [])) for paper, blank in rows
    ]
    return sorted(found, key=lambda one: (one.next.day if one.next else dt.date.max, one.paper_id))


_UNFINISHED = (Paper.published_version.is_(None), Paper.state.in_((PaperState.DRAFT, PaperState.READY)))


def _by_paper(comments: Iterable[Awaited]) -> dict[int, list[Answer]]:
    found: dict[int, list[Answer]] = {}
    for one in comments:
        answer = Answer(one.who, one.signs_off, with_them=True, due=one.due)
        found.setdefault(one.paper_id, []).append(answer)
    return found


def _to_come(today: dt.date) -> sa.Select[Paper, bool]:
    """Reports on their way, each with whether nothing was written in it yet."""
    written = sa.select(Section.id).where(Section.paper_id == Paper.id, Section.html.not_in(("", "<p></p>")))
    blank = sa.and_(Paper.sha256.is_(None), ~written.exists())
    of_meeting = joinedload(Paper.item).joinedload(AgendaItem.meeting)
    return (
        sa.select(Paper, blank)
        .join(Paper.item)
        .join(AgendaItem.meeting)
        .where(Meeting.state.in_(TO_COME), Meeting.date >= today)
        .where(AgendaItem.removed_at.is_(None), Paper.parent_id.is_(None), Paper.state != PaperState.WITHDRAWN)
        .options(of_meeting.options(lazyload(Meeting.adjournments)), joinedload(Paper.people))
    )


def _report(
    paper: Paper, account: Account, prepared: Collection[int], *, blank: bool, waited: Sequence[Answer]
) -> Report:
    item, meeting = paper.item, paper.item.meeting
    mine = paper.made_by_id == account.id or account.person_id in {one.person_id for one in paper.people}
    closed = not mine and any(one.exempt or one.confidential for one in (paper, item))
    ready, published = paper.state is PaperState.READY, paper.published_version is not None
    now_at = stage(exists=True, published=published, ready=ready, awaited=waited)
    following = next_of(now_at, empty=blank, awaited=waited, deadlines=deadlines_of(meeting), now=clock.now())
    return Report(
        paper_id=paper.id,
        title="" if closed else paper.title,
        item=f"item {item.number}" if item.number else f"“{item.title}”",
        meeting=meeting,
        stage=now_at,
        people=tuple(one.printed for one in paper.people),
        next=following,
        mine=mine,
        prepares=meeting.body_id in prepared,
    )
