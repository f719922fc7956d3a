"""What a screen reader, or a PDF for one, would stumble over in a text."""

from collections.abc import Iterator

from panel.richtext.nodes import HEADINGS, Block, every_run, walk
from panel.richtext.parse import read


def lint(html: str, under: int = 2) -> list[str]:
    """Sentences about what the author should mend. `under`: the level of the heading that the text stands under."""
    blocks = read(html)
    return [*_images(blocks), *_headings(blocks, under), *_tables(blocks)]


def _images(blocks: tuple[Block, ...]) -> Iterator[str]:
    without = sum(1 for run in every_run(blocks) if run.src and not run.text)
    if without:
        yield "An image has no description." if without == 1 else f"{without} images have no description."


def _headings(blocks: tuple[Block, ...], above: int) -> Iterator[str]:
    for block in walk(blocks):
        if block.tag in HEADINGS:
            level = int(block.tag[1])
            if level > above + 1:
                yield f"The heading “{block.words()}” skips a level: make it a level {above + 1} heading."
            above = level


def _tables(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        if block.tag == "table" and not any(part.tag == "thead" for part in block.blocks):
            words = " ".join(block.words().split())
            yield f"The table that begins “{words[:40]}” has no header row." if words else "A table has no header row."
