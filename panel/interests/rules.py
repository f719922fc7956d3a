"""The words in which interests are declared, and what is said of a sensitive one (rules sheet 2.2, 2.3)."""

KINDS = (
    "Disclosable pecuniary interest",
    "Other registrable interest",
    "Non-registrable interest",
    "Personal interest",
    "Personal and prejudicial interest",
    "Non-pecuniary interest",
    "For transparency",
)
"""Kinds as minutes name them (I10, I11; variations.md). A declaration may name none."""

ACTIONS = (
    "Stayed",
    "Left the room",
    "Spoke, then left the room",
    "Left the room and came back",
    "Stayed under a dispensation",
)
"""What a member did. A record may say nothing."""

WITHHELD = "Interest details withheld"
"""What is shown of a sensitive interest: the fact, and nothing of its nature (I7, I11e)."""

NONE_DECLARED = "None declared"
"""The words of a nil return (2.3 b)."""


def nature_shown(nature: str | None, *, sensitive: bool | None, keeps_record: bool) -> str:
    """What a reader is told of an interest's nature; only who keeps the record sees a sensitive one's."""
    if sensitive and not keeps_record:
        return WITHHELD
    return nature or (WITHHELD if sensitive else "")
