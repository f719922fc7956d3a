"""A few words of a text round what was looked for: where they begin and end, and which of them are marked."""

import pytest

from panel.search.rules.asked import read
from panel.search.rules.excerpts import excerpt

OTHER = "Carers met in the town. "
"""A sentence of 24 letters, with its space."""


def shown(text: str, typed: str) -> str:
    """An excerpt as one reads it, what is marked in square brackets."""
    return "".join(f"[{piece.words}]" if piece.found else piece.words for piece in excerpt(text, read(typed)))


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("", "adoption", ""),
        ("Adoption is rare.", "adoption", "[Adoption] is rare."),
        ("Few adoptions.", "adoption", "Few [adoptions]."),
        ("The carers’ questionnaire.", "adoption", "The carers’ questionnaire."),
        (
            "Adoption of babies, and adoption of siblings.",
            "adoption",
            "[Adoption] of babies, and [adoption] of siblings.",
        ),
        ("Moves of placement.", "placement moves", "[Moves] of [placement]."),
        (" Adoption is rare.", "adoption", " [Adoption] is rare."),
    ],
)
def test_a_short_text_is_shown_whole_and_each_word_looked_for_is_marked(text: str, typed: str, words: str) -> None:
    assert shown(text, typed) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        # the word stands at the 24th, 48th and 72nd letter
        (1, "Carers met in the town. [Adoption] rose."),
        (2, "Carers met in the town. Carers met in the town. [Adoption] rose."),
        (3, "… in the town. Carers met in the town. Carers met in the town. [Adoption] rose."),
        (9, "… in the town. Carers met in the town. Carers met in the town. [Adoption] rose."),
    ],
)
def test_sixty_letters_are_shown_before_it_and_no_part_of_a_word(before: int, words: str) -> None:
    assert shown(OTHER * before + "Adoption rose.", "adoption") == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        # 60 letters; 61, of which the first word is cut into; 60 and a word more
        ("A " * 30, "A " * 30 + "[Adoption] rose."),
        ("A5 " + "A " * 29, "A5 " + "A " * 29 + "[Adoption] rose."),
        ("No. " + "A " * 30, "… " + "A " * 30 + "[Adoption] rose."),
    ],
)
def test_a_word_sixty_letters_before_it_is_shown_and_none_further_away(before: str, words: str) -> None:
    assert shown(before + "Adoption rose.", "adoption") == words


NEXT = "Adoption rose. " + "Carers met. " * 13
"""171 letters, with the space at its end."""


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("It ended.", "It ended."),  # 180 letters
        ("It closed.", "It  …"),  # 181
        ("It ended. Nobody came, and nothing more was said.", "It  …"),
    ],
)
@pytest.mark.parametrize(("typed", "first"), [("adoption", "[Adoption]"), ("fostering", "Adoption")])
def test_up_to_a_hundred_and_eighty_letters_are_shown_of_a_longer_text(
    last: str, words: str, typed: str, first: str
) -> None:
    """From what was found; or from the beginning, where nothing of it is in the text."""
    assert shown(NEXT + last, typed) == NEXT.replace("Adoption", first) + words


LONG = "Placement costs rose. " + OTHER * 12 + "Of the placement moves in March eleven were planned."
BEFORE = "… Carers met in the town. Carers met in the town. "


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('"placement move"', "… town. " + BEFORE[2:] + "Of the [placement] [moves] in March eleven were planned."),
        ("moves", BEFORE + "Of the placement [moves] in March eleven were planned."),
        ("eleven moves", BEFORE + "Of the placement [moves] in March [eleven] were planned."),
    ],
)
def test_a_phrase_is_shown_where_it_is_said_and_words_where_the_first_of_them_is(typed: str, words: str) -> None:
    assert shown(LONG, typed) == words


@pytest.mark.parametrize("typed", ["placement", "moves placement", '"fostering placement"', '"moves of placement"'])
def test_where_the_phrase_is_not_in_the_text_the_first_of_its_words_is_shown(typed: str) -> None:
    """It stands in the title then, while the text has the words one by one."""
    assert shown(LONG, typed).startswith("[Placement] costs rose.")
    assert shown(OTHER * 12 + LONG, typed).startswith("… in the town.")
