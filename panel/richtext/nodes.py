"""The normal form of a text: blocks that hold blocks or runs of words, and how it is written as HTML.

The same words and marks are always written the same way, so that equal texts are equal strings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import escape

HEADINGS = ("h2", "h3", "h4")
LEAVES = frozenset({"p", "caption", *HEADINGS})
"""Blocks that hold runs; all others hold blocks."""
LISTS = frozenset({"ul", "ol"})
CELLS = frozenset({"th", "td"})
MARKS = ("a", "strong", "em", "sup", "sub")
"""How marks are nested, outermost first."""


@dataclass(frozen=True)
class Run:
    """Words with the same marks; or a line break; or an image (`src`, with `text` as its alternative)."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""
    src: str | None = None
    change: str = ""

    @property
    def looks(self) -> tuple[object, ...]:
        """All but the words: runs that look alike are one."""
        return (self.marks, self.href, self.src, self.change)


BREAK = "\n"


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list, item, table, row, cell or quotation. Leaves have runs, the others blocks."""

    tag: str
    runs: tuple[Run, ...] = ()
    blocks: tuple["Block", ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)

    def words(self) -> str:
        """The text of it all."""
        return "".join(run.text for run in self.runs) or " ".join(block.words() for block in self.blocks)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, in reading order, those inside others too."""
    for block in blocks:
        yield block
        yield from walk(block.blocks)


def every_run(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run, in reading order."""
    return (run for block in walk(blocks) for run in block.runs)


def write(blocks: Iterable[Block]) -> str:
    """The blocks as HTML."""
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    attributes = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}" for name, value in sorted(block.attributes.items())
    )
    line = block.blocks[0].runs if _is_line(block) else block.runs
    inner = write_runs(line) if line or block.tag in LEAVES else write(block.blocks)
    return f"<{block.tag}{attributes}>{inner}</{block.tag}>"


def _is_line(block: Block) -> bool:
    """Whether this is a cell with one paragraph: it is written without one."""
    return block.tag in CELLS and [inside.tag for inside in block.blocks] == ["p"] and not block.blocks[0].attributes


def write_runs(runs: Sequence[Run], marks: Sequence[str] = ("change", *MARKS)) -> str:
    """Runs as HTML, their marks nested in one order."""
    if not marks:
        return "".join(_run(run) for run in runs)
    first, rest = marks[0], marks[1:]
    return "".join(
        _marked(first, value, write_runs(list(group), rest))
        for value, group in groupby(runs, key=lambda run: _value(run, first))
    )


def _value(run: Run, mark: str) -> str:
    if mark == "change":
        return run.change
    if mark == "a":
        return run.href
    return mark if mark in run.marks else ""


def _marked(mark: str, value: str, inner: str) -> str:
    if not value:
        return inner
    if mark == "a":
        return f'<a href="{escape(value)}">{inner}</a>'
    return f"<{value}>{inner}</{value}>"


def _run(run: Run) -> str:
    if run.src is not None:
        return f'<img alt="{escape(run.text)}" src="{escape(run.src)}">'
    return "<br>".join(str(escape(line)) for line in run.text.split(BREAK))


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with those that look alike made one."""
    made: list[Run] = []
    for run in runs:
        if made and run.src is None and made[-1].looks == run.looks:
            made[-1] = replace(made[-1], text=made[-1].text + run.text)
        elif run.text or run.src is not None:
            made.append(run)
    return tuple(made)
