"""Minutes as HTML for the drawer, and as a PDF. Drawing takes a second or so: never inside a write transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from flask import current_app

from panel import store
from panel.exemption.rules import READERS, Edition, Reader
from panel.meetings.models import Meeting
from panel.minutes.contents import contents_of_minutes
from panel.minutes.markings import is_closed
from panel.minutes.models import MinuteBook
from panel.minutes.paper import MinutesPaper, Signature, has_something_closed
from panel.minutes.queries import book_of, minutes_of
from panel.minutes.rules.life import MinutesState
from panel.pdf.assemble import Section, assemble
from panel.pdf.draw import draw
from panel.pdf.part import Part, normalise
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


def html_of(paper: MinutesPaper, *, begins: bool = True, ends: bool = True) -> str:
    """The paper as a whole HTML document; a stretch of it may lack the beginning or the end."""
    template = current_app.jinja_env.get_template("print/minutes.html")
    html: str = template.render(paper=paper, begins=begins, ends=ends)
    return html


def styles() -> tuple[str, ...]:
    """The style sheets of printed minutes, in order."""
    return tuple((resource("static") / "print" / name).read_text() for name in ("base.css", "minutes.css"))


def bound(paper: MinutesPaper, parts: Sequence[Part], beside: Sequence[Part]) -> bytes:
    """The PDF of minutes: its pages numbered (V10), each headed DRAFT until they are approved.

    `parts` are its stretches, `beside` those of the other edition. What is closed takes pages of its own, the same
    numbers in both: where this edition has fewer of them, a slip says at which page it goes on, and right-hand pages
    stay right-hand pages.
    """
    sections: list[Section] = []
    first = 1
    for place, (part, other) in enumerate(zip(parts, beside, strict=True), 1):
        sections.append(_section(paper, f"minutes-{place}", part, first))
        after, first = first + part.page_count, first + max(part.page_count, other.page_count)
        if after < first and place < len(parts):
            sections.append(_section(paper, f"slip-{place}", slip(after, first), after))
    return assemble(sections, title=paper.title, font=_fonts() / "SourceSans3-Semibold.ttf")


def _section(paper: MinutesPaper, key: str, part: Part, first: int) -> Section:
    return Section(
        key=key,
        title=paper.title,
        part=part,
        first_number=first,
        head="DRAFT" if paper.draft else "",
        foot=f"{paper.panel}, {paper.date}",
        band=paper.marking.short,
        bookmark=False,
    )


def stretches(paper: MinutesPaper) -> list[Part]:
    """The minutes in stretches, drawn: what is closed, whole or in part, and what is not. Most have one only."""
    groups = [list(group) for _, group in groupby(paper.minutes, key=has_something_closed)] or [[]]
    htmls = (
        html_of(replace(paper, minutes=tuple(group)), begins=place == 0, ends=place == len(groups) - 1)
        for place, group in enumerate(groups)
    )
    return [_drawn(html, paper.title) for html in htmls]


def slip(after: int, on: int) -> Part:
    """One page in the place of those from `after` up to `on`; two for an even number, so that the sides stay."""
    html: str = current_app.jinja_env.get_template("print/minutes_slip.html").render(first=after, on=on)
    return _drawn(html, "Pages not in this edition")


def _drawn(html: str, title: str) -> Part:
    return normalise(draw(html, css=styles(), fonts=_fonts(), title=title))


def _fonts() -> Path:
    return resource("static") / "dist" / "fonts"


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
    parts = _stretched(papers)
    full = store.put(seal(bound(papers[Edition.FULL], parts[Edition.FULL], parts[Edition.PUBLIC])))
    if papers[Edition.PUBLIC] == papers[Edition.FULL]:
        return Printed(full, full)
    return Printed(full, store.put(seal(bound(papers[Edition.PUBLIC], parts[Edition.PUBLIC], parts[Edition.FULL]))))


def _stretched(papers: dict[Edition, MinutesPaper]) -> dict[Edition, list[Part]]:
    """The stretches of each edition, drawn once where the two are the same."""
    parts = {paper: stretches(paper) for paper in set(papers.values())}
    return {edition: parts[paper] for edition, paper in papers.items()}


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
    if kept:
        return unaltered(kept)
    papers = papers_of(meeting)
    parts = _stretched(papers)
    return bound(papers[edition], parts[edition], parts[Edition.PUBLIC if edition is Edition.FULL else Edition.FULL])


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
