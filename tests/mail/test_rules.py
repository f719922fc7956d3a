"""What a letter of each kind may be about, by the names of things."""

import pytest

from panel.mail.rules import LetterKind, judge_about, number

K = LetterKind


@pytest.mark.parametrize(
    ("kind", "about", "numbered"),
    [
        (K.PACK, "publication/1", 1),
        (K.SUPPLEMENT, "publication/22", 22),
        (K.INVITATION, "meeting/7", 7),
        (K.REPORT_DUE, "paper/310", 310),
        (K.COMMENT_ASKED, "comment/5", 5),
        (K.FOLLOW_UP_DUE, "follow-up/12", 12),
        (K.FOLLOW_UP_OVERDUE, "follow-up/12", 12),
    ],
)
def test_a_letter_is_about_one_thing_with_its_number(kind: LetterKind, about: str, numbered: int) -> None:
    judge_about(kind, about)
    assert number(about) == numbered


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (K.INVITATION, "paper/7"),
        (K.PACK, "meeting/7"),
        (K.REPORT_DUE, "comment/7"),
        (K.INVITATION, "meeting"),
        (K.INVITATION, "meeting/"),
        (K.INVITATION, "meeting/seven"),
        (K.INVITATION, "meeting/-7"),
        (K.INVITATION, "7"),
        (K.INVITATION, ""),
    ],
)
def test_a_letter_is_about_nothing_else(kind: LetterKind, about: str) -> None:
    with pytest.raises(ValueError, match="is not about"):
        judge_about(kind, about)
