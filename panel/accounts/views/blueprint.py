"""The blueprint that these doors share."""

from flask import Blueprint

from panel.bodies.queries import the_council

bp = Blueprint("accounts", __name__)


def site_name() -> str:
    """Whose papers these are, as letters say it."""
    council = the_council()
    return council.name if council else "the council"
