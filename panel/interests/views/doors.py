"""What the doors of interests share: the blueprint, and how a row, a line and an effect are found."""

from typing import Any, TypeVar

from flask import Blueprint, abort

from panel.extensions import db
from panel.interests.effects import Stated, effects_of
from panel.interests.queries import dispensations_of
from panel.interests.rules.effects import Effect
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.agenda import Kind

bp = Blueprint("interests", __name__)

Row = TypeVar("Row")


def found(model: type[Row], row_id: int) -> Row:
    """The row of that number. Aborts with 404 where there is none."""
    return db.session.get(model, row_id) or abort(404)


def business(meeting: Meeting) -> list[AgendaItem]:
    """The lines of an agenda that are business: all but headings."""
    return [item for item in meeting.items if item.kind is not Kind.HEADING]


def called(item: AgendaItem) -> str:
    """A line as the agenda calls it: “4 Placement stability”."""
    return " ".join(filter(None, (item.number, item.title)))


def named(item: AgendaItem) -> str:
    """A line as a sentence names it: “item 4”, or its title where it has no number."""
    return f"item {item.number.rstrip('.')}" if item.number else f"“{item.title}”"


def lines_of(one: Stated) -> list[str]:
    """The items of an interest as the agenda calls them; a key that is not there is kept as it is."""
    titles = {item.key: called(item) for item in one.meeting.items}
    return [titles.get(key, key) for key in one.items or ()]


def what_follows(one: Stated) -> list[tuple[Effect, list[AgendaItem]]]:
    """What an interest stops, with the items of each: a dispensation may be for some of them only."""
    found: dict[Effect, list[AgendaItem]] = {}
    given = dispensations_of(one.meeting.body, one.person_id) if one.person_id else []
    for item in business(one.meeting):
        if one.is_in(item.key):
            found.setdefault(effects_of(one, item.key, given), []).append(item)
    return list(found.items())


def offer_lines(form: Any, meeting: Meeting, one: Stated | None = None) -> None:
    """Offer every line that is business; besides, those recorded that the agenda has no longer."""
    lines = {item.key: called(item) for item in business(meeting)}
    kept = {key: key for key in (one.items or () if one else ()) if key not in lines}
    form["items"].choices = list({**lines, **kept}.items())
