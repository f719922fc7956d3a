"""Corrections agreed at approval (V12): minuted where they were agreed, written on the old minutes, both texts kept."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.exemption.rules import FULL_EDITION, PUBLIC
from panel.extensions import db
from panel.interests.models import Declaration
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.meetings.operations.attendance import add_attendee
from panel.minutes.contents import contents_of_minutes
from panel.minutes.corrected import kept_texts
from panel.minutes.operations import life
from panel.minutes.operations.approval import approve, reopen
from panel.minutes.operations.corrections import Agreed, correct, drop, take_out, write_on
from panel.minutes.printing import Printed, html_of
from panel.minutes.rules.corrections import What
from panel.minutes.rules.life import How, MinutesState
from tests.minutes.november import november
from tests.minutes.scene import JANUARY, Scene, meeting_of

DRAWN = Printed("0" * 64, "1" * 64)
SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def panel(app: Flask) -> Scene:
    return november()


@pytest.fixture
def january(panel: Scene) -> Meeting:
    """The meeting that approved the minutes of November."""
    made = meeting_of(panel.body, JANUARY)
    life.publish(panel.book, DRAWN, by=panel.clerk)
    approve(panel.book, at=made, how=How.CORRECT_RECORD, by=panel.clerk)
    return made


def agreed_in(panel: Scene, january: Meeting) -> list[str]:
    """What January's minutes say of the corrections."""
    outcome = panel.minute("Minutes", january).outcomes[0]
    return [part.text or "" for part in outcome.parts] if outcome.lead_in else []


def printed(panel: Scene) -> str:
    return html_of(contents_of_minutes(panel.meeting, FULL_EDITION))


def test_words_are_replaced_and_both_texts_are_kept(panel: Scene, january: Meeting) -> None:
    minute = panel.minute("Six-monthly report of the adoption service")
    one = correct(panel.book, Agreed(What.REPLACE_WORDS, minute, "since April", "since May"), by=panel.clerk)
    assert agreed_in(panel, january) == ["minute CPP/17/23: for “since April” read “since May”"]
    assert "since April" in printed(panel), "agreed, and not written on yet"
    write_on(one, by=panel.clerk)
    kept = kept_texts(one)
    assert kept is not None
    assert ("since April" in kept[0]["html"], "since May" in kept[1]["html"]) == (True, True)
    assert "the work of the adoption service since May." in printed(panel)
    assert one.agreed_at is january


@pytest.mark.both_engines
def test_a_correction_taken_out_leaves_the_minute_as_it_was(panel: Scene, january: Meeting) -> None:
    minute = panel.minute("Six-monthly report of the adoption service")
    before = printed(panel)
    first = correct(panel.book, Agreed(What.REPLACE_WORDS, minute, "since April", "since May"), by=panel.clerk)
    write_on(first, by=panel.clerk)
    second = correct(panel.book, Agreed(What.REPLACE_WORDS, minute, "since May", "since June"), by=panel.clerk)
    write_on(second, by=panel.clerk)
    with pytest.raises(Refused, match="Take out the corrections written on after this one first"):
        take_out(first, by=panel.clerk)
    for one in (second, first):
        take_out(one, by=panel.clerk)
        drop(one, by=panel.clerk)
    assert printed(panel) == before
    assert agreed_in(panel, january) == []


def test_an_outcome_is_changed(panel: Scene, january: Meeting) -> None:
    part = panel.minute("Six-monthly report of the adoption service").outcomes[1].parts[0]
    agreed = Agreed(What.CHANGE_OUTCOME, part, after="that the cap be kept.", facts={"verb": "agreed"})
    write_on(correct(panel.book, agreed, by=panel.clerk), by=panel.clerk)
    outcome = panel.minute("Six-monthly report of the adoption service").outcomes[1]
    assert (outcome.verb, outcome.parts[0].text) == ("agreed", "that the cap be kept.")
    (said,) = agreed_in(panel, january)
    assert said.startswith("minute CPP/17/23: for the outcome “RECOMMENDED that the cap")
    assert said.endswith("read “AGREED that the cap be kept.”")


@pytest.mark.both_engines
def test_someone_is_added_and_someone_removed(panel: Scene, january: Meeting) -> None:
    facts = {"status": "apologies", "reason": "at an examination board"}
    added = correct(panel.book, Agreed(What.ADD_ATTENDEE, after="Mr Lee", facts=facts), by=panel.clerk)
    row = next(one for one in panel.meeting.attendance if one.as_printed == "Mr P Alder")
    removed = correct(panel.book, Agreed(What.REMOVE_ATTENDEE, row), by=panel.clerk)
    for one in (added, removed):
        write_on(one, by=panel.clerk)
    names = [one.printed for one in panel.meeting.attendance]
    assert ("Mr Lee" in names, "Mr P Alder" in names) == (True, False)
    assert agreed_in(panel, january) == [
        "the attendance: add Mr Lee (at an examination board) to those who sent apologies",
        "the attendance: remove Mr P Alder",
    ]
    for one in (removed, added):
        take_out(one, by=panel.clerk)
    names = [one.printed for one in panel.meeting.attendance]
    assert ("Mr Lee" in names, "Mr P Alder" in names) == (False, True)


def test_an_interest_is_deleted_from_the_minute_that_wrote_itself(panel: Scene, january: Meeting) -> None:
    row = db.session.scalars(db.select(Declaration)).one()
    assert "Councillor Ben Reed declared an interest" in printed(panel)
    one = correct(panel.book, Agreed(What.DELETE_INTEREST, row), by=panel.clerk)
    write_on(one, by=panel.clerk)
    assert row.deleted_by_correction == "deleted by a correction agreed at the meeting of 15 January 2018"
    assert "declared an interest" not in printed(panel)
    take_out(one, by=panel.clerk)
    assert "Councillor Ben Reed declared an interest" in printed(panel)


def test_a_wrong_date_at_the_head_is_put_right(panel: Scene, january: Meeting) -> None:
    one = correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": "2017-11-14"}), by=panel.clerk)
    write_on(one, by=panel.clerk)
    assert panel.meeting.date == dt.date(2017, 11, 14)
    assert "Tuesday 14 November 2017" in printed(panel)
    with pytest.raises(Refused, match="approved by a later meeting"):
        correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": "2018-02-01"}), by=panel.clerk)


def test_a_correction_in_free_words_is_written_on_by_the_clerk(panel: Scene, january: Meeting) -> None:
    minute = panel.minute("Work programme")
    with pytest.raises(Refused, match="Only an agreed correction may be written in"):
        panel.write(minute, html="<p>Other words.</p>")
    one = correct(panel.book, Agreed(What.OTHER, minute, change="say who proposed it"), by=panel.clerk)
    panel.write(minute, html="<p>Proposed by Councillor Moss.</p>")
    write_on(one, by=panel.clerk)
    kept = kept_texts(one)
    assert kept is not None
    assert "Proposed by" not in kept[0]["html"]
    assert "Proposed by" in kept[1]["html"]
    with pytest.raises(Refused, match="Only an agreed correction may be written in"):
        panel.write(minute, html="<p>Other words.</p>")


def test_approval_closes_the_attendance_too(panel: Scene, january: Meeting) -> None:
    with pytest.raises(Refused, match="approved or signed"):
        add_attendee(panel.meeting, {"as_printed": "Mr Late"}, by=panel.clerk)
    reopen(panel.book, by=panel.clerk)
    add_attendee(panel.meeting, {"as_printed": "Mr Late"}, by=panel.clerk)


def test_minutes_not_yet_put_to_a_meeting_are_not_corrected_but_changed(panel: Scene) -> None:
    minute = panel.minute("Work programme")
    with pytest.raises(Refused, match="have not been put to a meeting yet"):
        correct(panel.book, Agreed(What.OTHER, minute, change="x"), by=panel.clerk)


def test_an_approval_with_corrections_written_on_is_not_undone(panel: Scene, january: Meeting) -> None:
    one = correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": "2017-11-14"}), by=panel.clerk)
    write_on(one, by=panel.clerk)
    with pytest.raises(Refused, match="Take it out of the minutes first"):
        drop(one, by=panel.clerk)
    with pytest.raises(Refused, match="Take them out of the minutes first"):
        reopen(panel.book, by=panel.clerk)
    take_out(one, by=panel.clerk)
    reopen(panel.book, by=panel.clerk)
    assert (panel.book.corrections, panel.book.state) == ([], MinutesState.PUBLISHED)


def test_what_the_clerk_wrote_of_the_approval_stays(panel: Scene, january: Meeting) -> None:
    outcome = panel.minute("Minutes", january).outcomes[0]
    outcome.parts[0].text = "that the minutes be signed, after a long discussion."
    correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": "2017-11-14"}), by=panel.clerk)
    assert [part.text for part in outcome.parts] == [
        "that the minutes be signed, after a long discussion.",
        "the date of the meeting: for “Monday 13 November 2017” read “Tuesday 14 November 2017”",
    ]


def test_an_approval_brought_in_from_elsewhere_is_minuted_anew_for_its_corrections(
    panel: Scene, january: Meeting
) -> None:
    minute = panel.minute("Minutes", january)
    minute.outcomes.clear()
    panel.book.outcome = None
    db.session.flush()
    for day in ("2017-11-14", "2017-11-15"):
        correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": day}), by=panel.clerk)
    (outcome,) = minute.outcomes
    assert (outcome.verb, outcome.lead_in) == (
        "agreed",
        "that the minutes of the meeting held on 13 November 2017 be corrected as follows:",
    )
    assert [part.text.rpartition("read ")[2] for part in outcome.parts if part.text] == [
        "“Tuesday 14 November 2017”",
        "“Wednesday 15 November 2017”",
    ]


def test_a_correction_to_closed_business_is_not_told_to_the_public(panel: Scene, january: Meeting) -> None:
    minute = panel.minute("Virtual school: interim report")
    one = correct(panel.book, Agreed(What.REPLACE_WORDS, minute, "five pupils", "six pupils"), by=panel.clerk)
    write_on(one, by=panel.clerk)
    words = "minute CPP/17/26: a correction that is not for publication"
    assert agreed_in(panel, january) == [words], "January's minutes are public"
    assert contents_of_minutes(panel.meeting, PUBLIC).corrections == (words,)
    assert contents_of_minutes(panel.meeting, FULL_EDITION).corrections == (
        "minute CPP/17/26: for “five pupils” read “six pupils”",
    )


def test_the_clerk_records_a_correction_on_its_page(panel: Scene, january: Meeting, sign_in: SignIn) -> None:
    db.session.commit()
    clerk, home = sign_in(panel.clerk), f"/meetings/{panel.meeting.id}/minutes/corrections"
    assert "Replace words of a minute" in clerk.get(home).text
    minute = panel.minute("Six-monthly report of the adoption service")
    wrong = {"minute": str(minute.id), "before": "since Easter", "after": "since May", "save": "1"}
    page = clerk.post(f"{home}/replace_words", data=wrong).text
    assert "The minute does not say “since Easter”" in page
    assert "since May</textarea>" in page, "what was typed is kept"
    assert clerk.post(f"{home}/replace_words", data=wrong | {"before": "since April"}).status_code == 302
    one = panel.book.corrections[0]
    page = clerk.get(home).text
    assert "To be written on" in page
    assert clerk.post(f"/corrections/{one.id}/write-on").status_code == 302
    page = " ".join(clerk.get(home).text.split())
    assert "Agreed at the meeting of 15 January 2018." in page
    assert "As it was put to the meeting" in page
    assert "Take it out again" in page
    assert clerk.post(f"/corrections/{one.id}/take-out").status_code == 302
    assert clerk.post(f"{home}/write-all-on").status_code == 302
    db.session.expire_all()
    assert one.written_on_at is not None


@pytest.mark.parametrize("what", list(What))
def test_each_kind_of_correction_has_a_page(panel: Scene, january: Meeting, sign_in: SignIn, what: What) -> None:
    db.session.commit()
    clerk, address = sign_in(panel.clerk), f"/meetings/{panel.meeting.id}/minutes/corrections/{what}"
    assert "Record the correction" in clerk.get(address).text
    assert "There is a problem" in clerk.post(address, data={"save": "1"}).text


def test_a_correction_before_the_approval_is_refused_and_what_was_typed_is_kept(panel: Scene, sign_in: SignIn) -> None:
    db.session.commit()
    minute = panel.minute("Work programme")
    sent = {"minute": str(minute.id), "change": "say who proposed it", "save": "1"}
    page = sign_in(panel.clerk).post(f"/meetings/{panel.meeting.id}/minutes/corrections/other", data=sent).text
    assert "These minutes have not been put to a meeting yet" in page
    assert "say who proposed it" in page


def test_the_public_reads_what_was_corrected(panel: Scene, january: Meeting, client: FlaskClient) -> None:
    minute = panel.minute("Virtual school: interim report")
    write_on(correct(panel.book, Agreed(What.REPLACE_WORDS, minute, "five", "six"), by=panel.clerk), by=panel.clerk)
    db.session.commit()
    page = client.get(f"/meetings/{panel.meeting.id}/minutes/corrections").text
    assert "Minute CPP/17/26: a correction that is not for publication" in page
    assert "six" not in page
    assert "Add a correction" not in page
