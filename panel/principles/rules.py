"""The seven needs that every council has regard to as a corporate parent, and what is tagged with them (K1).

A tag is the letter of a principle. What a record calls a principle in words of its own is no letter, and is kept so.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Principle:
    """One of the seven: its letter in the Act, a name for a column, and what it asks."""

    letter: str
    short: str
    words: str


PRINCIPLES = (
    Principle("a", "Health and wellbeing", "Act in their best interests, for health in body and mind"),
    Principle("b", "Being heard", "Encourage them to say what they think, wish and feel"),
    Principle("c", "Views that count", "Take what they think, wish and feel into account"),
    Principle("d", "Services that help", "Help them get, and make best use of, what the council and partners offer"),
    Principle("e", "High hopes", "Aim high for them, and seek the best outcomes"),
    Principle("f", "Safe and settled", "Keep them safe, and their home, relationships, education or work steady"),
    Principle("g", "Ready for adult life", "Prepare them for adulthood and for standing on their own feet"),
)
"""The principles of section 1(1) of the Children and Social Work Act 2017 in short (K1)."""

BY_LETTER = {principle.letter: principle for principle in PRINCIPLES}


def principles_of(tags: Iterable[str] | None) -> tuple[Principle, ...]:
    """The principles that tags name, in their order. A tag that is no letter of one names none (K1)."""
    letters = {_letter(tag) for tag in tags or ()}
    return tuple(principle for principle in PRINCIPLES if principle.letter in letters)


def other_words(tags: Iterable[str] | None) -> list[str]:
    """The tags that are no letter of a principle, as they were written."""
    return [tag for tag in tags or () if _letter(tag) not in BY_LETTER]


def retagged(before: Iterable[str] | None, letters: Iterable[str]) -> list[str] | None:
    """The tags after someone chose `letters`: words of another record's own stay. Unknown stays so (None) for none."""
    after = [*letters, *other_words(before)]
    return after if after or before is not None else None


def in_words(tags: Iterable[str] | None) -> list[str]:
    """What tags say to a reader: the letter and name of each principle, then other words as written."""
    named = [f"({principle.letter}) {principle.short}" for principle in principles_of(tags)]
    return named + other_words(tags)


def left_alone(tagged: Iterable[Iterable[str] | None]) -> tuple[Principle, ...]:
    """The principles that nothing of what was tagged serves: what a panel has not had regard to so far (K1)."""
    served = {principle for tags in tagged for principle in principles_of(tags)}
    return tuple(principle for principle in PRINCIPLES if principle not in served)


def _letter(tag: str) -> str:
    return tag.strip().strip("()").lower()
