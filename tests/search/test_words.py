"""How words are folded and stemmed, and how a question is read."""

import re

import pytest

from panel.search.rules.asked import Asked, read
from panel.search.rules.words import stem, stems, strung


@pytest.mark.parametrize(
    ("written", "looked_for"),
    [
        ("Placements", "placement"),
        ("MOVES", "moved"),
        ("children’s", "children"),
        ("children's", "children’s"),
        ("O’Brien", "obrien"),
        ("café", "cafes"),
        ("cafe\u0301", "café"),
        ("Straße", "strasse"),
        ("Łódź", "łodz"),
    ],
)
def test_words_that_are_the_same(written: str, looked_for: str) -> None:
    assert stems(written) == stems(looked_for)


@pytest.mark.parametrize(("one", "other"), [("placement", "place"), ("2017", "2018"), ("care", "car")])
def test_words_that_are_not(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize("strange", ["日本", "½", "ﬁnance", "Ω", "a" * 500, "naïve’s"])
def test_both_engines_see_letters_and_digits_alone(strange: str) -> None:
    for word in stems(strange):
        assert re.fullmatch("[a-z0-9]{1,60}", word)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Asked()),
        ("  –  ", Asked()),
        ("the placement of children", Asked(("placement", "children"))),
        ("to be or not to be", Asked(("not",))),
        ("of the", Asked(("of", "the"))),
        ('"placement moves" March', Asked(("placement", "move", "march"), (("placement", "move"),))),
        ("“end of term”", Asked(("end", "of", "term"), (("end", "of", "term"),))),
        ('"placement" moves', Asked(("placement", "move"))),
        ('"the" placement', Asked(("placement",))),
        ('an "unfinished phrase', Asked((stem("unfinished"), "phrase"))),
        ("NEAR(x) OR col:y* AND ^z", Asked(("near", "x", "col", "y", "z"))),
    ],
)
def test_what_is_typed_is_words_and_never_a_command(typed: str, asked: Asked) -> None:
    assert read(typed) == asked


DOZEN = "january february march april may june july august september october november december"
"""Twelve words."""


@pytest.mark.parametrize(
    ("typed", "read_last"),
    [
        (DOZEN, "decemb"),
        (DOZEN + " permanence", "decemb"),
        ("the " + DOZEN, "decemb"),
        ("permanence, " * 15 + "sufficiency of homes", "home"),  # 200 letters
        ("permanence, " * 15 + "sufficiency of places", "suffici"),  # 201: a word that is cut off is not looked for
        ("permanence, " * 15 + "sufficiency and unaccompanied children", "suffici"),
    ],
)
def test_a_question_is_read_up_to_twelve_words_or_two_hundred_letters(typed: str, read_last: str) -> None:
    """A whole page that was pasted into the box is looked for by its beginning."""
    assert read(typed).words[-1] == read_last


@pytest.mark.parametrize(("typed", "anything"), [("", False), (" – ", False), ("the", True), ("adoption", True)])
def test_whether_anything_is_looked_for(typed: str, anything: bool) -> None:
    assert bool(read(typed)) is anything


@pytest.mark.parametrize(
    ("phrase", "text", "there"),
    [
        ("placement moves", "Placement moves in March", True),
        ("moves", "Placement moves", True),
        ("placement moves", "Moves of placement", False),
        ("move in", "Placement removed in March", False),
        ("care", "Leaving careers", False),
    ],
)
def test_a_phrase_is_whole_words_in_order(phrase: str, text: str, there: bool) -> None:
    assert (strung(stems(phrase)) in strung(stems(text))) is there
