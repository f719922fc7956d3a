"""A few words of a text round what was looked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from panel.search.rules.asked import Asked
from panel.search.rules.words import placed

BEFORE, AFTER = 60, 180
"""Letters before the first word found, and after it."""


@dataclass(frozen=True)
class Piece:
    """Some words of an excerpt; `found` if they are what was looked for."""

    words: str
    found: bool = False


def excerpt(text: str, asked: Asked) -> tuple[Piece, ...]:
    """The text round the first phrase that was asked for, or else the first word; its beginning where none is in it."""
    begin = _first(text, asked)
    start, end = _edge(text, begin - BEFORE), _edge(text, begin + AFTER)
    pieces = [Piece("… ")] if start else []
    at = start
    for stem, first, last in placed(text[start:end]):
        if stem in asked.words:
            pieces += [Piece(text[at : start + first]), Piece(text[start + first : start + last], found=True)]
            at = start + last
    pieces += [Piece(text[at:end]), Piece(" …" if end < len(text) else "")]
    return tuple(piece for piece in pieces if piece.words)


def _first(text: str, asked: Asked) -> int:
    """Where the words to show begin."""
    alone = (first for stem, first, _ in placed(text) if stem in asked.words)
    return next(chain(_phrases_in(text, asked), alone), 0)


def _phrases_in(text: str, asked: Asked) -> Iterator[int]:
    """Where phrases that were asked for begin. A long text is read whole only where there are any."""
    words = list(placed(text)) if asked.phrases else []
    said = [stem for stem, _, _ in words]
    for number, (_, first, _) in enumerate(words):
        if any(tuple(said[number : number + len(phrase)]) == phrase for phrase in asked.phrases):
            yield first


def _edge(text: str, place: int) -> int:
    """The place where the word begins that stands there."""
    if place >= len(text):
        return len(text)
    return text[: max(place, 0)].rfind(" ") + 1
