"""What a year's programme lacks, and what there is too much of, in words (G7)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from panel import wording
from panel.lifecycle import Finding
from panel.work_programme.rules.recurrence import month_of
from panel.work_programme.rules.standing import Standing

MANY = 8
"""How many reports one meeting takes well, where the panel has not said otherwise."""


@dataclass(frozen=True)
class Sitting:
    """A meeting of the year. `gone` says that it was cancelled or postponed."""

    day: dt.date
    gone: bool = False


@dataclass(frozen=True)
class Topic:
    """A topic as the findings ask about it. `place` is the page where it is moved."""

    words: str
    standing: Standing = Standing.UNSCHEDULED
    sitting: Sitting | None = None
    month: str = ""
    data_from: str = ""
    duty: str = ""
    statutory: bool = False
    place: str = ""


@dataclass(frozen=True)
class Duty:
    """A topic that is owed every year, by the key that entries name it by."""

    key: str
    words: str
    statutory: bool = False


def findings_of_year(
    topics: Sequence[Topic], sittings: Iterable[Sitting], duties: Iterable[Duty], *, many: int, today: dt.date
) -> list[Finding]:
    """What is missing from a year and what is too much in it, the most pressing first."""
    return [
        *too_early(topics),
        *at_meetings_gone(topics),
        *not_taken(topics),
        *too_many(topics, sittings, many),
        *twice(topics),
        *month_past(topics, today),
        *without_place(topics),
        *duties_missing(topics, duties),
    ]


def too_early(topics: Iterable[Topic]) -> list[Finding]:
    """A report that is due before its data exists."""
    found = []
    for topic in topics:
        exists = month_of(topic.data_from)
        due = topic.sitting.day if topic.sitting else month_of(topic.month)
        if exists and due and due < exists and topic.standing is not Standing.DELIVERED:
            words = f"“{topic.words}” is due on {wording.short_date(due)}, but its data exists from {topic.data_from}."
            found.append(_said(words, topic))
    return found


def at_meetings_gone(topics: Iterable[Topic]) -> list[Finding]:
    """What was given to a meeting that does not take place as planned."""
    return [
        _said(
            f"“{one.words}” was for {wording.short_date(one.sitting.day)}, and that meeting does not take place.", one
        )
        for one in topics
        if one.sitting and one.sitting.gone and one.standing is not Standing.DELIVERED
    ]


def not_taken(topics: Iterable[Topic]) -> list[Finding]:
    """What was planned for a meeting that was held and did not take it, or put it off."""
    words = {
        Standing.NOT_TAKEN: "was planned for {day}, but it is not on the agenda of that meeting.",
        Standing.DEFERRED: "was deferred at the meeting of {day} and has no new place.",
    }
    return [
        _said(f"“{one.words}” {words[one.standing].format(day=wording.short_date(one.sitting.day))}", one)
        for one in topics
        if one.sitting and one.standing in words
    ]


def too_many(topics: Iterable[Topic], sittings: Iterable[Sitting], many: int) -> list[Finding]:
    """A meeting with more reports than a panel takes well."""
    loads = Counter(one.sitting for one in topics if one.sitting)
    return [
        _said(f"The meeting of {wording.short_date(day.day)} has {loads[day]} reports; {many} are many already.")
        for day in sittings
        if loads[day] > many
    ]


def twice(topics: Iterable[Topic]) -> list[Finding]:
    """The same topic twice at one meeting."""
    counted = Counter((one.words.casefold(), one.sitting) for one in topics if one.sitting)
    first = {(one.words.casefold(), one.sitting): one for one in reversed(list(topics))}
    return [
        _said(f"“{first[key].words}” stands twice under {wording.short_date(key[1].day)}.", first[key])
        for key, times in counted.items()
        if times > 1 and key[1] is not None
    ]


def month_past(topics: Iterable[Topic], today: dt.date) -> list[Finding]:
    """What was wanted in a month that is over, without ever having had a meeting."""
    return [
        _said(f"“{one.words}” was wanted in {one.month}, which is over, and never had a meeting.", one)
        for one in topics
        if not one.sitting and (day := month_of(one.month)) and (day.year, day.month) < (today.year, today.month)
    ]


def without_place(topics: Iterable[Topic]) -> list[Finding]:
    """A duty that is in the programme and has neither meeting nor month."""
    return [
        _said(f"“{one.words}” is owed this year and has no meeting yet.", one)
        for one in topics
        if one.standing is Standing.UNSCHEDULED and (one.statutory or one.duty)
    ]


def duties_missing(topics: Iterable[Topic], duties: Iterable[Duty]) -> list[Finding]:
    """A duty of the yearly cycle that the year's programme does not have at all."""
    there = {one.duty for one in topics} | {one.words.casefold() for one in topics}
    owed = [one for one in duties if not {one.key, one.words.casefold()} & there]
    said = {
        True: "is a duty and is not in this year’s programme.",
        False: "is in the yearly cycle and not in this year.",
    }
    return [_said(f"“{one.words}” {said[one.statutory]}") for one in owed]


def _said(words: str, topic: Topic | None = None) -> Finding:
    return Finding("G7", words, place=topic.place if topic else "")
