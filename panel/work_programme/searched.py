"""What a search finds of work programmes: each topic."""

import datetime as dt
import re
from collections.abc import Iterator

import sqlalchemy as sa

from panel.extensions import db
from panel.meetings.models import Meeting
from panel.search.rules.doors import Kind, Opens, way
from panel.search.sources import Source, texts_of
from panel.work_programme.models import Entry


@texts_of(Entry)
def entry_texts(entry_id: int) -> Iterator[Source]:
    """One topic. The programme is for everyone."""
    entry = db.session.get(Entry, entry_id)
    if entry is None:
        return
    year = re.match(r"\d{4}", entry.year or "")
    yield Source(
        kind=Kind.PROGRAMME,
        about=f"entry/{entry.id}",
        way=way(entry.body_id, Opens.EVERYONE, meeting_id=0),
        title=entry.topic,
        text="\n".join(filter(None, [entry.purpose, entry.theme, entry.lead])),
        place=" ".join(filter(None, [entry.year, entry.month])),
        endpoint="work_programme.programme",
        values={"body": entry.body_id, **({"year": entry.year} if entry.year else {})},
        date=_day(entry),
        year=int(year[0]) if year else None,
    )


def _day(entry: Entry) -> dt.date | None:
    """The day of the meeting that it is given to."""
    query = sa.select(Meeting.date).where(Meeting.key == entry.meeting, Meeting.body_id == entry.body_id)
    return db.session.scalar(query) if entry.meeting else None
