"""A panel with two indicators over six quarters."""

from collections.abc import Iterable
from typing import Any

from panel.bodies.models import Body
from panel.scorecard.models import Indicator, IndicatorValue
from panel.scorecard.rules.kinds import Good, Unit
from panel.scorecard.rules.periods import read_period
from tests import factories

QUARTERS = ("2016/17 Q3", "2016/17 Q4", "2017/18 Q1", "2017/18 Q2", "2017/18 Q3", "2017/18 Q4")


def indicator(body: Body, name: str = "Reviews on time", **facts: Any) -> Indicator:
    """An indicator of a body: a percentage of which more is better, unless told otherwise."""
    plain = {"unit": Unit.PER_CENT, "good": Good.HIGH, "decimals": 1, "code": name.upper()[:3], "position": 1}
    return factories.keep(Indicator(body=body, name=name, **(plain | facts)))


def figure(of: Indicator, period: str, value: float | None = None, **facts: Any) -> IndicatorValue:
    """The figure of a period."""
    time = read_period(period)
    return factories.keep(IndicatorValue(indicator=of, period=time.code, ends=time.end, value=value, **facts))


def shares(of: Indicator, counts: Iterable[tuple[int, int]], **facts: Any) -> None:
    """Numerators and denominators, a quarter each."""
    for period, (numerator, denominator) in zip(QUARTERS, counts, strict=False):
        figure(of, period, numerator=numerator, denominator=denominator, **facts)
