"""Terms of seats: the council's own words, and the day that they name."""

import datetime as dt

import pytest

from panel.bodies.rules.terms import held_on, read_day


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("15 January 2018", dt.date(2018, 1, 15), dt.date(2018, 1, 15)),
        ("Monday, 15 January 2018", dt.date(2018, 1, 15), dt.date(2018, 1, 15)),
        ("Mon 15th Jan 2018", dt.date(2018, 1, 15), dt.date(2018, 1, 15)),
        ("the 3rd of September 2018", dt.date(2018, 9, 3), dt.date(2018, 9, 3)),
        ("15/01/2018", dt.date(2018, 1, 15), dt.date(2018, 1, 15)),
        ("15.1.2018", dt.date(2018, 1, 15), dt.date(2018, 1, 15)),
        ("2018-01-15", dt.date(2018, 1, 15), dt.date(2018, 1, 15)),
        ("May 2017", dt.date(2017, 5, 1), dt.date(2017, 5, 31)),
        (" may   2017 ", dt.date(2017, 5, 1), dt.date(2017, 5, 31)),
        ("Feb 2020", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("Sept 2019", dt.date(2019, 9, 1), dt.date(2019, 9, 30)),
        ("2017", dt.date(2017, 1, 1), dt.date(2017, 12, 31)),
        ("Annual Council 2021", None, None),
        ("Easter 2021", None, None),
        ("until further notice", None, None),
        ("31 February 2020", None, None),
        ("32/01/2018", None, None),
        ("15/13/2018", None, None),
        ("Jan/Feb 2018", None, None),
        ("0000", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_day_that_words_name(words: str | None, first: dt.date | None, last: dt.date | None) -> None:
    assert read_day(words) == first
    assert read_day(words, last=True) == last


def test_a_seat_is_held_from_its_first_day_to_its_last() -> None:
    start, end = dt.date(2021, 5, 1), dt.date(2022, 4, 30)
    assert [held_on(start, end, day) for day in (start, end)] == [True, True]
    assert not held_on(start, end, dt.date(2021, 4, 30))
    assert not held_on(start, end, dt.date(2022, 5, 1))


def test_a_term_with_an_open_end_goes_on() -> None:
    assert held_on(None, None, dt.date(1974, 4, 1))
    assert held_on(dt.date(2021, 5, 1), None, dt.date(2050, 1, 1))
