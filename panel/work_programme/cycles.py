"""The yearly cycle of a panel, and what comes back every year: offered, ticked, and made anew."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from panel import clock
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.bodies.rules.numbering import municipal_label
from panel.columns import new_key
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.year import Year
from panel.work_programme.models import CycleTopic, Entry
from panel.work_programme.operations import add_entry
from panel.work_programme.queries import cycle_of, meetings_called, span_of_year
from panel.work_programme.rules.cycle import CYCLE, Yearly
from panel.work_programme.rules.recurrence import (
    Recurs,
    first_meeting_from,
    month_in_year,
    month_of,
    months_after,
    next_times,
)
from panel.work_programme.rules.when import NOWHERE, Place
from panel.work_programme.year import GONE

COPIED = (
    *("topic", "theme", "purpose", "lead", "statutory", "source", "duty"),
    *("recurs", "every_months", "series", "principles"),
)
"""What a topic that comes back brings along."""

CYCLE_FACTS = ("topic", "month", "purpose", "lead", "source", "statutory")
"""What a clerk may enter about a topic of the cycle."""


@dataclass(frozen=True)
class Offer:
    """A topic of the cycle as it is offered for a year: the panel's `own` row, or else one that all are offered."""

    row: Yearly | CycleTopic
    own: CycleTopic | None
    there: bool


def offers(body: Body, label: str) -> list[Offer]:
    """The panel's own cycle, then what is offered besides; each with whether the year has it already."""
    own = cycle_of(body)
    kept = {one.duty for one in own}
    rows: list[Yearly | CycleTopic] = [*own, *(one for one in CYCLE if one.duty not in kept)]
    query = db.select(Entry.duty, Entry.topic).where(Entry.body_id == body.id, Entry.year == label)
    there = {words.casefold() for row in db.session.execute(query) for words in row if words}
    return [
        Offer(row, row if isinstance(row, CycleTopic) else None, bool({row.duty, row.topic.casefold()} & there))
        for row in rows
    ]


def take_from_cycle(body: Body, label: str, duties: Collection[str], *, by: Actor) -> list[Entry]:
    """Put topics of the cycle into a year, each at the first meeting from its usual month on.

    What was offered and is taken becomes part of the panel's own cycle. What the year has already is left alone.
    """
    made = []
    year = span_of_year(body, label)
    for offer in offers(body, label):
        if offer.row.duty not in duties or offer.there:
            continue
        if offer.own is None:
            _keep(body, offer.row)
        facts = {name: getattr(offer.row, name) for name in ("topic", "purpose", "lead", "source", "statutory", "duty")}
        place = usual_place(offer.row.month, year)
        placed = {"year": label, "meeting": place.meeting, "month": place.month, "recurs": Recurs.YEAR}
        made.append(add_entry(body, {**facts, **placed}, by=by))
    return made


def usual_place(month: str | None, year: Year | None) -> Place:
    """The first meeting of a year from a month on, or the month itself while the year has no meeting."""
    if not month or year is None:
        return NOWHERE
    day = month_in_year(month, year.first)
    if day is None:
        return Place(month=month)
    meetings = {one.date: one for one in year.meetings if one.date and one.state not in GONE}
    found = first_meeting_from(day, sorted(meetings))
    return Place(meetings[found].key) if found else Place(month=f"{day:%B %Y}")


def add_to_cycle(body: Body, facts: Mapping[str, Any], *, by: Actor) -> CycleTopic:
    """Add a topic of the panel's own to its cycle. `facts` are columns named in CYCLE_FACTS."""
    made = CycleTopic(body=body, duty=new_key(), position=_last(body) + 1, **_given(facts))
    db.session.add(made)
    said(f"added “{made.topic}” to the yearly cycle", by=by, about=f"body/{body.id}")
    return made


def change_in_cycle(row: CycleTopic, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change a topic of the cycle. What stands in a year's programme stays as it is."""
    for name, value in _given(facts).items():
        setattr(row, name, value)
    said(f"changed “{row.topic}” in the yearly cycle", by=by, about=f"body/{row.body_id}")


def drop_from_cycle(row: CycleTopic, *, by: Actor) -> None:
    """Take a topic out of the panel's cycle: it is then not owed every year."""
    topic, body_id = row.topic, row.body_id
    db.session.delete(row)
    said(f"took “{topic}” out of the yearly cycle", by=by, about=f"body/{body_id}")


def _keep(body: Body, offered: Yearly | CycleTopic) -> None:
    facts = {name: getattr(offered, name) for name in CYCLE_FACTS}
    db.session.add(CycleTopic(body=body, duty=offered.duty, position=_last(body) + 1, **_given(facts)))
    db.session.flush()


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: facts[name] or None for name in CYCLE_FACTS if name in facts}
    return {**given, "statutory": bool(given.get("statutory"))}


def _last(body: Body) -> int:
    return db.session.scalar(db.select(db.func.max(CycleTopic.position)).where(CycleTopic.body_id == body.id)) or 0


@dataclass(frozen=True)
class Renewal:
    """A topic that comes back: as it was last, and where it stands in the year to come."""

    last: Entry
    places: tuple[Place, ...]

    @property
    def series(self) -> str:
        """What all of its times share."""
        return self.last.series or ""


def renewals(body: Body, label: str) -> list[Renewal]:
    """What comes back in a year and is not in it yet, from that year and the one before."""
    year = span_of_year(body, label)
    if year is None:
        return []
    query = db.select(Entry).where(Entry.body_id == body.id, Entry.recurs.is_not(None), Entry.series.is_not(None))
    query = query.where(Entry.year.in_((municipal_label(year.number - 1), label)))
    entries = db.session.scalars(query.order_by(Entry.series, Entry.position, Entry.id)).all()
    days = _days(body, entries)
    groups = [list(group) for _, group in groupby(entries, key=lambda one: one.series)]
    found = [_renewal(group, label, year, days) for group in groups]
    return [one for one in found if one.places]


def _days(body: Body, entries: Iterable[Entry]) -> dict[int, dt.date | None]:
    """The day that each entry speaks of: of its meeting, or the first of its month."""
    each = list(entries)
    dates = {one.key: one.date for one in meetings_called(body, [entry.meeting or "" for entry in each])}
    return {entry.id: dates.get(entry.meeting or "") or month_of(entry.month) for entry in each}


def _renewal(group: list[Entry], label: str, year: Year, days: Mapping[int, dt.date | None]) -> Renewal:
    earlier = [one for one in group if one.year != label] or group
    last = max(earlier, key=lambda one: days[one.id] or dt.date.min)
    there = [one for one in group if one.year == label]
    meetings = {one.date: one for one in year.meetings if one.date and one.state not in GONE}
    taken = {days[one.id] for one in there}
    if there and last.recurs is Recurs.YEAR:
        return Renewal(last, ())
    times = next_times(last.recurs or Recurs.YEAR, last.every_months, days[last.id], sorted(meetings), year.first)
    fresh = [day for day in times if day not in taken and not (there and (day is None or day < clock.today()))]
    return Renewal(last, tuple(_place(day, meetings) for day in fresh))


def _place(day: dt.date | None, meetings: Mapping[dt.date, Meeting]) -> Place:
    return Place(meetings[day].key) if day else NOWHERE


def renew(body: Body, label: str, series: Collection[str], *, by: Actor) -> list[Entry]:
    """Make anew, for a year, what comes back in it. What is there already is not made twice."""
    made = []
    for one in renewals(body, label):
        if one.series not in series:
            continue
        facts = {name: getattr(one.last, name) for name in COPIED}
        facts["data_from"] = _a_year_on(one.last) if one.last.recurs is Recurs.YEAR else None
        each = [{**facts, "year": label, "meeting": place.meeting} for place in one.places]
        made += [add_entry(body, one, by=by) for one in each]
    return made


def _a_year_on(entry: Entry) -> str | None:
    day = month_of(entry.data_from)
    return f"{months_after(day, 12):%B %Y}" if day else None
