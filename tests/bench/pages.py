"""The pages that are measured (docs/pages.md), and where each is found in a record."""

from dataclasses import dataclass

from flask import Flask

from panel.bodies.models import Body
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import FollowUp
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
        ("Item with its paper", "/items/{item}", "public member clerk"),
        ("Papers of a meeting", "/meetings/{next}/papers", "author clerk"),
        ("Paper, written here", "/papers/{draft}", "author clerk"),
        ("Minutes", "/meetings/{held}/minutes", "public member clerk"),
        ("Outcomes", "/meetings/{held}/outcomes", "public clerk"),
        ("Interests", "/meetings/{held}/interests", "public clerk"),
        ("Attendance", "/meetings/{held}/attendance", "public clerk"),
        ("Pack", "/meetings/{next}/pack", "public clerk"),
        ("History", "/meetings/{held}/history", "clerk"),
        ("Follow-up", "/follow-up", "public member clerk"),
        ("Work programme", "/work-programme", "public clerk"),
        ("Calendar of a year", "/panels/{body}/calendar/{year}", "clerk"),
        ("Panel, set up", "/panels/{body}", "administrator"),
    )
    for reader in readers.split()
)


def places_in(app: Flask) -> dict[str, int]:
    """What the names in addresses stand for: the last meeting held, the next one, and something of each kind there."""
    with app.app_context():
        body = db.session.scalar(db.select(Body.id).where(Body.code == "CPP"))
        held, coming, called = (_meeting(body, state) for state in (State.HELD, State.PUBLISHED, State.CALLED))
        item = db.session.scalar(db.select(Paper.item_id).join(AgendaItem).where(AgendaItem.meeting_id == held.id))
        draft = db.session.scalar(db.select(Paper.id).join(AgendaItem).where(AgendaItem.meeting_id == called.id))
        return {
            "body": body,
            "held": held.id,
            "next": coming.id,
            "item": item,
            "draft": draft,
            "year": held.date.year,
            "follow_up": db.session.scalar(db.select(db.func.max(FollowUp.id))),
            "entry": db.session.scalar(db.select(db.func.max(Entry.id))),
        }


def _meeting(body: int, state: State) -> Meeting:
    query = db.select(Meeting).where(Meeting.body_id == body, Meeting.state == state)
    found: Meeting = db.session.scalars(query.order_by(Meeting.date.desc())).first()
    return found
