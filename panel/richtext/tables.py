"""Tables in normal form: a caption, header rows apart from the others, every row as long as the longest."""

from collections.abc import Callable
from typing import Any

from panel.richtext.nodes import CELLS, Block

Reader = Callable[[Any], tuple[Block, ...]]
WIDEST = 100
"""No paper has more columns; a spanned cell that says so is wrong."""


def read_table(element: Any, inside: Reader) -> list[Block]:
    """The table, or nothing where it has no cell."""
    rows = [(row, _cells(row, inside)) for row in element.iter("tr") if _owner(row) is element]
    rows = [(row, cells) for row, cells in rows if cells]
    if not rows:
        return []
    heads = _heads(rows)
    whole = _squared([cells for _, cells in rows])
    caption = [block for found in element.findall("caption") for block in inside(found)]
    parts = [Block("caption", caption[0].runs)] if caption and caption[0].runs else []
    for tag, some in (("thead", whole[:heads]), ("tbody", whole[heads:])):
        scope = "col" if tag == "thead" else "row"
        made = tuple(Block("tr", blocks=tuple(_scoped(cell, scope) for cell in row)) for row in some)
        parts += [Block(tag, blocks=made)] if made else []
    return [Block("table", blocks=tuple(parts))]


def _owner(row: Any) -> Any:
    """The table a row belongs to: not one that it stands in further out."""
    return next(row.iterancestors("table"))


def _heads(rows: list[tuple[Any, list[Block]]]) -> int:
    """How many rows at the top are header rows: those in a thead, or made of header cells only."""
    count = 0
    for row, cells in rows:
        if row.getparent().tag != "thead" and any(cell.tag != "th" for cell in cells):
            break
        count += 1
    return count if count < len(rows) else min(count, 1)


def _cells(row: Any, inside: Reader) -> list[Block]:
    return [Block(cell.tag, blocks=inside(cell), attributes=_spans(cell)) for cell in row if cell.tag in CELLS]


def _spans(cell: Any) -> dict[str, str]:
    found = {name: cell.get(name, "") for name in ("colspan", "rowspan")}
    return {name: text for name, text in found.items() if text.isdecimal() and 1 < int(text) <= WIDEST}


def _scoped(cell: Block, scope: str) -> Block:
    if cell.tag != "th" and scope == "row":
        return cell
    return Block("th", blocks=cell.blocks, attributes={**cell.attributes, "scope": scope})


def _squared(rows: list[list[Block]]) -> list[list[Block]]:
    """Rows filled up with empty cells, and spans cut at the last row, so that the table is a rectangle."""
    taken = _taken(rows)
    width = max(taken)
    return [
        [_cut(cell, len(rows) - number) for cell in row] + [Block("td")] * (width - taken[number])
        for number, row in enumerate(rows)
    ]


def _cut(cell: Block, left: int) -> Block:
    """The cell, reaching no further down than the table."""
    down = min(span(cell, "rowspan"), left)
    rest = {name: value for name, value in cell.attributes.items() if name != "rowspan"}
    return Block(cell.tag, blocks=cell.blocks, attributes={**rest, **({"rowspan": str(down)} if down > 1 else {})})


def _taken(rows: list[list[Block]]) -> list[int]:
    """How many columns each row fills, counting cells that reach down into it."""
    taken = [0] * len(rows)
    for number, row in enumerate(rows):
        for cell in row:
            for below in range(number, min(number + span(cell, "rowspan"), len(rows))):
                taken[below] += span(cell, "colspan")
    return taken


def span(cell: Block, name: str) -> int:
    """How many columns or rows a cell fills."""
    return int(cell.attributes.get(name, 1))
