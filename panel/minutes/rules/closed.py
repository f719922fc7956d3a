"""Whether a minute is kept from the public, and what they are told instead (P5, P6, X3)."""

from panel.exemption.rules import OPEN, Marking


def withheld(said: bool | None, *, marking: Marking, closed: bool, kept_open: bool = False) -> Marking:
    """The marking of a minute: what `shown` is asked with (P5, P6, X3).

    The clerk's word (`said`: True is public) counts before all else, for a decision on exempt business should be public
    where it discloses nothing (P6). Where nothing was said, a minute of restricted or closed business is withheld;
    unless the item went on in public because the motion to exclude was lost, and is not confidential by law (X2).
    """
    if said is True or (said is None and kept_open and not marking.confidential):
        return OPEN
    if said is False or closed or marking.restricted:
        return marking if marking.restricted else Marking(exempt=True)
    return OPEN
