"""How long records are kept (section 6.2 of the field's rules), and from which day one may be disposed of."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from panel.lifecycle import Finding, Level
from panel.meetings.rules.inspection import BACKGROUND_YEARS, PAPERS_YEARS, last_day

DAY = dt.timedelta(days=1)


class Record(StrEnum):
    """A kind of record that a council's schedule speaks of."""

    SIGNED_MINUTES = "signed_minutes"
    MINUTE_SUMMARY = "minute_summary"
    AGENDA = "agenda"
    PUBLIC_REPORT = "public_report"
    BACKGROUND_PAPERS = "background_papers"
    EXEMPT_REPORT = "exempt_report"
    DRAFT_MINUTES = "draft_minutes"
    RECORDING = "recording"
    ACTION_LOG = "action_log"
    AUDIT_LOG = "audit_log"


@dataclass(frozen=True)
class Schedule:
    """How long a kind is kept unless the council says otherwise. `years` is None for what is kept for good.

    The years begin with what `since` says; `least` is the law's minimum in years, by `law`. What is not `held` here is
    in the schedule so that it is whole.
    """

    label: str
    since: str
    years: int | None
    least: int = 0
    law: str = ""
    held: bool = True
    fixed: bool = False


SCHEDULE: dict[Record, Schedule] = {
    Record.SIGNED_MINUTES: Schedule(
        "Signed minutes", "the meeting", None, PAPERS_YEARS, "Local Government Act 1972 s.100C", fixed=True
    ),
    Record.MINUTE_SUMMARY: Schedule(
        "Summaries of minutes of closed business",
        "the meeting",
        None,
        PAPERS_YEARS,
        "Local Government Act 1972 s.100C",
        fixed=True,
    ),
    Record.AGENDA: Schedule(
        "Agendas and packs as published", "the meeting", 6, PAPERS_YEARS, "Local Government Act 1972 s.100C"
    ),
    Record.PUBLIC_REPORT: Schedule("Open reports", "the meeting", 6, PAPERS_YEARS, "Local Government Act 1972 s.100C"),
    Record.BACKGROUND_PAPERS: Schedule(
        "Background papers", "the meeting", 4, BACKGROUND_YEARS, "Local Government Act 1972 s.100D(2)", held=False
    ),
    Record.EXEMPT_REPORT: Schedule("Exempt and confidential reports, and packs that hold them", "the meeting", 6),
    Record.DRAFT_MINUTES: Schedule("Draft minutes, and texts set aside while they were written", "the signing", 0),
    Record.RECORDING: Schedule("Sound and video of meetings", "the meeting", 1, held=False),
    Record.ACTION_LOG: Schedule("Progress reports of the action log", "the last report", 6),
    Record.AUDIT_LOG: Schedule("The trail of who changed what", "the end of the year", 6),
}
"""The usual schedule. A council's own wins, down to what the law asks."""


def judge_years(record: Record, years: int | None) -> list[Finding]:
    """Why a kind cannot be kept for so many years (None: for good); empty where it can (A1, A2, V11)."""
    usual = SCHEDULE[record]
    if years is None:
        return []
    if usual.fixed:
        return [Finding("V11", f"{usual.label} are kept for good. Leave this empty.", Level.REFUSE)]
    if years < usual.least:
        rule = "A2" if record is Record.BACKGROUND_PAPERS else "A1"
        words = f"The law asks for at least {usual.least} years ({usual.law})."
        return [Finding(rule, words, Level.REFUSE)]
    return []


def due_on(
    record: Record, since: dt.date | None, years: int | None, keep_until: dt.date | None = None
) -> dt.date | None:
    """The first day on which a record may be disposed of: the one after its years end (A5), or its longer keeping.

    None for what is kept for good, and for what has not begun to count. The law's minimum holds whatever the years.
    """
    usual = SCHEDULE[record]
    if since is None or years is None or usual.fixed:
        return None
    due = last_day(since, max(years, usual.least)) + DAY
    return max(due, keep_until + DAY) if keep_until else due
