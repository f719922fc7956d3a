"""Taking the minutes: what is written is what is kept, and the standing lines minute themselves."""

import datetime as dt

import pytest
from flask import Flask

from panel.audit.operations import trail
from panel.exemption.rules import FULL_EDITION, PUBLIC
from panel.extensions import db
from panel.interests.models import Declaration
from panel.lifecycle import Refused
from panel.minutes.contents import contents_of_minutes
from panel.minutes.models import FollowUp
from panel.minutes.operations import taking
from panel.minutes.queries import minutes_of, numbers_of
from panel.minutes.texts import fields_of
from tests import factories
from tests.minutes.scene import JANUARY, Scene, meeting_of, outcome, part, scene


@pytest.fixture
def panel(app: Flask) -> Scene:
    return scene()


def test_beginning_gives_each_item_a_minute_numbered_by_the_scheme(panel: Scene) -> None:
    minutes = panel.begin()
    assert [minute.item.title for minute in minutes if minute.item][:2] == ["Apologies for absence", "Minutes"]
    assert list(numbers_of(panel.meeting).values()) == [f"CPP/17/{n}" for n in range(1, 7)]
    assert panel.begin() == minutes, "beginning again changes nothing"


def test_the_numbers_of_a_later_meeting_follow_those_of_an_earlier_draft(panel: Scene) -> None:
    panel.begin()
    january = meeting_of(panel.body, JANUARY)
    panel.begin(january)
    assert next(iter(numbers_of(january).values())) == "CPP/17/7"


def test_everything_of_a_minute_is_written_and_read_back_alike(panel: Scene) -> None:
    panel.begin()
    minute = panel.minute("Fostering report, quarter 2")
    typed = {
        **fields_of(minute),
        "title": "Fostering, July to September",
        "html": "<p>The panel considered the report.</p>",
        "points": [{"id": None, "number": "1.", "html": "<p>There were 110 households.</p>"}],
        "outcomes": [
            outcome("noted", part("the report.")),
            outcome(
                "resolved",
                part("that an update be given.", "1.", "Mr E Frost; Head of Service", "March meeting"),
                part("that a questionnaire be drafted.", "2."),
                lead_in="The panel",
                moved_by="Councillor Ada Hill",
                seconded_by="a member",
                vote="carried",
                votes_for=2,
                votes_against=1,
            ),
        ],
        "actions": [{"id": None, "text": "Send the dates round", "owners": "All", "due": "as soon as possible"}],
        "post_meeting_note": "The dates were sent on 14 November.",
    }
    taking.write(minute, typed, by=panel.clerk)
    db.session.expire_all()
    assert without_ids(fields_of(minute)) == without_ids(typed)


def without_ids(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_ids(one) for key, one in value.items() if key != "id"}
    return [without_ids(one) for one in value] if isinstance(value, list) else value


def test_an_owner_who_is_known_is_linked_and_others_are_kept_as_written(panel: Scene) -> None:
    panel.begin()
    minute = panel.minute("Fostering report, quarter 2")
    panel.write(
        minute, outcomes=[outcome("resolved", part("that it be so.", "", "Mr E Frost; All", "15 January 2018"))]
    )
    asked = minute.outcomes[0].parts[0].follow_up
    assert asked is not None
    assert [(owner.person is not None, owner.as_printed) for owner in asked.owners] == [(True, None), (False, "All")]
    assert (asked.due, asked.due_date) == ("15 January 2018", dt.date(2018, 1, 15))


def test_what_came_with_a_record_stays_when_something_else_is_changed(panel: Scene) -> None:
    panel.begin()
    minute = panel.minute("Fostering report, quarter 2")
    panel.write(minute, outcomes=[outcome("resolved", part("that it be so.", "a)", "Mr E Frost", "March"))])
    row = minute.outcomes[0]
    panel.book.live = False
    row.principles, row.vote = ["2"], {"how": "carried", "names": {"for": ["Cllr Hill"]}}
    asked = row.parts[0].follow_up
    assert asked is not None
    asked.status, asked.reference = "in hand", "12"
    fields = fields_of(minute)
    fields["outcomes"][0]["parts"][0]["text"] = "that it be otherwise."
    fields["outcomes"][0]["vote"] = "carried unanimously"
    taking.write(minute, fields, by=panel.clerk)
    assert minute.outcomes[0] is row
    assert row.principles == ["2"]
    assert row.vote == {"how": "carried unanimously", "names": {"for": ["Cllr Hill"]}}
    assert (asked.status, asked.reference, asked.due) == ("in hand", "12", "March")


def test_a_time_without_an_owner_is_said_to_be_a_time(panel: Scene) -> None:
    panel.begin()
    minute = panel.minute("Fostering report, quarter 2")
    asked = [
        part("one.", due="March"),
        part("two.", owners="All"),
        part("three.", owners="All", due="May"),
        part("four."),
    ]
    panel.write(minute, outcomes=[outcome("resolved", *asked)])
    shown = next(one for one in contents_of_minutes(panel.meeting, PUBLIC).minutes if one.id == minute.id)
    told = [one.asked for one in shown.outcomes[0].parts]
    assert told == ["Timescale: March", "Action: All", "Action: All – May", ""]


def test_what_is_taken_out_of_the_form_goes_with_what_it_asked(panel: Scene) -> None:
    panel.begin()
    minute = panel.minute("Fostering report, quarter 2")
    panel.write(minute, outcomes=[outcome("resolved", part("that it be so.", "", "All", "March"))])
    panel.write(minute, outcomes=[])
    assert db.session.scalars(db.select(FollowUp)).all() == []


def test_a_minute_may_have_outcomes_in_any_order_and_none(panel: Scene) -> None:
    panel.begin()
    minute = panel.minute("Fostering report, quarter 2")
    kinds = ["resolved", "noted", "resolved", "deferred", "left_to", "none", "recommended", "agreed"]
    panel.write(minute, outcomes=[outcome(verb, part(f"text of {verb}")) for verb in kinds])
    assert [row.verb for row in minute.outcomes] == kinds


def test_the_version_rises_even_when_only_a_part_of_an_outcome_was_changed(panel: Scene) -> None:
    panel.begin()
    minute = panel.minute("Fostering report, quarter 2")
    panel.write(minute, outcomes=[outcome("resolved", part("that it be so."))])
    before = minute.version
    fields = fields_of(minute)
    fields["outcomes"][0]["parts"][0]["text"] = "that it be otherwise."
    taking.write(minute, fields, by=panel.clerk)
    assert minute.version > before


def test_writing_one_minute_leaves_the_version_of_the_others_and_of_the_meeting(panel: Scene) -> None:
    one, *others = panel.begin()
    before = (panel.meeting.version, panel.book.version, [other.version for other in others])
    panel.write(one, html="<p>Words.</p>")
    db.session.expire_all()
    assert (panel.meeting.version, panel.book.version, [other.version for other in others]) == before


def test_apologies_are_minuted_from_the_attendance(panel: Scene) -> None:
    panel.begin()
    shown = contents_of_minutes(panel.meeting, FULL_EDITION).minutes[0]
    assert shown.html == "<p>Apologies for absence were received from Councillor Di Lane.</p>"


def test_interests_are_minuted_from_the_declarations_or_as_none(panel: Scene) -> None:
    panel.begin()
    shown = contents_of_minutes(panel.meeting, FULL_EDITION).minutes[2]
    assert shown.html == "<p>None declared.</p>"
    item = panel.minute("Fostering report, quarter 2").item
    assert item is not None
    declared = Declaration(
        meeting_id=panel.meeting.id, as_printed="Councillor Ada Hill", kind="personal", items=[item.key]
    )
    declared.nature, declared.action = "she is a foster carer", "stayed"
    factories.keep(declared)
    factories.keep(
        Declaration(meeting_id=panel.meeting.id, as_printed="Councillor Ben Reed", sensitive=True, nature="SECRET")
    )
    html = contents_of_minutes(panel.meeting, FULL_EDITION).minutes[2].html
    assert "Councillor Ada Hill declared a personal interest in item 4: she is a foster carer; stayed." in html
    assert "Councillor Ben Reed declared an interest: details withheld" in html
    assert "SECRET" not in html


def test_business_taken_in_another_order_is_printed_and_numbered_in_that_order(panel: Scene) -> None:
    minutes = panel.begin()
    keys = {minute.item.number: minute.item.key for minute in minutes if minute.item}
    versions = [minute.version for minute in minutes]
    taking.take_in_order(panel.meeting, [str(keys["1"]), str(keys["4"]), str(keys["2"])], by=panel.clerk)
    taken = minutes_of(panel.meeting)
    assert [minute.item.number for minute in taken if minute.item] == ["1", "4", "2", "3", "5", "6"]
    assert numbers_of(panel.meeting)[taken[1].id] == "CPP/17/2"
    assert [minute.version for minute in minutes] == versions, "nobody who is writing is disturbed"
    assert contents_of_minutes(panel.meeting, PUBLIC).order == "Business was taken in the order 1, 4 and 2."


def test_business_that_was_not_on_the_agenda_has_a_minute_too(panel: Scene) -> None:
    panel.begin()
    taking.add_minute(panel.meeting, title="Vote of thanks", by=panel.clerk)
    assert contents_of_minutes(panel.meeting, PUBLIC).minutes[-1].title == "Vote of thanks"


def test_a_number_by_hand_must_be_free(panel: Scene) -> None:
    first, second, *_ = panel.begin()
    panel.write(first, numbering="hand", number="CPP/17/20")
    assert numbers_of(panel.meeting)[second.id] == "CPP/17/21"
    with pytest.raises(Refused, match="CPP/17/20 is, or was, the number of another minute"):
        panel.write(second, numbering="hand", number="CPP/17/20")


def test_each_thing_done_is_told_in_the_history_of_the_meeting(panel: Scene) -> None:
    first = panel.begin()[0]
    panel.write(first, html="<p>Words.</p>")
    db.session.commit()
    told = [entry.sentence for entry in trail(f"meeting/{panel.meeting.id}")]
    assert told[:2] == ["wrote the minute: Apologies for absence", "began the minutes"]
