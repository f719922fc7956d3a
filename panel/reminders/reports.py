"""Letters to those who write a report for a meeting to come, as its days come near."""

import datetime as dt
from collections.abc import Iterator

from flask import current_app
from sqlalchemy.orm import joinedload

from panel import clock
from panel.accounts.addressees import addressees
from panel.accounts.models import Account
from panel.extensions import db
from panel.mail.addresses import address
from panel.mail.rules import Addressee, LetterKind, Words, number
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import deadlines_of
from panel.meetings.rules.life import TO_COME
from panel.meetings.rules.timetable import Deadline, Step
from panel.papers.letters import called
from panel.papers.models import Paper
from panel.papers.rules.life import PaperState
from panel.reminders.due import Due
from panel.reminders.rules import occasion

STEPS = (Step.DRAFT, Step.FINAL)
"""The days of a meeting's timetable that an author is reminded of (Y8)."""

AHEAD = dt.timedelta(weeks=10)
"""How far off a meeting is whose reports are looked at."""


def due() -> Iterator[Due]:
    """Every report still being written whose next day is near, or past."""
    today = clock.today()
    query = db.select(Paper).join(Paper.item).join(AgendaItem.meeting).options(joinedload(Paper.item))
    query = query.where(
        Paper.state == PaperState.DRAFT,
        Paper.published_version.is_(None),
        Paper.parent_id.is_(None),
        AgendaItem.removed_at.is_(None),
        Meeting.state.in_(TO_COME),
        Meeting.date.between(today, today + AHEAD),
    )
    for paper in db.session.scalars(query.order_by(Paper.id)):
        deadline = next_day(paper.item.meeting)
        named = occasion(paper.about, deadline.day, today) if deadline else None
        if named:
            yield Due(LetterKind.REPORT_DUE, paper.about, named)


def next_day(meeting: Meeting) -> Deadline | None:
    """The day by which a report for a meeting is due next: the last, once all are past."""
    deadlines = [one for step in STEPS if (one := deadlines_of(meeting).get(step))]
    to_come = [one for one in deadlines if not one.passed(clock.now())]
    return next(iter(to_come or deadlines[-1:]), None)


def concerned(about: str) -> list[Addressee]:
    """Its authors and officers, and who began it."""
    paper = _paper(about)
    begun_by = db.session.get(Account, paper.made_by_id) if paper.made_by_id else None
    return addressees([*(one.person for one in paper.people), begun_by.person if begun_by else None])


def words(about: str, _to: Addressee) -> Words | None:
    """What is due and when; nothing once it is ready."""
    paper = _paper(about)
    deadline = next_day(paper.item.meeting)
    if paper.state is not PaperState.DRAFT or deadline is None:
        return None
    late = deadline.passed(clock.now())
    template = current_app.jinja_env.get_template("reminders/report.txt")
    text = template.render(
        called=called(paper), deadline=deadline, late=late, link=address("papers.write", paper_id=paper.id)
    )
    return Words(f"Report {'late' if late else 'due'}: {called(paper)}", text)


def _paper(about: str) -> Paper:
    return db.session.get_one(Paper, number(about))
