"""Keeping the public out of a part of a meeting: which items that is, what lacks, and how it is minuted (X1–X3, P6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from panel import wording
from panel.lifecycle import Finding, Level

ACT = "the Local Government Act 1972"
BEGINNINGS = frozenset({"A", "An", "It", "Its", "The", "Their", "There", "These", "They", "This", "Those"})
"""Words that begin a reason and are no names: within a sentence they are written small."""


@dataclass(frozen=True)
class Span:
    """Items from which the public were excluded, by their keys; None is the first or the last there is."""

    from_item: str | None
    to_item: str | None
    carried: bool | None = None


def items_in(order: Sequence[str], span: Span) -> tuple[str, ...]:
    """The keys of the items, on the agenda in `order`, that a span names; none where it names one that is not there."""
    if not {span.from_item, span.to_item} - {None} <= set(order):
        return ()
    first = order.index(span.from_item) if span.from_item else 0
    end = order.index(span.to_item) + 1 if span.to_item else len(order)
    return tuple(order[first:end])


def closed_items(order: Sequence[str], spans: Sequence[Span]) -> frozenset[str]:
    """The keys, of the agenda in `order`, that were taken without the public. A motion that was lost closes nothing
    (X3).
    """
    return frozenset(key for span in spans if span.carried is not False for key in items_in(order, span))


def kept_open(order: Sequence[str], spans: Sequence[Span]) -> frozenset[str]:
    """The keys of items that went on in public because the motion to exclude the public was lost (X3)."""
    lost = {key for span in spans if span.carried is False for key in items_in(order, span)}
    return frozenset(lost) - closed_items(order, spans)


@dataclass(frozen=True)
class Course:
    """How a meeting went, by the keys of its lines: what was taken without the public, and what stayed open though a
    motion to exclude them was put (X3).
    """

    closed: frozenset[str] = frozenset()
    kept_open: frozenset[str] = frozenset()


def course_of(order: Sequence[str], spans: Sequence[Span]) -> Course:
    """The course of a meeting whose agenda is in `order` (X3)."""
    return Course(closed_items(order, spans), kept_open(order, spans))


@dataclass(frozen=True)
class Motion:
    """A motion to exclude the public because exempt information would be disclosed, as it was put (X3).

    `votes` counts "for", "against" and "abstained"; `at` is when the public left, as it will be minuted.
    """

    paragraphs: tuple[int, ...] = ()
    reason: str = ""
    moved_by: str = ""
    seconded_by: str = ""
    votes: Mapping[str, int | None] = field(default_factory=dict)
    at: str = ""


def judge_exclusion(motion: Motion, *, carried: bool) -> list[Finding]:
    """What a motion to exclude the public lacks, and what in it contradicts itself (X3, X4, V3).

    A resolution must name a paragraph. It is recorded as it was passed all the same, with a note; a result that its own
    count contradicts is refused.
    """
    found = _of_votes(motion.votes, carried=carried)
    if not motion.paragraphs:
        found.append(Finding("X3", "The resolution does not name a paragraph of Schedule 12A."))
    if not motion.reason.strip():
        found.append(Finding("X4", "It does not say why the public interest is in keeping it private."))
    return found


def _of_votes(votes: Mapping[str, int | None], *, carried: bool) -> list[Finding]:
    """A motion is carried by more votes for it than against; with as many, by the casting vote (V3, V4)."""
    ayes, noes = votes.get("for"), votes.get("against")
    if ayes is None or noes is None:
        return []
    if ayes == noes:
        return [Finding("V4", "There were as many votes for it as against: say in the minute how the chair voted.")]
    if carried is not (ayes > noes):
        said = "carried" if carried else "lost"
        return [Finding("V3", f"With {ayes} for and {noes} against it was not {said}.", Level.REFUSE)]
    return []


def judge_span(order: Sequence[str], span: Span, *, public_out: bool) -> list[Finding]:
    """What stands against recording that the public leave for these items: they are out already, or it ends before it
    begins.
    """
    found = []
    if public_out:
        found.append(Finding("X1", "The public are out already: record first when they came back.", Level.REFUSE))
    if not items_in(order, span):
        found.append(Finding("X3", "The last item stands before the first on the agenda.", Level.REFUSE))
    return found


def exclusion(items: str, paragraphs: Sequence[int], reason: str = "") -> str:
    """The resolution that excludes the public during `items` ("item 9, Fees") on grounds of Schedule 12A (X3, X4)."""
    because = f" because {_within(reason.strip().rstrip('.'))}" if reason.strip() else ""
    return (
        f"that under section 100A(4) of {ACT} the public be excluded during {items}, as exempt information within"
        f" {_paragraphs(paragraphs)} of Part 1 of Schedule 12A to the Act would be likely to be disclosed, and the"
        f" public interest in keeping it private outweighs the public interest in disclosing it{because}."
    )


def lost(items: str, paragraphs: Sequence[int]) -> str:
    """What is minuted where the motion was lost: the business goes on in public (X3)."""
    return (
        f"A motion that the public be excluded during {items}, as exempt information within {_paragraphs(paragraphs)}"
        f" of Part 1 of Schedule 12A to {ACT} would be likely to be disclosed, was put and lost. The business was taken"
        " in public."
    )


def confidential(items: str) -> str:
    """What is minuted where the public must leave without a vote (X2)."""
    return (
        f"The public withdrew during {items}, as confidential information within section 100A(2) of {ACT} would"
        " otherwise have been disclosed."
    )


def readmitted(time: str = "") -> str:
    """What is minuted when the public come back."""
    return f"The public were re-admitted at {time}." if time else "The public were re-admitted."


def _within(words: str) -> str:
    """A sentence as it stands within another."""
    return words[:1].lower() + words[1:] if words.partition(" ")[0] in BEGINNINGS else words


def _paragraphs(paragraphs: Sequence[int]) -> str:
    number = "paragraphs" if len(paragraphs) > 1 else "paragraph"
    return f"{number} {wording.listed(str(one) for one in sorted(paragraphs)) or '…'}"
