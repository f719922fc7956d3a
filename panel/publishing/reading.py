"""The agenda and its papers as one reader sees them: plain facts, with what is withheld already left out (P1–P4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from panel import wording
from panel.exemption.queries import reader_of
from panel.exemption.rules import Edition, Marking, Reader, shown
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import role_purpose, works_on
from panel.meetings.rules.agenda import Kind
from panel.meetings.rules.life import State
from panel.minutes.queries import about_minutes, may_read_book, to_approve
from panel.packs.contents import described
from panel.packs.gathering import minutes_key, paper_key
from panel.packs.lists import log_key, programme_key
from panel.papers.models import Paper
from panel.papers.queries import (
    appendices_of,
    contents_of,
    is_taken_down,
    marking_of,
    may_open,
    may_read,
    papers_of_meeting,
    published_version,
)
from panel.papers.rules.contents import PaperContents
from panel.publishing.models import Publication
from panel.publishing.standing import publications_of
from panel.withdrawals.queries import seek, told, withdrawn
from panel.work_programme.queries import label_for


@dataclass(frozen=True)
class Place:
    """Pages in the pack, or in a numbered supplement."""

    first: int
    last: int
    supplement: str = ""

    @property
    def words(self) -> str:
        """“11 - 22”, “61 - 64 (supplement 1)”."""
        pages = f"{self.first} - {self.last}"
        return f"{pages} (supplement {self.supplement})" if self.supplement else pages


@dataclass(frozen=True)
class PaperRead:
    """A paper, an appendix or a set of minutes under a line. One that is withheld has no title here, only `why`.

    One that is restricted, and that this reader may read all the same, has both. Of one that was taken down there is
    only what is told of that, in `withdrawn`.
    """

    kind: str
    title: str = ""
    restricted: bool = False
    why: str = ""
    state: str = ""
    places: tuple[Place, ...] = ()
    paper_id: int | None = None
    about: str = ""
    minutes_of: int | None = None
    log_of: int | None = None
    programme_of: tuple[int, str] | None = None
    uploaded: bool = False
    withdrawn: str = ""


@dataclass(frozen=True)
class LineRead:
    """A line of the agenda as it is read."""

    id: int
    key: str
    kind: Kind
    level: int
    number: str
    title: str
    purpose: str
    by: str
    pages: tuple[str, ...]
    restricted: bool
    why: str
    urgent: str
    late: str
    papers: tuple[PaperRead, ...]

    @property
    def label(self) -> str:
        """“Item 7: Children’s social care”."""
        return f"Item {self.number}: {self.title}" if self.number else self.title


def news_of(meeting: Meeting) -> str:
    """What the public were told last of a meeting that does not simply go its way: postponed, cancelled, moved (N1)."""
    if meeting.state is State.HELD or not meeting.notices:
        return ""
    last = meeting.notices[-1]
    return "" if last.kind in (None, "call", "publish") else last.words or ""


def agenda_as_read(meeting: Meeting) -> list[LineRead]:
    """Every line of the agenda with the papers that the present reader may know of."""
    found = places(publications_of(meeting))
    under = papers_of_meeting(meeting)
    return [_line(item, under.get(item.id, []), found) for item in meeting.items]


def places(publications: Iterable[Publication]) -> dict[str, list[Place]]:
    """Where each paper stands, by its key, and each line's papers together, by the line's; supplements come last."""
    found: dict[str, list[Place]] = {}
    for publication in publications:
        if publication.edition != Edition.FULL:
            continue
        for row in publication.contents:
            place = Place(row["first"], row["last"], publication.supplement or "")
            found.setdefault(row["key"], []).append(place)
            if row["item"]:
                _extend(found.setdefault(row["item"], []), place)
    return found


def _extend(known: list[Place], place: Place) -> None:
    """A line's papers follow each other, so their pages are one stretch in the pack and one in each supplement."""
    if known and known[-1].supplement == place.supplement:
        known[-1] = Place(known[-1].first, place.last, place.supplement)
    else:
        known.append(place)


def _line(item: AgendaItem, papers: Sequence[Paper], found: Mapping[str, list[Place]]) -> LineRead:
    reader = reader_of(item.meeting.body, item.meeting)
    whole = [one for paper in papers for one in (paper, *appendices_of(paper))]
    standing = [*_minutes(item, found), *_log(item, found), *_programme(item, found)]
    read = [*standing, *(one for paper in whole if (one := _paper(paper, found, reader)) is not None)]
    return LineRead(
        id=item.id,
        key=item.key,
        kind=item.kind,
        level=item.level,
        number=item.number or "",
        title=item.title,
        purpose=item.purpose or role_purpose(item.meeting, item.role) or "",
        by=", ".join(filter(None, (item.presenter, item.minutes_allowed))),
        pages=_pages(item, found.get(item.key, []), awaited=item.to_follow or (bool(whole) and not read)),
        restricted=item.marking.restricted,
        why=why(item.marking),
        urgent=item.urgent_reason or "",
        late=item.late_reason or "",
        papers=tuple(read),
    )


def _pages(item: AgendaItem, found: Sequence[Place], *, awaited: bool) -> tuple[str, ...]:
    if found:
        return tuple(place.words for place in found)
    words = "To Follow" if awaited else "Verbal" if item.verbal else ""
    return (words,) if words else ()


def _minutes(item: AgendaItem, found: Mapping[str, list[Place]]) -> list[PaperRead]:
    """The minutes put before the meeting, where this is the line that takes them and the reader may have them."""
    if item.role != "minutes":
        return []
    books = to_approve(item.meeting)
    seek(about_minutes(meeting) for meeting in (item.meeting, *(book.meeting for book in books)))
    return [
        PaperRead(
            kind="Minutes",
            title=f"Minutes of {wording.short_date(book.meeting.date) or book.meeting.date_text}",
            places=tuple(found.get(minutes_key(book), [])),
            minutes_of=book.meeting_id,
        )
        for book in books
        if may_read_book(book)
    ]


def _log(item: AgendaItem, found: Mapping[str, list[Place]]) -> list[PaperRead]:
    """The action log put before the meeting, where this is the line that takes it and it went out."""
    places = found.get(log_key(item), [])
    read = PaperRead("Action log", "what is still waited for", places=tuple(places), log_of=item.meeting_id)
    return [read] if places else []


def _programme(item: AgendaItem, found: Mapping[str, list[Place]]) -> list[PaperRead]:
    """The work programme put before the meeting, where this is the line that takes it and it went out."""
    places = found.get(programme_key(item), [])
    year = label_for(item.meeting.body, item.meeting) if places else ""
    read = PaperRead("Work programme", year, places=tuple(places), programme_of=(item.meeting.body_id, year))
    return [read] if places else []


def _paper(paper: Paper, found: Mapping[str, list[Place]], reader: Reader) -> PaperRead | None:
    """A paper as it is listed. One that has not gone out is listed only for those who work on it."""
    version, marking = published_version(paper), marking_of(paper)
    where = tuple(found.get(paper_key(paper), []))
    kind = "Appendix" if paper.parent_id else "Report"
    bare = PaperRead(kind, "", marking.restricted, why(marking), places=where, about=paper.about)
    if is_taken_down(paper):
        taken = withdrawn(paper.about, paper.published_version)
        return replace(bare, restricted=False, why="", withdrawn=told(taken) if taken else "It was withdrawn.")
    if version is not None and not shown(marking, reader) and not may_read(paper):
        return bare
    if not (may_read(paper) if version else works_on(paper.item.meeting.body) and may_open(paper)):
        return None
    title = version.content["title"] if version else paper.title
    state = "" if version else paper.state.value
    return replace(bare, title=title, state=state, paper_id=paper.id, uploaded=paper.sha256 is not None)


def why(marking: Marking) -> str:
    """Why something is not for publication, to stand after those words: “exempt, paragraph 3 of …”."""
    return described(marking).partition(": ")[2]


def papers_to_read(item: AgendaItem) -> list[tuple[Paper, PaperContents]]:
    """The papers of a line as they were published, that the present reader may read, appendices after their reports."""
    papers = papers_of_meeting(item.meeting).get(item.id, [])
    whole = [one for paper in papers for one in (paper, *appendices_of(paper))]
    readable = [paper for paper in whole if published_version(paper) and not is_taken_down(paper) and may_read(paper)]
    return [(paper, contents_of(paper, published=True)) for paper in readable]


def withheld_count(lines: Iterable[LineRead]) -> int:
    """How many papers are withheld from the reader."""
    return sum(not paper.title and not paper.withdrawn for line in lines for paper in line.papers)
