"""The blueprint that these doors share, and how one of their rows is found."""

from typing import TypeVar

from flask import Blueprint, abort

from panel.extensions import Base, db

bp = Blueprint("bodies", __name__)

Row = TypeVar("Row", bound=Base)


def found(model: type[Row], id: int) -> Row:
    """The row of that number; aborts with 404 where there is none."""
    return db.session.get(model, id) or abort(404)
