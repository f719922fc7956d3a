"""Disposing of records: what is on the list, what goes and what stays, and the log."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock, store
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, said, trail
from panel.bodies.models import Body
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import MinuteBook
from panel.minutes.rules.life import MinutesState
from panel.papers.models import Paper, Section
from panel.papers.rules.life import PaperState
from panel.publishing.models import Publication
from panel.records.models import Decided
from panel.records.operations import keep_years
from panel.records.queries import disposal_list, years_kept
from panel.records.rules import Record
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]
TODAY = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def panel(app: Flask) -> Body:
    return make.body()


@pytest.fixture
def old(panel: Body) -> Meeting:
    """A meeting of eight years ago with a paper, a pack of each edition, and signed minutes that had been a draft."""
    meeting = make.meeting(panel, dt.date(2018, 1, 15), state=State.HELD)
    item = make.item(meeting, "Fostering")
    paper = Paper(item=item, title="Fostering report", state=PaperState.READY, sha256=store.put(b"a report"))
    paper.sections = [Section(html="<p>Words</p>")]
    make.keep(paper)
    for edition in Edition:
        make.keep(Publication(meeting=meeting, edition=edition.value, sha256=store.put(edition.value.encode())))
    make.keep(
        MinuteBook(
            meeting=meeting,
            state=MinutesState.SIGNED,
            signed_on=dt.date(2018, 3, 12),
            published_sha256=store.put(b"draft"),
            sha256=store.put(b"signed"),
            public_sha256=store.put(b"signed"),
        )
    )
    return meeting


@pytest.fixture
def officer(panel: Body, sign_in: SignIn) -> FlaskClient:
    return sign_in(make.account(Role.MONITORING_OFFICER, of=panel))


def dispose(client: FlaskClient, about: str, **data: str) -> str:
    with clock.at(TODAY):
        sent = {"what": "dispose", "reason": "Schedule 4.2", "save": "1"} | data
        return client.post(f"/disposal/{about}", data=sent, follow_redirects=True).text


def held(*contents: bytes) -> list[bool]:
    return [store.path(store.digest(one)).exists() for one in contents]


def test_the_list_says_what_is_due_and_never_signed_minutes(old: Meeting, officer: FlaskClient) -> None:
    with clock.at(TODAY):
        page = officer.get("/disposal").text
    for words in ("Fostering report", "full edition", "public edition", "Draft minutes of"):
        assert words in page
    assert "15 January 2024" in page
    assert "Signed minutes" not in page


def test_what_is_younger_than_the_schedule_is_not_on_the_list(panel: Body, officer: FlaskClient) -> None:
    meeting = make.meeting(panel, dt.date(2021, 1, 15), state=State.HELD)
    make.keep(Paper(item=make.item(meeting), title="Young report", state=PaperState.READY))
    for day, there in ((dt.date(2027, 1, 14), False), (dt.date(2027, 1, 15), True)):
        with clock.at(dt.datetime(day.year, day.month, day.day, 9, 0, tzinfo=dt.UTC)):
            assert ("Young report" in officer.get("/disposal").text) is there


def test_a_report_is_disposed_of_with_its_file_and_its_title_stays(old: Meeting, officer: FlaskClient) -> None:
    paper = db.session.scalars(db.select(Paper)).one()
    page = dispose(officer, f"paper/{paper.id}")
    assert "Fostering report (Corporate Parenting Panel, 15 January 2018) was disposed of." in page
    assert "Schedule 4.2" in page
    db.session.expire_all()
    assert (paper.title, paper.sha256, paper.sections, paper.disposed_on) == (
        *("Fostering report", None, []),
        dt.date(2026, 11, 22),
    )
    assert held(b"a report", b"full", b"signed") == [False, True, True]
    assert trail(f"paper/{paper.id}")[0].sentence.startswith("disposed of: Fostering report")
    assert db.session.scalars(db.select(Decided)).one().files == [store.digest(b"a report")]


def test_a_file_that_another_record_names_stays(old: Meeting, officer: FlaskClient) -> None:
    make.keep(Paper(item=old.items[0], title="The same again", state=PaperState.READY, sha256=store.put(b"a report")))
    first = db.session.scalars(db.select(Paper).order_by(Paper.id)).first()
    assert first
    dispose(officer, f"paper/{first.id}")
    assert held(b"a report") == [True]


def test_drafts_go_and_the_signed_bytes_stay(old: Meeting, officer: FlaskClient) -> None:
    book = db.session.scalars(db.select(MinuteBook)).one()
    assert "was disposed of" in dispose(officer, f"minutes/{book.id}")
    assert held(b"draft", b"signed") == [False, True]
    db.session.expire_all()
    assert book.published_sha256 is None
    assert book.sha256 == store.digest(b"signed")


def test_a_pack_that_was_disposed_of_says_so(old: Meeting, officer: FlaskClient, client: FlaskClient) -> None:
    old.published_at = TODAY
    said("published", by=TERMINAL, about="example")
    db.session.commit()
    public = db.session.scalars(db.select(Publication).filter_by(edition="public")).one()
    dispose(officer, f"publication/{public.id}")
    answer = client.get(f"/publications/{public.id}.pdf")
    assert answer.status_code == 410
    assert "It was kept until Sunday 22 November 2026" in answer.text
    assert held(b"public", b"full") == [False, True]


def test_what_is_kept_longer_comes_back_on_the_list_the_day_after(old: Meeting, officer: FlaskClient) -> None:
    paper = db.session.scalars(db.select(Paper)).one()
    until = {"until-day": "31", "until-month": "12", "until-year": "2027"}
    page = dispose(officer, f"paper/{paper.id}", what="keep", reason="An inquiry asks for it", **until)
    assert "is kept for longer" in page
    assert "Kept until 31 December 2027" in page
    for day, there in (
        (dt.datetime(2027, 12, 31, 9, tzinfo=dt.UTC), False),
        (dt.datetime(2028, 1, 1, 9, tzinfo=dt.UTC), True),
    ):
        with clock.at(day):
            assert (f"/disposal/paper/{paper.id}" in officer.get("/disposal").text) is there


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"reason": " "}, "Say why, or under which part"),
        ({"what": "keep"}, "Give a day that is still to come."),
        (
            {"what": "keep", "until-day": "1", "until-month": "1", "until-year": "2020"},
            "Give a day that is still to come.",
        ),
        ({"what": ""}, "Say whether it is disposed of or kept"),
    ],
)
def test_without_a_reason_or_a_day_nothing_goes(
    old: Meeting, officer: FlaskClient, sent: dict[str, str], sentence: str
) -> None:
    paper = db.session.scalars(db.select(Paper)).one()
    assert sentence in dispose(officer, f"paper/{paper.id}", **sent)
    assert db.session.scalars(db.select(Decided)).first() is None
    assert held(b"a report") == [True]


def test_nobody_disposes_of_what_is_not_due(panel: Body, officer: FlaskClient) -> None:
    paper = make.keep(Paper(item=make.item(make.meeting(panel)), title="New", state=PaperState.READY))
    with clock.at(TODAY):
        assert officer.get(f"/disposal/paper/{paper.id}").status_code == 404


def test_a_year_of_the_trail_goes_whole(panel: Body, officer: FlaskClient) -> None:
    with clock.at(dt.datetime(2019, 6, 1, tzinfo=dt.UTC)):
        said("did something long ago", by=TERMINAL, about="meeting/1")
        db.session.commit()
    assert "The trail of 2019 was disposed of." in dispose(officer, "trail/2019")
    assert trail("meeting/1") == []
    assert trail("trail/2019")[0].sentence == "disposed of: The trail of 2019"


def test_the_councils_schedule_wins_down_to_what_the_law_asks(panel: Body, officer: FlaskClient) -> None:
    with clock.at(TODAY):
        page = officer.get("/council/records").text
        assert "Signed minutes are kept for good." in page
        sent = {"agenda": "5", "public_report": "", "exempt_report": "2", "save": "1"}
        assert "The law asks for at least 6 years" in officer.post("/council/records", data=sent).text
        assert officer.post("/council/records", data=sent | {"agenda": "7"}).status_code == 302
    kept = years_kept()
    assert (kept[Record.AGENDA], kept[Record.PUBLIC_REPORT], kept[Record.EXEMPT_REPORT]) == (7, None, 2)
    assert kept[Record.SIGNED_MINUTES] is None
    with pytest.raises(Refused):
        keep_years(panel.council, {Record.SIGNED_MINUTES: 6}, by=TERMINAL)


def test_only_those_who_may_dispose_see_the_list(panel: Body, old: Meeting, sign_in: SignIn) -> None:
    assert sign_in(make.account(Role.CLERK, of=panel)).get("/disposal").status_code == 403
    other = sign_in(make.account(Role.MONITORING_OFFICER, of=make.body(code="OTH")))
    with clock.at(TODAY):
        assert "Fostering report" not in other.get("/disposal").text
    assert disposal_list(TODAY.date()) == []
