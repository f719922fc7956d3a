"""The pages that are measured (docs/pages.md), and where each is found in a record."""

from dataclasses import dataclass

from flask import Flask

from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import FollowUp, Minute, Outcome, OutcomePart
from panel.papers.models import Paper
from panel.work_programme.models import Entry


@dataclass(frozen=True)
class Page:
    """A page, who reads it, and its address with names of places in braces."""

    name: str
    reader: str
    address: str


PAGES = tuple(
    Page(name, reader, address)
    for name, address, readers in (
        ("First page", "/", "public member chair author clerk monitoring.officer administrator"),
        ("Meetings", "/meetings", "public clerk"),
        ("The public’s page of a panel", "/meetings?body={body}", "public"),
        ("Agenda, held", "/meetings/{held}", "public member clerk"),
        ("Agenda, to come", "/meetings/{next}", "public member clerk"),
        ("Agenda, not yet out", "/meetings/{called}", "author clerk"),
        ("Item with its paper", "/items/{item}", "public member clerk"),
        ("Papers of a meeting", "/meetings/{next}/papers", "author clerk"),
        ("Paper, written here", "/papers/{draft}", "author clerk"),
        ("Minutes", "/meetings/{held}/minutes", "public member clerk"),
        ("Outcomes", "/meetings/{held}/outcomes", "public clerk"),
        ("Interests", "/meetings/{held}/interests", "public clerk"),
        ("Attendance", "/meetings/{held}/attendance", "public clerk"),
        ("Pack", "/meetings/{next}/pack", "public"),
        ("History", "/meetings/{held}/history", "clerk"),
        ("Follow-up", "/follow-up", "public member clerk"),
        ("Request", "/follow-up/{follow_up}", "public clerk"),
        ("Work programme", "/work-programme", "public clerk"),
        ("Thread of a request", "/threads/follow-up/{follow_up}", "public member"),
        ("Thread of a topic", "/threads/entry/{entry}", "public clerk"),
        ("Thread of a report", "/threads/paper/{paper}", "public member"),
        ("Thread of an item", "/threads/item/{item}", "public clerk"),
        ("Search", "/search?q=placement", "public member clerk"),
        ("Reports of the next meetings", "/reports", "clerk"),
        ("Principles of a year", "/panels/{body}/principles", "clerk"),
        ("Voice ledger", "/panels/{body}/voice", "clerk"),
        ("You said, we did", "/you-said-we-did", "public"),
        ("Scorecard", "/scorecard", "public"),
        ("Calendar of a year", "/panels/{body}/calendar/{year}", "clerk"),
        ("Panel, set up", "/panels/{body}", "administrator"),
    )
    for reader in readers.split()
)


def places_in(app: Flask) -> dict[str, int]:
    """What the names in addresses stand for: the last meeting held, the next ones, and something of each kind there."""
    with app.app_context():
        body = db.session.scalar(db.select(Body.id).where(Body.code == "CPP"))
        held, coming, called = (_meeting(body, state) for state in (State.HELD, State.PUBLISHED, State.CALLED))
        papers = db.select(Paper).join(AgendaItem).order_by(Paper.id)
        read, draft = (
            db.session.scalars(papers.where(AgendaItem.meeting_id == one.id)).first() for one in (held, called)
        )
        requests = db.select(db.func.min(FollowUp.id)).join(OutcomePart).join(Outcome).join(Minute)
        return {
            "body": body,
            "held": held.id,
            "next": coming.id,
            "called": called.id,
            "item": read.item_id,
            "paper": read.id,
            "draft": draft.id,
            "year": held.date.year,
            "follow_up": db.session.scalar(requests.where(Minute.meeting_id == held.id)),
            "entry": db.session.scalar(db.select(db.func.min(Entry.id)).where(Entry.meeting == held.key)),
        }


def _meeting(body: int, state: State) -> Meeting:
    query = db.select(Meeting).where(Meeting.body_id == body, Meeting.state == state)
    return db.session.scalars(query.order_by(Meeting.date.desc())).first()


def _paper(meeting: Meeting) -> Paper:
    query = db.select(Paper).join(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(Paper.id)
    return db.session.scalars(query).first()
