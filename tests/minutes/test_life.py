"""The life of the minutes as a table, and what is said before they are published or signed."""

import pytest

from panel.lifecycle import Level, Refused, make, open_moves
from panel.minutes.rules.life import MOVES, Facts, MinutesState, editable, readiness

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


WHOLE = Facts(present=7, voting_present=6, quorum=3)


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        (WHOLE, []),
        (Facts(present=0), ["V8"]),
        (Facts(present=7, signer_presided=False), ["V9"]),
        (Facts(present=2, voting_present=2, quorum=3), ["V2"]),
        (Facts(present=7, voting_present=None, quorum=None), []),
        (Facts(present=7, voting_present=None, quorum=3), []),
        (Facts(present=7, voting_present=7, quorum=3, empty=["Fees"]), ["minute"]),
        (
            Facts(present=7, voting_present=7, closed_without_summary=["Fees"], closed_without_resolution=True),
            ["P5", "X3"],
        ),
        (
            Facts(present=7, voting_present=7, times_known=False, chair_agreed=False, corrections=2),
            ["minute", "life", "V12"],
        ),
    ],
)
def test_what_is_said_before_publishing_and_signing(facts: Facts, rules: list[str]) -> None:
    found = readiness(facts)
    assert [finding.rule for finding in found] == rules
    assert all(finding.level is not Level.REFUSE for finding in found), "nothing that happened is refused"


def test_the_words_name_what_is_lacking() -> None:
    found = readiness(Facts(present=2, voting_present=2, quorum=3, empty=["Fees", "Health"]))
    assert [finding.words for finding in found] == [
        "2 voting members are recorded as present; the quorum is 3.",
        "Nothing is written yet under Fees; Health.",
    ]
