"""What many panels start with: each indicator in the unit and the way that is good for it; and the areas of a day."""

import datetime as dt

import pytest

from panel.scorecard.rules.areas import areas_on
from panel.scorecard.rules.kinds import Good, Unit, said
from panel.scorecard.rules.periods import quarter, read_period
from panel.scorecard.rules.starter import BY_CODE


@pytest.mark.parametrize(
    ("code", "unit", "good", "figure", "words"),
    [
        ("KP1", Unit.NUMBER, Good.CONTEXT, 1412, "1,412"),  # children looked after
        ("KP1b", Unit.RATE, Good.CONTEXT, 63.24, "63.2"),  # of every 10,000 children
        ("KP2", Unit.PER_CENT, Good.HIGH, 87.45, "87.5%"),  # health assessments on time
        ("KP8", Unit.SCORE, Good.LOW, 14.24, "14.2"),  # strengths and difficulties
        ("KP12", Unit.PER_CENT, Good.LOW, 10, "10.0%"),  # three homes or more in a year
        ("KP18", Unit.NUMBER, Good.LOW, 41, "41"),  # children who went missing
        ("KP21", Unit.PER_CENT, Good.HIGH, 91, "91.0%"),  # care leavers in a suitable home
        ("KP24", Unit.DAYS, Good.LOW, 431.4, "431"),  # from care to an adoptive home
        ("KP28", Unit.NUMBER, Good.HIGH, -4, "-4"),  # fostering households, net change
    ],
)
def test_what_is_offered_is_counted_as_the_returns_count_it(
    code: str, unit: Unit, good: Good, figure: float, words: str
) -> None:
    offered = BY_CODE[code]
    assert (offered.unit, offered.good) == (unit, good)
    assert said(figure, offered.unit, offered.decimals) == words


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        ("KP8", 17, "cause for concern"),
        ("KP24", 426, "14 months"),
        ("KP25", 121, "four months"),
        ("KP1", None, ""),
    ],
)
def test_the_marks_that_figures_are_read_against(code: str, line: float | None, words: str) -> None:
    offered = BY_CODE[code]
    assert offered.line == line
    assert words in offered.line_words


LEADERS, PROTECTION = "Leaders’ influence on social work practice", "Children who need help and protection"
TOGETHER, CARE, LEAVERS = "Children in care and care leavers", "Children in care", "Care leavers"
OVERALL = "Overall effectiveness"


@pytest.mark.parametrize(
    ("day", "judged"),
    [
        # the framework of 2018 begins with its year
        (dt.date(2017, 12, 31), []),
        (dt.date(2018, 1, 1), [LEADERS, PROTECTION, TOGETHER, OVERALL]),
        (dt.date(2022, 12, 31), [LEADERS, PROTECTION, TOGETHER, OVERALL]),
        # from 2023 care leavers are judged on their own
        (dt.date(2023, 1, 1), [LEADERS, PROTECTION, CARE, LEAVERS, OVERALL]),
        (dt.date(2026, 3, 31), [LEADERS, PROTECTION, CARE, LEAVERS, OVERALL]),
        # from April 2026 nothing is said of the whole
        (dt.date(2026, 4, 1), [LEADERS, PROTECTION, CARE, LEAVERS]),
    ],
)
def test_what_inspectors_judge_on_a_day(day: dt.date, judged: list[str]) -> None:
    """K11."""
    assert areas_on(day) == judged


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("Mar 2018", "March 2018"),
        ("sep 2017", "September 2017"),
        ("May-2017", "May 2017"),
        ("dec 2017", "December 2017"),
    ],
)
def test_a_month_is_known_by_its_short_name(words: str, month: str) -> None:
    assert read_period(words).words == month


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, dt.date(2017, 4, 1), dt.date(2017, 6, 30)),
        (2, dt.date(2017, 7, 1), dt.date(2017, 9, 30)),
        (3, dt.date(2017, 10, 1), dt.date(2017, 12, 31)),
        (4, dt.date(2018, 1, 1), dt.date(2018, 3, 31)),
    ],
)
def test_the_quarters_of_a_year_that_begins_in_april(number: int, first: dt.date, last: dt.date) -> None:
    found = quarter(2017, number)
    assert (found.start, found.end) == (first, last)


@pytest.mark.parametrize("number", [0, 5])
def test_a_year_has_four_quarters(number: int) -> None:
    with pytest.raises(ValueError, match="four quarters"):
        quarter(2017, number)
