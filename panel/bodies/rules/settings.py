"""What a body's settings may be, and what a monitoring officer would look at twice (B1–B12)."""

import datetime as dt
from dataclasses import dataclass, field

from panel.bodies.rules.agenda import SubItems
from panel.bodies.rules.kinds import KINDS, BodyKind
from panel.bodies.rules.numbering import Restart, validate_pattern
from panel.lifecycle import Finding, Level


@dataclass(frozen=True)
class BodySettings:
    """A body's habits. Times are London's; days of notice are clear days; `year_begins_month` is 1 to 12."""

    name: str
    code: str
    kind: BodyKind = BodyKind.ADVISORY_COMMITTEE
    decides: bool | None = None
    meets_in_public: bool | None = None
    quorum: int | None = None
    quorum_text: str | None = None
    sub_items: SubItems = SubItems.LETTERS
    reserved_numbers: list[str] = field(default_factory=list)
    numbering_pattern: str | None = None
    numbering_restarts: Restart | None = None
    year_begins_month: int = 5
    clear_days: int = 5
    publish_cutoff: dt.time = dt.time(17, 0)
    remote_counts: bool = False
    filming_notice: str | None = None


@dataclass(frozen=True)
class CategorySettings:
    """A group of members: whether they vote, are councillors, and see restricted papers."""

    name: str
    voting: bool = False
    councillors: bool = False
    sees_restricted: bool = False
    note: str | None = None


def judge_body(settings: BodySettings) -> list[tuple[str, Finding]]:
    """What binds or should be looked at, each with the field it is about."""
    facts = KINDS[settings.kind]
    found = [("numbering_pattern", finding) for finding in _pattern(settings.numbering_pattern)]
    if facts.statutory and not facts.may_decide and settings.decides:
        words = (
            f"A body of the kind “{facts.label}” only advises. One that was given power to decide is a committee: "
            "ask the monitoring officer which it is"
        )
        found.append(("decides", Finding("B9", words, Level.REFUSE)))
    if not facts.statutory and settings.decides:
        words = "An informal panel has no power in law to decide; what it decides has effect only as advice."
        found.append(("decides", Finding("B6", words)))
    if facts.statutory and settings.meets_in_public is False:
        words = "In law it must meet in public, except while exempt or confidential business is taken."
        found.append(("meets_in_public", Finding("B2", words)))
    if facts.statutory and settings.remote_counts:
        words = (
            "In England a member of a statutory committee is present only in the room. Counting those who attend "
            "remotely needs a new law, or a council in Wales."
        )
        found.append(("remote_counts", Finding("B12", words)))
    if facts.statutory and settings.clear_days < 5:
        words = "In England the law asks for at least five clear days of notice."
        found.append(("clear_days", Finding("N1", words)))
    return found


def judge_category(category: CategorySettings, kind: BodyKind) -> list[Finding]:
    """What should be looked at in a group's rights on a body of this kind."""
    facts = KINDS[kind]
    if not category.voting or category.councillors or not facts.statutory:
        return []
    if not facts.non_councillors_may_vote:
        words = f"“{category.name}” vote but are not councillors: on a body of the kind “{facts.label}” they may not."
        return [Finding("B1", words)]
    words = (
        f"“{category.name}” vote without being councillors: they are co-opted members, and the code of conduct and "
        "the duty to register interests are theirs too."
    )
    return [Finding("B10", words)]


def _pattern(pattern: str | None) -> list[Finding]:
    """A body that numbers nothing has no pattern."""
    return validate_pattern(pattern) if pattern else []
