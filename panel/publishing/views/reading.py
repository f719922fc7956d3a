"""What everyone reads: the list of meetings, an agenda, and each item as a page."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from flask import abort, render_template, request

from panel import clock
from panel.access.doors import may, open_to_all
from panel.access.rules import Permission
from panel.bodies.queries import bodies_by_name
from panel.exemption.operations import looked_at
from panel.exemption.queries import papers_open
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.queries import agenda_shown, inspection_of, item_by, still_to_come, timeliness, works_on
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.life import MOVES, PUBLIC, State
from panel.minutes.models import MinuteBook
from panel.minutes.queries import may_read as may_read_minutes
from panel.minutes.queries import taken_down
from panel.minutes.rules.life import PUBLIC as MINUTES_OUT
from panel.packs.gathering import notice_of
from panel.publishing.forms import ListForm
from panel.publishing.models import Publication
from panel.publishing.queries import issued_for, may_have, offered
from panel.publishing.readiness import findings_on_notice
from panel.publishing.reading import LineRead, agenda_as_read, news_of, papers_to_read, withheld_count
from panel.publishing.standing import publications_of, standing_of
from panel.publishing.views.doors import bp, the_meeting
from panel.withdrawals.queries import names_withdrawn

MANY = 20


@bp.get("/meetings")
@open_to_all
def meetings() -> str:
    """Every meeting the reader may know of: those to come, the next first, then those past, the last first."""
    form = ListForm(request.args, meta={"csrf": False})
    form.body.choices = [(body.id, body.name) for body in bodies_by_name()]
    form.year.choices = [(year, str(year)) for year in years()]
    query = _known(form.body.data, form.year.data)
    coming = still_to_come(clock.today())
    past = query.where(coming.is_not(True))
    page = db.paginate(past.order_by(Meeting.date.desc(), Meeting.id.desc()), per_page=MANY, error_out=False)
    found: list[Meeting] = list(db.session.scalars(query.where(coming))) if page.page == 1 else []
    first = sorted(found, key=lambda one: (one.sits_on or dt.date.max, one.id))
    return render_template(
        "publishing/meetings.html", form=form, coming=first, page=page, minutes=_with_minutes([*first, *page.items])
    )


def _known(body: int | None, year: int | None) -> sa.Select[Any]:
    """The meetings the reader may know of; the public from their being called (N1)."""
    mine = [one.id for one in bodies_by_name() if works_on(one)]
    query: sa.Select[Any] = db.select(Meeting).where(Meeting.state.in_(PUBLIC) | Meeting.body_id.in_(mine))
    query = query.where(Meeting.body_id == body) if body else query
    return query.where(sa.extract("year", Meeting.date) == year) if year else query


def years() -> list[int]:
    """The years in which there are meetings, the latest first."""
    first, last = db.session.execute(db.select(sa.func.min(Meeting.date), sa.func.max(Meeting.date))).one()
    return list(range(last.year, first.year - 1, -1)) if first else []


def _with_minutes(meetings: list[Meeting]) -> frozenset[int]:
    """Those of the meetings whose minutes everyone may read."""
    wanted = [meeting.id for meeting in meetings]
    query = db.select(MinuteBook).where(MinuteBook.meeting_id.in_(wanted), MinuteBook.state.in_(MINUTES_OUT))
    taken = names_withdrawn(f"minutes/{id}" for id in wanted)
    return frozenset(
        book.meeting_id
        for book in db.session.scalars(query)
        if f"minutes/{book.meeting_id}" not in taken or not taken_down(book.meeting)
    )


@bp.get("/meetings/<int:meeting_id>")
@open_to_all
def meeting(meeting_id: int) -> str:
    """The agenda as it is read; for the clerk also by when it is to go out, and what its notice lacks."""
    meeting = the_meeting(meeting_id)
    shown = agenda_shown(meeting)
    lines = agenda_as_read(meeting) if shown else []
    out = publications_of(meeting) if shown else []
    publishes = may(Permission.PUBLISH, meeting.body) and meeting.state in MOVES["publish"].sources | {State.PUBLISHED}
    to_publish = publishes and not issued_for(meeting).pack
    return render_template(
        "publishing/meeting.html",
        meeting=meeting,
        blocks=blocks(lines),
        withheld=withheld_count(lines),
        files=offered(out),
        withdrawn_files=told_of(out),
        minutes=may_read_minutes(meeting),
        news=news_of(meeting),
        time=timeliness(meeting) if to_publish or not lines else None,
        to_publish=to_publish,
        notice=notice_of(meeting, (), clock.today(), roll=False),
        inspection=inspection_of(meeting),
        blockers=findings_on_notice(meeting) if to_publish else [],
    )


def told_of(publications: Iterable[Publication]) -> list[str]:
    """What is told of packs and supplements that were withdrawn, whole or in part, each thing once."""
    return list(dict.fromkeys(words for one in publications if may_have(one) for words in _told(one)))


def _told(one: Publication) -> list[str]:
    what = f"Supplement {one.supplement}" if one.supplement else "The pack"
    part = "Pages of it are no longer given." if standing_of(one).sha256 else "It is no longer given."
    return [f"{what}: {part} {words}" for words in standing_of(one).told]


def blocks(lines: list[LineRead]) -> list[tuple[LineRead | None, list[LineRead]]]:
    """The agenda in stretches, each under its heading; the first may have none."""
    made: list[tuple[LineRead | None, list[LineRead]]] = []
    for line in lines:
        if line.kind is Kind.HEADING:
            made.append((line, []))
        elif made:
            made[-1][1].append(line)
        else:
            made.append((None, [line]))
    return made


@bp.get("/items/<int:item_id>")
@open_to_all
def item(item_id: int) -> str:
    """One item of the agenda: what it is about, what is recommended, and its papers as text."""
    item = item_by(item_id) or abort(404)
    meeting = the_meeting(item.meeting_id)
    if not agenda_shown(meeting):
        abort(404)
    lines = [line for line in agenda_as_read(meeting) if line.kind is not Kind.HEADING]
    place = next((number for number, line in enumerate(lines) if line.id == item.id), None)
    if place is None:
        abort(404)
    papers = papers_to_read(item)
    page = render_template(
        "publishing/item.html",
        meeting=meeting,
        line=lines[place],
        papers=papers,
        for_members=not papers_open(meeting.body),
        before=lines[place - 1] if place else None,
        after=lines[place + 1] if place + 1 < len(lines) else None,
    )
    looked_at(*(paper.about for paper, _ in papers))
    return page
