"""What a reader is shown of an indicator: its periods, its latest figure, and what of it is withheld."""

from collections.abc import Mapping
from typing import Any

import pytest

from panel.scorecard.rules.cards import About, Card, Cell, Entry, card, hidden_within
from panel.scorecard.rules.kinds import Good, Unit
from panel.scorecard.rules.periods import read_period
from panel.scorecard.rules.plain import figures_html, row, table
from panel.scorecard.rules.small import Figure

REVIEWS = About(8, "Reviews on time", unit=Unit.PER_CENT, good=Good.HIGH, decimals=1)


def shown(about: About, figures: Mapping[str, Figure], **how: Any) -> Card:
    """An indicator as the public is shown it, of figures by the code of their period."""
    entries = [Entry(read_period(period), figure) for period, figure in figures.items()]
    return card(about, entries, **{"full": False, **how})


@pytest.mark.parametrize(
    ("figures", "last", "before"),
    [
        ({}, None, None),
        ({"2017/18 Q1": 402}, "402", None),
        ({"2017/18 Q1": 402, "2017/18 Q2": 412}, "412", "402"),
        ({"2017/18 Q3": 420, "2017/18 Q1": 402, "2017/18 Q2": 412}, "420", "412"),
    ],
)
def test_the_latest_figure_stands_beside_the_one_before_it(
    figures: dict[str, float], last: str | None, before: str | None
) -> None:
    found = shown(About(7, "Children looked after"), {code: Figure(value) for code, value in figures.items()})
    assert (found.last and found.last.words, found.before and found.before.words) == (last, before)


def test_of_an_indicator_that_says_no_more_figures_are_whole_and_neither_way_is_good() -> None:
    found = shown(About(7, "Children looked after"), {"2016/17": Figure(402.0), "2017/18": Figure(1412.0)})
    assert (found.good, found.unit) == ("For context", "number")
    assert [cell.words for cell in found.cells] == ["402", "1,412"]
    assert [(cell.travel, cell.travel_shape) for cell in found.cells] == [("", ""), ("higher", "↑")]


@pytest.mark.parametrize(
    ("good", "words"), [(Good.HIGH, "High is good"), (Good.LOW, "Low is good"), (Good.CONTEXT, "For context")]
)
def test_a_card_says_which_way_is_good(good: Good, words: str) -> None:
    assert shown(About(7, "Moves", good=good), {}).good == words


@pytest.mark.parametrize(
    ("adopted", "full", "withheld", "kept_back"),
    [
        ((12, 11), False, False, False),
        ((0, 11), False, False, False),
        # a small number in either quarter: the public is not shown it, the clerk is and is told that others are not
        ((3, 11), False, True, True),
        ((12, 3), False, True, True),
        ((3, 11), True, False, True),
    ],
)
def test_a_card_says_that_something_is_withheld(
    adopted: tuple[float, float], full: bool, withheld: bool, kept_back: bool
) -> None:
    """K13, by number and quarter."""
    quarters = {f"2017/18 Q{number}": Figure(value) for number, value in enumerate(adopted, 1)}
    found = shown(About(9, "Adopted"), quarters, full=full)
    assert (found.withheld, found.kept_back) == (withheld, kept_back)


@pytest.mark.parametrize(
    ("also", "words"),
    [
        ([], [("12", ""), ("11", "lower")]),
        (["2017/18 Q1"], [("c", ""), ("11", "")]),
        (["2017/18 Q2"], [("12", ""), ("c", "")]),
    ],
)
def test_a_figure_is_withheld_for_the_sake_of_another(also: list[str], words: list[tuple[str, str]]) -> None:
    """K13: what would give another's small number away is withheld, and where it goes."""
    quarters = {"2017/18 Q1": Figure(12), "2017/18 Q2": Figure(11)}
    found = shown(About(9, "Adopted"), quarters, also=frozenset(also))
    assert [(cell.words, cell.travel) for cell in found.cells] == words


def test_what_a_withheld_figure_is_made_of_is_withheld_too() -> None:
    """K13: the numerator would give the share away; the number of those whom it could be of would not."""
    (found,) = shown(REVIEWS, {"2017/18 Q1": Figure(None, 57, 80)}, also=frozenset({"2017/18 Q1"})).cells
    assert (found.words, found.numerator, found.denominator) == ("c", "c", "80")


@pytest.mark.parametrize(
    ("figure", "words", "number"),
    [
        (Figure(None, 7, 9), "7 of 9", None),
        (Figure(None, 7, 10), "70.0%", 70),
        # how many it is of is known, but not how many they are: the share stands as it was given
        (Figure(87.5, None, 8), "87.5%", 87.5),
        (Figure(87.5, None, None), "87.5%", 87.5),
    ],
)
def test_a_share_of_few_is_a_number_of_them_where_that_is_known(
    figure: Figure, words: str, number: float | None
) -> None:
    """K14."""
    (found,) = shown(REVIEWS, {"2017/18 Q1": figure}, full=True).cells
    assert (found.words, found.number) == (words, number)


def test_only_so_many_of_the_latest_periods_are_shown() -> None:
    quarters = {f"2017/18 Q{number}": Figure(400 + number) for number in range(1, 5)}
    about = About(7, "Children looked after")
    assert [cell.words for cell in shown(about, quarters).cells] == ["401", "402", "403", "404"]
    assert [cell.words for cell in shown(about, quarters, most=2).cells] == ["403", "404"]


def test_a_card_of_an_older_report_is_read_with_what_it_said() -> None:
    kept = {"id": 7, "name": "Children looked after", "cells": [{"period": "March 2018", "words": "412"}]}
    (found,) = Card.of(kept).cells
    assert (found.words, found.withheld, found.kept_back) == ("412", False, False)


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        # the second quarter would be the year less the others
        ({"Q1": 8, "Q2": 3, "Q3": 9, "Q4": 10, "": 30}, {"2017/18 Q1"}),
        # a quarter that nobody has entered counts as nought, as a reader would count it
        ({"Q1": 8, "Q2": 3, "Q3": 9, "Q4": None, "": 20}, {"2017/18 Q1"}),
        # a year that is withheld itself gives nothing away
        ({"Q1": 0, "Q2": 3, "Q3": 0, "Q4": 0, "": 3}, set()),
    ],
)
def test_a_small_quarter_is_not_to_be_had_from_its_year(figures: dict[str, float | None], found: set[str]) -> None:
    """K13."""
    entries = [Entry(read_period(f"2017/18 {quarter}".strip()), Figure(value)) for quarter, value in figures.items()]
    assert hidden_within(About(9, "Adopted"), entries) == found


@pytest.mark.parametrize(
    ("unit", "others", "found"),
    [
        (Unit.NUMBER, {}, {"2017/18 Q1"}),
        # the quarters of the year before are no part of this year
        (Unit.NUMBER, {"2016/17 Q3": 12, "2016/17 Q4": 7}, {"2017/18 Q1"}),
        # shares do not add up, whatever they are
        (Unit.PER_CENT, {}, set()),
        (Unit.RATE, {}, set()),
    ],
)
def test_only_the_numbers_of_its_own_quarters_add_up_to_a_year(
    unit: Unit, others: dict[str, float], found: set[str]
) -> None:
    """K13."""
    figures = {"2017/18 Q1": 8, "2017/18 Q2": 3, "2017/18 Q3": 9, "2017/18 Q4": 10, "2017/18": 30, **others}
    entries = [Entry(read_period(code), Figure(value)) for code, value in figures.items()]
    assert hidden_within(About(9, "Adopted", unit=unit), entries) == found


QUARTERS = {"2017/18": 90, "2017/18 Q1": 24, "2017/18 Q2": 3, "2017/18 Q3": 30, "2017/18 Q4": 33}


@pytest.mark.parametrize(
    ("months", "found"),
    [
        ({}, {"2017/18 Q1"}),
        # by its months the first quarter could be told, and by it the second: the smallest month is withheld too
        ({"2017-04": 9, "2017-05": 7, "2017-06": 8}, {"2017/18 Q1", "2017-05"}),
        ({"2017-04": 24, "2017-05": 0, "2017-06": 0}, {"2017/18 Q1", "2017-04"}),
        # a month that is small itself is withheld already, and another so that it cannot be told
        ({"2017-04": 10, "2017-05": 2, "2017-06": 12}, {"2017/18 Q1", "2017-04"}),
        # several of them, of which none can be told
        ({"2017-04": 20, "2017-05": 3, "2017-06": 1}, {"2017/18 Q1"}),
        # months that do not add up to the quarter do not tell it, nor do those of a quarter that is shown
        ({"2017-04": 9, "2017-05": 7}, {"2017/18 Q1"}),
        ({"2017-10": 10, "2017-11": 11, "2017-12": 9}, {"2017/18 Q1"}),
    ],
)
def test_a_quarter_withheld_for_its_year_is_not_to_be_had_from_its_months(
    months: dict[str, float], found: set[str]
) -> None:
    """K13."""
    for figures in ({**QUARTERS, **months}, {**months, **QUARTERS}):
        entries = [Entry(read_period(code), Figure(value)) for code, value in figures.items()]
        assert hidden_within(About(9, "Adopted"), entries) == found


def test_how_many_there_were_on_days_adds_up_to_no_year() -> None:
    """K13: who is in a home on two days is counted on both."""
    figures = {"30 June 2017": 17, "30 September 2017": 3, "2017/18": 20}
    entries = [Entry(read_period(words), Figure(value)) for words, value in figures.items()]
    assert hidden_within(About(9, "In homes that are not registered"), entries) == frozenset()


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (Cell("March 2018", "412"), ("March 2018", "412", "", "", "", "")),
        (
            Cell("2017/18", "71.3%", numerator="57", denominator="80", target="95.0%", travel="better"),
            ("2017/18", "71.3%", "57 of 80", "95.0%", "better", ""),
        ),
        # how many they are of is not known
        (Cell("2017/18", "412", numerator="412", standing="on target"), ("2017/18", "412", "412", "", "", "on target")),
        (Cell("2017/18", "14.2", denominator="50"), ("2017/18", "14.2", "", "", "", "")),
        (Cell("2017/18", "c", numerator="c", denominator="80"), ("2017/18", "c", "c of 80", "", "", "")),
    ],
)
def test_a_row_says_figure_children_target_and_where_it_goes(cell: Cell, told: tuple[str, ...]) -> None:
    assert row(cell) == told


def test_a_plain_table_has_the_latest_period_first() -> None:
    found = table(shown(About(7, "Children looked after"), {"2016/17": Figure(402), "2017/18": Figure(412)}))
    head = "".join(f"<th>{words}</th>" for words in ("Period", "Figure", "Children", "Target", "Direction"))
    latest = "<td>2017/18</td><td>412</td><td></td><td></td><td>higher</td><td></td>"
    before = "<td>2016/17</td><td>402</td><td></td><td></td><td></td><td></td>"
    assert found.startswith(f"<table><thead><tr>{head}<th>Against target</th></tr></thead>")
    assert found.endswith(f"<tbody><tr>{latest}</tr><tr>{before}</tr></tbody></table>")


def test_each_indicator_stands_under_its_name_in_clean_html() -> None:
    cards = [shown(About(7, name), {"2017/18": Figure(412)}) for name in ("Age < 5 & in care", "Adopted")]
    found = figures_html(cards)
    assert found.startswith("<h3>Age &lt; 5 &amp; in care</h3><table>")
    assert found.count("<h3>") == found.count("</table>") == 2
    assert "</table><h3>Adopted</h3><table>" in found
    assert "<td>&lt;3</td>" in table(Card(7, "Adopted", cells=(Cell("2017/18", "<3"),)))
