"""What a body's settings may be, and what a monitoring officer would look at twice (B1–B12)."""

import datetime as dt
from dataclasses import dataclass, field

from panel.bodies.rules.agenda import SubItems
from panel.bodies.rules.kinds import KINDS, BodyKind
from panel.bodies.rules.numbering import Restart, validate_pattern, validate_points
from panel.bodies.rules.powers import judge_balance, judge_power, others_may_vote
from panel.bodies.rules.quorum import WhoCounts
from panel.lifecycle import Finding


@dataclass(frozen=True)
class BodySettings:
    """A body's habits. Times are London's; days of notice are clear days; `year_begins_month` is 1 to 12."""

    name: str
    code: str
    kind: BodyKind = BodyKind.ADVISORY_COMMITTEE
    appointed_by: BodyKind | None = None
    decides: bool | None = None
    voting_scheme: bool = False
    balance_waived: bool = False
    balance_minute: str | None = None
    meets_in_public: bool | None = None
    quorum: int | None = None
    quorum_text: str | None = None
    quorum_share: str | None = None
    quorum_counts: WhoCounts = WhoCounts.VOTING
    sub_items: SubItems = SubItems.LETTERS
    reserved_numbers: list[str] = field(default_factory=list)
    numbering_pattern: str | None = None
    numbering_restarts: Restart | None = None
    point_pattern: str | None = None
    recommended_mark: str | None = None
    e_sign: bool = False
    year_begins_month: int = 5
    clear_days: int = 5
    publish_cutoff: dt.time = dt.time(17, 0)
    urgent_least: int | None = 20
    late_asks_both: bool = False
    most_reports: int | None = 8
    voice_weeks: int | None = 6
    open_to_councillors: list[int] = field(default_factory=list)
    remote_counts: bool = False
    remote_may_vote: bool = False
    named_vote_threshold: int | None = None
    filming_notice: str | None = None


@dataclass(frozen=True)
class CategorySettings:
    """A group of members: whether they vote, are councillors, and see exempt papers, and apart from them confidential
    ones: None, as it sees exempt ones.
    """

    name: str
    voting: bool = False
    councillors: bool = False
    sees_restricted: bool = False
    note: str | None = None
    sees_confidential: bool | None = None


def judge_body(settings: BodySettings) -> list[tuple[str, Finding]]:
    """What binds or should be looked at, each with the field it is about (B2, B6, B9, B11, B12, N1, Y5)."""
    judged = {
        "numbering_pattern": _pattern(settings.numbering_pattern),
        "point_pattern": validate_points(settings.point_pattern) if settings.point_pattern else [],
        "e_sign": [Finding("V13", _ON_SCREEN)] if settings.e_sign else [],
        "decides": judge_power(settings.kind, settings.decides, settings.appointed_by),
        "balance_minute": judge_balance(settings.kind, waived=settings.balance_waived, minute=settings.balance_minute),
        **(_open_meetings(settings) if KINDS[settings.kind].statutory else {}),
    }
    return [(field, finding) for field, findings in judged.items() for finding in findings]


def _open_meetings(settings: BodySettings) -> dict[str, list[Finding]]:
    """What the law of open meetings has to say of a body's habits, as notes: they may be another country's."""
    habits = {
        "meets_in_public": (settings.meets_in_public is False, "B2", _IN_PUBLIC),
        "remote_counts": (settings.remote_counts, "B12", _IN_THE_ROOM),
        "remote_may_vote": (settings.remote_may_vote, "B12", _VOTE_IN_THE_ROOM),
        "clear_days": (
            settings.clear_days < 5,
            "N1",
            "In England the law asks for at least five clear days of notice.",
        ),
    }
    return {field: [Finding(rule, words)] for field, (there, rule, words) in habits.items() if there}


_IN_PUBLIC = "In law it must meet in public, except while exempt or confidential business is taken."
_IN_THE_ROOM = (
    "In England a member of a statutory committee is present only in the room. Counting those who attend remotely "
    "needs a new law, or a council in Wales."
)
_ON_SCREEN = (
    "The law does not speak of signing minutes on screen. It is for the monitoring officer to agree to; otherwise they "
    "are printed, signed and scanned."
)
_VOTE_IN_THE_ROOM = (
    "In England a member of a statutory committee votes only in the room. Votes from afar need a new law, or a council "
    "in Wales."
)


def judge_category(
    category: CategorySettings, kind: BodyKind, *, appointed_by: BodyKind | None = None, scheme: bool = False
) -> list[Finding]:
    """What should be looked at in a group's rights on a body of this kind (B1, B3–B5, B10)."""
    facts = KINDS[kind]
    if not category.voting or category.councillors or not facts.statutory:
        return []
    if not others_may_vote(kind, appointed_by=appointed_by, scheme=scheme):
        words = (
            f"“{category.name}” vote but are not councillors: on a body of the kind “{facts.label}” they may not, so "
            "they are treated as non-voting."
        )
        return [Finding(_VOTERS.get(kind, "B1"), words)]
    words = (
        f"“{category.name}” vote without being councillors: they are co-opted members, and the code of conduct and "
        "the duty to register interests are theirs too."
    )
    return [Finding("B10", words)]


_VOTERS = {BodyKind.SUB_COMMITTEE: "B3", BodyKind.SCRUTINY: "B4", BodyKind.EXECUTIVE_BODY: "B5"}
"""The rule that says who votes, where it is not that of a committee (B1)."""


def _pattern(pattern: str | None) -> list[Finding]:
    """A body that numbers nothing has no pattern."""
    return validate_pattern(pattern) if pattern else []
