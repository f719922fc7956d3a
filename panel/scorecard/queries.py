"""The scorecard of a body as its reader is shown it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy.orm import joinedload

from panel.access.doors import finds_body
from panel.bodies.models import Body
from panel.exemption.queries import Thing, names, reader_of
from panel.exemption.rules import Marking, Reader, shown
from panel.extensions import db
from panel.scorecard.models import Indicator, IndicatorValue
from panel.scorecard.rules.cards import About, Card, Entry, card, hidden_parts, hidden_within, value_of
from panel.scorecard.rules.kinds import Unit
from panel.scorecard.rules.small import Figure, also_hidden

FEW_CHILDREN = Marking(exempt=True, paragraphs=(2,))
"""What withholds a small number: it may reveal who a child is (X6, K13)."""


@finds_body("indicator_id")
def body_of_indicator(indicator_id: int) -> Body | None:
    """The body of an indicator."""
    indicator = db.session.get(Indicator, indicator_id)
    return indicator.body if indicator else None


@finds_body("value_id")
def body_of_value(value_id: int) -> Body | None:
    """The body of a figure."""
    value = db.session.get(IndicatorValue, value_id)
    return value.indicator.body if value else None


@names("scorecard")
def small_numbers_of(body_id: int) -> Thing | None:
    """What "scorecard/7" stands for: the figures of a body about very few children."""
    body = db.session.get(Body, body_id)
    if body is None:
        return None
    return Thing(
        about=f"scorecard/{body.id}",
        body=body,
        meeting=f"body/{body.id}",
        title="Figures about very few children",
        place="figures of the scorecard about very few children",
        marking=replace(FEW_CHILDREN, about=f"scorecard/{body.id}"),
        endpoint="scorecard.scorecard",
        out=True,
        values={"body_id": body.id},
    )


def sees_small(body: Body, reader: Reader | None = None) -> bool:
    """Whether the reader, or else the present one, is shown figures about very few children."""
    return shown(replace(FEW_CHILDREN, about=f"scorecard/{body.id}"), reader or reader_of(body))


def indicators_of(body: Body) -> list[Indicator]:
    """The indicators of a body, in order, with their figures."""
    query = db.select(Indicator).where(Indicator.body_id == body.id).order_by(Indicator.position, Indicator.id)
    return list(db.session.scalars(query.options(joinedload(Indicator.values))).unique())


def bodies_with_scorecards() -> list[Body]:
    """The bodies that keep indicators, by name."""
    kept = db.select(Indicator.body_id)
    return list(db.session.scalars(db.select(Body).where(Body.id.in_(kept)).order_by(Body.name, Body.id)))


def scorecard_of(
    body: Body,
    reader: Reader | None = None,
    *,
    most: int = 0,
    until: str = "",
    only: Sequence[int] = (),
    every: bool = False,
) -> list[Card]:
    """The scorecard as the reader, or else the present one, is shown it.

    The last `most` periods of each indicator, up to the period whose code is `until`; of these indicators `only`; with
    `every`, the figures of months, quarters, years and days together.
    """
    indicators = indicators_of(body)
    entries = {one.id: entries_of(one, until) for one in indicators}
    also = withheld_beside(indicators, entries)
    full = sees_small(body, reader)
    return [
        card(about(one), entries[one.id], full=full, also=also.get(one.id, frozenset()), most=most, every=every)
        for one in indicators
        if not only or one.id in only
    ]


def about(indicator: Indicator) -> About:
    """An indicator as facts."""
    return About(
        id=indicator.id,
        name=indicator.name,
        code=indicator.code or "",
        definition=indicator.definition or "",
        unit=indicator.unit,
        good=indicator.good,
        decimals=indicator.decimals,
        source=indicator.source or "",
        suppress=indicator.suppress,
        fewest=indicator.fewest,
        tolerance=indicator.tolerance,
        line=indicator.line,
        line_words=indicator.line_words or "",
        part_of=indicator.part_of_id,
    )


def periods_of(body: Body) -> list[tuple[str, str]]:
    """The periods of which there are figures, latest first: code and words."""
    found = {value.time for indicator in indicators_of(body) for value in indicator.values}
    return [(period.code, period.words) for period in sorted(found, reverse=True)]


def entry_of(value: IndicatorValue) -> Entry:
    """A figure as facts."""
    return Entry(
        period=value.time,
        figure=Figure(value.value, value.numerator, value.denominator),
        target=value.target,
        neighbours=value.neighbours,
        england=value.england,
        narrative=value.narrative or "",
    )


def entries_of(indicator: Indicator, until: str = "") -> list[Entry]:
    """The figures of an indicator, oldest first, up to the end of a period."""
    found = [entry_of(value) for value in indicator.values]
    last = next((entry.period.end for entry in found if entry.period.code == until), None)
    return [entry for entry in found if last is None or entry.period.end <= last]


def withheld_beside(
    indicators: Iterable[Indicator], entries: Mapping[int, Sequence[Entry]]
) -> dict[int, frozenset[str]]:
    """By indicator, the periods that are withheld because a small part of a shown total could be worked out (K13)."""
    each = {one.id: one for one in indicators}
    found: dict[int, set[str]] = defaultdict(set)
    for total in each.values():
        found[total.id] |= hidden_within(about(total), entries[total.id])
        parts = [one for one in each.values() if one.part_of_id == total.id and one.unit is Unit.NUMBER]
        for entry in entries[total.id] if parts else ():
            code = entry.period.code
            beside = {one.id: same for one in parts for same in entries[one.id] if same.period.code == code}
            numbers = {
                id: value for id, same in beside.items() if (value := value_of(about(each[id]), same)) is not None
            }
            small = frozenset(id for id in numbers if hidden_parts(about(each[id]), beside[id]))
            shown_total = None if hidden_parts(about(total), entry) else value_of(about(total), entry)
            for id in also_hidden(numbers, small, shown_total):
                found[id].add(code)
    return {id: frozenset(codes) for id, codes in found.items()}


@dataclass(frozen=True)
class Challenge:
    """Something that a panel asked about an indicator, as its reader may be told: words, where it is read, when."""

    words: str
    place: str
    when: str
    status: str = ""


Teller = TypeVar("Teller", bound=Callable[[Body], Mapping[int, Sequence[Challenge]]])
_tellers: list[Callable[[Body], Mapping[int, Sequence[Challenge]]]] = []


def tells_challenges(teller: Teller) -> Teller:
    """Register who tells what was asked about the indicators of a body, by their ids; a feature above does it."""
    _tellers.append(teller)
    return teller


def challenges_of(body: Body) -> dict[int, list[Challenge]]:
    """What was asked about each indicator of a body, as far as the present reader may read it."""
    found: dict[int, list[Challenge]] = defaultdict(list)
    for teller in _tellers:
        for id, asked in teller(body).items():
            found[id].extend(asked)
    return found
