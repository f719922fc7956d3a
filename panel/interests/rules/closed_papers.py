"""Whether a closed paper is kept from a member who declared an interest in its item: asked, paper by paper (M2)."""

from collections.abc import Iterable

from panel.interests.rules.effects import Effect


def is_asked(effects: Iterable[Effect], setting: str) -> bool:
    """Whether the proper officer is asked about a member: where an interest stops them doing anything, or may do so.

    A dispensation that lifts every bar leaves nothing to ask; a council may choose to withhold from nobody.
    """
    return setting == "ask" and any(one.ask or not one.free for one in effects)
