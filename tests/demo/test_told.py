"""The year that the demonstration tells: everything a meeting may come to is in it, done by people, in its order."""

import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.audit.models import AuditEntry
from panel.clock import LONDON
from panel.demo.telling import plot
from panel.extensions import db
from panel.meetings.models import Meeting, Notice
from panel.meetings.rules.clear_days import is_clear_day
from panel.meetings.rules.life import NOTICES, State
from panel.minutes.models import FollowUp, MinuteBook
from panel.minutes.rules.life import MinutesState
from panel.papers.models import Paper
from panel.papers.rules.life import PaperState
from panel.publishing.models import Publication
from panel.work_programme.queries import years_of
from panel.work_programme.year import programme_year
from tests.demo.conftest import walk
from tests.demonstration import NOW, tell
from tests.packs.inside import everything_in
from tests.pdf.poppler import text_of_pages

Reader = Callable[[str], FlaskClient]

CANARIES = ("Osprey", "Kestrel", "Harrier")
"""A word that stands in each paper and minute that is not for publication, and nowhere else."""


def rows(model: type) -> list:
    return list(db.session.scalars(db.select(model)))


def test_the_terminal_says_who_may_sign_in(told: tuple[Flask, str]) -> None:
    _, output = told
    for role in ("Clerk", "Chair", "Member (councillor)", "Member (foster carer)", "Report author", "Administrator"):
        assert re.search(
            rf"^{re.escape(role)} +\S+@demonstration\.example +lantern orchard pebble$", output, re.MULTILINE
        )


def test_every_state_of_a_meeting_is_told(year: Flask) -> None:
    """Some end in it, others passed through it. A stub comes only with a record from elsewhere."""
    now = {meeting.state for meeting in rows(Meeting)}
    assert now == set(State) - {State.STUB, State.RECONVENED}
    told = {notice.kind for notice in rows(Notice)}
    assert set(NOTICES) - told == {"set_sitting", "change"}, "a day set anew and a change of room are not told"


def test_every_state_of_minutes_and_papers_is_told(year: Flask) -> None:
    assert {book.state for book in rows(MinuteBook)} == set(MinutesState)
    assert {paper.state for paper in rows(Paper)} == {PaperState.DRAFT, PaperState.READY}


def test_what_went_out_is_sound_and_only_what_had_to_be_is_late(year: Flask) -> None:
    went_out = rows(Publication)
    assert Counter(one.edition for one in went_out) == {"full": 11, "public": 11}
    assert {problem for one in went_out for problem in one.problems} == set()
    assert {one.timing for one in went_out} == {None, "short notice", "publish late"}
    assert [one for one in went_out if one.confirmed and not one.reason] == []


def test_the_trail_is_one_of_people_at_their_desks(year: Flask) -> None:
    """In its order, on working days, by those who have accounts; the terminal only opened the first of them."""
    trail = list(db.session.scalars(db.select(AuditEntry).order_by(AuditEntry.id)))
    moments = [entry.at for entry in trail]
    assert moments == sorted(moments)
    assert moments[-1].astimezone(LONDON).date() < NOW.date()
    off = plot(NOW.date()).off
    assert {entry.at.astimezone(LONDON).date() for entry in trail if not is_clear_day(entry.at.date(), off)} == set()
    by_terminal = {entry.about.partition("/")[0] for entry in trail if entry.who == "the terminal"}
    assert by_terminal == {"council", "person", "account"}


def test_what_was_asked_for_has_come_back_is_awaited_or_is_overdue(year: Flask) -> None:
    asked = rows(FollowUp)
    assert any(one.closed_in for one in asked)
    assert any(one.status == "proposed for closing" and not one.closed_in for one in asked)
    late = [one for one in asked if not one.closed_in and one.due_date and one.due_date < NOW.date()]
    assert late
    assert any(one.due and not one.due_date for one in asked), "words such as “as soon as possible” name no day"


def test_the_work_programme_has_topics_with_and_without_a_place(year: Flask) -> None:
    body = next(meeting.body for meeting in rows(Meeting) if meeting.body.code == "CPP")
    years = [programme_year(body, label) for label in years_of(body)]
    slots = [column.slot.words for year in years for column in year.columns]
    assert "Not scheduled yet" in slots
    assert sum(words.startswith("Meeting of") for words in slots) >= 6


def words_in(pdf: bytes) -> str:
    """What a reader sees in a file, and what else lies in it."""
    return "\n".join([*text_of_pages(pdf), everything_in(pdf).decode("latin-1")])


def words_in_office(data: bytes) -> str:
    """All that stands in a Word file or a spreadsheet, its properties too."""
    with ZipFile(BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode("latin-1") for name in parts.namelist())


def words_of(data: bytes) -> str:
    """What a page or a file says."""
    kinds = {b"%PDF": words_in, b"PK": words_in_office}
    read = next((read for begins, read in kinds.items() if data.startswith(begins)), bytes.decode)
    return read(data)


@pytest.mark.parametrize("name", ["public", "carer"])
def test_nothing_withheld_is_found_on_any_page_or_in_any_file(reader: Reader, name: str) -> None:
    found = walk(reader(name))
    assert len(found) > 150
    texts = {address: words_of(data) for address, data in found.items()}
    assert sum(data.startswith(b"%PDF") for data in found.values()) > 15
    assert [(address, word) for address, text in texts.items() for word in CANARIES if word in text] == []


def test_the_withheld_words_are_there_for_those_who_may_read_them(reader: Reader) -> None:
    member, clerk = reader("member"), reader("clerk")
    closed = [one for one in rows(Meeting) if any(item.exempt for item in one.items)]
    items = [item for one in closed for item in one.items if item.exempt]
    pages = [
        member.get(f"/items/{item.id}").text + clerk.get(f"/meetings/{item.meeting_id}/papers").text for item in items
    ]
    assert len(items) == len(CANARIES)
    assert sum(word in page for page in pages for word in CANARIES[:2]) == 2
    drafted = next(paper for paper in rows(Paper) if paper.item.exempt and paper.published_version is None)
    assert CANARIES[2] in clerk.get(f"/papers/{drafted.id}").text


@pytest.mark.long
@pytest.mark.parametrize("name", ["clerk", "chair", "member", "author", "monitoring.officer", "administrator"])
def test_no_link_leads_nowhere(reader: Reader, name: str) -> None:
    assert len(walk(reader(name))) > 150


@pytest.mark.long
@pytest.mark.both_engines
def test_the_year_is_the_same_whenever_and_wherever_it_is_told(told: tuple[Flask, str], app: Flask) -> None:
    first, _ = told
    tell(app)
    again = trail()
    with first.app_context():
        assert trail() == again


def trail() -> list[tuple[str, str]]:
    """Who did what, in its order."""
    return [(one.who, one.sentence) for one in db.session.scalars(db.select(AuditEntry).order_by(AuditEntry.id))]
