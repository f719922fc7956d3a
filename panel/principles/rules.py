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


@dataclass(frozen=True)
class Tagged:
    """One thing that may serve principles: what it is ("report"), its words, the column it stands in, and where."""

    what: str
    words: str
    column: str
    tags: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class Row:
    """What serves one principle: a number for each column, and the things themselves in order."""

    principle: Principle
    cells: tuple[int, ...]
    things: tuple[Tagged, ...]


@dataclass(frozen=True)
class Matrix:
    """A year by principle and meeting. `columns` are keys with their words."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    things: tuple[Tagged, ...]

    @property
    def left_alone(self) -> tuple[Principle, ...]:
        """The principles that nothing serves (K1)."""
        return left_alone(thing.tags for thing in self.things)


def matrix(columns: Iterable[tuple[str, str]], things: Iterable[Tagged]) -> Matrix:
    """The year by principle and meeting: how many things serve each principle at each (K1).

    What stands in none of the columns, or bears no letter, counts nowhere.
    """
    heads = tuple(columns)
    all_of_it = tuple(thing for thing in things if thing.column in dict(heads))
    rows = []
    for principle in PRINCIPLES:
        serving = tuple(thing for thing in all_of_it if principle in principles_of(thing.tags))
        cells = tuple(sum(thing.column == key for thing in serving) for key, _ in heads)
        rows.append(Row(principle, cells, serving))
    return Matrix(heads, tuple(rows), all_of_it)


def said_of(found: Matrix, label: str) -> list[str]:
    """What a matrix shows, in words: what was left alone first, then what was served once, then how much is tagged."""
    alone, served = found.left_alone, [row for row in found.rows if row.things]
    once = [row.principle for row in served if len(row.things) == 1]
    told = [f"Left alone in {label}: {_named(alone)}." if alone else f"Each of the seven is served in {label}."]
    told += [f"Served once only: {_named(once)}."] if once else []
    return [*told, *_share(found.things)]


def _named(principles: Iterable[Principle]) -> str:
    return "; ".join(f"({principle.letter}) {principle.short}" for principle in principles)


def _share(things: Iterable[Tagged]) -> list[str]:
    """“Tagged: 3 of 12 reports”: those that say which they serve. Words of a record's own say it of none (K1)."""
    kinds: dict[str, list[Tagged]] = {}
    for thing in things:
        kinds.setdefault(thing.what, []).append(thing)
    shares = [
        f"{sum(bool(principles_of(one.tags)) for one in each)} of {len(each)} {what}s" for what, each in kinds.items()
    ]
    return [f"Tagged: {', '.join(shares)}. What is not tagged is not counted."] if shares else []


def _letter(tag: str) -> str:
    return tag.strip().strip("()").lower()
