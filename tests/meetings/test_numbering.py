"""Agenda numbers: running, lettered, decimal, fixed by hand, reserved, and what happens after publication."""

import pytest

from panel.bodies.rules.agenda import SubItems
from panel.meetings.rules.agenda import Kind, Line, doubled, landing, late_number, numbers

ITEM, SUB, DEEP = Line(), Line(level=1), Line(level=2)
HEADING, UNNUMBERED = Line(Kind.HEADING), Line(Kind.LINE)


def fixed(number: str | None, level: int = 0) -> Line:
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
    (
        "each item begins its letters again, and each letter its figures",
        [ITEM, SUB, DEEP, ITEM, SUB, DEEP],
        "1 1a 1a(i) 2 2a 2a(i)",
    ),
    ("a fourth level stands in the third", [ITEM, SUB, DEEP, Line(level=3)], "1 1a 1a(i) 1a(ii)"),
    ("a third level under an item is the second", [ITEM, DEEP, DEEP, DEEP], "1 1a 1a(i) 1a(ii)"),
    ("a level below nought is an item", [ITEM, Line(level=-1), SUB], "1 2 2a"),
    ("a number outside the row begins none", [fixed("A1"), ITEM, ITEM], "A1 1 2"),
    ("a lettered heading has no sub-items", [ITEM, Line(Kind.HEADING, 0, "B", fixed=True), SUB], "1 B 1a"),
    ("an item that the clerk leaves without a number has none", [ITEM, fixed(None), SUB, ITEM], "1 - 1a 2"),
    ("items numbered through the year go on", [fixed("999"), ITEM], "999 1000"),
    ("a number of four figures begins no count", [fixed("1000"), ITEM], "1000 1"),
    ("a year is no number of an item", [ITEM, fixed("2018"), ITEM], "1 2018 2"),
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


@pytest.mark.parametrize(
    ("place", "figure"),
    [(1, "i"), (4, "iv"), (9, "ix"), (10, "x"), (11, "xi"), (19, "xix"), (20, "xx"), (31, "xxxi")],
)
def test_the_figures_of_a_third_level(place, figure):
    assert numbers([ITEM, SUB, *[DEEP] * place])[-1] == f"1a({figure})"


def test_letters_go_on_after_z():
    assert numbers([ITEM, *[SUB] * 28])[-2:] == ["1aa", "1ab"]


PUBLISHED = [Line(number="1"), Line(number="2"), Line(number="2a", level=1), Line(number="3")]


def test_a_line_added_after_publication_gets_the_next_number_wherever_it_stands():
    assert late_number([PUBLISHED[0], ITEM, *PUBLISHED[1:]], 1) == "4"
    assert late_number([*PUBLISHED, ITEM], 4, reserved=("4",)) == "5"


def test_a_sub_item_added_after_publication_gets_the_next_letter():
    assert late_number([*PUBLISHED[:3], SUB, PUBLISHED[3]], 3) == "2b"
    assert late_number([*PUBLISHED, SUB], 4) == "3a"


ADDED = [
    ("an item before others", "1 + 2", "3"),
    ("after an item was withdrawn that had gone out", "1 3 +", "4"),
    ("after an item that was added earlier", "1 4 + 2 3", "5"),
    ("the first sub-item of its item", "1 2 +a 3", "2a"),
    ("the first sub-item of the last item", "1 2 3 +a", "3a"),
    ("before its fellows", "1 2 +a 2a 2b 3", "2c"),
    ("before its fellows, of whom one was withdrawn", "1 2 +a 2b 3", "2c"),
    ("a sub-item, while another line has the letter", "1 +a 2 1a", "1b"),
    ("where nothing stood", "+", "1"),
]


@pytest.mark.parametrize(("why", "agenda", "number"), ADDED, ids=[row[0] for row in ADDED])
def test_where_a_line_is_added_to_a_published_agenda(why, agenda, number):
    """Y5: “+” is the line that is added, “+a” a sub-item."""
    there = agenda.split()
    (place,) = (spot for spot, one in enumerate(there) if one.startswith("+"))
    lines = [
        Line(level=int(one[-1].isalpha()), number=None if one.startswith("+") else one, fixed=one == "1a")
        for one in there
    ]
    assert late_number(lines, place) == number


def test_a_heading_that_is_added_after_publication_bears_no_number():
    assert late_number([*PUBLISHED, HEADING], 4) is None


def test_the_clerks_own_number_stands_after_publication_too():
    assert late_number([*PUBLISHED, fixed("9")], 4) == "9"


MOVES = [
    ("up by one", [0, 0, 0], 1, 0, [1, 0, 2]),
    ("down by one", [0, 0, 0], 0, 1, [1, 0, 2]),
    ("to the end", [0, 0, 0], 0, 9, [1, 2, 0]),
    ("down by two", [0, 0, 0, 0], 0, 2, [1, 2, 0, 3]),
    ("up by two", [0, 0, 0, 0], 3, 1, [0, 3, 1, 2]),
    ("to the top, above a sub-item without an item", [1, 0, 0], 2, 0, [2, 0, 1]),
    ("above the top", [0, 0, 0], 2, -1, [2, 0, 1]),
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
