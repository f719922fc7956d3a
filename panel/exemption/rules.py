"""Confidential and exempt: two things and never one choice (X5); and the one question, what a reader is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Edition(StrEnum):
    """For whom a pack is made."""

    FULL = "full"
    PUBLIC = "public"


PARAGRAPHS: dict[int, str] = {
    1: "Any individual",
    2: "Reveals who an individual is",
    3: "Financial or business affairs",
    4: "Labour relations",
    5: "Legal professional privilege",
    6: "Statutory notice, order or direction",
    7: "Crime: prevention, investigation or prosecution",
}
"""Local Government Act 1972, Schedule 12A, Part 1 (England), in short."""

GROUNDS = (
    "It came from a government department on terms that forbid its disclosure",
    "An enactment or a court order prohibits its disclosure",
)
"""The only two grounds of confidentiality (X2)."""


@dataclass(frozen=True)
class Marking:
    """What withholds a thing: exempt paragraphs (X3), a ground of confidentiality (X2), or a bare "closed"."""

    exempt: bool = False
    paragraphs: tuple[int, ...] = ()
    confidential: bool = False

    @property
    def restricted(self) -> bool:
        """Whether the public is not shown it."""
        return self.exempt or self.confidential

    @property
    def short(self) -> str:
        """What stands in the band at the head and foot of each withheld page (P3)."""
        if not self.restricted:
            return ""
        if self.confidential:
            return "Not for publication: confidential, section 100A(3)"
        if not self.paragraphs:
            return "Not for publication"
        number = "paragraph" if len(self.paragraphs) == 1 else "paragraphs"
        return f"Not for publication: exempt, {number} {', '.join(str(p) for p in self.paragraphs)}"

    @property
    def words(self) -> str:
        """What a withheld paper says at its beginning: the band's words with the law they rest on (P3)."""
        if self.confidential:
            return f"{self.short} of the Local Government Act 1972"
        return f"{self.short} of Part 1 of Schedule 12A, Local Government Act 1972" if self.paragraphs else self.short


OPEN = Marking()


@dataclass(frozen=True)
class Reader:
    """Who reads: the public, or someone whose role or seat lets them see restricted papers."""

    sees_restricted: bool = False


PUBLIC = Reader()
FULL_EDITION = Reader(sees_restricted=True)
READERS: dict[Edition, Reader] = {Edition.FULL: FULL_EDITION, Edition.PUBLIC: PUBLIC}


def shown(marking: Marking, reader: Reader) -> bool:
    """Whether `reader` is shown what bears `marking`: every page, pack, export and e-mail asks it (P1–P4)."""
    return reader.sees_restricted or not marking.restricted


def joined(markings: Iterable[Marking]) -> Marking:
    """The marking of what bears several: every paragraph relied on, and confidential if any of them is (X5)."""
    each = tuple(markings)
    return Marking(
        exempt=any(marking.exempt for marking in each),
        paragraphs=tuple(sorted({paragraph for marking in each for paragraph in marking.paragraphs})),
        confidential=any(marking.confidential for marking in each),
    )
