"""The page that says who may do what."""

from flask import Blueprint, render_template

from panel.access.doors import open_to_all
from panel.access.rules import MAY, ROLE_WORDS, Permission, Role

bp = Blueprint("access", __name__)


@bp.get("/who-may-do-what")
@open_to_all
def permissions() -> str:
    """The table of permissions, as the doors ask it."""
    return render_template(
        "access/permissions.html", roles=list(Role), words=ROLE_WORDS, permissions=list(Permission), table=MAY
    )
