"""The columns of an action log: what a council's headings mean, and which it has without any of its own."""

from collections.abc import Sequence

import pytest

from panel.follow_up.rules.columns import SETS, Column, columns_of, is_wide, meaning


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("No.", Column.NUMBER),
        ("Ref", Column.NUMBER),
        ("Minute", Column.SOURCE),
        ("Minute No.", Column.SOURCE),
        ("Recommendation", Column.SOURCE),
        ("Arising from", Column.SOURCE),
        ("Action / Required Outcomes", Column.ACTION),
        ("Action and outcome", Column.ACTION),
        ("What?", Column.ACTION),
        ("Lead officer", Column.LEAD),
        ("By whom", Column.LEAD),
        ("Person", Column.LEAD),
        ("Timing", Column.DUE),
        ("TIMESCALE", Column.DUE),
        ("Due date", Column.DUE),
        ("Date due", Column.DUE),
        ("Date for completion", Column.DUE),
        ("By when (month)", Column.DUE),
        ("Progress Update", Column.PROGRESS),
        ("Response", Column.PROGRESS),
        ("Status", Column.STATUS),
        ("Position at March 2018", Column.STATUS),
        ("RAG rating", Column.RAG),
        ("BRAG", Column.RAG),
        ("Reply of the Cabinet", Column.ANSWER),
        ("Response of the body", Column.ANSWER),
        ("Impact", Column.EFFECT),
        ("Difference made for children", Column.EFFECT),
        ("Meeting", Column.MEETING),
        ("Date raised", Column.MEETING),
        ("Date", Column.MEETING),
        ("Cost code", None),
        ("", None),
    ],
)
def test_what_a_councils_heading_means(heading: str, column: Column | None) -> None:
    assert meaning(heading) is column


@pytest.mark.parametrize(
    ("given", "headings"),
    [
        (None, SETS["ours"]),
        ([], SETS["ours"]),
        (["What", "Who", "When"], ("What", "Who", "When")),
        (["Cost code"], ("Cost code",)),
    ],
)
def test_a_panel_without_columns_of_its_own_has_the_usual_ones(
    given: Sequence[str] | None, headings: tuple[str, ...]
) -> None:
    assert columns_of(given) == headings


@pytest.mark.parametrize(("name", "wide"), [("three", False), ("four", False), ("ours", True), ("plan", True)])
def test_each_set_that_is_offered_is_understood_and_what_has_more_than_four_columns_lies_on_its_side(
    name: str, *, wide: bool
) -> None:
    assert all(meaning(heading) for heading in SETS[name])
    assert is_wide(SETS[name]) is wide
