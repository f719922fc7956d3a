"""How a young person is shown, changed in everything that is not signed (D5)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.interests.models import Declaration
from panel.lifecycle import Refused
from panel.meetings.models import AgendaItem, Attendance, Meeting, Presiding
from panel.minutes.models import Minute, MinuteBook, Owner
from panel.minutes.rules.life import MinutesState
from panel.papers.models import Paper, Section
from panel.people.models import Named, Person
from panel.people.rules import NOT_KEPT_OF_THE_YOUNG, Particulars, judge

_IN_MINUTES = (Attendance, Presiding, Declaration)
"""What the minutes of a meeting print of someone, beside who is asked to do something."""


def relabel(person: Person, label: str, *, by: Actor) -> int:
    """Show someone from now on as a young person by a label that they chose: initials, a letter, a group (D5).

    Whatever names them takes the label, but for what signed minutes print, which stays as it was signed (V11).
    Answers how many names changed. Raises Refused for a label that is a first name with a surname.
    """
    who = Particulars(label, young=True, organisation=person.organisation, note=person.note)
    findings = [finding for _, finding in judge(replace(who, note=who.note or "-"), 0)]
    if findings:
        raise Refused(*findings)
    before, changed = person.printed, 0
    signed = set(db.session.scalars(db.select(MinuteBook.meeting_id).where(MinuteBook.state == MinutesState.SIGNED)))
    for row in _naming(person):
        meeting = _meeting_of(row)
        if meeting is not None and meeting.id in signed:
            row.as_printed = row.as_printed or before
        else:
            changed += 1
            row.as_printed = None
    person.young, person.name = True, label
    for name in NOT_KEPT_OF_THE_YOUNG:
        setattr(person, name, None)
    said(f"shows a young person as {label}", by=by, about=f"person/{person.id}")
    return changed


def still_said(words: str) -> list[tuple[str, str, int]]:
    """Where unsigned texts hold the words, to be changed by hand: what, "minute" or "paper", and its number."""
    minutes = (
        db.select(Minute)
        .outerjoin(MinuteBook, MinuteBook.meeting_id == Minute.meeting_id)
        .where(sa.or_(MinuteBook.id.is_(None), MinuteBook.state != MinutesState.SIGNED))
        .where(sa.or_(*(column.contains(words, autoescape=True) for column in (Minute.html, Minute.closed_html))))
    )
    papers = (
        db.select(Paper)
        .join(AgendaItem)
        .outerjoin(Section)
        .where(Paper.published_version.is_(None), Section.html.contains(words, autoescape=True))
    )
    found = [(_line_of(one), "minute", one.meeting_id) for one in db.session.scalars(minutes)]
    return found + [(paper.title, "paper", paper.id) for paper in db.session.scalars(papers.distinct())]


def _naming(person: Person) -> Iterator[Any]:
    """Every row that names someone known."""
    for kind in Named.__subclasses__():
        yield from db.session.scalars(db.select(kind).filter_by(person_id=person.id)).unique()


def _meeting_of(row: Any) -> Meeting | None:
    """The meeting whose minutes print the row, if any."""
    if isinstance(row, Owner):
        return row.follow_up.minute.meeting
    return row.meeting if isinstance(row, _IN_MINUTES) else None


def _line_of(minute: Minute) -> str:
    title = minute.title or (minute.item.title if minute.item else "A minute")
    return f"{title}, {minute.meeting.panel_name}"
