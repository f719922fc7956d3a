"""Notice of an interest: given beside one's own register, recorded by the clerk at the meeting, lapsed if absent."""

import pytest

from panel.extensions import db
from panel.interests.effects import effects_at
from panel.interests.models import DeclarationNotice, RegisterEntry
from panel.interests.operations import declaring
from panel.interests.operations.notices import give_notice
from panel.interests.queries import declarations_at, notices_for
from panel.interests.rules.words import Trigger
from panel.lifecycle import Refused
from panel.meetings.rules.life import State
from panel.minutes.roll import roll_for
from tests import factories as make

DPI = "Disclosable pecuniary interest"


@pytest.fixture
def address(panel):
    return f"/meetings/{panel.meeting.id}/interests"


def test_the_agenda_stands_beside_ones_own_register(ash, panel, address):
    make.keep(RegisterEntry(body=panel.body, person=panel.ash.person, category="employment", detail="Foster carer"))
    make.keep(RegisterEntry(body=panel.body, person=panel.birch.person, category="employment", detail="A shop"))
    page = ash.get(f"{address}/notice").text
    for words in ("4 Placement stability", "Employment, office, trade, profession or vocation: Foster carer"):
        assert words in page
    assert "A shop" not in page
    assert "so a corporate parent, is not an interest of itself" in page
    assert f"{address}/notice" in ash.get(address).text


def test_what_it_means_is_said_at_once(ash, panel, address):
    page = ash.post(f"{address}/notice", data={"items": ["k4"], "kind": DPI}, follow_redirects=True).text
    assert "The clerk has your notice. You will need to leave for item 4. Declare it at the meeting too." in page
    assert [one.items for one in notices_for(panel.meeting)] == [["k4"]]


@pytest.mark.parametrize(
    ("ticked", "meant"),
    [
        ({"items": ["k4", "k5"]}, "You will need to leave for item 4 and item 5."),
        ({"all_items": "y"}, "You will need to leave for item 4 and item 5."),
    ],
)
def test_it_may_be_in_several_items_or_all(ash, address, ticked, meant):
    assert meant in ash.post(f"{address}/notice", data={**ticked, "kind": DPI}, follow_redirects=True).text


def test_an_interest_from_the_register_brings_its_kind_and_words(ash, panel, address):
    entry = make.keep(RegisterEntry(body=panel.body, person=panel.ash.person, category="land", detail="Field at Eau"))
    ash.post(f"{address}/notice", data={"items": ["k5"], "entry": entry.id})
    found = notices_for(panel.meeting)[0]
    assert (found.kind, found.nature, found.entry, found.sensitive) == (DPI, "Field at Eau", entry, None)


def test_a_notice_in_nothing_is_not_given_and_what_was_typed_is_kept(ash, panel, address):
    page = ash.post(f"{address}/notice", data={"nature": "Governor of a school"}).text
    assert "Tick the items it is in, or all items" in page
    assert "Governor of a school" in page
    assert notices_for(panel.meeting) == []


def test_an_agenda_that_is_not_published_is_not_shown(ash, panel, address):
    panel.meeting.state, panel.meeting.published_at = State.CALLED, None
    make.keep(panel.meeting)
    page = ash.get(f"{address}/notice").text
    assert "The agenda will be here once it is published." in page
    assert "Placement stability" not in page


def test_a_notice_stops_nobody_until_it_is_declared(panel):
    panel.attend(panel.ash.person)
    notice = give_notice(panel.meeting, panel.ash.person, {"items": ["k4"], "kind": DPI}, by=panel.ash)
    db.session.commit()
    assert effects_at(panel.meeting, panel.four) == {}
    declaring.record_notice(notice, by=panel.clerk)
    assert effects_at(panel.meeting, panel.four)[panel.ash.person_id].leave
    assert effects_at(panel.meeting, panel.five) == {}


@pytest.mark.both_engines
def test_the_clerk_records_it_with_one_button(clerk_of, panel, address):
    facts = {"items": ["k4"], "kind": "Non-registrable interest", "trigger": Trigger.DIRECT, "nature": "A nephew"}
    notice = give_notice(panel.meeting, panel.ash.person, facts, by=panel.ash)
    panel.attend(panel.ash.person)
    db.session.commit()
    page = clerk_of.get(address).text
    assert "Record the interest of Cllr Ash" in page
    assert "A nephew" in page
    page = clerk_of.post(f"/interest-notices/{notice.id}/record", follow_redirects=True).text
    assert "Item 4: may speak only as the public may, must leave the room after that and may not vote." in page
    made = declarations_at(panel.meeting)[0]
    assert (made.person, made.items, made.trigger, made.nature) == (
        panel.ash.person, ["k4"], Trigger.DIRECT, "A nephew",
    )  # fmt: skip
    assert "Record the interest of" not in clerk_of.get(address).text
    assert clerk_of.post(f"/interest-notices/{notice.id}/record").status_code == 409
    assert len(declarations_at(panel.meeting)) == 1


def test_whoever_declared_leaves_and_is_not_on_the_roll(panel):
    people = [seat.person for seat in panel.body.seats]
    panel.attend(*people)
    notice = give_notice(panel.meeting, panel.ash.person, {"items": ["k4"], "kind": DPI}, by=panel.ash)
    declaring.record_notice(notice, by=panel.clerk)
    roll = roll_for(panel.four)
    assert [voter.name for voter in roll.entitled] == ["Cllr Birch", "Cllr Cedar", "Cllr Dale"]
    assert len(roll_for(panel.five).entitled) == 4


@pytest.mark.parametrize("status", ["apologies", "absent"])
def test_it_lapses_if_the_member_does_not_come(clerk_of, ash, panel, address, status):
    notice = give_notice(panel.meeting, panel.ash.person, {"items": ["k4"], "kind": DPI}, by=panel.ash)
    panel.attend(panel.ash.person, status=status)
    db.session.commit()
    assert "is recorded as not present, so nothing was declared" in clerk_of.get(address).text
    assert "Lapsed" in ash.get(f"{address}/notice").text
    answer = clerk_of.post(f"/interest-notices/{notice.id}/record")
    assert (answer.status_code, "the notice lapsed" in answer.text) == (409, True)
    assert declarations_at(panel.meeting) == []


def test_a_member_withdraws_their_own_notice_and_nobody_elses(ash, birch, panel, address):
    notice = give_notice(panel.meeting, panel.ash.person, {"items": ["k4"]}, by=panel.ash)
    db.session.commit()
    assert birch.post(f"/interest-notices/{notice.id}/withdraw").status_code == 403
    assert "Withdraw this notice" in ash.get(f"{address}/notice").text
    ash.post(f"/interest-notices/{notice.id}/withdraw")
    db.session.expire_all()
    assert notice.withdrawn_at is not None
    with pytest.raises(Refused, match="withdrawn this notice"):
        declaring.record_notice(notice, by=panel.clerk)


def test_what_was_declared_cannot_be_withdrawn(ash, panel):
    notice = give_notice(panel.meeting, panel.ash.person, {"items": ["k4"]}, by=panel.ash)
    declaring.record_notice(notice, by=panel.clerk)
    db.session.commit()
    assert ash.post(f"/interest-notices/{notice.id}/withdraw").status_code == 409


def test_after_the_meeting_nothing_more_is_given_notice_of(ash, panel, address):
    panel.meeting.state = State.HELD
    make.keep(panel.meeting)
    assert "The meeting is over. Tell the clerk" in ash.get(f"{address}/notice").text
    assert ash.post(f"{address}/notice", data={"items": ["k4"]}).status_code == 409


@pytest.mark.both_engines
def test_a_declaration_removed_lets_its_notice_wait_again(clerk_of, panel, address):
    notice = give_notice(panel.meeting, panel.ash.person, {"items": ["k4"]}, by=panel.ash)
    made = declaring.record_notice(notice, by=panel.clerk)
    db.session.commit()
    clerk_of.post(f"/interests/{made.id}/remove")
    db.session.expire_all()
    assert (notice.declaration_id, notice.recorded_at) == (None, None)
    assert "Record the interest of Cllr Ash" in clerk_of.get(address).text


def test_other_members_and_the_public_see_no_notices(client, birch, panel, address):
    facts = {"items": ["k4"], "nature": "A nephew in care", "kind": DPI}
    make.keep(DeclarationNotice(meeting=panel.meeting, person=panel.ash.person, **facts))
    for reader in (client, birch):
        for page in (address, f"{address}/notice"):
            assert "nephew" not in reader.get(page).text
