"""A second look at the public edition before it goes out, for anything of a withheld paper in it.

It is built from what may be shown, so nothing should be. This asks the finished file, not the plan that made it.
"""

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO

from pikepdf import Array, Object, Pdf

from panel.exemption.rules import Edition
from panel.packs.editions import Planned
from panel.packs.material import Material
from panel.papers.rules.contents import PaperContents
from panel.pdf.part import Part
from panel.richtext.plain import plain

STAMP = b"\nQ\n"
"""How the stream begins that prints a number on a page (panel.pdf.stamps)."""

WORDS = 12
"""How many words in a row are a passage: shorter runs are the common stock of reports."""


def withheld_pages_in(pdf: bytes, planned: Planned) -> list[str]:
    """The titles of papers of which a page that only members have stands in a public file. It is to be empty."""
    inside = set(page_contents(pdf))
    bound = planned.bound.values()
    shown = {one for each in bound if not each.entry.marking.restricted for one in _pages(each.parts[Edition.PUBLIC])}
    return [each.entry.title for each in bound if inside & (set(_pages(each.parts[Edition.FULL])) - shown)]


def _pages(part: Part) -> Iterable[bytes]:
    return page_contents(part.pdf)


def page_contents(pdf: bytes) -> list[bytes]:
    """A hash of each stream that the pages of a file are drawn by, stamps apart."""
    return [digest for digests in page_streams(pdf) for digest in digests]


def page_streams(pdf: bytes) -> list[list[bytes]]:
    """The same, page by page."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return [_digests(page.obj.get("/Contents", Array())) for page in opened.pages]


def _digests(contents: Object) -> list[bytes]:
    drawn = [stream.read_bytes() for stream in _streams(contents)]
    return [sha256(data).digest() for data in drawn if len(data) > 8 and not data.startswith(STAMP)]


def _streams(contents: Object) -> list[Object]:
    return list(contents) if isinstance(contents, Array) else [contents]


def repeated_passages(material: Material) -> list[str]:
    """Passages of withheld reports that are also written in papers that are not withheld."""
    papers = material.papers.values()
    open_text = [passage for paper in papers if not paper.marking.restricted for passage in passages(paper)]
    withheld = {passage for paper in papers if paper.marking.restricted for passage in passages(paper)}
    return list(dict.fromkeys(passage for passage in open_text if passage in withheld))


def passages(paper: PaperContents) -> list[str]:
    """Every run of so many words in the text of a written report."""
    words = [word for section in paper.sections for word in plain(section.html).split()]
    return [" ".join(words[place : place + WORDS]) for place in range(len(words) - WORDS + 1)]
