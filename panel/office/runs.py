"""The words of a piece of HTML with their marks, spaced as a browser shows them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MARKS: Mapping[str, str] = {"strong": "bold", "b": "bold", "em": "italic", "sup": "superscript", "sub": "subscript"}
BLOCKS = frozenset({"p", "ul", "ol", "table", "div", "section", "article", "header", "blockquote"})
BLANK = "_" * 24
"""A line to be filled in by hand."""


@dataclass(frozen=True)
class Words:
    """Some words that look alike."""

    text: str
    marks: frozenset[str] = frozenset()


def words_of(element: Any, without: Collection[Any] = ()) -> list[Words]:
    """The words of an element, but for those of some elements inside it; blocks inside it begin new lines."""
    return _tidied(_gathered(element, without, frozenset()))


def _gathered(element: Any, without: Collection[Any], marks: frozenset[str]) -> Iterator[Words]:
    marks = marks | {MARKS[element.tag]} if element.tag in MARKS else marks
    yield Words(_instead(element), marks)
    yield Words(_spaced(element.text), marks)
    for inside in element:
        if inside not in without and isinstance(inside.tag, str):
            edge = "\n" if inside.tag in BLOCKS else ""
            yield Words(edge)
            yield from _gathered(inside, without, marks)
            yield Words(edge)
        yield Words(_spaced(inside.tail), marks)


def _instead(element: Any) -> str:
    """What stands for an element without words of its own."""
    if element.tag == "br":
        return "\n"
    if element.tag == "img":
        return str(element.get("alt") or "")
    return BLANK if "line" in (element.get("class") or "").split() else ""


def _spaced(text: str | None) -> str:
    """The text with one space for any stretch of it."""
    if not text:
        return ""
    ends = (" " if text[:1].isspace() else "", " " if text[-1:].isspace() else "")
    return ends[0] + " ".join(text.split()) + ends[1] if text.strip() else " "


def _tidied(found: Iterator[Words]) -> list[Words]:
    """Without spaces at either end or after another, and without a line that says nothing."""
    made: list[Words] = []
    for one in found:
        before = made[-1].text[-1] if made else "\n"
        text = one.text.lstrip() if before == "\n" else one.text.lstrip(" ") if before == " " else one.text
        if text:
            made.append(Words(text, one.marks))
    while made and not made[-1].text.strip():
        made.pop()
    if made:
        made[-1] = Words(made[-1].text.rstrip(), made[-1].marks)
    return made
