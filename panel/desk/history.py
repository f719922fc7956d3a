"""What became of a meeting’s texts: the trail of it, and what was set aside."""

from collections.abc import Sequence

import sqlalchemy as sa

from panel.audit.models import AuditEntry
from panel.drafts.models import Draft, DraftKind
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.minutes.models import Minute
from panel.papers.models import Paper


def history_of(meeting: Meeting, who: str | None) -> sa.Select[AuditEntry]:
    """The trail of a meeting, latest first; with `who`, only what that person did."""
    query: sa.Select[AuditEntry] = db.select(AuditEntry).where(AuditEntry.about == f"meeting/{meeting.id}")
    query = query.where(AuditEntry.who == who) if who else query
    return query.order_by(AuditEntry.id.desc())


def people_in_history(meeting: Meeting) -> Sequence[str]:
    """Everyone who did something to a meeting."""
    query = db.select(AuditEntry.who).where(AuditEntry.about == f"meeting/{meeting.id}").distinct()
    return db.session.scalars(query.order_by(AuditEntry.who)).all()


def texts_set_aside(meeting: Meeting) -> list[Draft]:
    """Every text of this meeting that could not be saved because another was saved first, latest first."""
    items = sa.select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    things = (
        ("item", items),
        ("minute", sa.select(Minute.id).where(Minute.meeting_id == meeting.id)),
        ("paper", sa.select(Paper.id).where(Paper.item_id.in_(items))),
    )
    about = [f"{noun}/{id}" for noun, query in things for id in db.session.scalars(query)]
    query = db.select(Draft).where(Draft.kind == DraftKind.SET_ASIDE, Draft.about.in_(about))
    return list(db.session.scalars(query.order_by(Draft.id.desc())))
