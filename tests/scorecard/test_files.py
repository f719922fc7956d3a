"""Figures in a file, by tables of what officers' spreadsheets hold, and the file that is written again."""

import re
from collections.abc import Sequence
from typing import Any

import pytest

from panel.scorecard.rules.cards import About, Entry, card
from panel.scorecard.rules.files import HEAD, NoTable, judge, plain, read_figures, read_number, written
from panel.scorecard.rules.kinds import Unit
from panel.scorecard.rules.periods import read_period
from panel.scorecard.rules.small import Figure

Row = Sequence[str]
INDICATORS = {7: ("KP1", "Children looked after"), 8: ("KP15", "Reviews on time"), 9: ("", "Adopted")}
WHOLE_HEAD = ["Code", "Indicator", "Period", "Value", "Numerator", "Denominator", "Narrative"]


def lines_of(head: Row, *rows: Row) -> list[tuple[int, int, str, str, dict[str, Any]]]:
    """What is kept of a sheet whose head stands in row 3, below a title: number, indicator, period, facts."""
    found = read_figures(list(enumerate([head, *rows], 3)), INDICATORS)
    assert found.faults == []
    return [(line.number, line.indicator, line.name, line.period.code, line.facts) for line in found.lines]


def faults_of(head: Row, *rows: Row) -> list[tuple[int, str]]:
    found = read_figures(list(enumerate([head, *rows], 3)), INDICATORS)
    return [(fault.number, fault.words) for fault in found.faults]


@pytest.mark.parametrize(
    "head",
    [
        ["Indicator", "Period", "Value"],
        ["INDICATOR", " period ", "value"],
    ],
)
def test_columns_are_known_by_their_heads_however_they_are_typed(head: Row) -> None:
    assert lines_of(head, ["Adopted", "2017/18", "12"]) == [(4, 9, "Adopted", "2017/18", {"value": 12})]


@pytest.mark.parametrize(
    "head",
    [
        ["Indicator", "Value"],
        ["Period", "Value"],
        ["Name", "Quarter", "Figure"],
        [""],
    ],
)
def test_a_sheet_without_indicator_or_period_is_no_table(head: Row) -> None:
    with pytest.raises(NoTable, match="Row 3 must name the columns: “Indicator” or “Code”, “Period”, and those"):
        read_figures([(3, head)], INDICATORS)


@pytest.mark.parametrize(
    ("head", "row", "indicator"),
    [
        (["Code", "Period", "Value"], ["KP15", "2017/18 Q4", "91"], 8),
        (["Code", "Period", "Value"], ["kp15", "2017/18 Q4", "91"], 8),
        (["Indicator", "Period", "Value"], ["reviews on time", "2017/18 Q4", "91"], 8),
        (["Indicator", "Period", "Value"], ["KP15", "2017/18 Q4", "91"], 8),
        (["Code", "Indicator", "Period", "Value"], ["KP15", "Reviews held on time", "2017/18 Q4", "91"], 8),
        (["Code", "Indicator", "Period", "Value"], ["K15", "Reviews on time", "2017/18 Q4", "91"], 8),
        (["Code", "Indicator", "Period", "Value"], ["", "Reviews on time", "2017/18 Q4", "91"], 8),
        (["Indicator", "Code", "Period", "Value"], ["Adopted", "", "2017/18 Q4", "11"], 9),
    ],
)
def test_an_indicator_is_found_by_its_code_or_else_its_name(head: Row, row: Row, indicator: int) -> None:
    ((_, id, name, period, _facts),) = lines_of(head, row)
    assert (id, name, period) == (indicator, INDICATORS[indicator][1], "2017/18 Q4")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["KP99", "", "2017/18 Q4", "91"], "“KP99” is not an indicator of this scorecard."),
        (["KP99", "Happy children", "2017/18 Q4", "91"], "“Happy children” is not an indicator of this scorecard."),
        (["", "", "2017/18 Q4", "91"], "No indicator is named."),
        (["KP1", "", "the spring", "91"], "“the spring” is not a period: "),
        (["KP1", "", "", "91"], "Enter the period: "),
        (["KP1", "", "2017/18 Q4", "many"], "Value must be a number, like 12 or 87.5, not “many”."),
        (["KP1", "", "2017/18 Q4", ""], "There is no figure in it."),
        (["KP1", "", "2017/18 Q4"], "There is no figure in it."),
        (["KP1", "", "2017/18 Q4", "", "-3", "80"], "Numerator cannot be below nought."),
    ],
)
def test_a_row_that_cannot_be_kept_is_named_with_its_reason(row: Row, words: str) -> None:
    good = ["KP1", "", "2016/17", "402", "", "", ""]
    ((number, found),) = faults_of(WHOLE_HEAD, good, row)
    assert number == 5
    assert found.startswith(words)


@pytest.mark.parametrize(
    ("row", "facts"),
    [
        (["KP1", "", "2017/18", "412", "", "", ""], {"value": 412}),
        (["KP1", "", "2017/18", "1,412", "", "", ""], {"value": 1412}),
        (["KP15", "", "2017/18", "", "57", "80", ""], {"numerator": 57, "denominator": 80}),
        (
            ["KP15", "", "2017/18", " 71.25% ", "57", "80", "Two were late."],
            {"value": 71.25, "numerator": 57, "denominator": 80, "narrative": "Two were late."},
        ),
        # an officer may send the words of a period before its figure
        (["KP15", "", "2017/18", "", "", "", "Counted in June."], {"narrative": "Counted in June."}),
    ],
)
def test_a_row_gives_its_facts_and_says_which_are_not_known(row: Row, facts: dict[str, Any]) -> None:
    every = dict.fromkeys(("value", "numerator", "denominator", "narrative"))
    ((*_, found),) = lines_of(WHOLE_HEAD, row)
    assert found == {**every, **facts}


@pytest.mark.parametrize(
    ("head", "row", "facts"),
    [
        (["Code", "Period", "Target"], ["KP1", "2017/18", "400"], {"target": 400}),
        (
            ["Code", "Period", "Neighbours", "England"],
            ["KP1", "2017/18", "61", ""],
            {"neighbours": 61, "england": None},
        ),
    ],
)
def test_a_column_that_is_not_in_the_file_changes_nothing(head: Row, row: Row, facts: dict[str, Any]) -> None:
    assert lines_of(head, row) == [(4, 7, "Children looked after", "2017/18", facts)]


@pytest.mark.parametrize(
    ("rows", "kept", "faults"),
    [
        # the same quarter twice, once by its code and once by its name
        (
            [["KP1", "", "2017/18 Q4", "412"], ["", "Children looked after", "Q4 2017-18", "421"]],
            [4],
            [(5, "Children looked after, 2017/18 quarter 4, stands in row 4 already.")],
        ),
        ([["KP1", "", "2017/18 Q3", "412"], ["KP1", "", "2017/18 Q4", "421"]], [4, 5], []),
        ([["KP1", "", "2017/18 Q4", "412"], ["KP15", "", "2017/18 Q4", "91"]], [4, 5], []),
        # a row that is refused takes no place: the next one that can be read is kept
        (
            [["KP1", "", "2017/18 Q4", "n/a"], ["KP1", "", "2017/18 Q4", "412"]],
            [5],
            [(4, "Value must be a number, like 12 or 87.5, not “n/a”.")],
        ),
    ],
)
def test_a_figure_is_given_once(rows: list[Row], kept: list[int], faults: list[tuple[int, str]]) -> None:
    found = read_figures(list(enumerate([WHOLE_HEAD, *rows], 3)), INDICATORS)
    assert [line.number for line in found.lines] == kept
    assert [(fault.number, fault.words) for fault in found.faults] == faults


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        ("87.5", 87.5),
        ("87.5%", 87.5),
        ("£1,250", 1250),
        ("1,234,567.5", 1234567.5),
        ("-4", -4),
        ("0", 0),
        ("999,999,999", 999_999_999),
        ("", None),
        ("  ", None),
    ],
)
def test_a_number_is_read_as_it_is_typed(words: str, number: float | None) -> None:
    assert read_number("Value", words) == number


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("twelve", "Target must be a number, like 12 or 87.5, not “twelve”."),
        ("1,23", "Target must be a number, like 12 or 87.5, not “1,23”."),
        ("12 of 80", "Target must be a number, like 12 or 87.5, not “12 of 80”."),
        ("1e6", "Target must be a number, like 12 or 87.5, not “1e6”."),
        ("c", "Target is withheld in this file (“c”): give the number, or leave it empty."),
        (" C ", "Target is withheld in this file (“c”): give the number, or leave it empty."),
        ("1,000,000,000", "Target is too large to be a figure of a scorecard: “1,000,000,000”."),
        ("-1000000000", "Target is too large to be a figure of a scorecard: “-1000000000”."),
    ],
)
def test_words_that_are_no_figure_are_refused_with_a_sentence(words: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(fault)}$"):
        read_number("Target", words)


@pytest.mark.parametrize(
    ("numerator", "denominator", "fault"),
    [
        (57.0, 80.0, ""),
        (0.0, 80.0, ""),
        (0.0, 0.0, ""),  # nobody was due a review, and nobody had one
        (None, 0.0, ""),
        (1.0, 1.0, ""),
        (None, None, ""),
        (57.0, None, ""),
        (-1.0, 80.0, "Numerator cannot be below nought."),
        (None, -80.0, "Denominator cannot be below nought."),
        (3.0, 0.0, "There cannot be any of none: the denominator is 0."),
        (0.5, 0.0, "There cannot be any of none: the denominator is 0."),
    ],
)
def test_counts_that_cannot_be_are_refused(numerator: float | None, denominator: float | None, fault: str) -> None:
    facts = {"value": -4.0, "numerator": numerator, "denominator": denominator}
    if not fault:
        judge(facts)
        return
    with pytest.raises(ValueError, match=fault):
        judge(facts)


def figures(*, full: bool) -> list[list[Any]]:
    """Reviews on time in three quarters: of many, of a number that is small, and of whom nothing is known."""
    about = About(8, "Reviews on time", "KP15", unit=Unit.PER_CENT, decimals=1)
    entries = [
        Entry(read_period("2017/18 Q1"), Figure(None, 1000, 1500), 95.0, 92.25, 93.12345, "Fewer than we hoped."),
        Entry(read_period("2017/18 Q2"), Figure(None, 3, 80), 95.0, narrative="Three boys moved."),
        Entry(read_period("2017/18 Q3"), Figure(), 95.0, narrative="It is being counted."),
    ]
    return written([card(about, entries, full=full)])


NAMED = ["KP15", "Reviews on time"]
FIRST = [*NAMED, "2017/18 quarter 1", 66.6667, 1000, 1500, 95, 92.25, 93.1235, "Fewer than we hoped."]
THIRD = [*NAMED, "2017/18 quarter 3", None, "", "", 95, None, None, "It is being counted."]


@pytest.mark.parametrize(
    ("full", "second"),
    [
        (True, [*NAMED, "2017/18 quarter 2", 3.75, 3, 80, 95, None, None, "Three boys moved."]),
        (False, [*NAMED, "2017/18 quarter 2", "c", "c", 80, 95, None, None, None]),
    ],
)
def test_figures_are_written_as_a_reader_may_see_them(full: bool, second: list[Any]) -> None:
    """K13: a small number is as withheld from the file as from the page."""
    assert figures(full=full) == [FIRST, second, THIRD]


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (0, {"value": 66.6667, "numerator": 1000, "denominator": 1500, "target": 95, "neighbours": 92.25}),
        (1, {"value": 3.75, "numerator": 3, "denominator": 80, "target": 95, "narrative": "Three boys moved."}),
        (2, {"value": None, "numerator": None, "denominator": None, "narrative": "It is being counted."}),
    ],
)
def test_what_was_written_can_be_read_again(place: int, facts: dict[str, Any]) -> None:
    rows = [["" if cell is None else str(cell) for cell in row] for row in figures(full=True)]
    found = lines_of(HEAD, *rows)[place]
    assert found[:3] == (place + 4, 8, "Reviews on time")
    assert found[3] == f"2017/18 Q{place + 1}"
    assert {name: found[4][name] for name in facts} == facts


@pytest.mark.parametrize(
    ("number", "given"), [(None, "None"), (412.0, "412"), (-4.0, "-4"), (87.5, "87.5"), (66.66666, "66.6667")]
)
def test_a_file_gives_no_decimals_that_a_figure_has_not(number: float | None, given: str) -> None:
    assert str(plain(number)) == given
