"""Kinds of body (B1–B6), how rules bind each, and the words a body's agendas and reports are made of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from panel.lifecycle import Finding, Level


class BodyKind(StrEnum):
    """How a panel was set up, on which most rules depend (B1–B6)."""

    COMMITTEE = "committee"
    ADVISORY_COMMITTEE = "advisory_committee"
    SUB_COMMITTEE = "sub_committee"
    SCRUTINY = "scrutiny"
    EXECUTIVE_BODY = "executive_body"
    INFORMAL = "informal"


class Votes(StrEnum):
    """Whether a member who is no councillor may be given a vote."""

    NEVER = "never"
    IF_GIVEN = "if_given"
    AS_PARENT = "as_parent"
    UNDER_SCHEME = "under_scheme"


@dataclass(frozen=True)
class KindFacts:
    """What follows from a kind: its words, whether the law of open meetings binds it, and what it may do.

    `may_decide` is None where that follows the committee that appointed it; `balanced` is whether its seats are shared
    out between the parties by law (B11).
    """

    label: str
    appointed_under: str
    statutory: bool
    may_decide: bool | None
    others_vote: Votes
    balanced: bool
    explained: str


KINDS: dict[BodyKind, KindFacts] = {
    BodyKind.COMMITTEE: KindFacts(
        "Committee",
        "Local Government Act 1972 s.102(1)",
        True,
        True,
        Votes.NEVER,
        True,
        "The council appointed it to carry out functions, so it decides. It meets in public; only councillors vote.",
    ),
    BodyKind.ADVISORY_COMMITTEE: KindFacts(
        "Advisory committee",
        "Local Government Act 1972 s.102(4)",
        True,
        False,
        Votes.IF_GIVEN,
        True,
        "The council appointed it to advise. It meets in public and recommends; others than councillors may vote.",
    ),
    BodyKind.SUB_COMMITTEE: KindFacts(
        "Sub-committee",
        "Local Government Act 1972 s.102(1)(c) or (4)(b)",
        True,
        None,
        Votes.AS_PARENT,
        True,
        "A committee appointed it. It meets in public; what it may decide, and who votes, follows its parent.",
    ),
    BodyKind.SCRUTINY: KindFacts(
        "Scrutiny committee",
        "Local Government Act 2000 s.9F",
        True,
        False,
        Votes.UNDER_SCHEME,
        True,
        "It reviews and scrutinises. It meets in public; co-opted members vote only under a scheme or on education.",
    ),
    BodyKind.EXECUTIVE_BODY: KindFacts(
        "Executive body",
        "Local Government Act 2000 s.9E",
        True,
        True,
        Votes.NEVER,
        False,
        "The cabinet or a committee of it. It decides under regulations of its own (2012), and only its members vote.",
    ),
    BodyKind.INFORMAL: KindFacts(
        "Informal panel",
        "",
        False,
        False,
        Votes.IF_GIVEN,
        False,
        "Set up by officers, the leader or a partnership. Nobody has a right in law to attend or to see its papers, "
        "and its votes have no legal effect.",
    ),
}
"""B1–B6, in order."""


def is_statutory(kind: BodyKind) -> bool:
    """Whether the law of open meetings binds a body of this kind (B1–B6)."""
    return KINDS[kind].statutory


def binding(kind: BodyKind, level: Level) -> Level:
    """How a rule binds a body of this kind: as the law has it, or at an informal panel as a note (B6, B8).

    Not for what would leak, change signed bytes or contradict itself: that is refused at any body.
    """
    return level if KINDS[kind].statutory else Level.NOTE


def local_words(kind: BodyKind, words: str) -> str:
    """The words of a finding; at an informal panel they say that it is a local rule (B8)."""
    return words if KINDS[kind].statutory else f"Local rule: {words}"


def bound(kind: BodyKind, findings: Iterable[Finding]) -> list[Finding]:
    """Findings as they bind a body of this kind, in its words (B6, B8)."""
    return [replace(one, level=binding(kind, one.level), words=local_words(kind, one.words)) for one in findings]


class SectionKind(StrEnum):
    """What a section of a report holds. The paragraph numbers of numbered sections run on from one to the next."""

    TEXT = "text"
    NUMBERED = "numbered"
    RECOMMENDATIONS = "recommendations"
    APPENDICES = "appendices"
    BACKGROUND = "background papers"
    SCORECARD = "scorecard"

    @classmethod
    def read(cls, words: str | None) -> "SectionKind":
        """The kind that a template or a bundle names; plain text where it names none or another."""
        found = (words or "").strip().lower()
        return next((kind for kind in cls if kind.value == found), cls.TEXT)


SECTION_WORDS: dict[SectionKind, str] = {
    SectionKind.TEXT: "Text",
    SectionKind.NUMBERED: "Numbered paragraphs",
    SectionKind.RECOMMENDATIONS: "Recommendations",
    SectionKind.APPENDICES: "List of appendices",
    SectionKind.BACKGROUND: "List of background papers",
    SectionKind.SCORECARD: "Figures of the scorecard",
}


class ItemRole(StrEnum):
    """What the software does at a standard line of the agenda."""

    APOLOGIES = "apologies"
    SUBSTITUTES = "substitutes"
    URGENT = "urgent"
    INTERESTS = "interests"
    MINUTES = "minutes"
    ANNOUNCEMENTS = "announcements"
    ACTION_LOG = "action_log"
    PUBLIC_PARTICIPATION = "public_participation"
    VOICE = "voice"
    PERFORMANCE = "performance"
    PARTNERS = "partners"
    WORK_PROGRAMME = "work_programme"
    NEXT_MEETING = "next_meeting"
    EXCLUSION = "exclusion"
    READMISSION = "readmission"


ROLE_WORDS: dict[ItemRole, str] = {
    ItemRole.APOLOGIES: "Apologies for absence",
    ItemRole.SUBSTITUTES: "Substitutes and membership",
    ItemRole.URGENT: "Urgent items",
    ItemRole.INTERESTS: "Declarations of interest",
    ItemRole.MINUTES: "Minutes of the last meeting",
    ItemRole.ANNOUNCEMENTS: "Chair’s announcements",
    ItemRole.ACTION_LOG: "Action log",
    ItemRole.PUBLIC_PARTICIPATION: "Public participation",
    ItemRole.VOICE: "Young people’s update",
    ItemRole.PERFORMANCE: "Performance report",
    ItemRole.PARTNERS: "Partners’ updates",
    ItemRole.WORK_PROGRAMME: "Work programme",
    ItemRole.NEXT_MEETING: "Date of the next meeting",
    ItemRole.EXCLUSION: "Exclusion of the press and public",
    ItemRole.READMISSION: "Re-admission of the public",
}
