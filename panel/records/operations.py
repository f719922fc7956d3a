"""Keeping the schedule, disposing of a record that a person confirmed, and keeping one for longer."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from panel import clock, store
from panel.audit.models import AuditEntry
from panel.audit.operations import Actor, said
from panel.bodies.models import Council
from panel.extensions import Base, db
from panel.follow_up.models import Update
from panel.lifecycle import Refused, refuse
from panel.minutes.models import MinuteBook
from panel.papers.models import Paper, PaperVersion
from panel.papers.rules.texts import file_of
from panel.publishing.models import Publication
from panel.records.models import Decided, Retention
from panel.records.queries import Line, drafts_of, years_kept
from panel.records.rules import Record, judge_years


def keep_years(council: Council, years: Mapping[Record, int | None], *, by: Actor) -> None:
    """Say for how many years each kind is kept. Raises Refused for less than the law asks (A1, A2, V11)."""
    findings = [finding for record, number in years.items() for finding in judge_years(record, number)]
    if findings:
        raise Refused(*findings)
    now = years_kept()
    rows = {row.record: row for row in db.session.scalars(db.select(Retention).filter_by(council_id=council.id))}
    for record, number in years.items():
        if record in rows:
            rows[record].years = number
        elif number != now[record]:
            db.session.add(Retention(council_id=council.id, record=record, years=number))
    said("changed how long records are kept", by=by, about=f"council/{council.id}")


def dispose(line: Line, reason: str, *, by: Actor) -> Decided:
    """Delete what the line says, and log it. Its files are removed after that is kept: `remove_files`.

    Takes a line of today's list, on which signed minutes never stand (V11). Raises Refused without a reason.
    """
    word, _, number = line.holding.about.partition("/")
    decided = _decide(line, reason, by)
    decided.files = [sha256 for sha256 in _DELETES[word](int(number)) if sha256]
    said(f"disposed of: {line.holding.words}", by=by, about=line.holding.about)
    return decided


def keep_longer(line: Line, until: dt.date | None, reason: str, *, by: Actor) -> Decided:
    """Keep a record until a day that is still to come. Raises Refused where it is over, or without a reason."""
    if until is None or until <= clock.today():
        raise refuse("A5", "Give a day that is still to come.")
    decided = _decide(line, reason, by)
    decided.keep_until = until
    said(f"keeps for longer: {line.holding.words}", by=by, about=line.holding.about)
    return decided


def remove_files() -> int:
    """Remove the files of what was disposed of that no record names any more, and say how many there were."""
    freed = {sha256 for files in db.session.scalars(db.select(Decided.files)) for sha256 in files}
    removed = 0
    for sha256 in freed - _named(freed):
        with suppress(FileNotFoundError):
            store.path(sha256).unlink()
            removed += 1
    return removed


def _decide(line: Line, reason: str, by: Actor) -> Decided:
    if not reason.strip():
        raise refuse("A5", "Say why, or under which part of the council’s schedule.")
    decided = Decided(
        about=line.holding.about,
        record=line.holding.record,
        words=line.holding.words,
        due_on=line.due,
        reason=reason.strip(),
        files=[],
        at=clock.now(),
        by=by.name,
    )
    db.session.add(decided)
    return decided


def _publication(number: int) -> Iterable[str | None]:
    publication = db.session.get_one(Publication, number)
    files = [publication.sha256, publication.redacted_sha256]
    publication.sha256 = publication.redacted_sha256 = publication.redacted_for = None
    publication.disposed_on = clock.today()
    return files


def _paper(number: int) -> Iterable[str | None]:
    paper = db.session.get_one(Paper, number)
    texts = [file_of(version.content) for version in paper.versions]
    files = [paper.sha256, paper.words_sha256, *(picture.sha256 for picture in paper.pictures)]
    files += [one for file in texts if file for one in (file.sha256, file.words)]
    for several in (paper.sections, paper.recommendations, paper.versions, paper.pictures):
        several.clear()
    paper.fields, paper.notes, paper.sha256, paper.file_name = {}, [], None, None
    paper.words_sha256 = None
    paper.background_papers = paper.background_text = paper.published_version = None
    paper.disposed_on = clock.today()
    return files


def _draft_minutes(number: int) -> Iterable[str | None]:
    book = db.session.get_one(MinuteBook, number)
    files = [book.published_sha256, book.published_public_sha256]
    book.published_sha256 = book.published_public_sha256 = None
    for draft in drafts_of(book):
        db.session.delete(draft)
    return files


def _progress(number: int) -> Iterable[str | None]:
    for update in db.session.scalars(db.select(Update).where(Update.follow_up_id == number)):
        db.session.delete(update)
    return ()


def _trail(year: int) -> Iterable[str | None]:
    first = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    after = dt.datetime(year + 1, 1, 1, tzinfo=dt.UTC)
    db.session.execute(sa.delete(AuditEntry).where(AuditEntry.at >= first, AuditEntry.at < after))
    return ()


_DELETES: dict[str, Callable[[int], Iterable[str | None]]] = {
    "publication": _publication,
    "paper": _paper,
    "minutes": _draft_minutes,
    "follow_up": _progress,
    "trail": _trail,
}
"""What is deleted, by what a line is about; each gives the hashes of the files that held it."""


def _named(files: Iterable[str]) -> set[str]:
    """Those of the files that some record still names: signed minutes, a withdrawn original, another paper."""
    wanted = list(files)
    columns = [column for table in Base.metadata.tables.values() for column in table.columns if _names_file(column)]
    named = {sha256 for column in columns for sha256 in db.session.scalars(sa.select(column).where(column.in_(wanted)))}
    texts = sa.cast(PaperVersion.content, sa.Text)
    return named | {one for one in wanted if db.session.scalar(sa.select(sa.exists().where(texts.contains(one))))}


def _names_file(column: sa.Column[Any]) -> bool:
    return "sha256" in column.name or column.name == "replacement"
