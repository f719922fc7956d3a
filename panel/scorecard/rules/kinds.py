"""What an indicator counts in, and which way is good."""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a figure is counted in."""

    NUMBER = "number"
    PER_CENT = "per cent"
    RATE = "rate per 10,000"
    SCORE = "average score"
    DAYS = "average days"


class Good(StrEnum):
    """Which way is good. What tells only of the children there are, such as how many, is context: neither is."""

    HIGH = "high"
    LOW = "low"
    CONTEXT = "context"


GOOD_WORDS: dict[Good, str] = {
    Good.HIGH: "High is good",
    Good.LOW: "Low is good",
    Good.CONTEXT: "For context",
}
SHARES = frozenset({Unit.PER_CENT, Unit.RATE})
"""Units whose figure is a numerator over a denominator."""
OF_A_HUNDRED = {Unit.PER_CENT: 100, Unit.RATE: 10_000}


def rounded(value: float, decimals: int) -> Decimal:
    """A figure at so many decimals, a half always up: 0.5 is 1, 1.5 is 2."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def said(value: float | None, unit: Unit, decimals: int) -> str:
    """A figure in words; nothing where it is not known."""
    if value is None:
        return ""
    return f"{rounded(value, decimals):,}{'%' if unit is Unit.PER_CENT else ''}"


def share(numerator: float | None, denominator: float | None, unit: Unit) -> float | None:
    """The figure that a numerator and a denominator make; None where they make none."""
    if unit not in SHARES or numerator is None or not denominator:
        return None
    return numerator / denominator * OF_A_HUNDRED[unit]
