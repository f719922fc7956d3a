"""How a body writes the numbers of its agenda's sub-items."""

from enum import StrEnum


class SubItems(StrEnum):
    """The form of a sub-item's number (variations.md): 6a, or 6.1."""

    LETTERS = "letters"
    DECIMALS = "decimals"


SUB_ITEM_WORDS: dict[SubItems, str] = {SubItems.LETTERS: "6a, 6b, 6c", SubItems.DECIMALS: "6.1, 6.2, 6.3"}
