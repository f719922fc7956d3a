"""What was declared stops its member, item by item; times, late declarations and dispensations are recorded."""

import datetime as dt

import pytest

from panel import clock
from panel.extensions import db
from panel.interests.effects import effects_at
from panel.interests.models import Dispensation
from panel.interests.operations import declaring
from panel.interests.queries import declarations_at
from panel.interests.rules.code import Speak
from panel.interests.rules.dispensations import Scope
from panel.interests.rules.words import Trigger
from panel.meetings.presence import in_room
from panel.meetings.rules.life import State
from panel.minutes.roll import roll_for
from panel.minutes.standing import interests as minuted
from tests import factories as make

DPI = "Disclosable pecuniary interest"


def declare(panel, **facts):
    made = declaring.declare(
        panel.meeting, {"person_id": panel.ash.person_id, "items": ["k4"], "kind": DPI, **facts}, by=panel.clerk
    )
    db.session.commit()
    return made


def of_ash(panel, item=None):
    return effects_at(panel.meeting, item or panel.four).get(panel.ash.person_id)


@pytest.fixture
def there(panel):
    panel.attend(*(seat.person for seat in panel.body.seats))
    return panel


def test_effects_are_by_person_and_item(there):
    declare(there)
    assert set(effects_at(there.meeting, there.four)) == {there.ash.person_id}
    assert effects_at(there.meeting, there.five) == {}


def test_an_interest_in_all_items(there):
    declare(there, items=None, all_items=True)
    assert of_ash(there).leave
    assert of_ash(there, there.five).leave


def test_what_a_correction_deleted_stops_nobody(there):
    declare(there).deleted_by_correction = "Minute 12"
    assert of_ash(there) is None


def test_who_is_not_present_is_stopped_nothing(panel):
    declare(panel)
    assert effects_at(panel.meeting, panel.four) == {}
    panel.attend(panel.ash.person, status="apologies")
    assert effects_at(panel.meeting, panel.four) == {}


def test_of_two_interests_in_one_item_the_stricter_counts(there):
    declare(there, kind="Personal interest")
    assert of_ash(there).free
    declare(there, kind="Other registrable interest")
    assert (of_ash(there).leave, of_ash(there).speak) == (True, Speak.AS_PUBLIC)


def test_a_council_that_lets_a_member_stay(there):
    there.body.interest_rules = {"dpi": {"leave_room": False}}
    declare(there)
    assert (of_ash(there).leave, of_ash(there).vote) == (False, False)
    assert [voter.name for voter in roll_for(there.four).entitled] == ["Cllr Birch", "Cllr Cedar", "Cllr Dale"]


def granted(panel, **facts):
    plain = {
        "body": panel.body,
        "person": panel.ash.person,
        "reference": "D1",
        "ground": "c",
        "scope": Scope.BOTH,
        "from_date": dt.date(2026, 11, 1),
        "until_date": dt.date(2027, 10, 31),
        "granted_on": dt.date(2026, 11, 1),
    }
    return make.keep(Dispensation(**(plain | facts)))


@pytest.mark.both_engines
def test_a_dispensation_for_the_item_is_counted_by_itself(there):
    granted(there, meeting=there.meeting, items=["k4"])
    declare(there, items=["k4", "k5"])
    assert of_ash(there).free
    assert of_ash(there, there.five).leave


def test_one_that_was_asked_for_is_not_granted_yet(there):
    granted(there, meeting=there.meeting, items=["k4"], granted_on=None, requested_on=dt.date(2026, 11, 1))
    declare(there)
    assert of_ash(there).leave


def test_one_that_has_ended_lifts_nothing_and_is_noted(clerk_of, there):
    ended = granted(there, matter="Fostering", until_date=dt.date(2026, 11, 23))
    declare(there, dispensation_id=ended.id)
    assert of_ash(there).leave
    page = clerk_of.get(f"/meetings/{there.meeting.id}/interests").text
    assert "The dispensation named had ended, or had not begun." in page


def test_one_for_the_vote_alone(there):
    vote = granted(there, matter="Fostering", scope=Scope.VOTE)
    declare(there, dispensation_id=vote.id)
    assert (of_ash(there).vote, of_ash(there).speak, of_ash(there).leave) == (True, Speak.NO, False)
    assert len(roll_for(there.four).entitled) == 4


def test_one_in_words_only_is_taken_at_its_word(there):
    declare(there, dispensation="MO/12, to May 2028")
    assert of_ash(there).free


def test_the_tab_says_item_by_item_who_must_leave_and_the_quorum_then(clerk_of, there):
    declare(there)
    page = clerk_of.get(f"/meetings/{there.meeting.id}/interests").text
    assert "Cllr Ash: must leave the room, may not speak and may not vote" in page
    assert "I10" in page
    assert "Present 3 of 4" in page


def test_the_public_read_what_follows_once_the_meeting_has_sat(client, there):
    declare(there)
    there.meeting.state = State.HELD
    make.keep(there.meeting)
    assert "Must leave the room" in client.get(f"/meetings/{there.meeting.id}/interests").text


@pytest.mark.both_engines
def test_leaving_and_coming_back_are_recorded_and_minuted(clerk_of, there):
    made = declare(there)
    with clock.at(dt.datetime(2026, 11, 24, 10, 40, tzinfo=clock.LONDON)):
        clerk_of.post(f"/interests/{made.id}/leave")
    db.session.expire_all()
    assert (made.left, made.returned, made.action) == ("10.40 am", None, "Left the room")
    assert there.ash.person_id not in {one.person_id for one in in_room(there.meeting, there.four)}
    assert there.ash.person_id in {one.person_id for one in in_room(there.meeting, there.five)}
    assert "Came back now" in clerk_of.get(f"/meetings/{there.meeting.id}/interests").text
    with clock.at(dt.datetime(2026, 11, 24, 10, 55, tzinfo=clock.LONDON)):
        clerk_of.post(f"/interests/{made.id}/return")
    db.session.expire_all()
    assert (made.left, made.returned) == ("10.40 am", "10.55 am")
    said = minuted(there.meeting)[0]
    assert "10.40 am" in said
    assert "10.55 am" in said


def test_what_happened_in_all_items_is_left_for_all(there):
    made = declare(there, items=None, all_items=True)
    declaring.leave(made, "10.40 am", by=there.clerk)
    row = next(one for one in there.meeting.attendance if one.person is there.ash.person)
    assert row.left_for_items == ["k4", "k5"]


def test_someone_not_in_the_attendance_leaves_too(panel):
    made = declaring.declare(panel.meeting, {"as_printed": "Mr Guest", "kind": "Local"}, by=panel.clerk)
    declaring.leave(made, "10.40 am", by=panel.clerk)
    assert made.left == "10.40 am"


def test_a_late_declaration_without_a_kind_under_another_item(clerk_of, there):
    form = {"person": there.ash.person_id, "items": ["k4"], "under": "k5", "spoke_as_public": "True", "voted": "False"}
    page = clerk_of.post(f"/meetings/{there.meeting.id}/interests/record", data=form, follow_redirects=True).text
    assert "the kind is not stated" in page
    made = declarations_at(there.meeting)[0]
    assert (made.kind, made.under, made.spoke_as_public, made.voted) == (None, "k5", True, False)
    assert "Declared late, under" in page
    again = clerk_of.get(f"/interests/{made.id}").text
    assert 'value="k5" selected' in again
    clerk_of.post(f"/interests/{made.id}", data={**form, "voted": "True", "kind": DPI, "trigger": "directly relates"})
    db.session.expire_all()
    assert (made.voted, made.trigger) == (True, Trigger.DIRECT)
    page = clerk_of.get(f"/meetings/{there.meeting.id}/interests").text
    assert "Taking part with a pecuniary interest may be an offence" in page


def test_what_is_recorded_as_having_happened_is_kept_however_unlawful(there):
    made = declare(there, action="Stayed", voted=True)
    assert made.id is not None


SECRET = "A niece in care"


def test_of_a_sensitive_interest_others_read_the_fact_alone(client, clerk_of, officer, birch, there):
    declare(there, nature=SECRET, sensitive=True, registered="Yes", dispensation="MO/13 about a niece")
    there.meeting.state = State.HELD
    make.keep(there.meeting)
    address = f"/meetings/{there.meeting.id}/interests"
    for reader in (client, birch):
        page = reader.get(address).text
        assert "Interest details withheld" in page
        assert "niece" not in page
    for keeper in (clerk_of, officer):
        assert SECRET in keeper.get(address).text


def test_the_trail_never_holds_what_is_sensitive(there):
    from panel.audit.operations import trail

    made = declare(there, nature=SECRET, sensitive=True)
    declaring.amend(made, {"nature": "A niece", "sensitive": None}, by=there.clerk)
    declaring.remove(made, by=there.clerk)
    changes = [change for entry in trail(f"meeting/{there.meeting.id}") for change in entry.changes]
    assert SECRET not in str(changes)
    plain = declare(there, nature="Governor of a school")
    assert plain.nature in str(trail(f"meeting/{there.meeting.id}")[0].changes)


def test_the_minute_says_what_the_record_holds(there):
    mo7 = granted(there, reference="MO/7", matter="Fostering", scope=Scope.VOTE)
    declare(there, nature="a foster carer", dispensation_id=mo7.id, action="Stayed", spoke_as_public=False, voted=True)
    declare(there, items=["k5"], kind="Other registrable interest", spoke_as_public=True, voted=False)
    declare(there, items=["k5"], nature=SECRET, sensitive=True, dispensation="MO/8, for a niece")
    dispensed, spoke, sensitive = minuted(there.meeting)
    assert dispensed.endswith("in item 4: a foster carer; stayed; by a dispensation (MO/7); took part in the vote.")
    assert spoke.endswith("in item 5; spoke as a member of the public may; took no part in the vote.")
    assert sensitive.endswith("in item 5: details withheld, the interest being sensitive.")
