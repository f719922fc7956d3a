"""Publishing late, and what the law then asks of each item (N1–N4, U1–U5). Publication is never prevented for it."""

import datetime as dt
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

from panel.lifecycle import Finding, Level
from panel.meetings.rules.clear_days import (
    NEEDED,
    clear_days,
    latest_publication,
    long_date,
    next_lawful_dates,
    publication_day,
)


class Offer(StrEnum):
    """What a clerk may do who publishes after the last lawful day."""

    POSTPONE = "postpone"
    SHORT_NOTICE = "short notice"
    PUBLISH_LATE = "publish late"


@dataclass(frozen=True)
class Timeliness:
    """How publishing on a day stands to the law: in time, or late with what is open to the clerk."""

    meeting: dt.date
    published: dt.date
    last_day: dt.date
    clear_days: int
    needed: int
    offers: tuple[Offer, ...]
    lawful_dates: tuple[dt.date, ...]
    findings: tuple[Finding, ...]

    @property
    def late(self) -> bool:
        """Whether too few clear days are left."""
        return self.clear_days < self.needed


def publication_findings(
    *,
    meeting: dt.date,
    called_on: dt.date | None,
    published: dt.date,
    off: Container[dt.date],
    needed: int = NEEDED,
    statutory: bool = True,
) -> Timeliness:
    """What publishing on `published` means for a meeting that was first called on `called_on` (None: not called yet).

    An informal body (B6) is held to its own rules only: the finding is then a note.
    """
    days = clear_days(published, meeting, off)
    last_day = latest_publication(meeting, off, needed)
    late = days < needed
    short = is_short_notice(called_on, last_day)
    return Timeliness(
        meeting=meeting,
        published=published,
        last_day=last_day,
        clear_days=days,
        needed=needed,
        offers=_offers(short=short) if late else (),
        lawful_dates=tuple(next_lawful_dates(published, off, needed)) if late else (),
        findings=_late_findings(days, needed, last_day, None if short else called_on, statutory) if late else (),
    )


def opened_on(postings: Iterable[dt.datetime | None], cutoff: dt.time) -> dt.date | None:
    """The day from which an agenda is open: that of the later of its postings, at the offices or on the web (N5).

    What is posted after the `cutoff` hour counts from the next day (C4). None where it was posted nowhere.
    """
    known = [moment for moment in postings if moment is not None]
    return publication_day(max(known), cutoff) if known else None


def is_short_notice(called_on: dt.date | None, last_day: dt.date) -> bool:
    """Whether a meeting was first called when five clear days were no longer to be had (N1, N3)."""
    return called_on is None or called_on > last_day


def _offers(*, short: bool) -> tuple[Offer, ...]:
    return (Offer.POSTPONE, Offer.SHORT_NOTICE, Offer.PUBLISH_LATE) if short else (Offer.POSTPONE, Offer.PUBLISH_LATE)


def _late_findings(
    days: int, needed: int, last_day: dt.date, called_in_time: dt.date | None, statutory: bool
) -> tuple[Finding, ...]:
    whose = "lawful day" if statutory else "day under the panel’s own rules"
    words = (
        f"The last {whose} to publish was {long_date(last_day)}. "
        f"Published now, the agenda is open for {_days(days)} instead of {needed}."
    )
    late = Finding("N3", words, Level.CONFIRM if statutory else Level.NOTE)
    if called_in_time is None:
        return (late,)
    why = f"Short notice is not open: the meeting was first called on {long_date(called_in_time)}, in time."
    return (late, Finding("N1", why))


def _days(number: int) -> str:
    return {0: "no clear day", 1: "1 clear day"}.get(number, f"{number} clear days")


@dataclass(frozen=True)
class Line:
    """An item of business: since when the agenda with it has been open, and since when the last of its reports.

    An item in time at first keeps that day when something else changes (C5). `reports_from` is None without a report.
    """

    id: int
    title: str
    open_from: dt.date
    reports_from: dt.date | None = None
    urgent_reason: str = ""
    agreed_by: str = ""
    late_reason: str = ""


@dataclass(frozen=True)
class Ask:
    """What the law asks of an item that was late, and what of it is still lacking."""

    line: Line
    rule: str
    words: str
    lacking: tuple[str, ...]
    both: bool = False

    @property
    def circumstances(self) -> bool:
        """Whether special circumstances are asked for: of urgent business, and of a late report where both are."""
        return self.rule == "U1" or self.both


def late_items(
    lines: Iterable[Line],
    *,
    meeting: dt.date,
    called_on: dt.date | None,
    off: Container[dt.date],
    needed: int = NEEDED,
    least: int = 0,
    both: bool = False,
) -> list[Ask]:
    """The items that were not open in time (N4, U1), and those whose report was not (U5), in the agenda's order.

    An item keeps the day on which it went out first, one that was added has its own (C5). `least` is how many letters
    the special circumstances have; with `both` a late report gives them too, as some councils ask (U2, U5).
    """
    last_day = latest_publication(meeting, off, needed)

    def in_time(day: dt.date) -> bool:
        """Open for the clear days, or from when a meeting at short notice was convened (N3, N4)."""
        convened = called_on is not None and is_short_notice(called_on, last_day) and day <= called_on
        return convened or clear_days(day, meeting, off) >= needed

    asks = []
    for line in lines:
        if not in_time(line.open_from):
            asks.append(Ask(line, "U1", URGENT, tuple(_lacking_urgency(line, least))))
        elif line.reports_from is not None and not in_time(line.reports_from):
            asks.append(Ask(line, "U5", LATE_REPORT, tuple(_lacking_report(line, least, both)), both))
    return asks


URGENT = (
    "This item was not open to the public for long enough. It may be taken only if the chair of the meeting is of the "
    "opinion that it is urgent, by reason of special circumstances, which the minutes must state."
)
LATE_REPORT = "The report of this item was published late. Say why it is late."


def _lacking_report(line: Line, least: int, both: bool) -> Iterable[str]:
    if not line.late_reason.strip():
        yield "Why the report is late"
    if both and weak_reason(line.urgent_reason, least):
        yield CIRCUMSTANCES


CIRCUMSTANCES = "The special circumstances that make it urgent"


def _lacking_urgency(line: Line, least: int) -> Iterable[str]:
    if weak_reason(line.urgent_reason, least):
        yield CIRCUMSTANCES
    if not line.agreed_by.strip():
        yield "The chair’s agreement"


SAYS_NOTHING = re.compile(
    r"urgent|urgently|urgency|late|lateness|reports?|items?|papers?|business|matter|very|due|because"
    r"|the|a|an|of|and|is|it|was|this|that|to|be"
)


def weak_reason(reason: str, least: int = 0) -> bool:
    """Whether words such as "late report" or "urgent" leave out what the special circumstances are (U2).

    So does what is shorter than `least` letters, where the body asks for so many.
    """
    words = re.findall(r"[\w’']+", reason.lower())
    told = [word for word in words if not SAYS_NOTHING.fullmatch(word)]
    return len(told) < 3 or len(reason.strip()) < least
