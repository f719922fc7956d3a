"""Telling the story: every step in the order of time, by the operations of the features, the clock set to its moment.

It is told in one transaction, so that the year is there whole or not at all. PDFs are drawn within it: nobody else
works on a database that has no council yet.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from panel import clock
from panel.demo import asides, figures, interests, life, papers, publications, sittings, story, voices
from panel.demo.cast import Cast, Facts
from panel.demo.council import set_up
from panel.demo.days import annual_meetings, closures, meeting_days, working_day
from panel.demo.steps import Step, steps_of
from panel.extensions import db
from panel.meetings.working_days import bank_holidays
from panel.reminders.operations import remind

BETWEEN = {"stood_down": ("moved", 20), "confirmed": ("late-paper", -4)}
"""Days of the story that are no meetings: so many working days from one."""

Verb = Callable[[Cast, Facts], object]


@dataclass(frozen=True)
class Plot:
    """The year up to a day: its days by name, the days off, what the files say, and every step in the order of time."""

    days: Mapping[str, dt.date]
    off: Mapping[dt.date, str]
    chapters: Mapping[str, Facts]
    steps: Sequence[Step]


def plot(today: dt.date) -> Plot:
    """Lay the story out so that it has just come to `today`."""
    years = years_about(today)
    off = closures(years) | {day: name for year in years for day, name in bank_holidays(year).items()}
    days = meeting_days(today, off)
    begun = working_day(days["first"], -60, off)
    days |= {"today": today, "begun": begun, "since": max(day for day in annual_meetings(years) if day < begun)}
    days |= {name: working_day(days[key], steps, off) for name, (key, steps) in BETWEEN.items()}
    told = [*story.read_all("meetings", days), *story.read("asides.toml", days)["asides"]]
    told += story.read("voice.toml", days)["voices"]
    chapters = {one["key"]: _dated(one, days) for one in told}
    steps = [step for place, one in enumerate(chapters.values()) for step in steps_of(one, place * 100, days, off)]
    return Plot(days, off, chapters, sorted(steps))


def years_about(today: dt.date) -> range:
    """The years that the story, and what is counted in it, may touch."""
    return range(today.year - 2, today.year + 3)


def tell(today: dt.date) -> Cast:
    """Fill an empty database with the year that led up to `today`. The caller keeps it."""
    year, years = plot(today), years_about(today)
    with _at(year.days["begun"], dt.time(9)):
        cast = set_up(story.read("council.toml", year.days), closures(years), annual_meetings(years))
    cast.drawings = story.read("appendices.toml", year.days)
    for step in year.steps:
        with _at(step.at.date(), step.at.time()):
            VERBS[step.verb](cast, year.chapters[step.key])
            db.session.flush()
        db.session.expire_all()
    with _at(working_day(today, -1, year.off), dt.time(20)):
        figures.count(cast, story.read("scorecard.toml", year.days)["indicators"], today)
        db.session.flush()
    with _at(today, dt.time(8)):
        remind()
    return cast


def _dated(chapter: Facts, days: Mapping[str, dt.date]) -> Facts:
    """The chapter with the dates of its meeting; one that was fixed long before is planned when the story begins."""
    if "body" not in chapter or "venue" not in chapter:
        return chapter
    key: str = chapter["key"]
    on: str = chapter.get("on", key)
    dates = {"date": days[on], "new_date": days[key]}
    if "adjourn" in chapter:
        dates["adjourned_to"] = days[chapter["adjourn"]["to"]]
    planned = any(words.startswith("plan ") for words in chapter["steps"])
    return {**chapter, **dates, "steps": chapter["steps"] if planned else ["plan begun +1", *chapter["steps"]]}


@contextmanager
def _at(day: dt.date, time: dt.time) -> Iterator[None]:
    with clock.at(dt.datetime.combine(day, time, clock.LONDON)):
        yield


VERBS: dict[str, Verb] = {
    "plan": life.plan,
    "call": life.call,
    "draft": papers.draft,
    "write": papers.write_papers,
    "publish": publications.publish,
    "add": papers.add,
    "rewrite": papers.rewrite,
    "supplement": publications.supplement,
    "postpone": life.postpone,
    "rearrange": life.rearrange,
    "cancel": life.cancel,
    "sit": life.sit,
    "adjourn": life.adjourn,
    "reconvene": life.reconvene,
    "hold": life.hold,
    "begin": sittings.begin,
    "minute": sittings.minute,
    "withdraw": publications.withdraw,
    "send": publications.send,
    "agree": publications.agree,
    "release": publications.release,
    "stand-down": asides.stand_down,
    "ask-to-see": asides.ask_to_see,
    "programme": asides.programme,
    "report": asides.report_back,
    "invite": asides.invite,
    "keep-register": interests.keep_register,
    "grant": interests.grant,
    "give-notice": interests.give_notice,
    "hear": voices.hear,
    "reply": voices.reply,
}
"""What each verb of the story's files does."""
