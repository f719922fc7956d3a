"""Kinds of body (B1–B6), when a seat is held, and how minutes are numbered from a pattern (Y5)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class BodyKind(StrEnum):
    """How a panel was set up, on which most rules depend (B1–B6)."""

    COMMITTEE = "committee"
    ADVISORY_COMMITTEE = "advisory_committee"
    SUB_COMMITTEE = "sub_committee"
    SCRUTINY = "scrutiny"
    EXECUTIVE_BODY = "executive_body"
    INFORMAL = "informal"


@dataclass(frozen=True)
class KindFacts:
    """What follows from a kind: its words, the law of access it stands under, and whether it may decide."""

    label: str
    appointed_under: str
    statutory: bool
    may_decide: bool
    non_councillors_may_vote: bool


KINDS: dict[BodyKind, KindFacts] = {
    BodyKind.COMMITTEE: KindFacts("Committee", "Local Government Act 1972 s.102(1)", True, True, False),
    BodyKind.ADVISORY_COMMITTEE: KindFacts(
        "Advisory committee", "Local Government Act 1972 s.102(4)", True, False, True
    ),
    BodyKind.SUB_COMMITTEE: KindFacts(
        "Sub-committee", "Local Government Act 1972 s.102(1)(c) or (4)(b)", True, True, True
    ),
    BodyKind.SCRUTINY: KindFacts("Scrutiny committee", "Local Government Act 2000 s.9F", True, False, True),
    BodyKind.EXECUTIVE_BODY: KindFacts("Executive body", "Local Government Act 2000 s.9E", True, True, False),
    BodyKind.INFORMAL: KindFacts("Informal panel", "", False, False, True),
}


class Restart(StrEnum):
    """When the running number of minutes begins again (Y5)."""

    MUNICIPAL_YEAR = "municipal_year"
    CALENDAR_YEAR = "calendar_year"
    MEETING = "meeting"
    NEVER = "never"


def held_on(start: dt.date | None, end: dt.date | None, day: dt.date) -> bool:
    """Whether a term from `start` to `end` (both days included; an open end is None) covers `day`."""
    return (start is None or start <= day) and (end is None or day <= end)


class SectionKind(StrEnum):
    """What a section of a report holds. The paragraph numbers of numbered sections run on from one to the next."""

    TEXT = "text"
    NUMBERED = "numbered"
    RECOMMENDATIONS = "recommendations"
    APPENDICES = "appendices"
    BACKGROUND = "background papers"

    @classmethod
    def read(cls, words: str | None) -> "SectionKind":
        """The kind that a template or a bundle names; plain text where it names none or another."""
        found = (words or "").strip().lower()
        return next((kind for kind in cls if kind.value == found), cls.TEXT)
