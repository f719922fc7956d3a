"""Minutes as HTML for the drawer, and as a PDF. Drawing takes a second or so: never inside a write transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import current_app

from panel import store
from panel.exemption.rules import READERS, Edition, Reader
from panel.meetings.models import Meeting
from panel.minutes.contents import contents_of_minutes
from panel.minutes.markings import is_closed
from panel.minutes.models import MinuteBook
from panel.minutes.paper import MinutesPaper, Signature
from panel.minutes.queries import book_of, minutes_of
from panel.minutes.rules.life import MinutesState
from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import normalise
from panel.resources import resource
from panel.richtext.plain import plain


class Altered(RuntimeError):
    """A file in the store was changed from outside; what was signed has to be brought back from a copy (V11)."""


@dataclass(frozen=True)
class Printed:
    """The hashes, in the store, of the two editions of one paper."""

    full: str
    public: str


def minutes_part(meeting: Meeting, reader: Reader) -> tuple[str, tuple[str, ...], str, str]:
    """The minutes as a part of something larger: (html, style sheets, title) for panel.pdf.draw, and the band (P3).

    DRAFT at the head of each page is for whoever puts the parts together: the title begins with that word.
    """
    paper = contents_of_minutes(meeting, reader)
    return html_of(paper), styles(), paper.title, paper.marking.short


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
    """The minutes as each edition prints them. A signature on screen bears the SHA-256 of the edition's own text."""
    papers = {edition: contents_of_minutes(meeting, READERS[edition], signature=signature) for edition in Edition}
    if signature is None or not signature.at:
        return papers
    return {
        edition: replace(paper, signature=replace(signature, text=text_sha256(paper)))
        for edition, paper in papers.items()
    }


def text_sha256(paper: MinutesPaper) -> str:
    """The SHA-256 of the words of the minutes, without the signature: what is signed on screen (V13)."""
    return store.digest(plain(html_of(replace(paper, signature=Signature(paper.signature.whose)))).encode())


def print_editions(papers: dict[Edition, MinutesPaper], seal: Callable[[bytes], bytes] = bytes) -> Printed:
    """Draw, perhaps seal, and store both editions; once where they are the same."""
    drawn = {paper: store.put(seal(draw_minutes(paper))) for paper in set(papers.values())}
    return Printed(drawn[papers[Edition.FULL]], drawn[papers[Edition.PUBLIC]])


def stored(book: MinuteBook | None, edition: Edition) -> str | None:
    """The hash of the PDF that stands for the minutes as they are: the signed ones, or the published draft.

    Of a published draft with something closed in it the public edition is drawn anew: more may be closed by now (P5).
    """
    if book is None or book.state not in (MinutesState.SIGNED, MinutesState.PUBLISHED):
        return None
    signed = book.state is MinutesState.SIGNED
    if not signed and edition is Edition.PUBLIC and any(is_closed(one) for one in minutes_of(book.meeting)):
        return None
    full = book.sha256 if signed else book.published_sha256
    public = book.public_sha256 if signed else book.published_public_sha256
    return public if edition is Edition.PUBLIC else full


def minutes_pdf(meeting: Meeting, edition: Edition) -> bytes:
    """The PDF of the minutes: the stored bytes where published or signed, or else drawn now.

    Raises Altered where what the store holds is not what was put there.
    """
    kept = stored(book_of(meeting), edition)
    return unaltered(kept) if kept else draw_minutes(contents_of_minutes(meeting, READERS[edition]))


def lost_or_altered(book: MinuteBook) -> list[str]:
    """What is wrong with the files of signed minutes: their editions, and the scans of the leaves."""
    found = []
    for sha256 in dict.fromkeys(filter(None, [book.sha256, book.public_sha256, *(scan.sha256 for scan in book.scans)])):
        try:
            unaltered(sha256)
        except Altered as error:
            found.append(str(error))
        except store.Missing:
            found.append(f"The file {sha256} is not in the store.")
    return found


def unaltered(sha256: str) -> bytes:
    """Bytes of the store, if they are what was put there. Raises Altered."""
    found = store.get(sha256)
    if store.digest(found) != sha256:
        raise Altered(f"The file {sha256} in the store is not what was put there.")
    return found
