"""How minutes are numbered: the schemes of real panels, what is refused, and the days a number runs over (Y5, Y1)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.bodies.rules.numbering import (
    RESTART_WORDS,
    Restart,
    example_numbers,
    minute_number,
    municipal_label,
    municipal_year,
    numbering_span,
    point_number,
    read_minute_number,
    validate_pattern,
    validate_points,
)
from panel.lifecycle import Level


@pytest.mark.parametrize(
    ("pattern", "code", "year", "n", "number"),
    [
        ("{code}/{yy}/{n}", "CPP", 2017, 20, "CPP/17/20"),
        ("{code} {n}/{yy}", "CPB", 2019, 10, "CPB 10/19"),
        ("{n}/{yy}", "CPP", 2021, 33, "33/21"),
        ("{n}.", "CPP", 2024, 63, "63."),
        ("{n}.", "CPP", 2024, 620, "620."),
        ("{code} {n}/{yy_yy}", "CPP", 2026, 14, "CPP 14/26-27"),
        ("{code}/{yyyy_yy}/{n:03}", "CPP", 2026, 7, "CPP/2026/27/007"),
        ("{code}{yyyy}-{n:02}", "CPP", 2026, 123, "CPP2026-123"),
        ("{n}", "CPP", 2026, 17, "17"),
        ("Minute {n}", "CPP", 1999, 1, "Minute 1"),
    ],
)
def test_a_number_is_written_as_the_council_writes_it(pattern: str, code: str, year: int, n: int, number: str) -> None:
    assert validate_pattern(pattern) == []
    assert minute_number(pattern, code=code, year=year, n=n) == number
    assert read_minute_number(pattern, code=code, number=number) == n


@pytest.mark.parametrize(
    ("pattern", "minute", "numbers"),
    [
        ("{minute}.{n}", "67", ["67.1", "67.2", "67.3", "67.4"]),
        ("{minute}.{n}", "17.", ["17.1", "17.2"]),
        ("{minute}/{n}", "CPP/17/20", ["CPP/17/20/1", "CPP/17/20/2"]),
        ("{n}.", "CPP/17/20", ["1.", "2."]),
        ("({a})", "63.", ["(a)", "(b)"]),
        ("{i})", "63.", ["i)", "ii)", "iii)", "iv)", "v)", "vi)"]),
        ("{minute}.{n}", None, [".1", ".2"]),
    ],
)
def test_points_of_a_minute_are_numbered_as_the_council_does(
    pattern: str, minute: str | None, numbers: list[str]
) -> None:
    assert validate_points(pattern) == []
    assert [point_number(pattern, n, minute) for n in range(1, len(numbers) + 1)] == numbers


@pytest.mark.parametrize(
    ("pattern", "n", "number"),
    [
        ("{a}", 26, "z"),
        ("{a}", 27, "aa"),
        ("{a}", 53, "ba"),
        ("{i}", 9, "ix"),
        ("{i}", 14, "xiv"),
        ("{i}", 49, "xlix"),
        ("{i}", 90, "xc"),
        ("{i}", 50, "l"),
        ("{i}", 100, "c"),
        ("{i}", 40, "xl"),
    ],
)
def test_letters_and_roman_numbers_go_on(pattern: str, n: int, number: str) -> None:
    assert point_number(pattern, n) == number


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("{item}.{n}", "Only {minute}, {n}, {a}, {i} mean something in the number of a point."),
        ("({a", "Only {minute}, {n}, {a}, {i} mean something in the number of a point."),
        ("{minute}", "The number of a point needs one of {n}, {a} or {i}, and only one."),
        ("1.", "The number of a point needs one of {n}, {a} or {i}, and only one."),
        ("{n}{a}", "The number of a point needs one of {n}, {a} or {i}, and only one."),
    ],
)
def test_a_pattern_that_cannot_number_points_is_refused_with_the_reason(pattern: str, why: str) -> None:
    (found,) = validate_points(pattern)
    assert (found.rule, found.words, found.level) == ("Y5", why, Level.REFUSE)
    with pytest.raises(ValueError, match="cannot number points"):
        point_number(pattern, 1)


def test_minutes_may_bear_the_number_of_their_agenda_item() -> None:
    assert minute_number("{item}", code="CPP", year=2026, n=4, item="6a") == "6a"
    assert minute_number("{item}", code="CPP", year=2026, n=4) is None
    assert read_minute_number("{item}", code="CPP", number="6a") is None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("{code}/{yy}", "The pattern has no running number, so every minute would have the same number. Add {n}."),
        ("", "The pattern has no running number, so every minute would have the same number. Add {n}."),
        ("{code}/{n}/{n}", "The pattern has more than one running number. Keep one {n} or one {item}."),
        ("{n}/{item}", "The pattern has more than one running number. Keep one {n} or one {item}."),
        ("{code}/{n", "A brace is not closed. Write each field like this: {n}."),
        ("{code}}/{n}", "A brace is not closed. Write each field like this: {n}."),
        (
            "{number}",
            (
                "{number} means nothing in a numbering pattern. "
                "Use {code}, {n}, {item}, {yy}, {yyyy}, {yy_yy}, {yyyy_yy}, or {n:03}."
            ),
        ),
        (
            "{n:3}",
            (
                "{n:3} means nothing in a numbering pattern. "
                "Use {code}, {n}, {item}, {yy}, {yyyy}, {yy_yy}, {yyyy_yy}, or {n:03}."
            ),
        ),
    ],
)
def test_a_pattern_that_cannot_number_is_refused_with_the_reason(pattern: str, why: str) -> None:
    assert [finding.words for finding in validate_pattern(pattern)] == [why]
    with pytest.raises(ValueError, match="cannot number minutes"):
        minute_number(pattern, code="CPP", year=2026, n=1)
    assert read_minute_number(pattern, code="CPP", number="1") is None


def test_a_number_that_the_pattern_did_not_make_has_no_running_number() -> None:
    assert read_minute_number("{code}/{yy}/{n}", code="CPP", number="CPB/17/20") is None
    assert read_minute_number("{code}/{yy}/{n}", code="CPP", number="CPP/17/20A") is None
    assert read_minute_number("{n}.", code="CPP", number="63") is None


@given(
    pattern=st.lists(
        st.sampled_from(["{code}", "{yy}", "{yyyy}", "{yy_yy}", "{yyyy_yy}", "/", " ", "-", ".", "No."]), max_size=6
    ),
    code=st.text(alphabet="ABC/-. ", min_size=1, max_size=5),
    year=st.integers(1900, 2199),
    n=st.integers(1, 99999),
    padded=st.sampled_from(["{n}", "{n:03}", "{n:05}"]),
)
def test_the_number_can_be_read_back(pattern: list[str], code: str, year: int, n: int, padded: str) -> None:
    whole = "".join([*pattern, "·", padded])
    number = minute_number(whole, code=code, year=year, n=n)
    assert number is not None
    assert read_minute_number(whole, code=code, number=number) == n


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2017, 11, 13), 2017),
        (dt.date(2018, 1, 15), 2017),
        (dt.date(2018, 4, 30), 2017),
        (dt.date(2018, 5, 1), 2018),
    ],
)
def test_the_municipal_year_begins_in_may(day: dt.date, year: int) -> None:
    assert municipal_year(day) == year


def test_the_municipal_year_begins_with_the_annual_meeting_where_its_day_is_known() -> None:
    annual = [dt.date(2026, 5, 20)]
    assert municipal_year(dt.date(2026, 5, 19), 5, annual) == 2025
    assert municipal_year(dt.date(2026, 5, 20), 5, annual) == 2026
    assert municipal_year(dt.date(2027, 5, 1), 5, annual) == 2027


def test_a_municipal_year_is_called_by_both_its_years() -> None:
    assert municipal_label(2026) == "2026/27"
    assert municipal_label(1999) == "1999/00"


@pytest.mark.parametrize(
    ("restart", "first", "last"),
    [
        (Restart.MUNICIPAL_YEAR, dt.date(2026, 5, 1), dt.date(2027, 4, 30)),
        (None, dt.date(2026, 5, 1), dt.date(2027, 4, 30)),
        (Restart.CALENDAR_YEAR, dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
        (Restart.MEETING, dt.date(2027, 1, 15), dt.date(2027, 1, 15)),
        (Restart.NEVER, None, None),
    ],
)
def test_a_number_runs_over_these_days(restart: Restart | None, first: dt.date | None, last: dt.date | None) -> None:
    assert numbering_span(restart, dt.date(2027, 1, 15)) == (first, last)


def test_the_run_ends_the_day_before_the_next_annual_meeting() -> None:
    annual = [dt.date(2026, 5, 20), dt.date(2027, 5, 12)]
    assert numbering_span(Restart.MUNICIPAL_YEAR, dt.date(2027, 5, 4), 5, annual) == (
        dt.date(2026, 5, 20),
        dt.date(2027, 5, 11),
    )


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        ("{code}/{yy}/{n}", ["CPP/26/1", "CPP/26/2", "CPP/26/3"]),
        ("{item}.", ["1.", "2.", "3."]),
        ("{code}", []),
    ],
)
def test_the_first_numbers_of_a_run_are_shown_before_a_scheme_is_saved(pattern: str, numbers: list[str]) -> None:
    assert example_numbers(pattern, code="CPP", year=2026) == numbers


@pytest.mark.parametrize(
    ("restart", "words"),
    [
        (Restart.MUNICIPAL_YEAR, "Each municipal year"),
        (Restart.CALENDAR_YEAR, "Each January"),
        (Restart.MEETING, "At each meeting"),
        (Restart.NEVER, "Never"),
    ],
)
def test_when_numbers_begin_again_is_said(restart: Restart, words: str) -> None:
    assert RESTART_WORDS[restart] == words
