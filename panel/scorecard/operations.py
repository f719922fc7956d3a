"""Keeping indicators and their figures."""

from collections.abc import Iterable, Mapping
from typing import Any

from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import refuse
from panel.scorecard.models import Indicator, IndicatorValue
from panel.scorecard.rules.periods import Period
from panel.scorecard.rules.starter import Starter
from panel.wording import counted, listed

FACTS = (
    *("code", "name", "definition", "unit", "good", "decimals", "source", "basis", "area", "suppress", "fewest"),
    *("tolerance", "line", "line_words", "part_of_id"),
)
"""What may be entered about an indicator."""
FIGURES = ("value", "numerator", "denominator", "target", "neighbours", "england", "narrative")
"""What may be entered about a period."""


def take_up(body: Body, starters: Iterable[Starter], *, by: Actor) -> list[Indicator]:
    """Begin to keep indicators that are offered as a start, after those there are."""
    taken = []
    for place, one in enumerate(starters, _last(body) + 1):
        facts = {name: getattr(one, name) for name in ("code", "name", "definition", "unit", "good", "decimals")}
        line = {"basis": one.basis, "line": one.line, "line_words": one.line_words or None}
        taken.append(Indicator(body=body, position=place, **facts, **line))
    db.session.add_all(taken)
    said(f"took up {counted(len(taken), 'indicator')}: {listed(one.name for one in taken)}", by=by, about=_about(body))
    return taken


def add_indicator(body: Body, facts: Mapping[str, Any], *, by: Actor) -> Indicator:
    """Add an indicator after the others. `facts` are columns named in FACTS."""
    indicator = Indicator(body=body, position=_last(body) + 1, **_given(facts, FACTS))
    db.session.add(indicator)
    said(f"added the indicator “{indicator.name}”", by=by, about=_about(body))
    return indicator


def change_indicator(indicator: Indicator, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change what is said of an indicator. Raises Refused where it would be a part of itself."""
    given = _given(facts, FACTS)
    if given.get("part_of_id") in {indicator.id, *(_parts(indicator) if given.get("part_of_id") else ())}:
        raise refuse("Scorecard", "An indicator cannot be a part of itself, nor of one of its own parts.")
    for name, value in given.items():
        setattr(indicator, name, value)
    said(f"changed the indicator “{indicator.name}”", by=by, about=_about(indicator.body))


def _parts(indicator: Indicator) -> set[int]:
    return set(db.session.scalars(db.select(Indicator.id).where(Indicator.part_of_id == indicator.id)))


def move_indicator(indicator: Indicator, to: int, *, by: Actor) -> None:
    """Put an indicator at another place, counted from 1."""
    query = db.select(Indicator).where(Indicator.body_id == indicator.body_id, Indicator.id != indicator.id)
    others = list(db.session.scalars(query.order_by(Indicator.position, Indicator.id)))
    others.insert(min(max(to, 1), len(others) + 1) - 1, indicator)
    for place, one in enumerate(others, 1):
        one.position = place
    said(f"moved the indicator “{indicator.name}” to place {indicator.position}", by=by, about=_about(indicator.body))


def remove_indicator(indicator: Indicator, *, by: Actor) -> None:
    """Stop keeping an indicator; its figures go with it. Reports keep what they showed of it."""
    name, body = indicator.name, indicator.body
    db.session.delete(indicator)
    said(f"removed the indicator “{name}” with its figures", by=by, about=_about(body))


def keep_figure(indicator: Indicator, period: Period, facts: Mapping[str, Any], *, by: Actor) -> IndicatorValue:
    """Keep the figure of a period, in the place of one kept before. `facts` are columns named in FIGURES."""
    value = _keep(indicator, period, facts)
    said(f"kept the figure of “{indicator.name}” for {period.words}", by=by, about=_about(indicator.body))
    return value


def keep_figures(body: Body, figures: Iterable[tuple[Indicator, Period, Mapping[str, Any]]], *, by: Actor) -> int:
    """Keep the figures of a file, all of them or none; how many there were."""
    kept = [_keep(indicator, period, facts) for indicator, period, facts in figures]
    said(f"took {counted(len(kept), 'figure')} of the scorecard from a file", by=by, about=_about(body))
    return len(kept)


def _keep(indicator: Indicator, period: Period, facts: Mapping[str, Any]) -> IndicatorValue:
    found = next((one for one in indicator.values if one.period == period.code), None)
    if found is None:
        found = IndicatorValue(period=period.code, ends=period.end)
        indicator.values.append(found)
    for name, value in _given(facts, FIGURES).items():
        setattr(found, name, value)
    return found


def move_figure(value: IndicatorValue, period: Period, facts: Mapping[str, Any], *, by: Actor) -> None:
    """Change a figure, and the period it is of. Raises Refused where another figure of that period is kept."""
    others = [one.period for one in value.indicator.values if one is not value]
    if period.code in others:
        raise refuse("Scorecard", f"There is a figure for {period.words} already. Change that one.")
    value.period, value.ends = period.code, period.end
    for name, fact in _given(facts, FIGURES).items():
        setattr(value, name, fact)
    said(
        f"changed the figure of “{value.indicator.name}” for {period.words}", by=by, about=_about(value.indicator.body)
    )


def remove_figure(value: IndicatorValue, *, by: Actor) -> None:
    """Take away a figure that was entered by mistake."""
    indicator, words = value.indicator, value.time.words
    indicator.values.remove(value)
    said(f"removed the figure of “{indicator.name}” for {words}", by=by, about=_about(indicator.body))


def _given(facts: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The facts that may be entered; an empty text is nothing."""
    return {name: None if facts[name] == "" else facts[name] for name in names if name in facts}


def _last(body: Body) -> int:
    return db.session.scalar(db.select(db.func.max(Indicator.position)).where(Indicator.body_id == body.id)) or 0


def _about(body: Body) -> str:
    return f"body/{body.id}"
