"""The same text as Markdown, for writing without a script, and back without loss.

What Markdown cannot say stands in it as HTML: a table with merged cells or without a header row, a mark that ends in
the middle of a word. A numbered list that begins with 0 carries on from the list before it.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from markdown_it import MarkdownIt

from panel.richtext.clean import clean
from panel.richtext.nodes import BREAK, CELLS, MARKS, Block, Run, write
from panel.richtext.parse import read

_parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "fence", "lheading", "hr"])
SIGNS = {"strong": "**", "em": "*"}
SPECIAL = re.compile(r"[\\`*_\[\]<>|#]|&(?=#?\w+;)")
AT_START = re.compile(r"^(?:([+=~-])|(\d+)([.)]))", re.MULTILINE)


def from_markdown(text: str) -> str:
    """Clean HTML of a Markdown text."""
    return clean(_parser.render(text))


def to_markdown(html: str) -> str:
    """The Markdown that makes this text again."""
    return _blocks(read(html))


def _blocks(blocks: Sequence[Block]) -> str:
    """Blocks parted by empty lines. Of two lists that touch the second has other signs, or they would be one."""
    made: list[str] = []
    other = False
    for number, block in enumerate(blocks):
        other = not other and number > 0 and block.tag == blocks[number - 1].tag
        made.append(_block(block, other=other))
    return "\n\n".join(made)


def _block(block: Block, *, other: bool) -> str:
    if block.tag == "p":
        return _line(block.runs)
    if block.tag in ("h2", "h3", "h4"):
        return "#" * int(block.tag[1]) + " " + _line(block.runs).replace("\\" + BREAK, " ")
    if block.tag in ("ul", "ol"):
        return _list(block, other=other)
    if block.tag == "blockquote":
        return _indented(_blocks(block.blocks), "> ", "> ")
    return _table(block)


def _list(block: Block, *, other: bool) -> str:
    first = 0 if "data-continue" in block.attributes else int(block.attributes.get("start", 1))
    point, dash = (")", "*") if other else (".", "-")
    signs = [f"{first + n}{point}" if block.tag == "ol" else dash for n in range(len(block.blocks))]
    items = [_blocks(item.blocks) for item in block.blocks]
    apart = "\n\n" if any("\n\n" in item for item in items) else "\n"
    return apart.join(
        _indented(item, f"{sign} ", " " * (len(sign) + 1)) for sign, item in zip(signs, items, strict=True)
    )


def _indented(text: str, first: str, rest: str) -> str:
    """The lines of a text with what stands before them; empty lines stay empty in lists."""
    first_line, *lines = text.split("\n")
    return "\n".join([first + first_line, *((rest + line).rstrip() for line in lines)])


def _table(block: Block) -> str:
    rows = [row for part in block.blocks for row in part.blocks]
    heads = [part for part in block.blocks if part.tag == "thead"]
    simple = (
        len(heads) == 1
        and len(heads[0].blocks) == 1
        and all(part.tag != "caption" for part in block.blocks)
        and len(block.blocks) > 1
        and all(_fits(cell, row in heads[0].blocks) for row in rows for cell in row.blocks)
    )
    if not simple:
        return write([block])
    lines = ["| " + " | ".join(_cell(cell) for cell in row.blocks) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0].blocks))
    return "\n".join(lines)


def _fits(cell: Block, head: bool) -> bool:
    """Whether Markdown can say this cell: one line of words, no span, a header only at the top."""
    plain = not set(cell.attributes) - {"scope"} and (cell.tag == "th") == head and cell.tag in CELLS
    return plain and (not cell.blocks or [inside.tag for inside in cell.blocks] == ["p"])


def _cell(cell: Block) -> str:
    runs = cell.blocks[0].runs if cell.blocks else ()
    return _line(runs).replace("\\" + BREAK, "<br>")


def _line(runs: Sequence[Run]) -> str:
    """Runs as one line, or several where there are breaks."""
    text = _runs(runs, MARKS, "", "")
    return AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _runs(runs: Sequence[Run], marks: Sequence[str], before: str, after: str) -> str:
    if not marks:
        return "".join(_words(run) for run in runs)
    first, rest = marks[0], marks[1:]
    groups = [list(group) for _, group in groupby(runs, key=lambda run: _has(run, first))]
    made = []
    for number, group in enumerate(groups):
        left = groups[number - 1][-1].text[-1:] if number else before
        right = groups[number + 1][0].text[:1] if number + 1 < len(groups) else after
        made.append(_marked(first, group, _runs(group, rest, left, right), left, right))
    return "".join(made)


def _has(run: Run, mark: str) -> str:
    return run.href if mark == "a" else str(mark in run.marks or "")


def _marked(mark: str, runs: list[Run], inner: str, left: str, right: str) -> str:
    if not _has(runs[0], mark):
        return inner
    if mark == "a":
        return f"[{inner}]({_address(runs[0].href)})"
    words = "".join(run.text for run in runs)
    if mark in SIGNS and _stands_free(words, left, right):
        return f"{SIGNS[mark]}{inner}{SIGNS[mark]}"
    return f"<{mark}>{inner}</{mark}>"


def _stands_free(words: str, left: str, right: str) -> bool:
    """Whether Markdown's signs hold here: letters or figures inside, spaces or nothing outside."""
    return bool(words) and words[0].isalnum() and words[-1].isalnum() and not (left + right).strip()


def _address(href: str) -> str:
    return f"<{href}>" if re.search(r"[()\s]", href) else href


def _words(run: Run) -> str:
    if run.src is not None:
        return f"![{_escaped(run.text)}]({run.src})"
    return _escaped(run.text).replace(BREAK, "\\" + BREAK)


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: "\\" + found[0], text)
