"""Agenda numbers: running, lettered, decimal, fixed by hand, reserved, and what happens after publication."""

import pytest

from panel.bodies.rules.agenda import SubItems
from panel.meetings.rules.agenda import Kind, Line, doubled, landing, late_number, numbers

ITEM, SUB, DEEP = Line(), Line(level=1), Line(level=2)
HEADING, UNNUMBERED = Line(Kind.HEADING), Line(Kind.LINE)


def fixed(number: str, level: int = 0) -> Line:
    return Line(level=level, number=number, fixed=True)


TABLE = [
    ("items run from 1", [ITEM, ITEM, ITEM], "1 2 3"),
    ("headings and unnumbered lines bear none", [HEADING, ITEM, UNNUMBERED, HEADING, ITEM], "- 1 - - 2"),
    ("sub-items are lettered under their item", [ITEM, SUB, SUB, ITEM, SUB], "1 1a 1b 2 2a"),
    ("a third level is in roman figures", [ITEM, SUB, DEEP, DEEP, SUB, DEEP], "1 1a 1a(i) 1a(ii) 1b 1b(i)"),
    ("a sub-item without an item above is an item", [SUB, SUB], "1 1a"),
    ("a heading does not begin the letters again", [ITEM, SUB, HEADING, SUB], "1 1a - 1b"),
    ("a number fixed by hand stays, and the count goes on from it", [ITEM, fixed("5"), ITEM], "1 5 6"),
    ("a number fixed further down is passed over", [ITEM, ITEM, fixed("2")], "1 3 2"),
    ("a fixed number may be anything", [ITEM, fixed("A1"), ITEM], "1 A1 2"),
    ("sub-items follow a fixed number", [fixed("26"), SUB, SUB], "26 26a 26b"),
    ("a fixed letter is passed over", [ITEM, fixed("1b", 1), SUB, SUB], "1 1b 1c 1d"),
]


@pytest.mark.parametrize(("why", "lines", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_numbers(why, lines, expected):
    assert " ".join(number or "-" for number in numbers(lines)) == expected


def test_decimals_where_the_body_writes_them():
    lines = [ITEM, ITEM, SUB, SUB, DEEP, ITEM]
    assert numbers(lines, SubItems.DECIMALS) == ["1", "2", "2.1", "2.2", "2.2.1", "3"]


def test_numbers_reserved_for_late_business_are_passed_over():
    given = numbers([ITEM] * 9 + [fixed("14"), ITEM], reserved=("9", "14"))
    assert given == ["1", "2", "3", "4", "5", "6", "7", "8", "10", "14", "15"]


def test_letters_go_on_after_z():
    assert numbers([ITEM, *[SUB] * 28])[-2:] == ["1aa", "1ab"]


PUBLISHED = [Line(number="1"), Line(number="2"), Line(number="2a", level=1), Line(number="3")]


def test_a_line_added_after_publication_gets_the_next_number_wherever_it_stands():
    assert late_number([PUBLISHED[0], ITEM, *PUBLISHED[1:]], 1) == "4"
    assert late_number([*PUBLISHED, ITEM], 4, reserved=("4",)) == "5"


def test_a_sub_item_added_after_publication_gets_the_next_letter():
    assert late_number([*PUBLISHED[:3], SUB, PUBLISHED[3]], 3) == "2b"
    assert late_number([*PUBLISHED, SUB], 4) == "3a"


def test_the_clerks_own_number_stands_after_publication_too():
    assert late_number([*PUBLISHED, fixed("9")], 4) == "9"


MOVES = [
    ("up by one", [0, 0, 0], 1, 0, [1, 0, 2]),
    ("down by one", [0, 0, 0], 0, 1, [1, 0, 2]),
    ("to the end", [0, 0, 0], 0, 9, [1, 2, 0]),
    ("where it stands", [0, 0, 0], 1, 1, [0, 1, 2]),
    ("sub-items go with their item", [0, 1, 1, 0], 0, 1, [3, 0, 1, 2]),
    ("a place counts the sub-items that go along", [0, 1, 1, 0, 0], 0, 3, [3, 0, 1, 2, 4]),
    ("down past another's sub-items", [0, 0, 1, 0], 0, 1, [1, 2, 0, 3]),
    ("up past another's sub-items", [0, 1, 0], 2, 1, [2, 0, 1]),
    ("a sub-item among its fellows", [0, 1, 1], 2, 1, [0, 2, 1]),
    ("a sub-item to another item", [0, 1, 0], 1, 2, [0, 2, 1]),
]


@pytest.mark.parametrize(("why", "levels", "place", "to", "expected"), MOVES, ids=[row[0] for row in MOVES])
def test_moving_a_line(why, levels, place, to, expected):
    assert landing(levels, place, to) == expected


def test_a_number_that_two_lines_bear_is_found():
    assert doubled(["1", "2", None, "2", None]) == ["2"]
