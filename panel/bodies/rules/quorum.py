"""How a body sets its quorum: a number or a share of its members, and which members count (V1)."""

import re
from enum import StrEnum
from fractions import Fraction
from math import ceil


class WhoCounts(StrEnum):
    """Whose presence makes a quorum."""

    VOTING = "voting members"
    ALL = "all members"


WHO_COUNTS_WORDS: dict[WhoCounts, str] = {
    WhoCounts.VOTING: "Voting members only",
    WhoCounts.ALL: "All members, voting or not",
}

SHARES: dict[str, str] = {"1/4": "One quarter", "1/3": "One third", "2/5": "Two fifths", "1/2": "One half"}
"""The shares that standing orders usually name."""

_NAMES = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fourth": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6),
}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3}

_FIGURES = re.compile(r"(?<![\d/])(\d)\s*/\s*(\d)(?![\d/])")
_WORDS = re.compile(rf"\b(?:({'|'.join(_TIMES)})[ -])?({'|'.join(_NAMES)})s?\b", re.IGNORECASE)


def read_share(words: str | None) -> Fraction | None:
    """The share that words name: “1/4”, “one quarter of the voting members”; None where they name none below one."""
    figures, named = _FIGURES.search(words or ""), _WORDS.search(words or "")
    if figures and int(figures[2]):
        share = Fraction(int(figures[1]), int(figures[2]))
    elif named:
        share = _TIMES[(named[1] or "one").lower()] * _NAMES[named[2].lower()]
    else:
        return None
    return share if 0 < share < 1 else None


def quorum_of(number: int | None, share: Fraction | None, members: int) -> int | None:
    """How many must be present: the number, or else the share of `members`, rounded up (V1). None: not known.

    Where standing orders give both, the higher is needed.
    """
    known = [value for value in (number, ceil(share * members) if share else None) if value is not None]
    return max(known, default=None)
