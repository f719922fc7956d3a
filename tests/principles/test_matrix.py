"""A year by principle and meeting, and what is said of it, by tables of what reports and outcomes serve (K1)."""

import pytest

from panel.principles.rules import Matrix, Tagged, matrix, said_of

JANUARY, MARCH = ("jan", "15 Jan"), ("mar", "12 Mar")


def year(*served: str) -> Matrix:
    """A year of two meetings, of reports such as "jan ab": where it was taken, and the letters it bears."""
    pairs = [one.partition(" ") for one in served]
    return matrix([JANUARY, MARCH], [Tagged("report", where, where, tuple(letters)) for where, _, letters in pairs])


@pytest.mark.parametrize(
    ("served", "counted"),
    [
        ([], {}),
        (["jan "], {}),
        (["jan b"], {"b": (1, 0)}),
        (["jan b", "mar b", "mar b"], {"b": (1, 2)}),
        (["jan bf", "mar f"], {"b": (1, 0), "f": (1, 1)}),
        # a tag that is no letter of a principle, and a meeting of another year
        (["jan xz"], {}),
        (["may b", "jan f"], {"f": (1, 0)}),
    ],
)
def test_each_thing_counts_at_its_meeting_for_each_principle(
    served: list[str], counted: dict[str, tuple[int, ...]]
) -> None:
    """K1."""
    found = year(*served)
    assert [row.principle.letter for row in found.rows] == list("abcdefg")
    assert {row.principle.letter: row.cells for row in found.rows if any(row.cells)} == counted
    assert {row.principle.letter: len(row.things) for row in found.rows if row.things} == {
        letter: sum(cells) for letter, cells in counted.items()
    }
    assert "".join(one.letter for one in found.left_alone) == "".join(one for one in "abcdefg" if one not in counted)


def test_what_serves_a_principle_is_named_in_its_order() -> None:
    """K1."""
    pledge = Tagged("topic", "Housing of care leavers", "mar", ("g", "Pledge 3"))
    fostering, school = (Tagged("report", words, "jan", ("b", "g")) for words in ("Fostering", "Virtual school"))
    found = matrix([JANUARY, MARCH], [fostering, pledge, school])
    assert found.columns == (JANUARY, MARCH)
    heard, ready = (row for row in found.rows if row.things)
    assert (heard.principle.short, heard.cells, heard.things) == ("Being heard", (2, 0), (fostering, school))
    assert (ready.principle.short, ready.cells, ready.things) == (
        "Ready for adult life",
        (2, 1),
        (fostering, pledge, school),
    )


@pytest.mark.parametrize(
    ("served", "told"),
    [
        # twice each but the last
        (
            ["jan abcdef", "mar abcdefg"],
            [
                "Each of the seven is served in 2017/18.",
                "Served once only: (g) Ready for adult life.",
                "Tagged: 2 of 2 reports. What is not tagged is not counted.",
            ],
        ),
        (
            ["jan abcdefg", "mar abcdefg", "mar "],
            [
                "Each of the seven is served in 2017/18.",
                "Tagged: 2 of 3 reports. What is not tagged is not counted.",
            ],
        ),
        (
            ["jan abcde", "mar abcd", "mar be", "mar "],
            [
                "Left alone in 2017/18: (f) Safe and settled; (g) Ready for adult life.",
                "Tagged: 3 of 4 reports. What is not tagged is not counted.",
            ],
        ),
        (
            ["jan bcdef", "mar bcd"],
            [
                "Left alone in 2017/18: (a) Health and wellbeing; (g) Ready for adult life.",
                "Served once only: (e) High hopes; (f) Safe and settled.",
                "Tagged: 2 of 2 reports. What is not tagged is not counted.",
            ],
        ),
    ],
)
def test_what_was_left_alone_is_said_first(served: list[str], told: list[str]) -> None:
    """K1."""
    assert said_of(year(*served), "2017/18") == told


@pytest.mark.parametrize(
    ("things", "share"),
    [
        ([("outcome", "a"), ("outcome", ""), ("report", "b")], "Tagged: 1 of 2 outcomes, 1 of 1 reports."),
        ([("topic", ""), ("topic", "")], "Tagged: 0 of 2 topics."),
        # words of a record's own serve none of the seven
        ([("topic", ["Pledge 3"]), ("topic", ["g", "Pledge 3"])], "Tagged: 1 of 2 topics."),
    ],
)
def test_how_much_is_tagged_is_said_by_kind(things: list[tuple[str, list[str]]], share: str) -> None:
    """K1."""
    found = matrix([JANUARY], [Tagged(what, "A thing", "jan", tuple(tags)) for what, tags in things])
    assert said_of(found, "2017/18")[-1] == f"{share} What is not tagged is not counted."


def test_of_a_year_with_nothing_in_it_all_seven_were_left_alone() -> None:
    """K1."""
    (said,) = said_of(year(), "2017/18")
    assert said.startswith("Left alone in 2017/18: (a) Health and wellbeing; (b) Being heard;")
