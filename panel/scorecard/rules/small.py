"""Small numbers: what is kept from the public, so that no child can be told from a figure."""

from collections.abc import Mapping
from dataclasses import dataclass

from panel.scorecard.rules.kinds import SHARES, Unit, share

WITHHELD = "c"
"""What stands in the place of a withheld figure, as in the Department for Education's statistics."""
SMALLEST, LARGEST = 1, 5
FEW = 10
"""A share of fewer children than this is given as a number of them, where nothing else is said."""

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"
ALL = frozenset({VALUE, NUMERATOR, DENOMINATOR})
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Figure:
    """One figure and what it is made of; what is not known is None."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


def is_small(number: float | None) -> bool:
    """Whether a number of children is one that is withheld (K13)."""
    return number is not None and SMALLEST <= round(number, 6) <= LARGEST


def whole(figure: Figure, unit: Unit) -> Figure:
    """The figure with what anyone could work out of it: the value of a share, or its numerator."""
    value, numerator = figure.value, figure.numerator
    if value is None:
        value = share(numerator, figure.denominator, unit)
    if numerator is None and unit is Unit.PER_CENT and value is not None and figure.denominator is not None:
        numerator = float(round(value * figure.denominator / 100))
    return Figure(value, numerator, figure.denominator)


def hidden(figure: Figure, unit: Unit) -> frozenset[str]:
    """Which parts of a figure the public is not shown (K13).

    A small numerator takes its share along, for the one gives the other; so does a small rest, that is the children
    whom the share leaves out. Of so few children that their number itself is small, nothing is told.
    """
    known = whole(figure, unit)
    if unit is Unit.NUMBER:
        return ALL if is_small(known.value) else NOTHING
    if is_small(known.denominator):
        return ALL
    if unit in SHARES and (is_small(known.numerator) or (unit is Unit.PER_CENT and is_small(_rest(known)))):
        return frozenset({VALUE, NUMERATOR})
    return NOTHING


def _rest(figure: Figure) -> float | None:
    if figure.numerator is None or figure.denominator is None:
        return None
    return figure.denominator - figure.numerator


def also_hidden(parts: Mapping[int, float], small: frozenset[int], total: float | None) -> frozenset[int]:
    """Which more of the parts of a shown total are withheld, so that no small one can be worked out (K13).

    `parts` are numbers by the id of their indicator, `small` those withheld already. A single one is the total less
    the others; several are known if each must be the least, or the most, that is withheld. The smallest of the others
    then joins them, until nothing can be worked out or no part is left.
    """
    if total is None or not small:
        return NOTHING_MORE
    kept = set(small)
    for part in sorted(parts, key=lambda one: (parts[one] == 0, parts[one], one)):
        if not worked_out([parts[one] for one in kept]):
            break
        if part not in kept:
            kept.add(part)
    return frozenset(kept) - small


NOTHING_MORE: frozenset[int] = frozenset()


def worked_out(withheld: list[float]) -> bool:
    """Whether withheld parts of one total can be told from their sum: one alone, all the least, or all the most."""
    together = sum(withheld)
    return len(withheld) == 1 or together in {len(withheld) * SMALLEST, len(withheld) * LARGEST}


def is_few(denominator: float | None, fewest: int = FEW) -> bool:
    """Whether a share is of too few children to be given as per cent (K14)."""
    return denominator is not None and denominator < fewest
