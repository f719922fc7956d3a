"""The order of rows on a page."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """A row that knows its place."""

    position: int


Row = TypeVar("Row", bound=Placed)


def ordered(rows: Sequence[Row], row: Row, to: int) -> list[Row]:
    """The rows with `row` at the place `to`, from 1; what is beyond an end is that end."""
    others = [one for one in rows if one is not row]
    at = min(max(to, 1), len(others) + 1) - 1
    return [*others[:at], row, *others[at:]]


def number(rows: Sequence[Row]) -> list[Row]:
    """The rows, each told its position from 1. A row that stands where it stood is not touched."""
    for position, row in enumerate(rows, 1):
        if row.position != position:
            row.position = position
    return list(rows)


def place(rows: Sequence[Row], row: Row, to: int) -> list[Row]:
    """The rows with `row` at the place `to`, each told its position."""
    return number(ordered(rows, row, to))
