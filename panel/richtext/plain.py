"""The words of a text alone."""

from collections.abc import Iterator

from panel.richtext.nodes import LEAVES, Block, walk
from panel.richtext.parse import read


def plain(html: str) -> str:
    """The words, one paragraph, heading, item or cell a line. Images are their alternative text."""
    return "\n".join(line for line in _lines(read(html)) if line)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    return (block.words().strip() for block in walk(blocks) if block.tag in LEAVES)


def is_empty(html: str) -> bool:
    """Whether nothing has been written: no words and no image."""
    return not any(run.text.strip() or run.src for block in walk(read(html)) for run in block.runs)
