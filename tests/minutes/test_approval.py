"""From draft to signed: numbers that stay, approval that a later meeting minutes itself, the lock (V9–V12, Y5)."""

import datetime as dt

import pytest
from flask import Flask

from panel import clock, store
from panel.exemption.rules import FULL_EDITION, Edition
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.operations.attendance import add_attendee, leave
from panel.minutes.contents import contents_of_minutes, signature_of
from panel.minutes.operations import life, taking
from panel.minutes.operations.approval import approve, reopen
from panel.minutes.operations.signing import Signed, sign
from panel.minutes.paper import Signature
from panel.minutes.printing import Printed, minutes_pdf, papers_of, print_editions
from panel.minutes.queries import awaiting_approval, minutes_of, numbers_of
from panel.minutes.rules.life import How, MinutesState, Verb
from panel.minutes.texts import fields_of
from tests import factories
from tests.minutes.scene import JANUARY, Scene, meeting_of, outcome, part, point, scene

DRAWN = Printed("0" * 64, "1" * 64)


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = scene()
    made.begin()
    return made


def test_the_chair_agrees_and_the_clerk_publishes(panel: Scene) -> None:
    life.send_to_chair(panel.book, by=panel.clerk)
    assert panel.book.state is MinutesState.WITH_CHAIR
    life.agree(panel.book, "Well put.", by=panel.chair)
    assert (panel.book.chair_agreed_by, panel.book.chair_note) == ("Councillor Ada Hill", "Well put.")
    life.publish(panel.book, DRAWN, by=panel.clerk)
    assert panel.book.state is MinutesState.PUBLISHED


def test_the_chair_sends_them_back_with_a_note(panel: Scene) -> None:
    life.send_to_chair(panel.book, by=panel.clerk)
    life.send_back(panel.book, "Item 4: the figure was 112.", by=panel.chair)
    assert panel.book.state is MinutesState.DRAFT
    assert panel.book.chair_note == "Item 4: the figure was 112."


def test_nothing_is_changed_while_the_chair_reads(panel: Scene) -> None:
    life.send_to_chair(panel.book, by=panel.clerk)
    with pytest.raises(Refused, match="with the chair"):
        panel.write(minutes_of(panel.meeting)[0], html="<p>Another word.</p>")


def test_numbers_stay_once_published_and_a_deleted_one_is_never_given_again(panel: Scene) -> None:
    life.publish(panel.book, DRAWN, by=panel.clerk)
    life.withdraw(panel.book, by=panel.clerk)
    first, *_, last = minutes_of(panel.meeting)
    assert (first.number, last.number) == ("CPP/17/1", "CPP/17/6")
    with pytest.raises(Refused, match="CPP/17/1 has been published"):
        panel.write(first, numbering="hand", number="CPP/17/99")
    taking.remove(last, by=panel.clerk)
    added = taking.add_minute(panel.meeting, title="Vote of thanks", by=panel.clerk)
    assert numbers_of(panel.meeting)[added.id] == "CPP/17/7"
    life.publish(panel.book, DRAWN, by=panel.clerk)
    assert [minute.number for minute in minutes_of(panel.meeting)][-2:] == ["CPP/17/5", "CPP/17/7"]


@pytest.mark.parametrize(
    ("pattern", "restarts", "november", "january"),
    [
        ("{code}/{yy}/{n}", "municipal_year", "CPP/17/1", "CPP/17/7"),
        ("{code} {n}/{yy}", "calendar_year", "CPP 1/17", "CPP 1/18"),
        ("{n}.", "never", "1.", "7."),
        ("{n}.", "meeting", "1.", "1."),
        ("{item}", "meeting", "1", "1"),
        (None, None, None, None),
    ],
)
def test_each_scheme_goes_on_or_begins_again(
    app: Flask, pattern: str | None, restarts: str | None, november: str | None, january: str | None
) -> None:
    made = scene(numbering_pattern=pattern, numbering_restarts=restarts)
    made.begin()
    life.publish(made.book, DRAWN, by=made.clerk)
    later = meeting_of(made.body, JANUARY)
    made.begin(later)
    assert minutes_of(made.meeting)[0].number == november
    assert numbers_of(later)[minutes_of(later)[0].id] == january


def test_points_bear_the_minutes_number_and_are_never_renumbered_after_publication(app: Flask) -> None:
    made = scene(numbering_pattern="{n}", numbering_restarts="never", point_pattern="{minute}.{n}")
    made.begin()
    fostering = made.minute("Fostering report, quarter 2")
    made.write(fostering, points=[point("", "First."), point("", "Second."), point("", "Third.")])
    life.publish(made.book, DRAWN, by=made.clerk)
    assert [one.number for one in fostering.points] == ["4.1", "4.2", "4.3"]
    life.withdraw(made.book, by=made.clerk)
    first, *_ = fields_of(fostering)["points"]
    made.write(fostering, points=[first, point("", "Fourth.")])
    shown = {one.id: one for one in contents_of_minutes(made.meeting, FULL_EDITION).minutes}[fostering.id]
    assert [one.number for one in shown.points] == ["4.1", "4.4"]


def test_a_minute_that_recommends_bears_the_panels_mark(app: Flask) -> None:
    made = scene(numbering_pattern="{n}.", numbering_restarts="never", recommended_mark="*")
    made.begin()
    made.write(made.minute("Fostering report, quarter 2"), outcomes=[outcome("recommended", part("that it be so."))])
    numbers = [one.number for one in contents_of_minutes(made.meeting, FULL_EDITION).minutes]
    assert numbers == ["1.", "2.", "3.", "4.*", "5.", "6."]


def test_numbers_go_on_from_those_of_an_imported_record(app: Flask) -> None:
    made = scene()
    made.begin()
    for place, minute in enumerate(minutes_of(made.meeting)):
        made.write(minute, numbering="hand", number=f"CPP/17/{20 + place}")
    later = meeting_of(made.body, JANUARY)
    made.begin(later)
    assert numbers_of(later)[minutes_of(later)[0].id] == "CPP/17/26"


def test_approval_is_minuted_by_the_later_meeting_in_set_words(panel: Scene) -> None:
    life.publish(panel.book, DRAWN, by=panel.clerk)
    january = meeting_of(panel.body, JANUARY)
    panel.begin(january)
    assert awaiting_approval(panel.body, JANUARY) == [panel.book]
    approve(panel.book, at=january, how=How.CORRECT_RECORD, by=panel.clerk)
    assert panel.book.state is MinutesState.APPROVED
    assert panel.book.approved_at is january
    outcome = panel.minute("Minutes", january).outcomes[0]
    assert outcome.verb is Verb.RESOLVED
    assert outcome.parts[0].text == (
        "that the minutes of the meeting held on 13 November 2017 be approved as a correct record"
        " and signed by the Chairman."
    )
    assert awaiting_approval(panel.body, JANUARY) == []


def test_two_meetings_are_approved_at_once(panel: Scene) -> None:
    december = meeting_of(panel.body, dt.date(2017, 12, 11))
    panel.begin(december)
    january = meeting_of(panel.body, JANUARY)
    for book in awaiting_approval(panel.body, JANUARY):
        approve(book, at=january, how=How.CORRECT_RECORD, by=panel.clerk)
    said = [outcome.parts[0].text for outcome in panel.minute("Minutes", january).outcomes]
    assert ["13 November 2017" in (said[0] or ""), "11 December 2017" in (said[1] or "")] == [True, True]


@pytest.mark.parametrize(
    ("how", "state"),
    [
        (How.CORRECT_RECORD, MinutesState.APPROVED),
        (How.AGREED, MinutesState.APPROVED),
        (How.NOTED, MinutesState.PUBLISHED),
        (How.NOT_APPROVED, MinutesState.PUBLISHED),
    ],
)
def test_minutes_noted_or_not_approved_stay_a_draft(panel: Scene, how: How, state: MinutesState) -> None:
    life.publish(panel.book, DRAWN, by=panel.clerk)
    approve(panel.book, at=meeting_of(panel.body, JANUARY), how=how, by=panel.clerk)
    assert (panel.book.how, panel.book.state) == (how, state)
    waiting = awaiting_approval(panel.body, JANUARY)
    assert (panel.book in waiting) is (how is How.NOT_APPROVED), "minutes noted are done with"


def test_a_meeting_does_not_approve_its_own_minutes_nor_later_ones(panel: Scene) -> None:
    october = meeting_of(panel.body, dt.date(2017, 10, 2))
    for at in (panel.meeting, october):
        with pytest.raises(Refused, match="approved by a later meeting"):
            approve(panel.book, at=at, how=How.CORRECT_RECORD, by=panel.clerk)


def test_without_a_correction_approved_words_are_not_changed(panel: Scene) -> None:
    approve(panel.book, at=meeting_of(panel.body, JANUARY), how=How.CORRECT_RECORD, by=panel.clerk)
    with pytest.raises(Refused, match="Only an agreed correction"):
        panel.write(minutes_of(panel.meeting)[0], html="<p>Another word.</p>")


def test_approval_freezes_who_was_a_member_on_the_day(panel: Scene) -> None:
    approve(panel.book, at=meeting_of(panel.body, JANUARY), how=How.CORRECT_RECORD, by=panel.clerk)
    panel.chair.person.name = "Councillor Ada Hill-Wood"
    factories.seat(panel.body, factories.person("Councillor Late"), category=panel.body.categories[0])
    assert panel.meeting.roll is not None
    names = [holder["printed"] for group in panel.meeting.roll for holder in group["holders"]]
    assert names == ["Councillor Ada Hill", "Councillor Ben Reed", "Councillor Cy Moss", "Councillor Di Lane"]


def test_an_approval_recorded_by_mistake_is_undone(panel: Scene) -> None:
    approve(panel.book, at=meeting_of(panel.body, JANUARY), how=How.CORRECT_RECORD, by=panel.clerk)
    reopen(panel.book, by=panel.clerk)
    assert (panel.book.state, panel.book.approved_at, panel.meeting.roll) == (MinutesState.PUBLISHED, None, None)


def signed(panel: Scene) -> None:
    january = meeting_of(panel.body, JANUARY)
    approve(panel.book, at=january, how=How.CORRECT_RECORD, by=panel.clerk)
    mark = Signature(signature_of(panel.book).whose, panel.chair.person.printed, "15 January 2018")
    printed = print_editions(papers_of(panel.meeting, mark))
    with clock.at(dt.datetime(2018, 1, 16, 9, tzinfo=clock.LONDON)):
        sign(panel.book, printed, Signed(JANUARY, panel.chair.person), by=panel.clerk)
    db.session.commit()


def test_what_is_signed_is_stored_and_served_unchanged(panel: Scene) -> None:
    signed(panel)
    kept = minutes_pdf(panel.meeting, Edition.FULL)
    assert store.digest(kept) == panel.book.sha256
    panel.chair.person.name = "Somebody Else"
    assert minutes_pdf(panel.meeting, Edition.FULL) == kept
    assert panel.book.public_sha256 != panel.book.sha256, "the public's copy is without the closed minute"


def test_what_is_signed_reads_as_it_was_printed(panel: Scene) -> None:
    signed(panel)
    assert contents_of_minutes(panel.meeting, FULL_EDITION).signature == Signature(
        "Chair of the meeting of 15 January 2018", "Councillor Ada Hill", "15 January 2018"
    )


def test_signing_locks_the_minutes_and_the_record_of_the_meeting(panel: Scene) -> None:
    signed(panel)
    minute, attendance = minutes_of(panel.meeting)[0], panel.meeting.attendance[0]
    changes = [
        lambda: panel.write(minute, html="<p>Another word.</p>"),
        lambda: taking.remove(minute, by=panel.clerk),
        lambda: taking.add_minute(panel.meeting, title="More", by=panel.clerk),
        lambda: taking.take_in_order(panel.meeting, None, by=panel.clerk),
        lambda: taking.note_time(panel.meeting, "9 am", begins=True, by=panel.clerk),
        lambda: life.withdraw(panel.book, by=panel.clerk),
        lambda: reopen(panel.book, by=panel.clerk),
        lambda: sign(panel.book, DRAWN, Signed(JANUARY, name="X"), by=panel.clerk),
        lambda: approve(panel.book, at=meeting_of(panel.body, JANUARY), how=How.AGREED, by=panel.clerk),
        lambda: add_attendee(panel.meeting, {"as_printed": "Mr Late"}, by=panel.clerk),
        lambda: leave(attendance, "11.00 am", by=panel.clerk),
    ]
    for change in changes:
        with pytest.raises(Refused, match="signed"):
            change()
