"""Topics in a file: read row by row, each fault named with its row."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from panel import wording
from panel.bodies.rules.terms import read_day
from panel.work_programme.rules.recurrence import month_of
from panel.work_programme.rules.when import NOWHERE, Place

TOPIC, WHEN, YEAR, STATUTORY = "Topic", "Meeting or month", "Year", "Statutory"
TEXTS = {"Purpose": "purpose", "Lead officer": "lead", "Theme": "theme", "Where it comes from": "source"}
DATA_FROM = "Data from"
STANDS = "Where it stands"
HEAD = (YEAR, WHEN, TOPIC, *TEXTS, DATA_FROM, STATUTORY, STANDS)
"""The columns of a file that is given out. Of a file that is taken in the topic alone must be there."""

YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": None}


@dataclass(frozen=True)
class Line:
    """A row that can be kept: its number in the file, the topic, its place and that in words, and its other facts."""

    number: int
    topic: str
    place: Place
    when: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Fault:
    """A row that cannot be kept, and what is wrong with it."""

    number: int
    words: str


@dataclass
class Preview:
    """What a file would do."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class NoTable(ValueError):
    """Raised where the first row does not say what the columns are."""


def read_topics(
    rows: Sequence[tuple[int, Sequence[str]]], meetings: Mapping[dt.date, str], there: Collection[tuple[str, Place]]
) -> Preview:
    """What the rows of a file would add to a programme, given its meetings by their day and what is in it already.

    Raises NoTable, with a sentence, where the first row names no column of topics.
    """
    if not rows:
        raise NoTable("The file is empty. Its first row names the columns, and each further row is a topic.")
    head = {cell.strip().lower(): place for place, cell in enumerate(rows[0][1])}
    if TOPIC.lower() not in head:
        others = ", ".join(f"“{name}”" for name in HEAD if name not in (TOPIC, STANDS))
        raise NoTable(f"Row {rows[0][0]} must name the columns: “{TOPIC}”, and those that you give of {others}.")
    preview, seen = Preview(), {(topic.casefold(), place) for topic, place in there}
    for number, cells in rows[1:]:
        given = {name: cells[place].strip() if place < len(cells) else "" for name, place in head.items()}
        try:
            line = _line(number, given, meetings)
        except ValueError as fault:
            preview.faults.append(Fault(number, str(fault)))
            continue
        same = (line.topic.casefold(), line.place)
        if same in seen:
            preview.faults.append(Fault(number, f"“{line.topic}” has that place in the programme already."))
        else:
            preview.lines.append(line)
            seen.add(same)
    return preview


def _line(number: int, given: Mapping[str, str], meetings: Mapping[dt.date, str]) -> Line:
    topic = given[TOPIC.lower()]
    if not topic:
        raise ValueError("It names no topic.")
    place, when = read_place(given.get(WHEN.lower(), ""), meetings)
    data_from, statutory = given.get(DATA_FROM.lower(), ""), given.get(STATUTORY.lower(), "").lower()
    if data_from and month_of(data_from) is None:
        raise ValueError(f"“{data_from}” is no month from which data exists. Write it like November 2026.")
    if statutory not in YES_NO:
        raise ValueError(f"{STATUTORY} must be yes, no or empty, not “{statutory}”.")
    facts = {column: given.get(name.lower()) or None for name, column in TEXTS.items()}
    facts |= {"data_from": data_from or None, "year": given.get(YEAR.lower()) or None}
    return Line(number, topic, place, when, {**facts, "statutory": YES_NO[statutory]})


def read_place(words: str, meetings: Mapping[dt.date, str]) -> tuple[Place, str]:
    """The place that a cell names, and that place in words: a meeting by its day, a month, other words, or none.

    Raises ValueError, with a sentence, for a day on which the panel does not meet.
    """
    day = read_day(words)
    if not words:
        return NOWHERE, "Not scheduled yet"
    if day is None or day != read_day(words, last=True):
        return Place(month=words), words
    if day not in meetings:
        raise ValueError(f"The panel has no meeting on {wording.short_date(day)}. Name a month, or plan the meeting.")
    return Place(meetings[day]), wording.short_date(day)
