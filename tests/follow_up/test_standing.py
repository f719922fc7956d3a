"""G7: where a thing asked for stands, by tables of what councils write of it."""

import datetime as dt

import pytest

from panel.follow_up.rules.standing import (
    LATE,
    REPORTED,
    WAITING,
    Standing,
    is_closed,
    rag_of,
    shape_of,
    standing_of,
    words_for,
)

S = Standing
TODAY = dt.date(2018, 3, 12)
YESTERDAY, TOMORROW = dt.date(2018, 3, 11), dt.date(2018, 3, 13)

AS_WRITTEN = [
    ("open", S.OPEN),
    ("Ongoing", S.OPEN),
    (None, S.OPEN),
    ("", S.OPEN),
    ("on track", S.ON_TRACK),
    ("On target", S.ON_TRACK),
    (" In progress ", S.ON_TRACK),
    ("in hand", S.ON_TRACK),
    ("under way", S.ON_TRACK),
    ("underway", S.ON_TRACK),
    ("done", S.DONE),
    ("Complete", S.DONE),
    ("completed", S.DONE),
    ("delivered", S.DONE),
    ("finished", S.DONE),
    ("proposed for closing", S.PROPOSED),
    ("proposed", S.PROPOSED),
    ("proposed for closure", S.PROPOSED),
    ("to be closed", S.PROPOSED),
    ("closed", S.CLOSED),
    ("closed by the panel", S.CLOSED),
    ("Closed by panel", S.CLOSED),
    ("discharged", S.CLOSED),
    ("noted and closed", S.CLOSED),
]


@pytest.mark.parametrize(("status", "standing"), AS_WRITTEN)
def test_the_words_of_councils(status, standing):
    assert standing_of(status, None, None, TODAY) is standing
    assert standing_of(status, None, TOMORROW, TODAY) is standing
    assert is_closed(status, None) is (standing is S.CLOSED)
    assert is_closed(status, "The panel was content.")


DAYS = [
    # what is written, the day it is due, where it stands on 12 March 2018
    (None, YESTERDAY, S.OVERDUE),
    (None, TODAY, S.OPEN),
    ("on track", YESTERDAY, S.OVERDUE),
    ("on track", TODAY, S.ON_TRACK),
    ("done", YESTERDAY, S.DONE),
    ("proposed", YESTERDAY, S.PROPOSED),
    ("closed", YESTERDAY, S.CLOSED),
]


@pytest.mark.parametrize(("status", "due", "standing"), DAYS)
def test_what_is_not_done_is_overdue_after_its_day(status, due, standing):
    assert standing_of(status, None, due, TODAY) is standing
    assert standing_of(status, "Minute 17 closed it.", due, TODAY) is S.CLOSED


COLOURS = [
    (S.OPEN, "", ""),
    (S.ON_TRACK, "Green", "●"),
    (S.OVERDUE, "Red", "▲"),
    (S.DONE, "Blue", "■"),
    (S.PROPOSED, "Blue", "■"),
    (S.CLOSED, "Blue", "■"),
]


@pytest.mark.parametrize(("standing", "word", "shape"), COLOURS)
def test_each_standing_has_a_word_and_a_shape(standing, word, shape):
    assert (rag_of(None, standing), shape_of(word)) == (word, shape)
    assert rag_of("  ", standing) == word
    assert rag_of(" Amber ", standing) == "Amber"


@pytest.mark.parametrize(
    ("word", "shape"), [("AMBER", "◆"), (" yellow ", "◇"), ("red", "▲"), ("green", "●"), ("n/a", "")]
)
def test_a_colour_that_was_given_has_its_shape(word, shape):
    assert shape_of(word) == shape


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ((S.DONE,), {"done", "complete", "completed", "delivered", "finished"}),
        ((S.PROPOSED,), {"proposed for closing", "proposed", "proposed for closure", "to be closed"}),
        ((S.OPEN,), set()),
        ((), set()),
    ],
)
def test_the_words_that_are_looked_for(standings, words):
    assert set(words_for(*standings)) == words


@pytest.mark.parametrize(
    ("standing", "waits", "can_be_late", "can_be_reported"),
    [
        (S.OPEN, True, True, False),
        (S.ON_TRACK, True, True, True),
        (S.OVERDUE, True, False, False),
        (S.DONE, True, False, True),
        (S.PROPOSED, True, False, False),
        (S.CLOSED, False, False, False),
    ],
)
def test_only_what_the_panel_closed_leaves_its_log(standing, waits, can_be_late, can_be_reported):
    assert (standing in WAITING, standing in LATE, standing in REPORTED) == (waits, can_be_late, can_be_reported)
