"""Gathering what a pack is drawn from: the last step that knows of rows."""

import datetime as dt
from collections.abc import Iterable

from panel import wording
from panel.bodies.queries import roll_on
from panel.bodies.rules.colours import HOUSE_COLOUR
from panel.bodies.rules.kinds import is_statutory
from panel.exemption.rules import READERS, Edition
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.queries import role_purpose
from panel.minutes.markings import is_closed
from panel.minutes.models import MinuteBook
from panel.minutes.printing import minutes_part
from panel.minutes.queries import minutes_of, to_approve
from panel.packs.contents import Enclosure, Line, What, fingerprint
from panel.packs.lists import lists_of
from panel.packs.material import Material, MinutesText
from panel.packs.notice import Contact, Notice
from panel.papers.models import Paper
from panel.papers.queries import appendices_of, contents_of, papers_of_meeting
from panel.papers.rules.contents import PaperContents
from panel.papers.rules.life import PaperState


def gather(meeting: Meeting, *, issued: dt.date) -> Material:
    """All that the pack of a meeting would be drawn from now. `issued` is the day its notice bears."""
    in_hand = papers_of_meeting(meeting, texts=True)
    papers = {item: ready(under) for item, under in in_hand.items()}
    contents = {paper_key(paper): contents_of(paper) for under in papers.values() for paper in under}
    books = {minutes_key(book): book for book in to_approve(meeting)}
    lists = lists_of(meeting)
    lines = []
    for item in meeting.items:
        minutes = [minutes_enclosed(key, book) for key, book in books.items()] if item.role == "minutes" else []
        listed = [lists[item.id].enclosure] if item.id in lists else []
        enclosed = [paper_enclosed(key, contents[key]) for key in map(paper_key, papers.get(item.id, []))]
        lines.append(line_of(item, (*minutes, *listed, *enclosed), awaited=item.to_follow or item.id in in_hand))
    return Material(
        notice=notice_of(meeting, tuple(lines), issued),
        papers=contents,
        minutes={key: minutes_texts(book) for key, book in books.items()}
        | {one.enclosure.key: one.texts for one in lists.values()},
    )


def ready(papers: Iterable[Paper]) -> list[Paper]:
    """The papers that the pack takes, each followed by those of its appendices that are ready too."""
    whole = [one for paper in papers if paper.state is PaperState.READY for one in (paper, *appendices_of(paper))]
    return [paper for paper in whole if paper.state is PaperState.READY]


def paper_key(paper: Paper) -> str:
    """What a paper is called in a pack."""
    return f"paper-{paper.id}"


def minutes_key(book: MinuteBook) -> str:
    """What a set of minutes is called in a pack."""
    return f"minutes-{book.id}"


def minutes_texts(book: MinuteBook) -> dict[Edition, MinutesText]:
    """The minutes as each edition prints them."""
    return {edition: MinutesText(*minutes_part(book.meeting, READERS[edition])) for edition in Edition}


def line_of(item: AgendaItem, enclosures: tuple[Enclosure, ...], *, awaited: bool) -> Line:
    """An agenda line with what is enclosed under it. A paper is awaited that was promised or is still in draft."""
    return Line(
        key=item.key or "",
        title=item.title,
        kind=item.kind.value,
        number=item.number or "",
        level=item.level,
        purpose=item.purpose or role_purpose(item.meeting, item.role) or "",
        presenter=item.presenter or "",
        minutes_allowed=item.minutes_allowed or "",
        to_follow=awaited,
        verbal=item.verbal,
        urgent_reason=item.urgent_reason or "",
        late_reason=item.late_reason or "",
        marking=item.marking,
        enclosures=enclosures,
    )


def minutes_enclosed(key: str, book: MinuteBook) -> Enclosure:
    """A set of minutes. Being approved or signed later does not make them another text: only publishing anew does."""
    day = wording.short_date(book.meeting.date) or book.meeting.date_text or ""
    closed = tuple(one.about for one in minutes_of(book.meeting) if is_closed(one))
    return Enclosure(key, f"Minutes of {day}", fingerprint(book.published_sha256), What.MINUTES, closed=closed)


def paper_enclosed(key: str, contents: PaperContents) -> Enclosure:
    """A paper or an appendix."""
    what = What.APPENDIX if contents.is_appendix else What.PAPER
    return Enclosure(key, contents.title, content_digest(contents), what, contents.marking)


def content_digest(contents: PaperContents) -> str:
    """A hash of what a paper says, whichever version it is."""
    sections = [(section.heading, section.html) for section in contents.sections]
    file = contents.file.sha256 if contents.file else None
    return fingerprint(contents.title, contents.fields, contents.authors, contents.officers, sections, file)


def notice_of(meeting: Meeting, lines: tuple[Line, ...], issued: dt.date, *, roll: bool = True) -> Notice:
    """What the front sheet says of the meeting. The membership is that of the day of publication, where it is asked."""
    body, council = meeting.body, meeting.body.council
    contacts = meeting.contacts or council.contacts
    return Notice(
        council=council.name,
        address=tuple(council.address or ()),
        colour=council.colour or HOUSE_COLOUR,
        panel=meeting.panel_name,
        day=day_of(meeting),
        time=meeting.time_text or wording.time(meeting.time),
        venue=meeting.venue or "",
        note=meeting.title_note or "",
        issued=issued,
        views_by=meeting.views_by or "",
        contacts=tuple(Contact(*(one.get(name) or "" for name in ("name", "phone", "email"))) for one in contacts),
        groups=roll_on(body, issued) if roll else (),
        quorum=body.quorum_text or (wording.counted(body.quorum, "member") if body.quorum else ""),
        in_public=body.meets_in_public is not False,
        local_rules=not is_statutory(body.kind),
        filming=body.filming_notice or "",
        lines=lines,
    )


def day_of(meeting: Meeting) -> str:
    """The day of a meeting as its papers print it."""
    return wording.date(meeting.date) or meeting.date_text or "Date to be fixed"
