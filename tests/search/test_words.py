"""How words are folded and stemmed, and how a question is read."""

import re

import pytest

from panel.search.rules.asked import Asked, read
from panel.search.rules.excerpts import excerpt
from panel.search.rules.words import stem, stems


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
        ('an "unfinished phrase', Asked((stem("unfinished"), "phrase"))),
        ("NEAR(x) OR col:y* AND ^z", Asked(("near", "x", "col", "y", "z"))),
    ],
)
def test_what_is_typed_is_words_and_never_a_command(typed: str, asked: Asked) -> None:
    assert read(typed) == asked


def test_an_excerpt_stands_round_the_phrase_and_marks_what_was_looked_for() -> None:
    text = "Moves are rare. " + "Other words stand here. " * 12 + "Of the placement moves in March eleven were planned."
    pieces = excerpt(text, read('"placement move"'))
    assert [piece.words for piece in pieces if piece.found] == ["placement", "moves"]
    assert pieces[0].words == "… "
    assert "".join(piece.words for piece in pieces).endswith("eleven were planned.")


def test_an_excerpt_of_a_text_without_the_words_is_its_beginning() -> None:
    assert excerpt("The carers’ questionnaire.", read("adoption"))[0].words == "The carers’ questionnaire."
