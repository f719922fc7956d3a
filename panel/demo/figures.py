"""The scorecard of the story: its indicators, the figures of the last six quarters, and what was asked about them."""

import datetime as dt
from collections.abc import Sequence

from panel.demo.cast import Cast, Facts
from panel.extensions import db
from panel.follow_up.indicators import tie
from panel.minutes.models import FollowUp
from panel.scorecard.models import Indicator
from panel.scorecard.operations import change_indicator, keep_figures, take_up
from panel.scorecard.rules.periods import Period, quarter
from panel.scorecard.rules.starter import BY_CODE

COMPARED = ("target", "neighbours", "england")


def count(cast: Cast, indicators: Sequence[Facts], today: dt.date) -> None:
    """The author takes up indicators, says where their figures come from, and brings them in; the clerk ties them."""
    body, author = cast.bodies["CPP"], cast.clerk
    taken = take_up(body, [BY_CODE[facts["code"]] for facts in indicators], by=author)
    db.session.flush()
    figures = []
    for indicator, facts in zip(taken, indicators, strict=True):
        change_indicator(indicator, {"source": facts["source"]}, by=author)
        figures += [(indicator, *one) for one in _figures(facts, today)]
    keep_figures(body, figures, by=author)
    for indicator, facts in zip(taken, indicators, strict=True):
        if "asked" in facts:
            _tie(cast, indicator, facts["asked"])


def _figures(facts: Facts, today: dt.date) -> list[tuple[Period, Facts]]:
    """The figure of each quarter; what lies behind it is said of the latest."""
    compared = {name: facts[name] for name in COMPARED if name in facts}
    given = [{"value": value} for value in facts.get("values", ())]
    given += [{"numerator": part, "denominator": of} for part, of in facts.get("counts", ())]
    given[-1]["narrative"] = facts.get("narrative")
    return [(period, {**compared, **one}) for period, one in zip(quarters_to(today, len(given)), given, strict=True)]


def quarters_to(today: dt.date, number: int) -> list[Period]:
    """So many quarters, the last of them the latest that is over."""
    years = range(today.year - 3, today.year + 1)
    over = [one for year in years for place in range(1, 5) if (one := quarter(year, place)).end < today]
    return over[-number:]


def _tie(cast: Cast, indicator: Indicator, words: str) -> None:
    asked = next(one for one in db.session.scalars(db.select(FollowUp)) if words in one.words)
    tie(asked, [indicator], by=cast.clerk)
