"""Reports on their way to a meeting: who has each, how far it has come, what is due next and what is waited for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from panel import clock
from panel.accounts.models import Account
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import deadlines_of
from panel.meetings.rules.life import TO_COME
from panel.papers.models import Comment, Paper, PaperPerson
from panel.papers.queries import (
    changed_since_publication,
    last_version,
    marking_of,
    may_open,
    signed_hash_of,
)
from panel.papers.rules.comments import SETTLED, WITH_THEM, where
from panel.papers.rules.life import PaperState
from panel.papers.rules.progress import Awaited, Next, Stage, next_of, stage
from panel.papers.rules.texts import Text
from panel.people.models import Person
from panel.richtext.plain import is_empty

NOBODY = "Nobody yet"
THE_CLERK = "The clerk"


@dataclass(frozen=True)
class Report:
    """A report for a meeting. Without a `paper` it is planned. `awaited` are the answers that are not settled.

    `about` names the thing ("paper/7", "item/5"); the title of what its reader may not open is not in `title`.
    """

    about: str
    title: str
    meeting: Meeting
    item: AgendaItem | None
    paper: Paper | None
    stage: Stage
    holders: tuple[str, ...]
    next: Next | None
    awaited: tuple[Awaited, ...] = ()

    @property
    def late(self) -> bool:
        """Whether what is due next is late."""
        return self.next is not None and self.next.late


def reports_of(person: Person) -> list[Report]:
    """The reports that someone writes for meetings to come, by the day of the meeting: begun, authored or led by them.

    For an author's first page: each with its stage, and in `next` what is due when and whether it is late.
    """
    begun = sa.select(Account.id).where(Account.person_id == person.id)
    named = sa.select(PaperPerson.paper_id).where(PaperPerson.person_id == person.id)
    own = sa.or_(Paper.made_by_id.in_(begun), Paper.id.in_(named))
    papers = _papers(own, Meeting.state.in_(TO_COME), Meeting.date >= clock.today())
    return [report_of(paper) for paper in sorted(papers, key=lambda one: (one.item.meeting.date, one.id))]


def asked_of_person(person: Person) -> list[Comment]:
    """The comments and sign-offs that someone was asked for and has not given, by the day they are due.

    Each is answered at papers.comment(comment_id). For the first page of whoever has an account.
    """
    query = db.select(Comment).join(Comment.paper).join(Paper.item).join(AgendaItem.meeting)
    query = query.where(
        Comment.person_id == person.id,
        Comment.sent_at.is_not(None),
        Paper.state != PaperState.WITHDRAWN,
        AgendaItem.removed_at.is_(None),
        Meeting.state.in_(TO_COME),
    )
    found = db.session.scalars(query.order_by(Comment.due, Comment.id)).all()
    return [one for one in found if where(one.asked, signed_hash_of(one.paper)) in WITH_THEM]


def papers_for(meetings: Iterable[Meeting]) -> dict[int, list[Paper]]:
    """The reports of several meetings, by the id of their agenda line, each list in order."""
    found: dict[int, list[Paper]] = {}
    for paper in _papers(AgendaItem.meeting_id.in_([one.id for one in meetings])):
        found.setdefault(paper.item_id, []).append(paper)
    return found


def _papers(*conditions: sa.ColumnElement[bool]) -> Sequence[Paper]:
    """Reports with what says how far they have come, looked up for all of them at once."""
    query = db.select(Paper).join(Paper.item).join(AgendaItem.meeting)
    query = query.where(
        Paper.parent_id.is_(None), Paper.state != PaperState.WITHDRAWN, AgendaItem.removed_at.is_(None), *conditions
    )
    loaded = query.options(
        joinedload(Paper.item),
        joinedload(Paper.people),
        joinedload(Paper.made_by).joinedload(Account.person),
        selectinload(Paper.versions),
        selectinload(Paper.appendices).joinedload(Paper.versions),
        selectinload(Paper.comments).joinedload(Comment.answers),
    )
    return db.session.scalars(loaded.order_by(Paper.position, Paper.id)).unique().all()


def report_of(paper: Paper) -> Report:
    """A report that was begun, as it stands now."""
    awaited = _awaited(paper)
    published = paper.published_version is not None and not changed_since_publication(paper)
    at = stage(exists=True, published=published, ready=paper.state is PaperState.READY, awaited=awaited)
    return Report(
        about=paper.about,
        title=title_of(paper),
        meeting=paper.item.meeting,
        item=paper.item,
        paper=paper,
        stage=at,
        holders=_holders(paper, at, awaited),
        next=next_of(
            at,
            empty=is_blank(paper),
            awaited=awaited,
            deadlines=deadlines_of(paper.item.meeting),
            now=clock.now(),
        ),
        awaited=awaited,
    )


def planned(about: str, title: str, meeting: Meeting, lead: str | None, item: AgendaItem | None = None) -> Report:
    """A report that nobody has begun: an agenda line, or a topic of the programme, without its paper."""
    deadlines = deadlines_of(meeting)
    due = next_of(Stage.PLANNED, empty=True, awaited=(), deadlines=deadlines, now=clock.now())
    return Report(about, title, meeting, item, None, Stage.PLANNED, (lead or NOBODY,), due)


def _awaited(paper: Paper) -> tuple[Awaited, ...]:
    sha256 = signed_hash_of(paper) if paper.comments else ""
    each = [(one, where(one.asked, sha256)) for one in paper.comments]
    return tuple(
        Awaited(one.asked.named, one.signs_off, with_them=stands in WITH_THEM, due=one.due)
        for one, stands in each
        if stands not in SETTLED
    )


def _holders(paper: Paper, at: Stage, awaited: Sequence[Awaited]) -> tuple[str, ...]:
    if at is Stage.OUT:
        return tuple(one.named for one in awaited if one.with_them)
    if at in (Stage.READY, Stage.PUBLISHED):
        return (THE_CLERK,)
    authors = [one.printed for one in paper.people if one.is_author] or [one.printed for one in paper.people]
    return tuple(authors or [one.printed for one in people_behind(paper)] or [NOBODY])


def people_behind(paper: Paper) -> list[Person]:
    """The people known who write a report or lead on it; where it names nobody, who began it."""
    named = [one.person for one in paper.people if one.person is not None]
    return [paper.made_by.person] if paper.made_by and not named else named


def title_of(paper: Paper) -> str:
    """The title, which may itself be closed, for who may open the paper."""
    closed = marking_of(paper).restricted and not may_open(paper)
    return "A report that is not for publication" if closed else paper.title


def is_blank(paper: Paper) -> bool:
    """Whether nothing was written in its last version, and it has no file."""
    last = last_version(paper)
    content: Text = last.content if last else {}
    return paper.sha256 is None and all(is_empty(one["html"] or "") for one in content.get("sections", ()))
