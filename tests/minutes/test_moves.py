"""From which state to which the minutes go, and when their words may be changed (V9, V11, V12)."""

import pytest

from panel.lifecycle import Level, open_moves
from panel.minutes.rules.life import (
    APPROVING,
    MOVES,
    PUBLIC,
    UNAPPROVED,
    VERB_WORDS,
    How,
    MinutesState,
    Verb,
    editable,
)

DRAFT, WITH_CHAIR, PUBLISHED, APPROVED, SIGNED = MinutesState


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (DRAFT, {"send-to-chair": WITH_CHAIR, "publish": PUBLISHED, "approve": APPROVED}),
        (WITH_CHAIR, {"send-back": DRAFT, "take-back": DRAFT, "publish": PUBLISHED, "approve": APPROVED}),
        (PUBLISHED, {"withdraw": DRAFT, "approve": APPROVED}),
        (APPROVED, {"reopen": PUBLISHED, "sign": SIGNED}),
        (SIGNED, {}),
    ],
)
def test_the_steps_from_each_state(state: MinutesState, steps: dict[str, MinutesState]) -> None:
    assert {move.name: move.target for move in open_moves(MOVES, state)} == steps


@pytest.mark.parametrize(
    ("state", "public", "draft"),
    [
        (DRAFT, False, True),
        (WITH_CHAIR, False, True),
        (PUBLISHED, True, True),
        (APPROVED, True, False),
        (SIGNED, True, False),
    ],
)
def test_who_reads_them_and_whether_they_say_draft(state: MinutesState, public: bool, draft: bool) -> None:
    assert (state in PUBLIC, state in UNAPPROVED) == (public, draft)


@pytest.mark.parametrize(
    ("state", "corrections", "rules"),
    [
        (DRAFT, False, []),
        (WITH_CHAIR, False, ["life"]),
        (PUBLISHED, True, ["life"]),
        (APPROVED, True, []),
        (APPROVED, False, ["V12"]),
        (SIGNED, True, ["V11"]),
        (SIGNED, False, ["V11"]),
    ],
)
def test_when_the_words_may_be_changed(state: MinutesState, corrections: bool, rules: list[str]) -> None:
    found = editable(state, corrections=corrections)
    assert [one.rule for one in found] == rules
    assert all(one.level is Level.REFUSE for one in found)


@pytest.mark.parametrize(
    ("how", "approves"),
    [(How.CORRECT_RECORD, True), (How.AGREED, True), (How.NOTED, False), (How.NOT_APPROVED, False)],
)
def test_what_makes_minutes_approved(how: How, approves: bool) -> None:
    assert (how in APPROVING) is approves


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (Verb.RESOLVED, "Resolved"),
        (Verb.NOTED, "Noted"),
        (Verb.AGREED, "Agreed"),
        (Verb.RECOMMENDED, "Recommended"),
        (Verb.DEFERRED, "Deferred"),
        (Verb.LEFT_TO, "Left to"),
        (Verb.NONE, "No decision"),
    ],
)
def test_the_words_of_each_verb(verb: Verb, words: str) -> None:
    assert VERB_WORDS[verb] == words
