"""Minutes as HTML for the drawer, and as a PDF. Drawing takes a second or so: never inside a write transaction."""

from dataclasses import dataclass

from flask import current_app

from panel import store
from panel.exemption.rules import READERS, Edition, Reader
from panel.meetings.models import Meeting
from panel.minutes.contents import MinutesPaper, Signature, contents_of_minutes
from panel.minutes.models import MinuteBook
from panel.minutes.queries import book_of
from panel.minutes.rules.life import MinutesState
from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import normalise
from panel.resources import resource


@dataclass(frozen=True)
class Printed:
    """The hashes, in the store, of the two editions of one paper."""

    full: str
    public: str


def minutes_part_html(meeting: Meeting, reader: Reader) -> tuple[str, tuple[str, ...], str]:
    """The minutes as a part of something larger: (html, style sheets, title) for panel.pdf.draw.

    DRAFT at the head of each page is for whoever puts the parts together: the title begins with that word.
    """
    paper = contents_of_minutes(meeting, reader)
    return html_of(paper), styles(), paper.title


def html_of(paper: MinutesPaper) -> str:
    """The paper as a whole HTML document."""
    html: str = current_app.jinja_env.get_template("print/minutes.html").render(paper=paper)
    return html


def styles() -> tuple[str, ...]:
    """The style sheets of printed minutes, in order."""
    return tuple((resource("static") / "print" / name).read_text() for name in ("base.css", "minutes.css"))


def draw_minutes(paper: MinutesPaper) -> bytes:
    """The PDF of minutes: its pages numbered (V10), each headed DRAFT until they are approved."""
    fonts = resource("static") / "dist" / "fonts"
    part = normalise(draw(html_of(paper), css=styles(), fonts=fonts, title=paper.title))
    section = Section(
        key="minutes",
        title=paper.title,
        part=part,
        first_number=1,
        head="DRAFT" if paper.draft else "",
        foot=f"{paper.panel}, {paper.date}",
        band=paper.marking.short,
        bookmark=False,
    )
    return assemble([section], title=paper.title, font=fonts / "SourceSans3-Semibold.ttf")


def papers_of(meeting: Meeting, signature: Signature | None = None) -> dict[Edition, MinutesPaper]:
    """The minutes as each edition prints them."""
    return {edition: contents_of_minutes(meeting, READERS[edition], signature=signature) for edition in Edition}


def print_editions(papers: dict[Edition, MinutesPaper]) -> Printed:
    """Draw and store both editions; once where they are the same."""
    drawn = {paper: store.put(draw_minutes(paper)) for paper in set(papers.values())}
    return Printed(drawn[papers[Edition.FULL]], drawn[papers[Edition.PUBLIC]])


def stored(book: MinuteBook | None, edition: Edition) -> str | None:
    """The hash of the PDF that stands for the minutes as they are: the signed ones, or the published draft."""
    if book is None or book.state not in (MinutesState.SIGNED, MinutesState.PUBLISHED):
        return None
    signed = book.state is MinutesState.SIGNED
    full = book.sha256 if signed else book.published_sha256
    public = book.public_sha256 if signed else book.published_public_sha256
    return public if edition is Edition.PUBLIC else full


def minutes_pdf(meeting: Meeting, edition: Edition) -> bytes:
    """The PDF of the minutes: the stored bytes where published or signed, or else drawn now."""
    kept = stored(book_of(meeting), edition)
    return store.get(kept) if kept else draw_minutes(contents_of_minutes(meeting, READERS[edition]))
