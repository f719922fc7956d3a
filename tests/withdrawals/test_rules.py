"""When something may be taken down, and what the public is told in its place."""

import datetime as dt

import pytest

from panel import clock
from panel.lifecycle import Level
from panel.withdrawals.rules import Stretch, judge_withdrawal, sentence, words

AT = dt.datetime(2026, 11, 2, 16, 55, tzinfo=clock.LONDON)


NAMED = "A child was named in it."


@pytest.mark.parametrize(
    ("reason", "pages", "rules"),
    [
        (NAMED, None, []),
        (NAMED, (3, 6), []),
        (NAMED, (4, 4), []),
        (NAMED, (1, 1), []),
        ("0123456789", None, []),
        ("012345678", None, ["D8"]),
        ("", None, ["D8"]),
        ("an error!!!", None, ["D8"]),
        (NAMED, (6, 3), ["D7"]),
        (NAMED, (0, 3), ["D7"]),
        ("error", (6, 3), ["D8", "D7"]),
    ],
)
def test_a_withdrawal_has_a_reason_that_can_be_told_and_pages_that_exist(
    reason: str, pages: tuple[int, int] | None, rules: list[str]
) -> None:
    """D7, D8."""
    found = judge_withdrawal(reason, Stretch(*pages) if pages else None)
    assert [one.rule for one in found] == rules
    assert {one.level for one in found} <= {Level.REFUSE}


@pytest.mark.parametrize(
    ("reason", "said"),
    [("A child was named", "A child was named."), ("Why? ", "Why?"), ("Stop!", "Stop!"), ("It was.", "It was.")],
)
def test_a_reason_is_told_as_a_sentence(reason: str, said: str) -> None:
    assert sentence(reason) == said


def test_pages_in_words() -> None:
    assert (Stretch(3, 6).words, Stretch(3, 3).words) == ("pages 3 to 6", "page 3")


def test_the_public_is_told_when_and_why() -> None:
    """D7."""
    assert words(AT, "A child was named") == (
        "This was withdrawn on Monday 2 November 2026 at 4.55 pm. A child was named."
    )


@pytest.mark.parametrize(
    ("pages", "other", "both"),
    [
        ((3, 6), (1, 10), (3, 6)),
        ((3, 6), (5, 10), (5, 6)),
        ((3, 6), (6, 6), (6, 6)),
        ((3, 6), (7, 8), None),
        ((3, 6), (1, 2), None),
        ((3, 6), (1, 3), (3, 3)),
    ],
)
def test_what_two_stretches_of_pages_share(
    pages: tuple[int, int], other: tuple[int, int], both: tuple[int, int] | None
) -> None:
    assert Stretch(*pages).within(Stretch(*other)) == (Stretch(*both) if both else None)
