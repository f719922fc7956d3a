"""Words as the index holds them: without case, accents and endings, made of a–z and 0–9 alone.

Both engines then see the same words, and neither folds, stems or splits anything by rules of its own.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import EnglishStemmer

APOSTROPHES = "'’\u02bc"
WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")
PLAIN = re.compile(r"[a-z0-9']+")
LONGEST = 60
"""No word of the language is longer; what is, is found by its beginning."""


def composed(text: str) -> str:
    """The text with each accent and its letter as one character: what is kept, so that places in it can be told."""
    return unicodedata.normalize("NFC", text)


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a composed text as the index holds it, and where it begins and ends."""
    return ((stem(found.group()), found.start(), found.end()) for found in WORD.finditer(text))


def stems(text: str) -> list[str]:
    """The words of a text as the index holds them, in order."""
    return [stem(word) for word in WORD.findall(composed(text))]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """One word: “Children’s” is “children”, “cafés” is “cafe”. A letter that English has not stands by its number."""
    folded = fold(word)
    if PLAIN.fullmatch(folded):
        folded = EnglishStemmer().stemWord(folded)
    spelt = "".join(letter if letter in LETTERS else f"u{ord(letter):x}" for letter in folded if letter != "'")
    return spelt[:LONGEST]


LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def fold(word: str) -> str:
    """Without case and accents, every apostrophe the same."""
    plain = re.sub(f"[{APOSTROPHES}]", "'", word.casefold())
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def strung(words: list[str]) -> str:
    """Words in order, each with a space of its own on both sides, so that a phrase is a part of the string."""
    return "".join(f" {word} " for word in words)
