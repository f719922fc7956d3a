"""Each person's first page, and the pages about the site itself."""

from flask import Blueprint, render_template

from panel.access.doors import open_to_all
from panel.bodies.models import Council
from panel.extensions import db

bp = Blueprint("desk", __name__)


@bp.get("/accessibility")
@open_to_all
def accessibility() -> str:
    """The accessibility statement (W2)."""
    council = db.session.scalar(db.select(Council))
    contact = council.contacts[0] if council and council.contacts else {}
    return render_template(
        "help/accessibility.html", contact_email=contact.get("email"), contact_phone=contact.get("phone")
    )
