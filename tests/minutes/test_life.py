"""The life of the minutes as a table (V9, V11, V12)."""

import pytest

from panel.lifecycle import Level, Refused, make, open_moves
from panel.minutes.rules.life import MOVES, MinutesState, editable

S = MinutesState


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (S.DRAFT, {"send-to-chair", "publish", "approve"}),
        (S.WITH_CHAIR, {"send-back", "take-back", "publish", "approve"}),
        (S.PUBLISHED, {"withdraw", "approve"}),
        (S.APPROVED, {"reopen", "sign"}),
        (S.SIGNED, set()),
    ],
)
def test_what_can_be_done_in_each_state(state: S, moves: set[str]) -> None:
    assert {move.name for move in open_moves(MOVES, state)} == moves


def test_signed_minutes_are_not_approved_again() -> None:
    with pytest.raises(Refused, match="signed"):
        make(MOVES, "approve", S.SIGNED)


@pytest.mark.parametrize(
    ("state", "corrections", "may"),
    [
        (S.DRAFT, False, True),
        (S.WITH_CHAIR, False, False),
        (S.PUBLISHED, False, False),
        (S.APPROVED, False, False),
        (S.APPROVED, True, True),
        (S.SIGNED, True, False),
    ],
)
def test_when_the_words_may_be_changed(state: S, corrections: bool, may: bool) -> None:
    found = editable(state, corrections=corrections)
    assert not found if may else found[0].level is Level.REFUSE
