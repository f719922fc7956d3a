"""Minute numbers (Y5): they go on from the highest ever used, step over what is taken, and are never given twice."""

from functools import partial

import pytest

from panel.bodies.rules.numbering import minute_number, read_minute_number
from panel.minutes.rules.numbering import Slot, assign, highest_point, point_numbers

PATTERN = "{code}/{yy}/{n}"
CPP = {
    "written": lambda n, item: minute_number(PATTERN, code="CPP", year=2017, n=n, item=item),
    "read": lambda number: read_minute_number(PATTERN, code="CPP", number=number),
}


def auto(minute: int) -> Slot:
    return Slot(minute)


def hand(minute: int, number: str | None) -> Slot:
    return Slot(minute, kept=True, number=number)


@pytest.mark.parametrize(
    ("what", "slots", "highest", "numbers"),
    [
        ("the first of a run", [auto(1), auto(2)], 0, ["CPP/17/1", "CPP/17/2"]),
        ("going on from the last meeting", [auto(1), auto(2)], 19, ["CPP/17/20", "CPP/17/21"]),
        ("after one given by hand", [hand(1, "CPP/17/20"), auto(2)], 12, ["CPP/17/20", "CPP/17/21"]),
        (
            "before one given by hand",
            [auto(1), hand(2, "CPP/17/13"), auto(3)],
            12,
            ["CPP/17/14", "CPP/17/13", "CPP/17/15"],
        ),
        ("one without a number", [auto(1), hand(2, None), auto(3)], 0, ["CPP/17/1", None, "CPP/17/2"]),
        ("a number the pattern did not make", [hand(1, "7b"), auto(2)], 3, ["7b", "CPP/17/4"]),
        ("a number lower than others", [hand(1, "CPP/17/4"), auto(2)], 19, ["CPP/17/4", "CPP/17/20"]),
    ],
)
def test_numbers_run_on(what: str, slots: list[Slot], highest: int, numbers: list[str | None]) -> None:
    assert list(assign(slots, highest, **CPP).values()) == numbers, what


def test_minutes_may_bear_the_number_of_their_item() -> None:
    written = partial(minute_number, "{item}.", code="CPP", year=2017)
    slots = [Slot(1, item="6a"), Slot(2, item=None), Slot(3, item="7")]
    numbers = assign(slots, 0, written=lambda n, item: written(n=n, item=item), read=lambda _: None)
    assert list(numbers.values()) == ["6a.", None, "7."]


@pytest.mark.parametrize(
    ("what", "given", "pattern", "highest", "numbers"),
    [
        ("by the scheme", [None, None, None, None], "{minute}.{n}", 0, ["67.1", "67.2", "67.3", "67.4"]),
        ("as typed, where there is no scheme", ["1.", None, "(a)"], None, 0, ["1.", "", "(a)"]),
        ("after one given by hand", ["67.3", None], "{minute}.{n}", 0, ["67.3", "67.4"]),
        ("stepping over one that is taken", [None, "67.1", None], "{minute}.{n}", 0, ["67.2", "67.1", "67.3"]),
        ("a number that the scheme did not make", ["i)", None], "({a})", 0, ["i)", "(a)"]),
        ("after one that was published and deleted", ["67.1", None], "{minute}.{n}", 2, ["67.1", "67.3"]),
        ("none at all", [], "{n}.", 0, []),
        ("the first is taken", [None, "67.1"], "{minute}.{n}", 0, ["67.2", "67.1"]),
        ("after the last there is", ["67.999", None], "{minute}.{n}", 0, ["67.999", "67.1000"]),
        ("after a number higher than any", ["67.1000", None], "{minute}.{n}", 0, ["67.1000", "67.1"]),
        ("two in a row are taken", [None, "67.1", "67.2", None], "{minute}.{n}", 0, ["67.3", "67.1", "67.2", "67.4"]),
    ],
)
def test_points_are_numbered_as_given_or_by_the_scheme(
    what: str, given: list[str | None], pattern: str | None, highest: int, numbers: list[str]
) -> None:
    assert point_numbers(given, pattern, minute="67", highest=highest) == numbers, what


@pytest.mark.parametrize(
    ("numbers", "pattern", "highest"),
    [
        (["67.1", "67.4", "67.2"], "{minute}.{n}", 4),
        (["67.1"], "{minute}.{n}", 1),
        (["x"], "{n}.", 0),
        ([], "{n}.", 0),
        (["1."], None, 0),
        (["999."], "{n}.", 999),
        (["1000."], "{n}.", 0),
    ],
)
def test_the_highest_point_ever_published(numbers: list[str], pattern: str | None, highest: int) -> None:
    assert highest_point(numbers, pattern, minute="67") == highest


def test_points_are_numbered_from_one_where_nothing_is_said() -> None:
    assert point_numbers([None], "{n}.") == ["1."]
