"""Letters about a pack or a supplement: what is new in it, item by item."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app

from panel import clock, wording
from panel.accounts.addressees import addressees
from panel.extensions import db
from panel.mail.addresses import address
from panel.mail.rules import Addressee, Words, number
from panel.meetings.models import AgendaItem
from panel.meetings.operations.life import when
from panel.meetings.roll import stand_ins
from panel.packs.contents import What
from panel.papers.models import Paper
from panel.papers.queries import is_out, marking_of
from panel.publishing.models import Publication
from panel.publishing.rules.changes import Issued, issued
from panel.publishing.standing import publications_of, withdrawn_whole

SHEETS = (What.NOTICE, What.SUPPLEMENT)


@dataclass(frozen=True)
class News:
    """An agenda line with what is new under it; `closed` counts what is not for publication."""

    title: str
    papers: tuple[str, ...]
    closed: int = 0
    reason: str = ""


def concerned(about: str) -> list[Addressee]:
    """Everyone who has a seat on the panel today, and who is to come in another's place (M1)."""
    meeting = _publication(about).meeting
    seated = [seat.person for seat in meeting.body.seats_on(clock.today())]
    return addressees([*seated, *stand_ins(meeting)])


def words(about: str, _to: Addressee) -> Words | None:
    """What is new, with the way to it. Nothing of a publication that was taken down since."""
    publication = _publication(about)
    if withdrawn_whole(publication) is not None:
        return None
    meeting = publication.meeting
    what = f"Supplement {publication.supplement}" if publication.supplement else "Agenda and papers"
    text = current_app.jinja_env.get_template("reminders/publication.txt").render(
        meeting=meeting,
        publication=publication,
        when=when(meeting),
        news=list(news(publication)),
        link=address("publishing.meeting", meeting_id=meeting.id),
    )
    return Words(f"{what}: {meeting.panel_name}, {wording.short_date(meeting.date)}", text)


def news(publication: Publication) -> Iterator[News]:
    """What a publication brought, agenda line by agenda line."""
    earlier = _earlier(publication)
    rows = [row for row in publication.contents if row["what"] not in SHEETS]
    lines = {key for row in publication.contents if row["what"] in SHEETS for key in row.get("lines", ())}
    for item in publication.meeting.items:
        under = [row for row in rows if row["item"] == item.key]
        if under or (item.key in lines and earlier.pack and item.key not in earlier.lines):
            yield _line(item, under, earlier)


def _line(item: AgendaItem, rows: Iterable[Mapping[str, Any]], earlier: Issued) -> News:
    titles = [_title(row, earlier) for row in rows]
    label = f"Item {item.number}: {item.title}" if item.number else item.title
    added = earlier.pack and item.key not in earlier.lines
    return News(
        title=f"{label} (added to the agenda)" if added else label,
        papers=tuple(one for one in titles if one),
        closed=titles.count(None),
        reason=item.urgent_reason or item.late_reason or "" if earlier.pack else "",
    )


def _title(row: Mapping[str, Any], earlier: Issued) -> str | None:
    """What is said of one paper; None of one that is not for publication, as it went out or as it is marked now."""
    kind, _, number = row["key"].rpartition("-")
    paper = db.session.get(Paper, int(number)) if kind == "paper" else None
    if row.get("withheld") or (paper is not None and (marking_of(paper).restricted or not is_out(paper))):
        return None
    replaces = " (in place of what was published before)" if row["key"] in earlier.entries else ""
    return f"{row['title']}, {_pages(row)}{replaces}"


def _pages(row: Mapping[str, Any]) -> str:
    return f"page {row['first']}" if row["first"] == row["last"] else f"pages {row['first']} to {row['last']}"


def _earlier(publication: Publication) -> Issued:
    """What had gone out with the meeting before this, in the same edition."""
    same = [one for one in publications_of(publication.meeting) if one.edition == publication.edition]
    return issued([one.contents for one in same if one.sha256 and one.position < publication.position])


def _publication(about: str) -> Publication:
    return db.session.get_one(Publication, number(about))
