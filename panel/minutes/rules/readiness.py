"""“Ready to sign?”: what is looked at before minutes go to the public as a draft, and before they are signed.

Nothing here prevents either: what happened is recorded as it did. What is not met asks for a reason, which is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from panel.lifecycle import Check, Finding, Level


@dataclass(frozen=True)
class Facts:
    """What is known of a meeting's minutes. Lists name the items, minutes or corrections that a check finds wanting.

    `without_quorum` are items decided without one; `numbers` the running numbers of the minutes in the order printed,
    None for one that the scheme did not make; `last_number` the one before them in the run. `approved` and
    `signer_presided` are None where that is not asked yet, or not known.
    """

    present: int = 0
    without_quorum: Sequence[str] = ()
    empty: Sequence[str] = ()
    urgent_without_reason: Sequence[str] = ()
    closed_without_resolution: bool = False
    closed_without_summary: Sequence[str] = ()
    numbers: Sequence[int | None] = ()
    last_number: int | None = None
    times_known: bool = True
    chair_agreed: bool = True
    approved: bool | None = None
    unwritten: Sequence[str] = ()
    signer_presided: bool | None = None
    odd: Sequence[Finding] = ()


Found = Iterator[str]


def _nobody(facts: Facts) -> Found:
    if not facts.present:
        yield "Nobody is recorded as present."


def _no_quorum(facts: Facts) -> Found:
    for item in facts.without_quorum:
        yield f"Decided without a quorum: {item}."


def _empty(facts: Facts) -> Found:
    for title in facts.empty:
        yield f"Nothing is written yet under {title}."


def _not_urgent(facts: Facts) -> Found:
    for title in facts.urgent_without_reason:
        yield f"Taken as urgent, but without special circumstances or without the chair’s agreement: {title}."


def _unresolved(facts: Facts) -> Found:
    if facts.closed_without_resolution:
        yield "Business was closed to the public, but no minute says by what resolution, or that they had to withdraw."


def _untold(facts: Facts) -> Found:
    for title in facts.closed_without_summary:
        yield f"Not for publication, and without a summary for the public: {title}."


def _gaps(facts: Facts) -> Found:
    """Where the numbers do not run on (Y5). A number that was published and then deleted is never given again."""
    known = [n for n in facts.numbers if n is not None]
    before = [] if facts.last_number is None else [facts.last_number]
    for one, after in pairwise([*before, *known]):
        if after != one + 1:
            yield f"The numbers go from {one} to {after}."


def _timeless(facts: Facts) -> Found:
    if not facts.times_known:
        yield "The times at which the meeting began and ended are not both given."


def _chair(facts: Facts) -> Found:
    if not facts.chair_agreed:
        yield "The chair has not agreed these minutes."


def _unapproved(facts: Facts) -> Found:
    if facts.approved is False:
        yield "No later meeting has approved them yet."


def _unwritten(facts: Facts) -> Found:
    for words in facts.unwritten:
        yield f"Agreed, and not written on yet: {words}."


def _signer(facts: Facts) -> Found:
    if facts.signer_presided is False:
        yield "Whoever signs is not recorded as having presided over the meeting that approved these minutes."


@dataclass(frozen=True)
class Asked:
    """One check: the rules, what is asked, what finds something against it, how that binds, and where it is mended."""

    rules: str
    words: str
    find: Callable[[Facts], Found]
    place: str
    level: Level = Level.CONFIRM
    signing: bool = False

    @property
    def law(self) -> str:
        """The ids of the rules sheet that it applies; none where it asks what any clerk would."""
        return self.rules if self.rules[0].isupper() else ""


ASKED: tuple[Asked, ...] = (
    Asked("V8", "The names of the members present are recorded", _nobody, "attendance"),
    Asked("V2", "There was a quorum for each decision", _no_quorum, "attendance"),
    Asked("minute", "Each item has its minute", _empty, "minutes"),
    Asked("U1 U2", "Each urgent item has its special circumstances, and the chair agreed", _not_urgent, "agenda"),
    Asked("X3 X2", "Closed business has the resolution, or the note that the public withdrew", _unresolved, "minutes"),
    Asked("P5", "What is not for publication has a summary for the public", _untold, "minutes"),
    Asked("Y5", "The numbers run on", _gaps, "minutes", Level.NOTE),
    Asked("minute", "The times are given", _timeless, "attendance", Level.NOTE),
    Asked("life", "The chair agrees with them", _chair, "book"),
    Asked("V9", "A later meeting has approved them", _unapproved, "book", signing=True),
    Asked("V12", "The corrections agreed are written on", _unwritten, "corrections", signing=True),
    Asked("V9", "Whoever presided at that meeting signs", _signer, "approving", signing=True),
)
"""In the order in which a clerk looks."""


def readiness(facts: Facts, places: Mapping[str, str], *, signing: bool) -> list[Check]:
    """Every check with what was found against it (V2, V8–V12, U1, X2, X3, P5, Y5). `places` are our pages by name.

    What is odd in the record is said at the end and binds nothing. Before minutes are signed more is asked than before
    their draft is published.
    """
    checks = [
        Check(asked.law, asked.words, _findings(asked, facts), places.get(asked.place, ""))
        for asked in ASKED
        if signing or not asked.signing
    ]
    odd = tuple(replace(finding, level=Level.NOTE) for finding in facts.odd)
    return [*checks, Check("", "Nothing in the record is odd", odd)]


def _findings(asked: Asked, facts: Facts) -> tuple[Finding, ...]:
    rule = asked.rules.split()[0]
    return tuple(Finding(rule, words, asked.level) for words in asked.find(facts))


def needs_reason(checks: Iterable[Check]) -> bool:
    """Whether something is not met that a reason has to be given for."""
    return any(check.level is Level.CONFIRM for check in checks)
