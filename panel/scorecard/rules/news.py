"""Whether a figure is good news: where it goes, and how it stands to its target. In words and a shape, then colour."""

from enum import Enum

from panel.scorecard.rules.kinds import Good, rounded


class Travel(Enum):
    """Where a figure goes since the one before."""

    BETTER_UP = ("better", "↑")
    BETTER_DOWN = ("better", "↓")
    WORSE_UP = ("worse", "↑")
    WORSE_DOWN = ("worse", "↓")
    SAME = ("same", "→")
    HIGHER = ("higher", "↑")
    LOWER = ("lower", "↓")

    def __init__(self, word: str, shape: str) -> None:
        self.word, self.shape = word, shape


class Standing(Enum):
    """How a figure stands to its target."""

    GREEN = ("on target", "●", "green")
    AMBER = ("near target", "▲", "amber")
    RED = ("off target", "■", "red")

    def __init__(self, word: str, shape: str, colour: str) -> None:
        self.word, self.shape, self.colour = word, shape, colour


WAYS: dict[tuple[Good, bool], Travel] = {
    (Good.HIGH, True): Travel.BETTER_UP,
    (Good.HIGH, False): Travel.WORSE_DOWN,
    (Good.LOW, True): Travel.WORSE_UP,
    (Good.LOW, False): Travel.BETTER_DOWN,
    (Good.CONTEXT, True): Travel.HIGHER,
    (Good.CONTEXT, False): Travel.LOWER,
}
NEAR = 10
"""Per cent of the target within which a figure is near it, where nothing else is said."""


def travel(good: Good, before: float | None, now: float | None, decimals: int) -> Travel | None:
    """Where a figure goes, by what is good for it (K12); as they are printed, two figures may be the same."""
    if before is None or now is None:
        return None
    first, last = rounded(before, decimals), rounded(now, decimals)
    return Travel.SAME if first == last else WAYS[good, last > first]


def standing(
    good: Good, value: float | None, target: float | None, decimals: int, tolerance: float | None = None
) -> Standing | None:
    """How a figure stands to its target, by what is good for it (K12); what is context stands to none.

    `tolerance` is how far off, in the figure's own unit, is still near; a tenth of the target where it is not said.
    """
    if value is None or target is None or good is Good.CONTEXT:
        return None
    short = rounded(target, decimals) - rounded(value, decimals)
    off = short if good is Good.HIGH else -short
    if off <= 0:
        return Standing.GREEN
    near = abs(target) * NEAR / 100 if tolerance is None else tolerance
    return Standing.AMBER if float(off) <= near else Standing.RED
