"""HTML of any kind made into the normal form, what is badly nested mended.

Mended: words and items outside a paragraph or list, paragraphs and lists between items, blocks inside marks, rows of
unequal length, headers without a scope, lines parted by two breaks. A PDF of what was not mended would fail PDF/UA.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from lxml import html as lxml_html

from panel.richtext.nodes import BREAK, HEADINGS, LISTS, Block, Run, joined
from panel.richtext.tables import read_table

RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4"}
MARKED = frozenset({"strong", "em", "sup", "sub"})
THROUGH = frozenset({"a", "span", "u", "s", "small", "code", "font", *MARKED})
"""Inline elements: their words belong to the line."""
OWN_FILES = re.compile(r"/files/(?!.*\.\.)[\w./-]+", re.ASCII)
DEEPEST = 40
"""Nested deeper than any council's paper: what lies below is kept as words."""
SPACES = re.compile(r"[\xa0 \t\r\n\f]*[ \t\r\n\f][\xa0 \t\r\n\f]*|\xa0{2,}")
"""Any white space is one space. A no-break space stays only where it stands alone between words."""

EDGES = re.compile(r"([ \n]*)(.*?)([ \n]*)", re.DOTALL)

Piece = Run | Block


@lru_cache(maxsize=512)
def read(text: str) -> tuple[Block, ...]:
    """The blocks of an HTML fragment. A page reads a text several times: to number it, to clean it, to show it."""
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
    root = lxml_html.document_fromstring(f"<div>{text}</div>".encode(), parser=parser).find("body/div")
    return _blocks(root, 0)


def _blocks(element: Any, depth: int) -> tuple[Block, ...]:
    """What an element holds, as blocks: loose words become paragraphs, loose items a list."""
    return tuple(_gathered(_loosened(_pieces(element, Run(""), depth))))


def _loosened(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Blocks, the runs between them made paragraphs."""
    loose: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Run):
            loose.append(piece)
        else:
            yield from paragraphs(loose)
            loose = []
            yield piece
    yield from paragraphs(loose)


def _gathered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, the loose items among them made lists."""
    for loose, group in groupby(blocks, key=lambda block: block.tag == "li"):
        if loose:
            yield Block("ul", blocks=tuple(group))
        else:
            yield from group


def paragraphs(runs: Iterable[Run]) -> Iterator[Block]:
    """Runs as paragraphs, parted where two line breaks or more stand together."""
    part: list[Run] = []
    for run in tidied(runs):
        pieces = re.split(r"\n{2,}", run.text) if run.src is None else [run.text]
        for number, piece in enumerate(pieces):
            if number:
                yield from _paragraph(part)
                part = []
            part.append(replace(run, text=piece))
    yield from _paragraph(part)


def _paragraph(runs: list[Run]) -> list[Block]:
    tidy = tidied(runs)
    return [Block("p", tidy)] if tidy else []


def _pieces(element: Any, style: Run, depth: int) -> Iterator[Piece]:
    """The runs and blocks inside an element, marks carried down to the words."""
    if depth > DEEPEST:
        yield replace(style, text=SPACES.sub(" ", element.text_content()))
        return
    if element.text:
        yield replace(style, text=SPACES.sub(" ", element.text))
    for child in element:
        if isinstance(child.tag, str):
            yield from _piece(child, RENAMED.get(child.tag, child.tag), style, depth + 1)
        if child.tail:
            yield replace(style, text=SPACES.sub(" ", child.tail))


def _piece(element: Any, tag: str, style: Run, depth: int) -> Iterator[Piece]:
    if tag == "br":
        yield replace(style, text=BREAK)
    elif tag == "img":
        yield from _image(element, style)
    elif tag in THROUGH:
        yield from _pieces(element, _marked(element, tag, style), depth)
    elif tag in HEADINGS:
        runs = tidied(run for run in _pieces(element, Run(""), depth) if isinstance(run, Run))
        plain = joined(replace(run, marks=run.marks - {"strong"}) for run in runs)
        yield from [Block(tag, plain)] if plain else []
    elif tag in LISTS:
        yield from _read_list(element, tag, depth)
    elif tag == "table":
        yield from read_table(element, lambda cell: _blocks(cell, depth + 1))
    elif tag in ("li", "blockquote"):
        inside = _blocks(element, depth)
        yield from [Block(tag, blocks=inside)] if inside else []
    else:
        yield from _blocks(element, depth)


def _marked(element: Any, tag: str, style: Run) -> Run:
    if tag == "a":
        return replace(style, href=element.get("href", "").strip())
    return replace(style, marks=style.marks | {tag}) if tag in MARKED else style


def _image(element: Any, style: Run) -> list[Run]:
    """Only files of our own: an address elsewhere would tell that place who reads what."""
    src = element.get("src", "")
    alternative = " ".join(element.get("alt", "").split())
    return [Run(alternative, href=style.href, src=src)] if OWN_FILES.fullmatch(src) else []


def _read_list(element: Any, tag: str, depth: int) -> Iterator[Block]:
    """A list. What stands between items is put into the item before it, as Word's nested lists mean it."""
    items: list[Block] = []
    for block in _loosened(_pieces(element, Run(""), depth)):
        if block.tag == "li":
            items.append(block)
        elif block.tag in LISTS and items:
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, block))
        else:
            items.append(Block("li", blocks=(block,)))
    if items:
        yield Block(tag, blocks=tuple(items), attributes=_numbering(element) if tag == "ol" else {})


def _numbering(element: Any) -> dict[str, str]:
    """Where the numbers begin. A list from 0 carries on from the one before it: so it is written in Markdown."""
    start = element.get("start", "").strip()
    if element.get("data-continue") is not None or start == "0":
        return {"data-continue": ""}
    return {"start": start} if re.fullmatch(r"[1-9]\d{0,4}", start) and start != "1" else {}


def tidied(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with single spaces, none at either end or beside a break.

    A space between two runs has the marks that both have: so a mark ends with a word.
    """
    made: list[Run] = []
    gap = ""
    for run in runs:
        if run.src is None:
            lead, core, trail = EDGES.fullmatch(run.text).groups()  # type: ignore[union-attr]  # matches any text
            gap += lead
            if not core:
                continue
            word = run if core == run.text else replace(run, text=core)
        else:
            word, trail = run, ""
        if made and gap:
            made.append(_gap(gap, made[-1], word))
        made.append(word)
        gap = trail
    return _trimmed(joined(made))


def _gap(spaces: str, before: Run, after: Run) -> Run:
    href = before.href if before.href == after.href else ""
    return Run(BREAK * spaces.count(BREAK) or " ", before.marks & after.marks, href)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """No no-break space at either end: a paragraph of nothing else is an empty one."""
    if runs and runs[0].src is None and runs[0].text[0] == "\xa0":
        return tidied([replace(runs[0], text=runs[0].text.lstrip("\xa0 ")), *runs[1:]])
    if runs and runs[-1].src is None and runs[-1].text[-1] == "\xa0":
        return tidied([*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip("\xa0 "))])
    return runs
