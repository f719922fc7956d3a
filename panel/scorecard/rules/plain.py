"""Figures as plain tables of clean HTML: for comparing two texts, and for what draws no charts."""

from collections.abc import Iterable

from markupsafe import escape

from panel.scorecard.rules.cards import Card, Cell

COLUMNS = ("Period", "Figure", "Children", "Target", "Direction", "Against target")


def figures_html(cards: Iterable[Card]) -> str:
    """Each indicator by its name, with the table of its figures, the latest first."""
    return "".join(f"<h3>{escape(card.name)}</h3>{table(card)}" for card in cards)


def table(card: Card) -> str:
    """The figures of an indicator as a table with a head."""
    head, body = _row("th", COLUMNS), "".join(_row("td", row(cell)) for cell in reversed(card.cells))
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def row(cell: Cell) -> tuple[str, ...]:
    """What a table says of one period."""
    children = f"{cell.numerator} of {cell.denominator}" if cell.numerator and cell.denominator else cell.numerator
    return cell.period, cell.words, children, cell.target, cell.travel, cell.standing


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(words)}</{tag}>' for words in cells)}</tr>"
