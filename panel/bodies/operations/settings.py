"""Bodies and their settings, and the groups that their members stand in."""

from dataclasses import asdict

from sqlalchemy import func

from panel.audit.operations import Actor, said
from panel.bodies.models import Body, Category, Council, Seat
from panel.bodies.operations.order import place
from panel.bodies.rules.settings import BodySettings, CategorySettings, judge_body
from panel.extensions import db
from panel.lifecycle import Level, Refused, refuse


def create_body(council: Council, settings: BodySettings, *, by: Actor) -> Body:
    """Set up a panel. Raises Refused for settings that cannot stand (B9, Y5) and for a code that another body has."""
    _check(council, settings, None)
    body = Body(**asdict(settings))
    council.bodies.append(body)
    db.session.flush()
    said(f"set up {body.name}", by=by, about=f"body/{body.id}")
    return body


def change_body(body: Body, settings: BodySettings, *, by: Actor) -> Body:
    """Change a panel's settings. What was published keeps the name it was published under. Raises Refused as above."""
    _check(body.council, settings, body)
    if settings.numbering_restarts is not body.numbering_restarts:
        body.numbering_restarts_text = None
    for name, value in asdict(settings).items():
        setattr(body, name, value)
    said(f"changed the settings of {body.name}", by=by, about=f"body/{body.id}")
    return body


def code_is_taken(council: Council, code: str, besides: Body | None) -> bool:
    """Whether another body of the council has this code, in capitals or not."""
    query = db.select(Body.id).where(Body.council_id == council.id, func.lower(Body.code) == code.lower())
    if besides is not None:
        query = query.where(Body.id != besides.id)
    return db.session.scalar(query) is not None


def add_category(body: Body, settings: CategorySettings, *, by: Actor) -> Category:
    """Add a group of members. Raises Refused where the body has one of that name."""
    _check_category(body, settings, None)
    category = Category(position=len(body.categories) + 1, **asdict(settings))
    body.categories.append(category)
    said(f"added the group {category.name}", by=by, about=f"body/{body.id}")
    return category


def change_category(category: Category, settings: CategorySettings, *, by: Actor) -> None:
    """Change a group's name and rights. Raises Refused where the body has another of that name."""
    _check_category(category.body, settings, category)
    for name, value in asdict(settings).items():
        setattr(category, name, value)
    said(f"changed the group {category.name}", by=by, about=f"body/{category.body_id}")


def move_category(category: Category, to: int, *, by: Actor) -> None:
    """Print a group at another place of the front sheet."""
    body = category.body
    body.categories[:] = place(body.categories, category, to)
    said(f"moved the group {category.name}", by=by, about=f"body/{body.id}")


def remove_category(category: Category, *, by: Actor) -> None:
    """Remove a group that nobody was ever in. Raises Refused where a seat, past or present, belongs to it."""
    body = category.body
    if db.session.scalar(db.select(Seat.id).where(Seat.category_id == category.id).limit(1)) is not None:
        raise refuse("seats", f"{category.name} has seats, or had them: earlier papers name them.")
    body.categories.remove(category)
    said(f"removed the group {category.name}", by=by, about=f"body/{body.id}")


def _check(council: Council, settings: BodySettings, body: Body | None) -> None:
    findings = [finding for _, finding in judge_body(settings) if finding.level is Level.REFUSE]
    if findings:
        raise Refused(*findings)
    if code_is_taken(council, settings.code, body):
        raise refuse("code", f"Another panel has the code {settings.code}.")


def _check_category(body: Body, settings: CategorySettings, category: Category | None) -> None:
    names = {one.name.lower() for one in body.categories if one is not category}
    if settings.name.lower() in names:
        raise refuse("seats", f"There is already a group called {settings.name}.")
