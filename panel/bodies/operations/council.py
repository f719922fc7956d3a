"""The council: its name, address and colour, and the days that its calendar turns on."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from panel.audit.operations import Actor, said
from panel.bodies.models import AnnualMeeting, Council, OfficeClosure
from panel.bodies.queries import the_council
from panel.bodies.rules.colours import judge_colour, read_colour
from panel.extensions import db
from panel.lifecycle import Refused, refuse


def keep_council(
    *,
    name: str,
    address: Sequence[str],
    website: str | None,
    contacts: Sequence[Mapping[str, Any]],
    colour: str | None,
    by: Actor,
) -> Council:
    """Set up the council, or change it. Raises Refused for a colour that cannot be read on screen (WCAG 1.4.3)."""
    council = the_council()
    if council is None:
        council = Council()
        db.session.add(council)
    council.name, council.address, council.website = name, list(address), website
    council.contacts = [{key: value for key, value in contact.items() if value} for contact in contacts]
    council.colour = _readable(colour) if colour else None
    db.session.flush()
    said("changed the council’s name, address and colours", by=by, about=f"council/{council.id}")
    return council


def keep_word_template(council: Council, sha256: str | None, name: str | None, *, by: Actor) -> None:
    """Make Word files in the look of this template, by its hash in the store; with None, in a plain one again."""
    council.word_sha256, council.word_name = sha256, name
    words = f"took “{name}” as the template of Word files" if sha256 else "took away the template of Word files"
    said(words, by=by, about=f"council/{council.id}")


def keep_dates(
    council: Council, *, closures: Iterable[tuple[dt.date, str | None]], annual_meetings: Iterable[dt.date], by: Actor
) -> None:
    """Say on which days the offices are shut (C3) and on which the municipal years begin (Y1)."""
    reasons = dict(closures)
    for closure in list(council.closures):
        if closure.day not in reasons:
            council.closures.remove(closure)
        else:
            closure.reason = reasons.pop(closure.day)
    council.closures.extend(OfficeClosure(day=day, reason=reason) for day, reason in reasons.items())
    wanted = set(annual_meetings)
    for meeting in list(council.annual_meetings):
        if meeting.day not in wanted:
            council.annual_meetings.remove(meeting)
    kept = {meeting.day for meeting in council.annual_meetings}
    council.annual_meetings.extend(AnnualMeeting(day=day) for day in sorted(wanted - kept))
    said("changed the days on which the offices are shut or the year begins", by=by, about=f"council/{council.id}")


def _readable(text: str) -> str:
    colour = read_colour(text)
    if colour is None:
        raise refuse("WCAG 1.4.3", f"“{text}” is not a colour in the form #5c2d6d.")
    findings = judge_colour(colour)
    if findings:
        raise Refused(*findings)
    return colour
