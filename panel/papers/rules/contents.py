"""What a paper holds, as plain facts: for printing, for reading, and for asking what it still lacks.

A written report is a run of sections. The recommendations, the appendices and the background papers are kept apart
as facts and stand here as sections too, each where the template puts it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import escape

from panel.bodies.rules.kinds import SectionKind
from panel.exemption.rules import OPEN, Marking
from panel.richtext.nodes import Block, write
from panel.richtext.numbering import numbered
from panel.richtext.parse import read
from panel.richtext.plain import is_empty
from panel.scorecard.rules.cards import Card

PICTURE = re.compile(r'src="(/files/([0-9a-f]{64})\.(?:png|jpg))"')
"""How a picture inside a report is named: by the hash of its bytes."""

HEADINGS: dict[SectionKind, str] = {
    SectionKind.RECOMMENDATIONS: "Recommendations",
    SectionKind.APPENDICES: "Appendices",
    SectionKind.BACKGROUND: "Background papers",
}
"""The heading of a list that the template gives no section."""


@dataclass(frozen=True)
class Marks:
    """What is recorded about withholding: exempt (X3, X4, P2) and confidential (X2), two things and never one (X5).

    `decided_on` is a day as 2026-11-24; `terms` says whether paragraph 3 is for the terms of a contract (M1).
    """

    exempt: bool = False
    paragraphs: tuple[int, ...] = ()
    public_interest: str | None = None
    decided_by: str | None = None
    decided_on: str | None = None
    terms: bool | None = None
    review_on: str | None = None
    confidential: bool = False
    ground: str | None = None

    @property
    def marking(self) -> Marking:
        """What a reader is asked about."""
        return Marking(self.exempt, self.paragraphs, self.confidential, terms=self.terms)


@dataclass(frozen=True)
class FileFacts:
    """An uploaded file: its hash in the store, the name it came with, and what examining it found.

    `words` is the hash of another file of the store, that says what is written on each of its pages.
    """

    sha256: str
    name: str | None = None
    pages: int | None = None
    tagging: str | None = None
    notes: tuple[str, ...] = ()
    words: str | None = None


@dataclass(frozen=True)
class SectionText:
    """A headed part of a paper as it is shown: clean HTML, its paragraph numbers run on."""

    heading: str | None
    kind: SectionKind
    html: str
    figures: tuple[Card, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is written here, and nothing shown."""
        return is_empty(self.html) and not self.figures


@dataclass(frozen=True)
class Ask:
    """A recommendation: what the panel is asked to do, or to ask of another."""

    verb: str | None = None
    to: str | None = None
    text: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """“Note the report”, “Recommend to Cabinet that …”, “For the Board: note the report”."""
        recommends = bool(self.to) and (self.verb or "").lower().startswith("recommend")
        words = [self.verb, f"to {self.to}" if recommends else None, self.text]
        said = " ".join(word for word in words if word)
        return f"For {self.to}: {said}" if self.to and not recommends else said


@dataclass(frozen=True)
class Appendix:
    """An appendix of a report. The title of one that is withheld is shown only to who may read it."""

    paper_id: int
    title: str
    marking: Marking = OPEN
    pages: int | None = None
    uploaded: bool = field(kw_only=True)


@dataclass(frozen=True)
class Said:
    """A comment on the report, or its sign-off, as it stands in it by name. `on` is a day as 2026-11-24."""

    label: str
    signs_off: bool
    name: str
    on: str
    words: str = ""

    @property
    def day(self) -> dt.date:
        """The day it was given."""
        return dt.date.fromisoformat(self.on)


@dataclass(frozen=True)
class PaperContents:
    """A paper whole. `background` is None where not known and empty where there are none (A2, A3).

    `said` are the comments and the sign-offs that stand in it; `principles` those it serves, as they are printed (K1).
    """

    paper_id: int
    item_id: int
    title: str
    kind: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    sections: tuple[SectionText, ...] = ()
    recommendations: tuple[Ask, ...] = ()
    background: tuple[str, ...] | None = None
    background_words: str | None = None
    appendices: tuple[Appendix, ...] = ()
    is_appendix: bool = False
    marks: Marks = Marks()
    marking: Marking = OPEN
    file: FileFacts | None = None
    said: tuple[Said, ...] = ()
    principles: tuple[str, ...] = ()
    late_reason: str | None = None

    @property
    def comments(self) -> tuple[Said, ...]:
        """The comments, in the order in which they were asked for."""
        return tuple(one for one in self.said if not one.signs_off)

    @property
    def sign_offs(self) -> tuple[Said, ...]:
        """Who signed the report off as it stands here."""
        return tuple(one for one in self.said if one.signs_off)

    @property
    def written(self) -> bool:
        """Whether its pages are drawn from its sections; otherwise they are those of its file."""
        return self.file is None

    @property
    def marking_words(self) -> str:
        """What each page says where it is withheld (P3)."""
        return self.marking.words

    @property
    def images(self) -> tuple[tuple[str, str], ...]:
        """Every picture in the text: its address as written, and its hash in the store."""
        found = [match for section in self.sections for match in PICTURE.findall(section.html)]
        return tuple(dict.fromkeys(found))


def whole(contents: PaperContents) -> PaperContents:
    """The paper with its lists standing as sections, and its paragraph numbers run on.

    Numbers run on through the numbered sections and, where there are any, through the lists at the end too.
    """
    made = [_filled(section, contents) for section in _with_lists(contents)]
    run_on = _run_on(made)
    shown = iter(numbered([numbered_paragraphs(section.html) for section in made if section.kind in run_on]))
    return replace(
        contents,
        sections=tuple(
            replace(section, html=next(shown) if section.kind in run_on else numbered([section.html])[0])
            for section in made
        ),
    )


def _run_on(sections: Iterable[SectionText]) -> frozenset[SectionKind]:
    if any(section.kind is SectionKind.NUMBERED for section in sections):
        return frozenset({SectionKind.NUMBERED, SectionKind.APPENDICES, SectionKind.BACKGROUND})
    return frozenset()


def _with_lists(contents: PaperContents) -> list[SectionText]:
    """The sections, with one for each list that the template forgot and the paper has."""
    sections = list(contents.sections)
    kinds = {section.kind for section in sections}
    if not sections:
        return sections
    if contents.recommendations and SectionKind.RECOMMENDATIONS not in kinds:
        sections.insert(1, _section(SectionKind.RECOMMENDATIONS))
    if contents.appendices and SectionKind.APPENDICES not in kinds:
        sections.append(_section(SectionKind.APPENDICES))
    if contents.background is not None and SectionKind.BACKGROUND not in kinds:
        sections.append(_section(SectionKind.BACKGROUND))
    return sections


def _section(kind: SectionKind) -> SectionText:
    return SectionText(HEADINGS[kind], kind, "")


def _filled(section: SectionText, contents: PaperContents) -> SectionText:
    """The section with the facts that belong to it after whatever words lead in to them."""
    lists = {
        SectionKind.RECOMMENDATIONS: lambda: asks_html(contents.recommendations),
        SectionKind.APPENDICES: lambda: _appendices_html(contents.appendices, section.empty),
        SectionKind.BACKGROUND: lambda: _background_html(contents),
    }
    return replace(section, html=section.html + lists[section.kind]()) if section.kind in lists else section


def asks_html(asks: Sequence[Ask]) -> str:
    """The recommendations as a numbered list, the parts of each lettered beneath it by the style sheet."""
    items = [f"<li><p>{escape(ask.sentence)}</p>{_list('ol', ask.parts)}</li>" for ask in asks]
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _appendices_html(appendices: Sequence[Appendix], nothing_else: bool) -> str:
    """The appendices by title. Of one that is withheld the report says only why, for the report is public (P3)."""
    if appendices:
        return _list("ul", (one.marking.words or one.title for one in appendices))
    return "<p>None</p>" if nothing_else else ""


def _background_html(contents: PaperContents) -> str:
    if contents.background:
        return _list("ul", contents.background)
    words = contents.background_words or ("None" if contents.background is not None else "")
    return f"<p>{escape(words)}</p>" if words else ""


def _list(tag: str, lines: Iterable[str]) -> str:
    items = [f"<li><p>{escape(line)}</p></li>" for line in lines]
    return f"<{tag}>{''.join(items)}</{tag}>" if items else ""


def numbered_paragraphs(html: str) -> str:
    """The text of a numbered section: its paragraphs are the items of a list that carries on from the section before.

    Where the author numbered the paragraphs, the first list carries on. Where not, each paragraph gets its number;
    what follows a paragraph (bullets, a table, a quotation) belongs to it, and a heading parts two lists.
    """
    blocks = read(html)
    if any(block.tag == "ol" for block in blocks):
        return write(_first_continued(blocks))
    return write(_itemised(blocks))


def _first_continued(blocks: Sequence[Block]) -> list[Block]:
    first = next(number for number, block in enumerate(blocks) if block.tag == "ol")
    return [_continued(block) if number == first else block for number, block in enumerate(blocks)]


def _continued(block: Block) -> Block:
    return block if "start" in block.attributes else replace(block, attributes={"data-continue": ""})


def _itemised(blocks: Sequence[Block]) -> list[Block]:
    made: list[Block] = []
    for block in blocks:
        inside = made[-1] if made and made[-1].tag == "ol" else None
        if block.tag == "p":
            item = Block("li", blocks=(block,))
            if inside is None:
                made.append(Block("ol", blocks=(item,), attributes={"data-continue": ""}))
            else:
                made[-1] = replace(inside, blocks=(*inside.blocks, item))
        elif inside is not None and not block.tag.startswith("h"):
            last = inside.blocks[-1]
            grown = replace(last, blocks=(*last.blocks, block))
            made[-1] = replace(inside, blocks=(*inside.blocks[:-1], grown))
        else:
            made.append(block)
    return made
