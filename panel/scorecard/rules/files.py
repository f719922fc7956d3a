"""Figures in a file: read row by row, each fault named with its row, and written out again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from panel.scorecard.rules.cards import Card
from panel.scorecard.rules.periods import Period, read_period
from panel.scorecard.rules.small import WITHHELD

INDICATOR, PERIOD = "Indicator", "Period"
NUMBERS: dict[str, str] = {
    "Value": "value",
    "Numerator": "numerator",
    "Denominator": "denominator",
    "Target": "target",
    "Neighbours": "neighbours",
    "England": "england",
}
"""The columns of numbers, and what each is kept as."""
NARRATIVE = "Narrative"
HEAD = ("Code", INDICATOR, PERIOD, *NUMBERS, NARRATIVE)
NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
LARGEST = 1e9
COUNTS = ("numerator", "denominator")


@dataclass(frozen=True)
class Line:
    """A row that can be kept: its number in the file, what it is about, and its facts."""

    number: int
    indicator: int
    name: str
    period: Period
    facts: dict[str, float | str | None]


@dataclass(frozen=True)
class Fault:
    """A row that cannot be kept, and what is wrong with it."""

    number: int
    words: str


@dataclass
class Preview:
    """What a file would do."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class NoTable(ValueError):
    """Raised where the first row does not say what the columns are."""


def read_figures(rows: Sequence[tuple[int, Sequence[str]]], indicators: Mapping[int, tuple[str, str]]) -> Preview:
    """What the rows of a file say of these indicators: by id, their code and name.

    Raises NoTable, with a sentence, where its head lacks the columns that every row needs.
    """
    head = {cell.strip().lower(): place for place, cell in enumerate(rows[0][1])}
    missing = [name for name in (PERIOD,) if name.lower() not in head]
    if missing or not ({"code", "indicator"} & set(head)):
        raise NoTable(
            f"Row {rows[0][0]} must name the columns: “Indicator” or “Code”, “Period”, and those that you give of "
            f"{', '.join(f'“{name}”' for name in (*NUMBERS, NARRATIVE))}."
        )
    known = {name.lower(): id for id, (code, title) in indicators.items() for name in (title, code) if name}
    preview, seen = Preview(), dict[tuple[int, str], int]()
    for number, cells in rows[1:]:
        given = {name: cells[place].strip() if place < len(cells) else "" for name, place in head.items()}
        try:
            line = _line(number, given, known, indicators)
        except ValueError as fault:
            preview.faults.append(Fault(number, str(fault)))
            continue
        first = seen.setdefault((line.indicator, line.period.code), number)
        if first == number:
            preview.lines.append(line)
        else:
            words = f"{line.name}, {line.period.words}, stands in row {first} already."
            preview.faults.append(Fault(number, words))
    return preview


def _line(
    number: int, given: Mapping[str, str], known: Mapping[str, int], indicators: Mapping[int, tuple[str, str]]
) -> Line:
    named = [given[key] for key in ("code", "indicator") if given.get(key)]
    indicator = next((known[name.lower()] for name in named if name.lower() in known), None)
    if indicator is None:
        raise ValueError(f"“{named[-1]}” is not an indicator of this scorecard." if named else "No indicator is named.")
    period = read_period(given["period"])
    facts: dict[str, float | str | None] = {
        kept: read_number(name, given[name.lower()]) for name, kept in NUMBERS.items() if name.lower() in given
    }
    if NARRATIVE.lower() in given:
        facts["narrative"] = given[NARRATIVE.lower()] or None
    if all(value is None for value in facts.values()):
        raise ValueError("There is no figure in it.")
    judge(facts)
    return Line(number, indicator, indicators[indicator][1], period, facts)


def read_number(name: str, words: str) -> float | None:
    """The number that words give; None for none. Raises ValueError, with a sentence, where they give no number."""
    plain = words.replace("%", "").replace("£", "").strip()
    if not plain:
        return None
    if plain.lower() == WITHHELD:
        raise ValueError(f"{name} is withheld in this file (“{WITHHELD}”): give the number, or leave it empty.")
    if not NUMBER.fullmatch(plain):
        raise ValueError(f"{name} must be a number, like 12 or 87.5, not “{words}”.")
    number = float(plain.replace(",", ""))
    if abs(number) >= LARGEST:
        raise ValueError(f"{name} is too large to be a figure of a scorecard: “{words}”.")
    return number


def judge(facts: Mapping[str, object]) -> None:
    """Raise ValueError, with a sentence, for counts that cannot be."""
    numerator, denominator = (facts.get(name) for name in COUNTS)
    for name in COUNTS:
        count = facts.get(name)
        if isinstance(count, float) and count < 0:
            raise ValueError(f"{name.capitalize()} cannot be below nought.")
    if denominator == 0 and isinstance(numerator, float) and numerator > 0:
        raise ValueError("There cannot be any of none: the denominator is 0.")


def written(cards: Sequence[Card]) -> list[list[str | float | None]]:
    """Every figure of a scorecard as rows under HEAD, withheld ones as “c”."""
    return [
        [
            *(card.code, card.name, cell.period),
            WITHHELD if cell.withheld else plain(cell.number),
            *(_count(words) for words in (cell.numerator, cell.denominator)),
            *(plain(number) for number in (cell.target_number, cell.neighbours_number, cell.england_number)),
            cell.narrative or None,
        ]
        for card in cards
        for cell in card.cells
    ]


def plain(number: float | None) -> float | None:
    """A number as a file gives it: at most four decimals, none where there are none."""
    if number is None:
        return None
    return int(number) if number == int(number) else round(number, 4)


def _count(words: str) -> str | float | None:
    return words if words in (WITHHELD, "") else plain(float(words.replace(",", "")))
