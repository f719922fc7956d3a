"""Reminding whoever has a report that it is waited for: once a day, by letter, kept in the trail."""

from collections.abc import Iterable

import sqlalchemy as sa

from panel import clock, wording
from panel.accounts.addressees import addressees
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.mail.addresses import address
from panel.mail.operations import write
from panel.mail.rules import Addressee, Words
from panel.meetings.models import Meeting
from panel.papers.commenting import outstanding, stands
from panel.papers.letters import asking, called, written_to
from panel.papers.models import Chase, Paper
from panel.papers.reports import Report, people_behind
from panel.papers.rules.comments import WITH_THEM
from panel.papers.rules.progress import Stage
from panel.people.models import Person

Letter = tuple[Addressee, Words]


def chases_of(abouts: Iterable[str]) -> dict[str, Chase]:
    """The last time that each of these was chased."""
    query = db.select(Chase).where(Chase.about.in_(list(abouts))).order_by(Chase.id)
    return {one.about: one for one in db.session.scalars(query)}


def chased_today(about: str) -> Chase | None:
    """That it was chased today already, if it was."""
    last = chases_of([about]).get(about)
    return last if last is not None and last.at.astimezone(clock.LONDON).date() == clock.today() else None


def chase(report: Report, *, by: Actor) -> Chase | None:
    """Write to whoever has the report. None where nobody's address is known: then nothing is written."""
    letters = _letters(report)
    if not letters:
        return None
    for to, words in letters:
        write(to.email, words.subject, words.text)
    names = wording.listed(dict.fromkeys(to.name for to, _ in letters))
    row = Chase(about=report.about, at=clock.now(), to=names, by=by.name)
    db.session.add(row)
    said(f"reminded “{names}” that “{report.title}” is waited for", by=by, about=f"meeting/{report.meeting.id}")
    return row


def _letters(report: Report) -> list[Letter]:
    if report.paper is None:
        return [(to, _planned(report)) for to in addressees(_people_called(report.holders))]
    if report.stage is Stage.OUT:
        waiting = [one for one in outstanding(report.paper) if stands(one) in WITH_THEM]
        return [(to, asking(one)) for one in waiting for to in written_to(one)]
    return [(to, _written(report, report.paper)) for to in addressees(people_behind(report.paper))]


def _people_called(names: Iterable[str]) -> list[Person]:
    """The people of these names, or in these posts; what stands after a name and a comma may be a post too."""
    each = [one.strip() for name in names for one in name.split(";")]
    wanted = {*each, *(one.partition(",")[0] for one in each)}
    called = sa.or_(Person.name.in_(wanted), Person.shown_as.in_(wanted), Person.post.in_(wanted))
    query = db.select(Person).where(called)
    return list(db.session.scalars(query.order_by(Person.id)))


def _written(report: Report, paper: Paper) -> Words:
    """The letter to those who write a report. Its title is in it only where nothing withholds it."""
    text = f"{_capital(called(paper))}, is waited for.{_by(report)}\n\n{address('papers.write', paper_id=paper.id)}"
    return Words(f"Report waited for: {called(paper)}", text)


def _planned(report: Report) -> Words:
    """The letter to whoever leads on a report that nobody has begun."""
    what = f"a report under item {report.item.number}" if _closed(report) and report.item else f"“{report.title}”"
    named = f"{what}, for the {_when(report.meeting)}"
    return Words(f"Report waited for: {named}", f"{_capital(named)}, has not been begun.{_by(report)}")


def _closed(report: Report) -> bool:
    return report.item is not None and report.item.marking.restricted


def _when(meeting: Meeting) -> str:
    return meeting.body.name + (f" on {wording.short_date(meeting.date)}" if meeting.date else "")


def _by(report: Report) -> str:
    if report.next is None:
        return ""
    was = "was due by" if report.late else "is due by"
    return f" {report.next.words}: {was} {wording.date(report.next.day)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
