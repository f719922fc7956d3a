"""The words in which interests are declared, which kind they mean, and what is said of a sensitive one (2.2, 2.3)."""

import re
from enum import StrEnum

KINDS = (
    "Disclosable pecuniary interest",
    "Other registrable interest",
    "Non-registrable interest",
    "Personal interest",
    "Personal and prejudicial interest",
    "Non-pecuniary interest",
    "For transparency",
    "Local (someone without a vote)",
)
"""Kinds as minutes name them (I10, I11; variations.md). A declaration may name none."""


class Kind(StrEnum):
    """What the words of a declaration mean to the code."""

    DPI = "dpi"
    ORI = "ori"
    NRI = "nri"
    PREJUDICIAL = "prejudicial"
    PERSONAL = "personal"
    TRANSPARENCY = "transparency"
    LOCAL = "local"
    NOT_STATED = "not stated"


class Trigger(StrEnum):
    """How the matter touches the interest (model code, paragraphs 5 to 9)."""

    DIRECT = "directly relates"
    AFFECTS_MET = "affects, test met"
    AFFECTS_NOT_MET = "affects, test not met"


TRIGGER_WORDS: dict[Trigger, str] = {
    Trigger.DIRECT: "It directly relates to it",
    Trigger.AFFECTS_MET: (
        "It affects it more than it affects most people of the ward, and someone who knew all the facts would think it "
        "sways the member’s view"
    ),
    Trigger.AFFECTS_NOT_MET: "It affects it, but not so much, or nobody would think it sways the member’s view",
}

_MEANINGS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\bnon[- ]?pecuniary", Kind.NOT_STATED),
        (r"\bnri\b|\bnon[- ]?registr?[ae]?r?able", Kind.NRI),
        (r"\bdpi\b|\bpecuniary", Kind.DPI),
        (r"\bori\b|\bother interest|\bregistr?[ae]?r?able", Kind.ORI),
        (r"\b(?:not|non)\b[- ]?prejudicial", Kind.PERSONAL),
        (r"\bprejudicial", Kind.PREJUDICIAL),
        (r"\bpersonal\b", Kind.PERSONAL),
        (r"\btransparen", Kind.TRANSPARENCY),
        (r"\blocal\b", Kind.LOCAL),
    )
)


def kind_of(words: str | None) -> Kind:
    """Which kind the words of a declaration mean, those of older and of Welsh codes among them (I10, I11a, I11b).

    “Non-pecuniary” names no kind of the code: it says only which one it is not.
    """
    said = (words or "").lower().replace("_", " ")
    return next((kind for pattern, kind in _MEANINGS if pattern.search(said)), Kind.NOT_STATED)


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
    """What a reader is told of an interest's nature; only who keeps the record sees a sensitive one's (I7, I11e)."""
    if sensitive and not keeps_record:
        return WITHHELD
    return nature or (WITHHELD if sensitive else "")


PROMPTS = (
    "You, or someone you live with, foster or have adopted a child for the council",
    "You, or someone you live with, work for the NHS, a school or another partner of the council",
    "You are a trustee of a charity for children in care or care leavers",
    "You are a governor of a school",
    "A relative or a close friend is in care, or has left care: tick “sensitive” if it should not be told",
)
"""What a member of this panel may forget (I13)."""

NOT_AN_INTEREST = "Being a councillor, and so a corporate parent, is not an interest of itself."

_CORPORATE_PARENT = re.compile(r"\bcorporate parent\b", re.IGNORECASE)


def is_corporate_parent_only(nature: str | None) -> bool:
    """Whether what is declared is no more than being a corporate parent, as every councillor is (I13)."""
    words = re.sub(r"[^\w\s]", " ", nature or "")
    rest = re.sub(
        r"(?i)\b(?:as|a|an|being|am|is|i|we|councillors?|members?|corporate|parents?|and|the|of|council|so)\b",
        "",
        words,
    )
    return bool(_CORPORATE_PARENT.search(words)) and not rest.strip()
