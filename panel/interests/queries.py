"""What doors ask about declarations of interest."""

from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.extensions import db
from panel.interests.models import Declaration
from panel.meetings.models import Meeting


@finds_body("declaration_id")
def body_of_declaration(declaration_id: int) -> Body | None:
    """The body at whose meeting an interest was declared."""
    declaration = db.session.get(Declaration, declaration_id)
    return declaration.meeting.body if declaration else None


def declarations_at(meeting: Meeting) -> list[Declaration]:
    """What was declared at a meeting, in the order recorded."""
    query = db.select(Declaration).where(Declaration.meeting_id == meeting.id)
    return list(db.session.scalars(query.order_by(Declaration.position, Declaration.id)))
