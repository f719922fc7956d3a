"""The first page of each person, and the history of a meeting."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, said
from panel.bodies.models import Body
from panel.desk.telling import Fact, in_words, tell
from panel.drafts.operations import set_aside
from panel.extensions import db
from panel.meetings.models import Adjournment
from panel.meetings.rules.life import State
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.rules.life import MinutesState
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]
R = Role
SIX_OCTOBER = dt.date(2026, 10, 6)
EIGHT_DECEMBER = dt.date(2026, 12, 8)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """Sunday 22 November 2026."""
    with clock.at(dt.datetime(2026, 11, 22, 9, 0)):  # noqa: DTZ001 the clock takes London's time
        yield


@pytest.fixture
def panel(app: Flask) -> Body:
    return make.body(name="Corporate Parenting Panel")


def published(panel: Body) -> None:
    make.meeting(panel, EIGHT_DECEMBER, state=State.PUBLISHED, published_at=clock.now())


def test_the_public_finds_the_next_meeting_and_its_papers(panel: Body, client: FlaskClient) -> None:
    make.meeting(panel, dt.date(2027, 1, 26))
    published(panel)
    page = client.get("/").text
    assert "Next meeting: " in page
    assert "8 December 2026, 10.00 am" in page.replace("</time>", "")
    assert "Read the pack" in page
    assert "26 January 2027" not in page, "a meeting that is only planned is not announced"


def test_a_meeting_whose_papers_are_not_out_says_so(panel: Body, client: FlaskClient) -> None:
    make.meeting(panel, EIGHT_DECEMBER, state=State.CALLED)
    page = client.get("/").text
    assert "its papers are not published yet" in page
    assert "Read the pack" not in page
    assert "Draft the agenda" not in page


def test_the_clerk_is_told_by_when_to_publish(panel: Body, sign_in: SignIn) -> None:
    """Six working days before Tuesday 8 December is Monday 30 November (C1)."""
    make.meeting(panel, EIGHT_DECEMBER, state=State.CALLED)
    page = sign_in(make.account(R.CLERK, of=panel)).get("/").text
    assert "Monday 30 November 2026</time>: 6 working days left, that day included." in page
    assert "Draft the agenda" in page


def test_past_the_last_lawful_day_the_clerk_is_told_which_it_was(panel: Body, sign_in: SignIn) -> None:
    make.meeting(panel, dt.date(2026, 11, 26), state=State.CALLED)
    page = sign_in(make.account(R.CLERK, of=panel)).get("/").text
    assert "The last lawful day to publish was" in page
    assert "Wednesday 18 November 2026" in page


def test_one_sees_the_panels_one_belongs_to(panel: Body, sign_in: SignIn) -> None:
    make.body(name="Scrutiny Committee")
    page = sign_in(make.account(R.MEMBER, of=panel)).get("/").text
    assert "Corporate Parenting Panel" in page
    assert "Scrutiny Committee" not in page


def test_the_chair_finds_the_minutes_to_agree(panel: Body, sign_in: SignIn) -> None:
    held = make.meeting(panel, SIX_OCTOBER, state=State.HELD)
    make.keep(MinuteBook(meeting=held, state=MinutesState.WITH_CHAIR))
    assert "wait for you to agree them" in sign_in(make.account(R.CHAIR, of=panel)).get("/").text
    assert "wait for you" not in sign_in(make.account(R.MEMBER, of=panel)).get("/").text


def test_the_clerk_finds_the_minutes_to_write_and_those_not_approved(panel: Body, sign_in: SignIn) -> None:
    september = make.meeting(panel, dt.date(2026, 9, 8), state=State.HELD)
    make.keep(MinuteBook(meeting=september, state=MinutesState.PUBLISHED))
    make.meeting(panel, SIX_OCTOBER, state=State.HELD)
    page = sign_in(make.account(R.CLERK, of=panel)).get("/").text
    assert "write the minutes" in page
    assert "Published as draft" in page


def test_an_adjourned_meeting_is_expected_on_the_day_it_continues(panel: Body, client: FlaskClient) -> None:
    facts = {"state": State.ADJOURNED, "published_at": clock.now()}
    adjourned = make.meeting(panel, dt.date(2026, 11, 17), **facts)
    make.keep(Adjournment(meeting=adjourned, to_date=dt.date(2026, 12, 1), to_time=dt.time(14)))
    make.meeting(panel, EIGHT_DECEMBER, state=State.CALLED)
    page = client.get("/").text.replace("</time>", "")
    assert "1 December 2026, 2.00 pm (continues from " in page
    assert page.index("1 December 2026") < page.index("8 December 2026")


def test_the_chair_is_not_asked_again_for_what_was_agreed(panel: Body, sign_in: SignIn) -> None:
    held = make.meeting(panel, SIX_OCTOBER, state=State.HELD)
    make.keep(MinuteBook(meeting=held, state=MinutesState.WITH_CHAIR, chair_agreed_at=clock.now()))
    assert "wait for you" not in sign_in(make.account(R.CHAIR, of=panel)).get("/").text


def test_approved_minutes_wait_for_the_signature(panel: Body, sign_in: SignIn) -> None:
    held = make.meeting(panel, SIX_OCTOBER, state=State.HELD)
    make.keep(MinuteBook(meeting=held, state=MinutesState.APPROVED))
    assert "Read and sign the minutes" in sign_in(make.account(R.CHAIR, of=panel)).get("/").text
    assert "Read and sign" not in sign_in(make.account(R.CLERK, of=panel)).get("/").text


def test_an_empty_house_says_what_to_do_first(app: Flask, sign_in: SignIn) -> None:
    assert "Add the first panel" in sign_in(make.account(R.ADMINISTRATOR)).get("/").text


def test_a_kept_value_is_told_in_words() -> None:
    assert in_words("2026-12-08") == "Tuesday 8 December 2026"
    assert in_words("10:00:00") == "10.00 am"
    assert in_words("2026-12-08T10:00:00+00:00") == "Tuesday 8 December 2026 at 10.00 am"
    assert in_words("published_as_draft") == "published as draft"
    assert in_words("see file_name for 10-12") == "see file_name for 10-12"
    assert in_words([True, False, 3]) == "yes, no, 3"
    assert in_words({"for": 5}) == "for: 5"


def test_a_change_is_told_thing_by_thing() -> None:
    changes = [
        {
            "table": "meeting",
            "id": 7,
            "before": {"venue": "Room 15", "date": "2026-12-08", "body_id": 1},
            "after": {"venue": "Council Chamber", "date": "2026-12-08", "body_id": 1},
        },
        {"table": "attendance", "id": 3, "before": None, "after": {"id": 3, "person_id": 9, "status": "present"}},
        {"table": "minute", "id": 4, "before": {"html": "<p>Old</p>"}, "after": {"html": "<p>New</p>"}},
        {"table": "unheard_of", "id": 1, "before": {"text": "x"}, "after": None},
    ]
    meeting, attendance, minute, other = tell(changes, lambda number: f"Person {number}")
    assert (meeting.noun, meeting.did) == ("Meeting", "changed")
    assert meeting.facts == (Fact("Venue", "Room 15", "Council Chamber"),)
    assert attendance.did == "added"
    assert attendance.facts == (Fact("Person", "", "Person 9"), Fact("Status", "", "present"))
    assert minute.facts == (Fact("Text", "<p>Old</p>", "<p>New</p>", rich=True),)
    assert (other.noun, other.did) == ("Unheard of", "removed")


def test_the_history_of_a_meeting_is_read_before_and_after(panel: Body, sign_in: SignIn) -> None:
    meeting = make.meeting(panel, venue="Room 15")
    meeting.venue = "Council Chamber"
    said("changed the place", by=TERMINAL, about=f"meeting/{meeting.id}")
    db.session.commit()
    page = sign_in(make.account(R.CLERK, of=panel)).get(f"/meetings/{meeting.id}/history").text
    assert "The terminal changed the place" in page
    assert "Room 15" in page
    assert "Council Chamber" in page


def test_who_reads_no_restricted_papers_reads_no_texts_of_the_history(panel: Body, sign_in: SignIn) -> None:
    """The trail holds every text there was, exempt ones too."""
    meeting = make.meeting(panel)
    minute = make.keep(Minute(meeting=meeting, title="A placement", position=1))
    minute.html = "<p>The child of the family at number four</p>"
    said("wrote a minute", by=TERMINAL, about=f"meeting/{meeting.id}")
    said("changed the paper “Fees at No. 4”: Fees (version 2)", by=TERMINAL, about=f"meeting/{meeting.id}")
    set_aside(f"minute/{minute.id}", 1, {"html": "<p>Another secret</p>"}, by=make.account(R.CLERK, of=panel))
    db.session.commit()
    page = sign_in(make.account(R.ADMINISTRATOR)).get(f"/meetings/{meeting.id}/history").text
    assert "wrote a minute" in page
    assert "number four" not in page
    assert "changed the paper “…”" in page
    assert "Fees" not in page
    assert "Another secret" not in page
    assert "What was written is not shown here" in page
    assert "number four" in sign_in(make.account(R.MONITORING_OFFICER)).get(f"/meetings/{meeting.id}/history").text


def test_every_text_set_aside_can_be_read(panel: Body, sign_in: SignIn) -> None:
    meeting = make.meeting(panel)
    item = make.item(meeting)
    clerk = make.account(R.CLERK, of=panel, name="A Clerk")
    for number in range(3):
        set_aside(f"item/{item.id}", 1, {"title": f"Title {number}", "purpose": ""}, by=clerk)
    db.session.commit()
    page = sign_in(clerk).get(f"/meetings/{meeting.id}/history").text
    assert "3 texts set aside because someone else saved first" in page
    assert all(f"Title {number}" in page for number in range(3))


def test_the_history_is_filtered_by_person_and_paged(panel: Body, sign_in: SignIn) -> None:
    meeting = make.meeting(panel)
    clerk = make.account(R.CLERK, of=panel, name="A Clerk")
    for number in range(35):
        said(f"did thing {number}", by=clerk if number == 20 else TERMINAL, about=f"meeting/{meeting.id}")
    db.session.commit()
    reader = sign_in(clerk)
    page = reader.get(f"/meetings/{meeting.id}/history").text
    assert "Showing 1 to 30 of 35 entries" in page
    assert "did thing 0" in reader.get(f"/meetings/{meeting.id}/history?page=2").text
    only = reader.get(f"/meetings/{meeting.id}/history?who=A+Clerk").text
    assert "did thing 20" in only
    assert "did thing 21" not in only
    assert "1 entry" in only


def test_the_accessibility_statement_names_whom_to_ask(app: Flask, client: FlaskClient) -> None:
    make.council(contacts=[{"name": "Democratic services", "email": "dem@fenshire.gov.uk", "phone": "01632 960001"}])
    page = client.get("/accessibility").text
    assert "dem@fenshire.gov.uk" in page
    assert "01632 960001" in page
