"""What several doors ask about bodies."""

from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.extensions import db


@finds_body("body_id")
def body(body_id: int) -> Body | None:
    """The body itself."""
    return db.session.get(Body, body_id)
