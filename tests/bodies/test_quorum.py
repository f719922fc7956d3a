"""A quorum as standing orders set it: a number, a share of the members rounded up, or words that name a share (V1)."""

from fractions import Fraction

import pytest

from panel.bodies.models import Body
from panel.bodies.rules.quorum import quorum_of, read_share


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("1/4", Fraction(1, 4)),
        ("one quarter of the voting members", Fraction(1, 4)),
        ("a third", Fraction(1, 3)),
        ("One-Third of the whole number of members", Fraction(1, 3)),
        ("two thirds", Fraction(2, 3)),
        ("three quarters", Fraction(3, 4)),
        ("half of the membership", Fraction(1, 2)),
        ("a fourth", Fraction(1, 4)),
        ("2 / 5", Fraction(2, 5)),
        ("a fifth", Fraction(1, 5)),
        ("one sixth", Fraction(1, 6)),
        ("4/4", None),
        ("0/4", None),
        ("1/0", None),
        ("three members", None),
        ("see minute 12/1/17", None),
        ("headquarters staff", None),
        ("", None),
        (None, None),
    ],
)
def test_the_share_that_words_name(words: str | None, share: Fraction | None) -> None:
    assert read_share(words) == share


@pytest.mark.parametrize(
    ("number", "share", "members", "needed"),
    [
        (3, None, 12, 3),
        (None, Fraction(1, 4), 12, 3),
        (None, Fraction(1, 4), 13, 4),
        (None, Fraction(1, 3), 10, 4),
        (None, Fraction(1, 2), 9, 5),
        (3, Fraction(1, 4), 9, 3),
        (3, Fraction(1, 4), 16, 4),
        (None, Fraction(1, 4), 0, 0),
        (None, None, 12, None),
    ],
)
def test_a_share_is_rounded_up(number: int | None, share: Fraction | None, members: int, needed: int | None) -> None:
    assert quorum_of(number, share, members) == needed


@pytest.mark.parametrize(
    ("facts", "share"),
    [
        ({"quorum_share": "1/3"}, Fraction(1, 3)),
        ({"quorum": 3, "quorum_share": "1/3"}, Fraction(1, 3)),
        ({"quorum_text": "one quarter of the members"}, Fraction(1, 4)),
        ({"quorum": 3, "quorum_text": "3, or one quarter if more"}, None),
    ],
)
def test_words_set_a_share_where_nothing_else_is_set(facts: dict[str, object], share: Fraction | None) -> None:
    assert Body(**facts).share == share
