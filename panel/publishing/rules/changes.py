"""What has gone out, what has changed since, and what the clerk said when it went."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from panel.meetings.rules.lateness import Ask
from panel.packs.contents import Line, What
from panel.packs.material import Material


@dataclass(frozen=True)
class Issued:
    """All that went out with one meeting: the pack and its supplements.

    `entries` has the digest of each paper as it last went out, by its key; `lines` that of each agenda line.
    """

    entries: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    last_page: int = 0
    supplements: int = 0

    @property
    def pack(self) -> bool:
        """Whether there is a pack that a supplement can go with."""
        return self.last_page > 0


def issued(tables: Sequence[Sequence[Mapping[str, Any]]]) -> Issued:
    """What went out, from the tables of contents kept with the pack and then with each supplement."""
    rows = [row for table in tables for row in table]
    first_sheets = [row for row in rows if row["what"] in (What.NOTICE, What.SUPPLEMENT)]
    return Issued(
        entries={row["key"]: row["digest"] for row in rows if row not in first_sheets},
        lines={key: digest for row in first_sheets for key, digest in row.get("lines", {}).items()},
        last_page=max((row["last"] for row in rows), default=0),
        supplements=sum(row["what"] == What.SUPPLEMENT for row in first_sheets),
    )


class Changed(StrEnum):
    """How something differs from what went out."""

    ADDED_LINE = "Added to the agenda"
    CHANGED_LINE = "Changed on the agenda"
    ADDED = "New"
    REPLACED = "Changed"
    GONE = "No longer there"


@dataclass(frozen=True)
class Change:
    """One thing that differs from what went out, and the agenda line it stands under."""

    how: Changed
    title: str
    line: str = ""


def changes(lines: Iterable[Line], out: Issued) -> list[Change]:
    """What has changed since the last publication, in the order of the agenda; what is gone comes last."""
    found: list[Change] = []
    there: set[str] = set()
    for line in lines:
        if line.digest != out.lines.get(line.key):
            how = Changed.CHANGED_LINE if line.key in out.lines else Changed.ADDED_LINE
            found.append(Change(how, line.label, line.key))
        for one in line.enclosures:
            there.add(one.key)
            if one.digest != out.entries.get(one.key):
                how = Changed.REPLACED if one.key in out.entries else Changed.ADDED
                found.append(Change(how, one.title, line.key))
    gone = len(out.entries.keys() - there)
    return [*found, Change(Changed.GONE, "A paper that was published")] if gone else found


def only_new(lines: Iterable[Line], out: Issued) -> tuple[Line, ...]:
    """The agenda lines that a supplement holds: new or changed ones, and those with a new or changed paper (U3, U5)."""
    kept = []
    for line in lines:
        new = tuple(one for one in line.enclosures if one.digest != out.entries.get(one.key))
        if new or line.digest != out.lines.get(line.key):
            kept.append(replace(line, enclosures=new, to_follow=line.to_follow and not line.enclosures))
    return tuple(kept)


@dataclass(frozen=True)
class Answers:
    """What the clerk said when publishing.

    `timing` is how it was late, if it was; `late_reason` why (U5); `circumstances` are those that would make the
    business urgent (U1); `reason` is why it goes out with what was found in it, `confirmed` in words; `posted` says
    that the notice is on the board at the offices too (N5).
    """

    timing: str = ""
    late_reason: str = ""
    circumstances: str = ""
    reason: str = ""
    confirmed: tuple[str, ...] = ()
    posted: bool = False


def answered(material: Material, asks: Mapping[str, Ask], answers: Answers) -> Material:
    """The material as it is printed, with the reasons under the lines of which the law asks them, by their keys."""
    lines = []
    for line in material.notice.lines:
        urgent, late = reasons(asks.get(line.key), answers, line.urgent_reason, line.late_reason)
        lines.append(replace(line, urgent_reason=urgent, late_reason=late))
    return replace(material, notice=replace(material.notice, lines=tuple(lines)), reason=answers.late_reason)


def reasons(ask: Ask | None, answers: Answers, urgent: str, late: str) -> tuple[str, str]:
    """Why an item is urgent and why its report is late, as recorded from now on: what was said of it before stays."""
    if ask is None:
        return urgent, late
    urgent = urgent or answers.circumstances if ask.circumstances else urgent
    return urgent, late if ask.rule == "U1" else late or answers.late_reason
