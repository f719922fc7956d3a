"""Minute numbers (Y5): they go on from the highest ever used, step over what is taken, and are never given twice."""

from functools import partial

import pytest

from panel.bodies.rules.numbering import minute_number, read_minute_number
from panel.minutes.rules.numbering import Slot, assign

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
