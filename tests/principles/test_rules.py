"""The seven principles and their tags (K1)."""

from collections.abc import Sequence

import pytest

from panel.principles.rules import PRINCIPLES, in_words, left_alone, other_words, principles_of, retagged


def test_there_are_seven_with_the_letters_of_the_act() -> None:
    assert [principle.letter for principle in PRINCIPLES] == list("abcdefg")
    assert len({principle.short for principle in PRINCIPLES}) == 7


@pytest.mark.parametrize(
    ("tags", "letters", "others"),
    [
        (None, "", []),
        ([], "", []),
        (["f", "a"], "af", []),
        (["(B)", " c "], "bc", []),
        (["Wellbeing", "a"], "a", ["Wellbeing"]),
        (["2", "h"], "", ["2", "h"]),
        (["a", "a"], "a", []),
    ],
)
def test_a_tag_is_a_letter_or_words_of_the_records_own(
    tags: Sequence[str] | None, letters: str, others: list[str]
) -> None:
    assert "".join(principle.letter for principle in principles_of(tags)) == letters
    assert other_words(tags) == others


@pytest.mark.parametrize(
    ("before", "chosen", "after"),
    [
        (None, "", None),
        ([], "", []),
        (["a"], "", []),
        (None, "bg", ["b", "g"]),
        (["Pledge 3", "a"], "c", ["c", "Pledge 3"]),
    ],
)
def test_choosing_letters_keeps_what_a_record_wrote_in_its_own_words(
    before: list[str] | None, chosen: str, after: list[str] | None
) -> None:
    assert retagged(before, chosen) == after


@pytest.mark.parametrize(
    ("tagged", "letters"),
    [
        ([], "abcdefg"),
        ([None, []], "abcdefg"),
        ([["a"], ["b", "c"], ["a", "g"]], "def"),
        ([list("abcdefg")], ""),
        ([["Wellbeing"]], "abcdefg"),
    ],
)
def test_what_nothing_serves_is_left_alone(tagged: list[list[str] | None], letters: str) -> None:
    assert "".join(principle.letter for principle in left_alone(tagged)) == letters


def test_a_reader_sees_letter_and_name() -> None:
    assert in_words(["e", "Pledge 3"]) == ["(e) High hopes", "Pledge 3"]
