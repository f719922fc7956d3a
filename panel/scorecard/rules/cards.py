"""An indicator as a reader is shown it: plain facts, so that a report can keep them as they stood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from panel.scorecard.rules.kinds import GOOD_WORDS, SHARES, Good, Unit, said, share
from panel.scorecard.rules.news import Standing, Travel, standing, travel
from panel.scorecard.rules.periods import Period
from panel.scorecard.rules.small import (
    DENOMINATOR,
    FEW,
    NOTHING,
    NUMERATOR,
    VALUE,
    WITHHELD,
    Figure,
    also_hidden,
    hidden,
    is_few,
)


@dataclass(frozen=True)
class About:
    """What an indicator is, as facts."""

    id: int
    name: str
    code: str = ""
    definition: str = ""
    unit: Unit = Unit.NUMBER
    good: Good = Good.CONTEXT
    decimals: int = 0
    source: str = ""
    suppress: bool = True
    fewest: int = FEW
    tolerance: float | None = None
    line: float | None = None
    line_words: str = ""
    part_of: int | None = None


@dataclass(frozen=True)
class Entry:
    """What is kept of one period."""

    period: Period
    figure: Figure
    target: float | None = None
    neighbours: float | None = None
    england: float | None = None
    narrative: str = ""


@dataclass(frozen=True)
class Cell:
    """One period as it is shown. `number` is for the chart: None where the figure is withheld, or of too few."""

    period: str
    words: str
    ends: str = ""
    number: float | None = None
    numerator: str = ""
    denominator: str = ""
    target: str = ""
    target_number: float | None = None
    neighbours: str = ""
    neighbours_number: float | None = None
    england: str = ""
    england_number: float | None = None
    narrative: str = ""
    withheld: bool = False
    kept_back: bool = False
    travel: str = ""
    travel_shape: str = ""
    standing: str = ""
    standing_shape: str = ""
    standing_colour: str = ""


@dataclass(frozen=True)
class Card:
    """An indicator with its periods, oldest first. `kept_back`: the public is not shown all that stands here."""

    id: int
    name: str
    code: str = ""
    definition: str = ""
    unit: str = ""
    good: str = ""
    source: str = ""
    line: float | None = None
    line_words: str = ""
    cells: tuple[Cell, ...] = ()

    @property
    def last(self) -> Cell | None:
        """The latest period."""
        return self.cells[-1] if self.cells else None

    @property
    def before(self) -> Cell | None:
        """The period before the latest."""
        return self.cells[-2] if len(self.cells) > 1 else None

    @property
    def kept_back(self) -> bool:
        """Whether something here is not shown to the public."""
        return any(cell.kept_back for cell in self.cells)

    @property
    def withheld(self) -> bool:
        """Whether something here is withheld from this reader."""
        return any(cell.withheld for cell in self.cells)

    def facts(self) -> dict[str, Any]:
        """The card as a report keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Card":
        """The card that a report kept."""
        return cls(**{**facts, "cells": tuple(Cell(**cell) for cell in facts["cells"])})


def card(
    about: About,
    entries: Iterable[Entry],
    *,
    full: bool,
    also: frozenset[str] = frozenset(),
    most: int = 0,
    every: bool = False,
) -> Card:
    """An indicator as a reader is shown it: `full` to who may see small numbers too.

    `also` are the codes of periods withheld for the sake of other indicators (a part of a total). Only periods of the
    latest one's kind stand together, the last `most` of them where that is said; with `every` those of all kinds.
    """
    in_order = sorted(entries, key=lambda entry: entry.period)
    alike = [entry for entry in in_order if every or entry.period.kind is in_order[-1].period.kind]
    cells: list[Cell] = []
    before: float | None = None
    for entry in alike:
        made = cell(about, entry, before, full=full, also=entry.period.code in also)
        cells.append(made)
        before = None if made.withheld else value_of(about, entry)
    return Card(
        id=about.id,
        name=about.name,
        code=about.code,
        definition=about.definition,
        unit=about.unit.value,
        good=GOOD_WORDS[about.good],
        source=about.source,
        line=about.line,
        line_words=about.line_words,
        cells=tuple(cells[-most:]),
    )


def value_of(about: About, entry: Entry) -> float | None:
    """The figure as entered, or as its numerator and denominator make it."""
    made = share(entry.figure.numerator, entry.figure.denominator, about.unit)
    return entry.figure.value if entry.figure.value is not None else made


def hidden_parts(about: About, entry: Entry, *, also: bool = False) -> frozenset[str]:
    """What of a period the public is not shown."""
    if also:
        return frozenset({VALUE, NUMERATOR})
    return hidden(entry.figure, about.unit) if about.suppress else NOTHING


def hidden_within(about: About, entries: Sequence[Entry]) -> frozenset[str]:
    """The periods withheld because a small one could be worked out from a longer one that they add up to (K13).

    A year is the total of its quarters where they add up to it, as the children adopted do, and those in care do not.
    A quarter that is withheld for its year's sake is not to be had from its months either.
    """
    found: set[str] = set()
    longest_first = sorted(entries, key=lambda one: one.period.start - one.period.end)
    for total in longest_first if about.unit is Unit.NUMBER else ():
        found |= _hidden_in(about, total, entries, withheld=total.period.code in found)
    return frozenset(found)


def _hidden_in(about: About, total: Entry, entries: Sequence[Entry], *, withheld: bool) -> set[str]:
    """The shorter periods of one longer one that are withheld for its sake; one at least where it is `withheld`."""
    if hidden_parts(about, total):
        return set()
    found: set[str] = set()
    inside = [one for one in entries if one is not total and _lies_in(one.period, total.period)]
    for kind in {one.period.kind for one in inside}:
        parts = [one for one in inside if one.period.kind is kind]
        numbers = {place: value_of(about, one) or 0 for place, one in enumerate(parts)}
        small = frozenset(place for place, one in enumerate(parts) if hidden_parts(about, one))
        if sum(numbers.values()) == value_of(about, total):
            more = also_hidden(numbers, small, value_of(about, total))
            if withheld and not small:
                more = frozenset({min(numbers, key=lambda place: (numbers[place] == 0, numbers[place]))})
            found |= {parts[place].period.code for place in more}
    return found


def _lies_in(shorter: Period, longer: Period) -> bool:
    return longer.start <= shorter.start < shorter.end <= longer.end


def cell(about: About, entry: Entry, before: float | None, *, full: bool, also: bool) -> Cell:
    """One period as it is shown, with where it goes since `before` and how it stands to its target.

    Nothing is said of a withheld figure, in whatever words: neither its travel, nor its standing, nor its narrative.
    """
    closed = hidden_parts(about, entry, also=also)
    gone = NOTHING if full else closed
    plain = _compared(about, entry)
    shown = replace(
        plain,
        numerator=WITHHELD if NUMERATOR in gone and plain.numerator else plain.numerator,
        denominator=WITHHELD if DENOMINATOR in gone and plain.denominator else plain.denominator,
        kept_back=bool(closed),
    )
    if VALUE in gone:
        return replace(shown, words=WITHHELD, withheld=True)
    value = value_of(about, entry)
    few = about.unit in SHARES and is_few(entry.figure.denominator, about.fewest) and plain.numerator != ""
    return replace(
        shown,
        words=f"{plain.numerator} of {plain.denominator}" if few else said(value, about.unit, about.decimals),
        number=None if few else value,
        narrative=entry.narrative,
        **_told_travel(travel(about.good, before, value, about.decimals)),
        **_told_standing(standing(about.good, value, entry.target, about.decimals, about.tolerance)),
    )


def _compared(about: About, entry: Entry) -> Cell:
    """What is shown of a period whatever its figure: with what it is compared, and what it is made of."""
    compared = {name: getattr(entry, name) for name in ("target", "neighbours", "england")}
    told: dict[str, Any] = {name: said(value, about.unit, about.decimals) for name, value in compared.items()}
    return Cell(
        period=entry.period.words,
        words="",
        ends=entry.period.end.isoformat(),
        numerator=said(entry.figure.numerator, Unit.NUMBER, 0),
        denominator=said(entry.figure.denominator, Unit.NUMBER, 0),
        **told,
        **{f"{name}_number": value for name, value in compared.items()},
    )


def _told_travel(found: Travel | None) -> dict[str, Any]:
    return {"travel": found.word, "travel_shape": found.shape} if found else {}


def _told_standing(found: Standing | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {"standing": found.word, "standing_shape": found.shape, "standing_colour": found.colour}
