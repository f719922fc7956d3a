"""Whether a minute is kept from the public, and what they are told instead (P5, P6, X3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from panel.exemption.rules import Marking


@dataclass(frozen=True)
class Span:
    """Items from which the public were excluded, by their keys; None is the first or the last there is."""

    from_item: str | None
    to_item: str | None
    carried: bool | None = None


def closed_items(order: Sequence[str], spans: Sequence[Span]) -> frozenset[str]:
    """The keys, of the agenda in `order`, that were taken without the public.

    A motion that was lost closes nothing (X3). A key that is not on the agenda closes nothing either.
    """
    found: set[str] = set()
    for span in spans:
        if span.carried is False or not {span.from_item, span.to_item} - {None} <= set(order):
            continue
        first = order.index(span.from_item) if span.from_item else 0
        last = order.index(span.to_item) if span.to_item else len(order) - 1
        found.update(order[first : last + 1])
    return frozenset(found)


def withheld(said: bool | None, *, marking: Marking, closed: bool) -> Marking:
    """The marking of a minute: what `shown` is asked with.

    The clerk's word (`said`: True is public) counts before all else, for a decision on exempt business should be public
    where it discloses nothing (P6). Where nothing was said, a minute of restricted or closed business is withheld.
    """
    if said is True:
        return Marking()
    if said is False or closed or marking.restricted:
        return marking if marking.restricted else Marking(exempt=True)
    return Marking()
