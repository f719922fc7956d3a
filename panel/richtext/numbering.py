"""Paragraph numbers that run on: a report numbers its paragraphs through all its sections.

A numbered list marked `data-continue` carries on from the numbered list before it, in its own section or an earlier
one. Lists inside other lists have numbers of their own and do not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from panel.richtext.nodes import Block, write
from panel.richtext.parse import read


def numbered(sections: Sequence[str]) -> list[str]:
    """The sections, in order, as they are shown: every continued list begins with the number it carries on to."""
    made: list[str] = []
    last = 0
    for html in sections:
        blocks, last = _number(read(html), last)
        made.append(write(blocks))
    return made


def last_number(sections: Iterable[str]) -> int:
    """The number of the last paragraph of all these sections; 0 where none is numbered."""
    last = 0
    for html in sections:
        _, last = _number(read(html), last)
    return last


def _number(blocks: tuple[Block, ...], last: int) -> tuple[list[Block], int]:
    made = []
    for block in blocks:
        first = _first(block, last)
        if block.tag == "ol":
            last = first + len(block.blocks) - 1
        made.append(_starting(block, first) if block.tag == "ol" else block)
    return made, last


def _first(block: Block, last: int) -> int:
    """The number that a list begins with, after `last`."""
    return last + 1 if "data-continue" in block.attributes else int(block.attributes.get("start", 1))


def _starting(block: Block, first: int) -> Block:
    return replace(block, attributes={"start": str(first)} if first > 1 else {})
