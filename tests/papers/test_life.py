"""The life of a paper before it is published, and that what was published stays (A1)."""

import pytest

from panel.lifecycle import Level, Refused, make
from panel.papers.rules.life import MOVES, SAID, PaperState, Standing, has_something, still_private

DRAFT, READY, WITHDRAWN = PaperState
NEW = Standing()


@pytest.mark.parametrize(
    ("move", "source", "standing", "target"),
    [
        ("make_ready", DRAFT, NEW, READY),
        ("make_ready", DRAFT, Standing(published=True), READY),
        ("make_ready", DRAFT, Standing(empty=True), None),
        ("make_ready", READY, NEW, None),
        ("make_ready", WITHDRAWN, NEW, None),
        ("back_to_draft", READY, NEW, DRAFT),
        ("back_to_draft", READY, Standing(published=True), None),
        ("back_to_draft", DRAFT, NEW, None),
        ("withdraw", DRAFT, NEW, WITHDRAWN),
        ("withdraw", DRAFT, Standing(empty=True), WITHDRAWN),
        ("withdraw", READY, NEW, WITHDRAWN),
        ("withdraw", READY, Standing(published=True), None),
        ("withdraw", WITHDRAWN, NEW, None),
        ("put_back", WITHDRAWN, NEW, DRAFT),
        ("put_back", DRAFT, NEW, None),
    ],
)
def test_each_step_from_each_state(
    move: str, source: PaperState, standing: Standing, target: PaperState | None
) -> None:
    if target:
        assert make(MOVES, move, source, standing) is target
        return
    with pytest.raises(Refused):
        make(MOVES, move, source, standing)


@pytest.mark.parametrize(
    ("standing", "empty", "published"),
    [(NEW, [], []), (Standing(empty=True), ["life"], []), (Standing(published=True), [], ["A1"])],
)
def test_what_stands_against_a_step(standing: Standing, empty: list[str], published: list[str]) -> None:
    found = has_something(standing), still_private(standing)
    assert [[one.rule for one in findings] for findings in found] == [empty, published]
    assert all(one.level is Level.REFUSE for findings in found for one in findings)


def test_the_trail_has_words_for_every_step() -> None:
    assert set(SAID) == set(MOVES)
