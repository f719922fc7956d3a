"""Confidential and exempt: two things and never one choice (X5); and the one question, what a reader is shown."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from panel.lifecycle import Finding, Level


class Edition(StrEnum):
    """For whom a pack is made."""

    FULL = "full"
    PUBLIC = "public"


class How(StrEnum):
    """What someone did with a closed thing, as the log of them says it (D6)."""

    VIEWED = "viewed"
    DOWNLOADED = "downloaded"
    PRINTED = "printed"


class Decision(StrEnum):
    """What became of a request to see a closed thing (M2)."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


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

TYPICAL: dict[int, str] = {
    1: "A named child, carer or officer",
    2: "Figures about very few children; a case study that could be recognised",
    3: "What a placement costs; bids for a contract. Not what must be registered by law, such as a company’s accounts",
    4: "A restructure that staff are consulted on",
    5: "Advice from a lawyer",
    6: "Enforcement that has not been announced",
    7: "Exploitation, or anything the police are looking into",
}
"""What a panel mostly uses each paragraph for (X6), with the qualification of paragraph 8."""

QUALIFICATIONS = (
    "Paragraph 3 does not cover what has to be registered under the Companies, Charities and like Acts (paragraph 8).",
    "Nothing is exempt about development for which the council may give itself planning permission (paragraph 9).",
    "Each holds only if, and so long as, the public interest in secrecy outweighs that in disclosure (paragraph 10).",
)
"""Schedule 12A, Part 2."""

GROUNDS = (
    "It came from a government department on terms that forbid its disclosure",
    "An enactment or a court order prohibits its disclosure",
)
"""The only two grounds of confidentiality (X2)."""

COUNCILLORS_MAY_SEE = (3, 6)
"""The paragraphs that may stay open to the council's other members (M1)."""


@dataclass(frozen=True)
class Marking:
    """What withholds a thing: exempt paragraphs (X3), a ground of confidentiality (X2), or a bare "closed".

    `about` names the thing ("paper/7", "item/5", "minute/9"), and `under` what it is a part of: someone who is granted
    a report, or from whom it is withheld, has or lacks its appendices too. `terms` says whether what is exempt under
    paragraph 3 holds the terms of a contract that is being negotiated; None where nobody has said (M1).
    """

    exempt: bool = False
    paragraphs: tuple[int, ...] = ()
    confidential: bool = False
    terms: bool | None = None
    about: str = field(default="", compare=False)
    under: tuple[str, ...] = field(default=(), compare=False)

    @property
    def restricted(self) -> bool:
        """Whether the public is not shown it."""
        return self.exempt or self.confidential

    @property
    def names(self) -> frozenset[str]:
        """The thing and what it is a part of."""
        return frozenset(filter(None, (self.about, *self.under)))

    @property
    def short(self) -> str:
        """What stands in the band at the head and foot of each withheld page (P3)."""
        if not self.restricted:
            return ""
        said = " and ".join(why for why, _law in self.grounds)
        return f"Not for publication: {said}" if said else "Not for publication"

    @property
    def words(self) -> str:
        """What a withheld paper says at its beginning: the band's words with the law they rest on (P3)."""
        said = " and ".join(f"{why} of {law}" for why, law in self.grounds)
        return f"Not for publication: {said}" if said else self.short

    @property
    def grounds(self) -> tuple[tuple[str, str], ...]:
        """Each of the two things that may withhold it, apart (X5): what it is, and the law it rests on."""
        act = "the Local Government Act 1972"
        number = "paragraph" if len(self.paragraphs) == 1 else "paragraphs"
        paragraphs = f"exempt, {number} {', '.join(str(one) for one in self.paragraphs)}"
        return (
            *((("confidential, section 100A(3)", act),) if self.confidential else ()),
            *(((paragraphs, f"Part 1 of Schedule 12A, {act.removeprefix('the ')}"),) if self.paragraphs else ()),
        )


OPEN = Marking()


@dataclass(frozen=True)
class Reader:
    """Who reads: the public, or someone whose role or seat lets them see exempt or confidential papers.

    `paragraphs` are those that stay open to a member of the council who has no seat here (M1). `granted` names the
    things shown to this person by a decision, `withheld` those kept from them by one (M2).
    """

    exempt: bool = False
    confidential: bool = False
    paragraphs: frozenset[int] = frozenset()
    granted: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()

    @property
    def sees_restricted(self) -> bool:
        """Whether this reader sees all that is exempt or confidential, with nothing kept from them."""
        return self.exempt and self.confidential and not self.withheld


PUBLIC = Reader()
FULL_EDITION = Reader(exempt=True, confidential=True)
READERS: dict[Edition, Reader] = {Edition.FULL: FULL_EDITION, Edition.PUBLIC: PUBLIC}


def kept_from(marking: Marking, reader: Reader) -> bool:
    """Whether a decision keeps this restricted thing from this reader, whatever else would let them see it (M2)."""
    return bool(marking.names & reader.withheld)


def granted_to(marking: Marking, reader: Reader) -> bool:
    """Whether a decision shows this restricted thing to this reader, who needs to know it (M2)."""
    return bool(marking.names & reader.granted)


def exempt_shown(marking: Marking, reader: Reader) -> bool:
    """Whether exemption does not stand between this thing and this reader (X3, M1, M2).

    A member of the council is shown what is exempt only under paragraphs left open to them; paragraph 3 only where it
    is said not to be the terms of a contract under negotiation.
    """
    if not marking.exempt or reader.exempt:
        return True
    open_to_them = bool(marking.paragraphs) and set(marking.paragraphs) <= reader.paragraphs
    return open_to_them and (3 not in marking.paragraphs or marking.terms is False)


def confidential_shown(marking: Marking, reader: Reader) -> bool:
    """Whether confidentiality does not stand between this thing and this reader (X2)."""
    return reader.confidential or not marking.confidential


FILTERS: tuple[Callable[[Marking, Reader], bool], ...] = (exempt_shown, confidential_shown)
"""What each must let a thing pass before a reader without a decision of their own is shown it."""


def shown(marking: Marking, reader: Reader) -> bool:
    """Whether `reader` is shown what bears `marking`: every page, pack, export and e-mail asks it (P1–P4).

    What bears none is open to everyone (X1). What a court or an Act forbids to tell of a child is confidential, and so
    kept also from those who may see what is exempt (X2, X7).
    """
    if not marking.restricted:
        return True
    if kept_from(marking, reader):
        return False
    return granted_to(marking, reader) or all(passes(marking, reader) for passes in FILTERS)


def joined(markings: Iterable[Marking]) -> Marking:
    """The marking of what bears several: every paragraph relied on, and confidential if any of them is (X5).

    It is about the first of them, and a part of all that the others are about.
    """
    each = tuple(markings)
    names = list(dict.fromkeys(name for one in each for name in (one.about, *one.under) if name))
    third = [one.terms for one in each if 3 in one.paragraphs]
    return Marking(
        exempt=any(marking.exempt for marking in each),
        paragraphs=tuple(sorted({paragraph for marking in each for paragraph in marking.paragraphs})),
        confidential=any(marking.confidential for marking in each),
        terms=False if third and all(one is False for one in third) else None,
        about=names[0] if names else "",
        under=tuple(names[1:]),
    )


@dataclass(frozen=True)
class Sees:
    """What a seat's category may see: exempt papers, confidential ones. A substitute sees what the seat would."""

    exempt: bool = False
    confidential: bool = False


def reader_with(
    seats: Iterable[Sees] = (),
    *,
    by_role: bool = False,
    councillor: bool = False,
    open_to_councillors: Iterable[int] = (),
    granted: Iterable[str] = (),
    withheld: Iterable[str] = (),
) -> Reader:
    """The reader that someone is: by role, by the seats they sit in today, as a councillor, by decisions (M1, M2).

    `open_to_councillors` is the body's setting; a paragraph that the law keeps from other councillors has no effect.
    """
    sat = tuple(seats)
    paragraphs = frozenset(open_to_councillors) & set(COUNCILLORS_MAY_SEE)
    return Reader(
        exempt=by_role or any(one.exempt for one in sat),
        confidential=by_role or any(one.confidential for one in sat),
        paragraphs=paragraphs if councillor else frozenset(),
        granted=frozenset(granted),
        withheld=frozenset(withheld),
    )


def runs(decision: Decision, until: dt.date | None, *, ended: bool, today: dt.date) -> bool:
    """Whether a grant lets its person see the thing today: up to its last day, unless it was ended before (M2)."""
    return decision is Decision.GRANTED and not ended and until is not None and today <= until


def judge_grant(reason: str, until: dt.date | None, today: dt.date) -> list[Finding]:
    """What a need-to-know grant lacks: why the person needs to know, and a day on which it ends (M2)."""
    found = []
    if not reason.strip():
        found.append(Finding("M2", "Say why this person needs to know it.", Level.REFUSE))
    if until is None or until < today:
        found.append(Finding("M2", "Say until which day they may see it: today or later.", Level.REFUSE))
    return found


def review_is_due(day: dt.date, today: dt.date) -> bool:
    """Whether what is exempt is to be looked at again: from the day that was set for it (P7)."""
    return day <= today


@dataclass(frozen=True)
class Reasons:
    """What is recorded about an exemption: paragraphs, the public interest, who decided it."""

    paragraphs: tuple[int, ...] = ()
    public_interest: str = ""
    decided_by: str = ""


def judge_exemption(given: Reasons, *, live: bool = True) -> list[Finding]:
    """What an exemption lacks: its paragraph (X3, P3), the public interest test (X4), the decision (P2).

    No other ground closes anything, not that young people attend (X8). Without a paragraph it is refused when it is
    entered, and kept with a note when it comes with an old record. The reason and the decision may follow, up to the
    day it is published.
    """
    found = []
    if not given.paragraphs:
        words = "Say under which paragraph of Schedule 12A it is exempt: without one, nothing is exempt."
        noted = "It is marked as closed, but not under which paragraph of Schedule 12A."
        found.append(Finding("X3", words, Level.REFUSE) if live else Finding("X3", noted))
    if not given.public_interest.strip():
        found.append(Finding("X4", "It is not said why the public interest is in keeping it private."))
    if not given.decided_by.strip():
        found.append(Finding("P2", "It is not said who decided to withhold it. It is the proper officer’s decision."))
    return found


def judge_opening(marking: Marking, reason: str) -> list[Finding]:
    """What stands against opening a closed thing to the public (P7): it must be exempt, with a reason, and by law free.

    Confidential information is not the council's to disclose (X2).
    """
    found = []
    if not marking.restricted:
        found.append(Finding("P7", "It is open to the public already.", Level.REFUSE))
    if marking.confidential:
        words = "It is confidential: the law forbids its disclosure, so no decision of the council can open it."
        found.append(Finding("X2", words, Level.REFUSE))
    if not reason.strip():
        found.append(Finding("P7", "Say why the reason for keeping it private has ended.", Level.REFUSE))
    return found
