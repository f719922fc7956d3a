"""“Ready to sign?” as a table, what is odd in real minutes, and the page (V2, V8–V14, U1, X2, X3, P5, Y5)."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.extensions import db
from panel.lifecycle import Finding, Level, findings_in
from panel.meetings.models import Attendance, Presiding
from panel.minutes.operations.approval import approve
from panel.minutes.operations.corrections import Agreed, correct
from panel.minutes.rules.corrections import What
from panel.minutes.rules.life import How
from panel.minutes.rules.odd import approval_days, days_ahead, named_days, two_minds
from panel.minutes.rules.readiness import Facts, needs_reason, readiness
from tests import factories
from tests.minutes.november import november
from tests.minutes.scene import JANUARY, Scene, meeting_of

SignIn = Callable[[Account], FlaskClient]
WHOLE = Facts(present=7, approved=True, signer_presided=True, numbers=[20, 21, 22], last_number=19)


def but(**facts: object) -> Facts:
    """Minutes to which nothing is wanting but this."""
    return Facts(**{**vars(WHOLE), **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "facts", "rule", "words", "level"),
    [
        ("nothing", WHOLE, None, "", None),
        ("nobody is present", but(present=0), "V8", "Nobody is recorded as present.", Level.CONFIRM),
        ("one is present", but(present=1), None, "", None),
        ("no quorum", but(without_quorum=["Fees"]), "V2", "Decided without a quorum: Fees.", Level.CONFIRM),
        ("an empty minute", but(empty=["Fees"]), "minute", "Nothing is written yet under Fees.", Level.CONFIRM),
        (
            "an urgent item without its circumstances",
            but(urgent_without_reason=["Fees"]),
            "U1",
            "Taken as urgent, but without special circumstances or without the chair’s agreement: Fees.",
            Level.CONFIRM,
        ),
        (
            "closed without a resolution",
            but(closed_without_resolution=True),
            "X3",
            "Business was closed to the public, but no minute says by what resolution, or that they had to withdraw.",
            Level.CONFIRM,
        ),
        (
            "closed without a summary",
            but(closed_without_summary=["Fees"]),
            "P5",
            "Not for publication, and without a summary for the public: Fees.",
            Level.CONFIRM,
        ),
        ("a gap", but(numbers=[20, 22]), "Y5", "The numbers go from 20 to 22.", Level.NOTE),
        ("a number twice", but(numbers=[20, 20]), "Y5", "The numbers go from 20 to 20.", Level.NOTE),
        ("a gap after the last", but(numbers=[21]), "Y5", "The numbers go from 19 to 21.", Level.NOTE),
        ("the first of a run", but(numbers=[7], last_number=None), None, "", None),
        ("one without a number between", but(numbers=[20, None, 21]), None, "", None),
        (
            "no times",
            but(times_known=False),
            "minute",
            "The times at which the meeting began and ended are not both given.",
            Level.NOTE,
        ),
        ("the chair", but(chair_agreed=False), "life", "The chair has not agreed these minutes.", Level.CONFIRM),
        ("not approved", but(approved=False), "V9", "No later meeting has approved them yet.", Level.CONFIRM),
        ("not asked", but(approved=None, signer_presided=None), None, "", None),
        (
            "a correction not written on",
            but(unwritten=["minute 4: delete “x”"]),
            "V12",
            "Agreed, and not written on yet: minute 4: delete “x”.",
            Level.CONFIRM,
        ),
        (
            "someone else signs",
            but(signer_presided=False),
            "V9",
            "Whoever signs is not recorded as having presided over the meeting that approved these minutes.",
            Level.CONFIRM,
        ),
        (
            "something odd",
            but(odd=[Finding("V8", "Mr Lee is both.", Level.CONFIRM)]),
            "V8",
            "Mr Lee is both.",
            Level.NOTE,
        ),
    ],
)
def test_what_is_met_and_what_is_not(
    what: str, facts: Facts, rule: str | None, words: str, level: Level | None
) -> None:
    checks = readiness(facts, {}, signing=True)
    found = findings_in(checks)
    assert [(one.rule, one.words, one.level) for one in found] == ([(rule, words, level)] if rule else []), what
    assert needs_reason(checks) is (level is Level.CONFIRM)


def test_the_laws_of_each_check_are_named_and_what_any_clerk_asks_has_none() -> None:
    rules = [check.rule for check in readiness(Facts(), {}, signing=True)]
    assert rules == ["V8", "V2", "", "U1 U2", "X3 X2", "P5", "Y5", "", "", "V9", "V12", "V9", ""]
    assert [check.rule for check in readiness(Facts(), {}, signing=False)] == [*rules[:9], ""]


def test_of_minutes_of_which_nothing_is_known_nobody_is_said_to_be_present() -> None:
    assert [one.rule for one in findings_in(readiness(Facts(), {}, signing=True))] == ["V8"]


def test_before_a_draft_is_published_less_is_asked() -> None:
    facts = but(approved=False, signer_presided=False, unwritten=["x"])
    assert findings_in(readiness(facts, {}, signing=False)) == []


def test_each_check_leads_to_where_it_is_mended() -> None:
    places = {"attendance": "/a", "minutes": "/m"}
    found = {check.words: check.place for check in readiness(WHOLE, places, signing=True)}
    assert found["The names of the members present are recorded"] == "/a"
    assert found["The numbers run on"] == "/m"


HELD, LATER = dt.date(2018, 1, 15), dt.date(2018, 3, 12)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Mr Lee", "present"), ("Mr Lee", "apologies")], ["Mr Lee is both present and not: the record keeps both."]),
        ([("Mr Lee", "Absent"), ("Mr Lee", "Present")], ["Mr Lee is both present and not: the record keeps both."]),
        ([("Mr Lee", "present"), ("Mr Lee", "present")], []),
        ([("Mr Lee", "absent"), ("Mr Lee", "apologies")], []),
        ([("", "present"), ("", "absent")], []),
        ([("Mr Lee", "present"), ("Ms Grey", "absent")], []),
    ],
)
def test_someone_both_present_and_away_is_noted(rows: list[tuple[str, str]], words: list[str]) -> None:
    assert [(one.rule, one.words, one.level) for one in two_minds(rows)] == [("V8", said, Level.NOTE) for said in words]


@pytest.mark.parametrize(
    ("words", "held", "noted"),
    [
        ("Minutes of the meeting held on 12 March 2018", HELD, ["12 March 2018"]),
        ("Minutes of 15/01/2018", HELD, ["15 January 2018"]),
        ("Minutes of 13 November 2017 and 2 March 2018", HELD, ["2 March 2018"]),
        ("Minutes of 13 November 2017", HELD, []),
        ("Minutes of 14 January 2018", HELD, []),
        ("Minutes of the last meeting, 12 March", HELD, []),
        ("Minutes of 12 March 2018", None, []),
    ],
)
def test_a_last_meeting_still_to_come_is_noted(words: str, held: dt.date | None, noted: list[str]) -> None:
    expected = [f"The agenda speaks of the minutes of {day}, which is not before this meeting." for day in noted]
    assert [(one.rule, one.words) for one in days_ahead({"The agenda": words}, held)] == [
        ("V9", one) for one in expected
    ]


@pytest.mark.parametrize(
    ("held", "approved", "signed", "words"),
    [
        (HELD, LATER, LATER, []),
        (HELD, LATER, dt.date(2018, 4, 1), []),
        (HELD, HELD, None, ["The minutes were approved at a meeting that was not held after this one."]),
        (LATER, HELD, None, ["The minutes were approved at a meeting that was not held after this one."]),
        (HELD, LATER, dt.date(2018, 1, 14), ["The minutes were signed before the meeting was held."]),
        (HELD, LATER, HELD, ["The minutes were signed before the meeting that approved them."]),
        (HELD, None, HELD, []),
        (None, None, None, []),
        (None, LATER, HELD, ["The minutes were signed before the meeting that approved them."]),
    ],
)
def test_days_in_an_order_they_cannot_have_are_noted(
    held: dt.date | None, approved: dt.date | None, signed: dt.date | None, words: list[str]
) -> None:
    assert [(one.rule, one.words) for one in approval_days(held, approved, signed)] == [("V9", said) for said in words]


def test_minutes_of_a_day_without_a_meeting_are_noted() -> None:
    found = named_days(
        "that the minutes of 13 November 2017 and of 14 November 2017 be approved", [dt.date(2017, 11, 13)]
    )
    assert [(one.rule, one.words) for one in found] == [
        ("V9", "Minutes of 14 November 2017 are approved, but there is no earlier meeting of that day.")
    ]


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = november()
    january = meeting_of(made.body, JANUARY)
    factories.keep(Presiding(meeting=january, person=made.chair.person, position=1))
    approve(made.book, at=january, how=How.CORRECT_RECORD, by=made.clerk)
    db.session.commit()
    return made


def page_of(panel: Scene, client: FlaskClient) -> str:
    return " ".join(client.get(f"/meetings/{panel.meeting.id}/minutes/ready").text.split())


def test_the_page_says_what_is_met_and_leads_to_what_is_not(panel: Scene, sign_in: SignIn) -> None:
    correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": "2017-11-14"}), by=panel.clerk)
    db.session.commit()
    page = page_of(panel, sign_in(panel.clerk))
    assert "The names of the members present are recorded" in page
    assert "Agreed, and not written on yet: the date of the meeting" in page
    assert f'href="/meetings/{panel.meeting.id}/minutes/corrections"' in page
    assert "with a reason that is kept and shown with them" in page
    assert "Sign the minutes on screen" not in page, "this panel signs on paper"
    assert "undoes nothing that was done" in page


def test_what_is_odd_is_noted_and_stays(panel: Scene, sign_in: SignIn) -> None:
    member = panel.meeting.attendance[0]
    factories.keep(Attendance(meeting=panel.meeting, person=member.person, status="apologies", position=20))
    page = page_of(panel, sign_in(panel.clerk))
    assert f"{member.printed} is both present and not: the record keeps both." in page


def test_a_decision_without_a_quorum_is_said(panel: Scene, sign_in: SignIn) -> None:
    for row in panel.meeting.attendance:
        if row.category == "Elected Members":
            row.status = "apologies"
    factories.keep(panel.meeting)
    page = page_of(panel, sign_in(panel.clerk))
    assert "Decided without a quorum: Work programme." in page


def test_a_member_does_not_see_it(panel: Scene, sign_in: SignIn, client: FlaskClient) -> None:
    assert sign_in(panel.member).get(f"/meetings/{panel.meeting.id}/minutes/ready").status_code == 403
