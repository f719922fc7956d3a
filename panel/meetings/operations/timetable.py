"""The timetable of a body's papers."""

from collections.abc import Mapping
from typing import Any

from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.lifecycle import Refused
from panel.meetings.rules.timetable import days_of, judge_timetable


def keep_timetable(body: Body, setting: Mapping[str, Any], *, by: Actor) -> None:
    """Set how far each step lies from a meeting (Y8). Raises Refused for steps that pass each other or the law."""
    found = [finding for _, finding in judge_timetable(days_of(setting), body.clear_days)]
    if found:
        raise Refused(*found)
    body.timetable = dict(setting)
    said("set the timetable of the panel’s papers", by=by, about=f"body/{body.id}")
