"""What a search finds of papers: their sections as they were published, and for those who write them the drafts."""

from collections.abc import Iterator

from panel.extensions import db
from panel.meetings.models import Meeting
from panel.papers.models import Paper
from panel.papers.queries import (
    appendices_of,
    is_out,
    marking_of,
    papers_of_meeting,
    published_version,
    text_of,
    version_number,
)
from panel.papers.rules.texts import Text, asks_of, file_of
from panel.papers.uploads import words_kept
from panel.richtext.plain import plain
from panel.search.rules.doors import Kind, Opens, Way, way
from panel.search.sources import Source, texts_of

PUBLISHED = ""
"""The state of what is out: it needs no word."""


@texts_of(Meeting)
def paper_texts(meeting_id: int) -> Iterator[Source]:
    """Each paper of a meeting, and each appendix: as it was published, and as it stands where that is another text."""
    meeting = db.session.get(Meeting, meeting_id)
    papers = papers_of_meeting(meeting, texts=True).values() if meeting else ()
    for paper in (one for under in papers for first in under for one in (first, *appendices_of(first))):
        version = published_version(paper)
        out = list(_passages(paper, version.content, Opens.PAPERS, PUBLISHED)) if version and is_out(paper) else []
        yield from out
        if version is None or version_number(paper) != paper.published_version:
            known = {(one.title, one.place, one.text) for one in out}
            draft = _passages(paper, text_of(paper), Opens.WRITERS, "Draft")
            yield from (one for one in draft if (one.title, one.place, one.text) not in known)


def _passages(paper: Paper, text: Text, opens: Opens, state: str) -> Iterator[Source]:
    """The head of a paper, its sections and what it recommends, each as a passage of its own."""
    path = _way(paper, opens)
    number = paper.item.number
    under = f"item {number}" if number else f"“{paper.item.title}”"
    for place, words in _parts(text):
        yield Source(
            kind=Kind.PAPER,
            about=paper.about,
            way=path,
            title=text["title"],
            text=words,
            within=f"{'Appendix' if paper.parent_id else 'Report'} under {under}",
            place=place,
            state=state,
            endpoint="publishing.item" if state == PUBLISHED else "papers.write",
            values=_values(paper, state),
            date=paper.item.meeting.date,
        )


def _values(paper: Paper, state: str) -> dict[str, object]:
    if state == PUBLISHED:
        return {"item_id": paper.item_id, "_anchor": f"paper-{paper.id}"}
    return {"paper_id": paper.id}


def _parts(text: Text) -> Iterator[tuple[str, str]]:
    """Where in the paper, and the words there."""
    people = [one["printed"] for one in text.get("people", []) if one.get("printed")]
    fields = [f"{name}: {words}" for name, words in text.get("fields", {}).items() if words]
    yield "", "\n".join([*filter(None, [text.get("kind")]), *people, *fields])
    for section in text.get("sections", []):
        words = plain(section["html"] or "")
        if words or section["heading"]:
            yield section["heading"] or "", words
    file = file_of(text)
    for number, words in enumerate(words_kept(file) if file else (), 1):
        if words:
            yield f"Page {number}", words
    asks = [line for ask in asks_of(text) for line in (ask.sentence, *ask.parts)]
    if asks:
        yield "Recommendations", "\n".join(asks)


def _way(paper: Paper, opens: Opens) -> Way:
    own = {f"person/{one.person_id}" for one in paper.people if one.person_id is not None}
    own |= {f"account/{paper.made_by_id}"} if paper.made_by_id is not None else set()
    meeting = paper.item.meeting
    return way(meeting.body_id, opens, meeting_id=meeting.id, marking=marking_of(paper), own=tuple(own))
