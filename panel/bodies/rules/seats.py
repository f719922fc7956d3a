"""What a seat may be: who holds it, and for how long."""

from dataclasses import dataclass
from enum import StrEnum

from panel.bodies.rules.terms import read_day
from panel.lifecycle import Finding, Level


class Held(StrEnum):
    """By whom a seat is held."""

    PERSON = "person"
    POST = "post"
    VACANT = "vacant"


HELD_WORDS: dict[Held, str] = {
    Held.PERSON: "A person",
    Held.POST: "Whoever holds a post",
    Held.VACANT: "Nobody: it is vacant",
}


@dataclass(frozen=True)
class SeatFacts:
    """One term of a seat. The days are words as the council writes them; a post may be held by a known person.

    `voting` is None where the seat votes as its group does. A substitute is a person's number, or words.
    """

    held: Held
    person_id: int | None = None
    post: str | None = None
    category_id: int | None = None
    voting: bool | None = None
    role: str | None = None
    from_text: str | None = None
    to_text: str | None = None
    note: str | None = None
    substitutes: tuple[int | str, ...] = ()


def judge_seat(facts: SeatFacts) -> list[tuple[str, Finding]]:
    """Why a seat cannot be so, each with the field it is about."""
    found = []
    if facts.held is Held.PERSON and facts.person_id is None:
        found.append(("person", "Choose who holds the seat"))
    if facts.held is Held.POST and not facts.post:
        found.append(("post", "Enter the post whose holder has the seat"))
    first, last = read_day(facts.from_text), read_day(facts.to_text, last=True)
    if first and last and last < first:
        found.append(("to_text", "The term must end on or after the day it begins"))
    return [(field, Finding("seats", words, Level.REFUSE)) for field, words in found]


def unread_terms(facts: SeatFacts) -> list[str]:
    """What to tell the clerk of words that name no day: they are printed, and the term is counted as open there."""
    words = []
    if facts.from_text and read_day(facts.from_text) is None:
        words.append(f"“{facts.from_text}” names no day, so the seat is counted as held from the beginning.")
    if facts.to_text and read_day(facts.to_text) is None:
        words.append(f"“{facts.to_text}” names no day, so the seat is counted as held until its end is given as a day.")
    return words
