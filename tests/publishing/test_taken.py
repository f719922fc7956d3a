"""Which pages a withdrawal takes out of a file, on tables of contents."""

import pytest

from panel.lifecycle import Level
from panel.publishing.rules.taken import (
    judge_range,
    judge_redaction,
    judge_replacement,
    judge_sent,
    stretch_of,
    taken_pages,
    touched,
)
from panel.withdrawals.rules import Stretch

ROWS = [
    {"key": "front", "first": 1, "last": 2, "page": 1},
    {"key": "paper-1", "first": 3, "last": 6, "page": 3},
    {"key": "paper-2", "first": 7, "last": 8, "page": None},
    {"key": "paper-3", "first": 9, "last": 12, "page": 9},
]
"""A public edition: what stands on pages 7 and 8 is withheld from it."""


@pytest.mark.parametrize(
    ("keys", "pages", "taken"),
    [
        ({"paper-1"}, None, [(3, 6)]),
        ({"paper-1", "paper-3"}, None, [(3, 6), (9, 12)]),
        ({"paper-2"}, None, []),
        (set(), (4, 5), [(4, 5)]),
        (set(), (6, 9), [(6, 6), (9, 9)]),
        (set(), (1, 12), [(1, 2), (3, 6), (9, 12)]),
        (set(), (13, 14), []),
        (set(), None, []),
    ],
)
def test_the_pages_taken_out_of_a_file(keys: set[str], pages: tuple[int, int] | None, taken: list) -> None:
    """D7."""
    found = taken_pages(ROWS, keys, Stretch(*pages) if pages else None)
    assert [(one.first, one.last) for one in found] == taken


@pytest.mark.parametrize(
    ("pages", "keys"),
    [((4, 4), ["paper-1"]), ((6, 7), ["paper-1", "paper-2"]), ((2, 3), ["front", "paper-1"]), ((13, 20), [])],
)
def test_the_page_twins_that_a_range_drops(pages: tuple[int, int], keys: list[str]) -> None:
    """D7: a page of a paper cannot be told apart on the screen, so its twin goes whole."""
    assert touched(ROWS, Stretch(*pages)) == keys
    found = judge_range([[], ROWS], Stretch(*pages))
    assert [(one.rule, one.level) for one in found] == ([] if keys else [("D7", Level.REFUSE)])


@pytest.mark.parametrize(
    ("sent", "withdrawn", "taken"), [("a1", {"a1", "b2"}, False), ("c3", {"a1", "b2"}, True), ("c3", set(), True)]
)
def test_the_file_that_was_withdrawn_does_not_take_its_own_place(sent: str, withdrawn: set[str], taken: bool) -> None:
    """D7."""
    found = judge_sent(sent, withdrawn)
    assert [(one.rule, one.level) for one in found] == ([] if taken else [("D7", Level.REFUSE)])
    assert all(one.words.startswith("This is the file that was withdrawn.") for one in found)


@pytest.mark.parametrize(("room", "pages", "fits"), [(4, 4, True), (4, 1, True), (4, 5, False), (1, 2, False)])
def test_a_redacted_paper_is_no_longer_than_what_was_withdrawn(room: int, pages: int, fits: bool) -> None:
    """D7."""
    found = judge_replacement(room, pages)
    assert [(one.rule, one.level) for one in found] == ([] if fits else [("D7", Level.REFUSE)])
    assert all(f"has {pages} pages, and only {room} were" in one.words for one in found)


@pytest.mark.parametrize(("covers", "rules"), [(True, [("D7", Level.REFUSE)]), (False, [])])
def test_what_is_only_marked_is_not_redacted(covers: bool, rules: list) -> None:
    """D7."""
    assert [(one.rule, one.level) for one in judge_redaction(covers=covers)] == rules


def test_an_entry_takes_all_its_numbers() -> None:
    assert stretch_of(ROWS[1]) == Stretch(3, 6)
