"""Two versions of a text as one, showing what was put in and what was taken out.

Blocks are paired by how alike their words are, then compared inside: lists by items, tables by rows and cells, lines
by words with their marks. Taking out all that is deleted gives exactly the new text; taking out what is inserted, the
old: a member who reads a comparison can rely on it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from markupsafe import Markup

from panel.richtext.nodes import CELLS, LEAVES, Block, Run, joined, write
from panel.richtext.pairing import paired
from panel.richtext.parse import read

INSERTED, DELETED = "ins", "del"
ALIKE = 0.5
"""Lines with fewer words in common than this are shown as one taken out and another put in."""
ALIKE_INSIDE = 0.2
"""Lists, tables and rows grow and shrink: with fewer words in common they are still the same one."""
PLACES = CELLS | {"thead", "tbody", "caption"}
"""Parts of a table: one that stands in the same place is the same one, whatever it says."""
WORDS = re.compile(r"\w+|[^\w]")


def compare(old: str, new: str) -> Markup:
    """The two texts as one, with `ins` and `del`. A block put in or taken out whole says so in `data-change`."""
    return Markup(write(_blocks(read(old), read(new))))  # noqa: S704 - written from parsed words, each escaped


def _blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    alone = len(old) == len(new) == 1
    pairs = paired(old, new, lambda block: write([block]), lambda a, b: _likeness(a, b, alone=alone))
    return tuple(_merged(before, after) for before, after in pairs)


def _likeness(old: Block, new: Block, *, alone: bool) -> float:
    """From 0, not the same block at all, to 1, the same words."""
    if old.tag != new.tag or old.attributes != new.attributes:
        return 0.0
    before, after = Counter(WORDS.findall(old.words())), Counter(WORDS.findall(new.words()))
    total = before.total() + after.total()
    found = 2 * (before & after).total() / total if total else 1.0
    if old.tag in PLACES or alone:
        return found + 0.01
    return found if found >= (ALIKE if old.tag in LEAVES else ALIKE_INSIDE) else 0.0


def _merged(old: Block | None, new: Block | None) -> Block:
    if old is None or new is None:
        block, change = (new, INSERTED) if old is None else (old, DELETED)
        assert block is not None  # noqa: S101 - a pair has at least one
        marked = _marked(block, change)
        return replace(marked, attributes={**marked.attributes, "data-change": change})
    if old == new:
        return new
    return replace(new, runs=_runs(old.runs, new.runs), blocks=_blocks(old.blocks, new.blocks))


def _marked(block: Block, change: str) -> Block:
    """The block with all its words marked."""
    inside = tuple(_marked(inner, change) for inner in block.blocks)
    return replace(block, runs=_all(block.runs, change), blocks=inside)


def _all(runs: Sequence[Run], change: str) -> tuple[Run, ...]:
    return tuple(replace(run, change=change) for run in runs)


def _runs(old: Sequence[Run], new: Sequence[Run]) -> tuple[Run, ...]:
    """One line made of two: word by word, or one after the other where they share little."""
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _all(old, DELETED) + _all(new, INSERTED)
    made: list[Run] = []
    gone: list[Run] = []
    come: list[Run] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        same = kind == "equal"
        if same and not _only_space_between(before[a:b], gone, come):
            made += [*_all(gone, DELETED), *_all(come, INSERTED), *before[a:b]]
            gone, come = [], []
        else:
            gone += before[a:b]
            come += after[c:d]
    return joined([*made, *_all(gone, DELETED), *_all(come, INSERTED)])


def _only_space_between(words: Sequence[Run], gone: list[Run], come: list[Run]) -> bool:
    """A single space between two changes is no sameness worth showing."""
    return bool(gone or come) and len(words) == 1 and words[0].text == " "


def _words(runs: Sequence[Run]) -> list[Run]:
    return [
        replace(run, text=word) for run in runs for word in (WORDS.findall(run.text) if run.src is None else [run.text])
    ]
