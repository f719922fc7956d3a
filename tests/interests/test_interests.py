"""Interests declared at a meeting: recorded plainly, and of a sensitive one only the fact is shown."""

import pytest

from panel import clock
from panel.access.rules import Role
from panel.audit.operations import TERMINAL, trail
from panel.extensions import db
from panel.interests.models import Declaration
from panel.interests.operations import declaring as operations
from panel.interests.queries import declarations_at
from panel.interests.rules.words import nature_shown
from panel.lifecycle import Refused
from panel.meetings.rules.life import State
from tests import factories as make

BY = TERMINAL

NATURE = [
    ("Governor of the school", None, False, "Governor of the school"),
    ("A relative is in care", True, False, "Interest details withheld"),
    ("A relative is in care", True, True, "A relative is in care"),
    (None, True, True, "Interest details withheld"),
    (None, False, False, ""),
]


@pytest.mark.parametrize(("nature", "sensitive", "keeps", "shown"), NATURE)
def test_what_is_shown_of_an_interest(nature, sensitive, keeps, shown):
    assert nature_shown(nature, sensitive=sensitive, keeps_record=keeps) == shown


@pytest.fixture
def meeting(app):
    meeting = make.meeting(make.body(), state=State.HELD)
    make.item(meeting, "Stability", number="4", key="k4")
    make.item(meeting, "Fostering", number="5", key="k5")
    return meeting


@pytest.fixture
def clerk(meeting, sign_in):
    return sign_in(make.account(Role.CLERK, of=meeting.body))


def test_an_interest_is_recorded_for_several_items(clerk, meeting):
    url = f"/meetings/{meeting.id}/interests"
    form = {"as_printed": "Cllr Ash", "items": ["k4", "k5"], "kind": "For transparency", "action": "Stayed"}
    page = clerk.post(f"{url}/record", data={**form, "nature": "Governor of a school"}, follow_redirects=True).text
    for words in ("Cllr Ash", "4 Stability and 5 Fostering", "For transparency", "Governor of a school", "Stayed"):
        assert words in page
    found = declarations_at(meeting)[0]
    assert (found.items, found.all_items, found.sensitive, found.registered) == (["k4", "k5"], False, None, None)


def test_the_trail_names_who_declared_it(meeting):
    operations.declare(meeting, {"person_id": make.person("Cllr Ash").id}, by=BY)
    assert trail(f"meeting/{meeting.id}")[0].sentence == "recorded an interest of Cllr Ash"


def test_a_member_of_the_panel_is_chosen_from_the_list(clerk, meeting):
    ash = make.person("Cllr Ash")
    make.seat(meeting.body, ash)
    clerk.post(f"/meetings/{meeting.id}/interests/record", data={"person": ash.id, "all_items": "y", "items": ["k4"]})
    found = declarations_at(meeting)[0]
    assert (found.person, found.all_items, found.items, found.kind) == (ash, True, None, None)
    assert "All items" in clerk.get(f"/meetings/{meeting.id}/interests").text


def test_somebody_must_have_declared_it(clerk, meeting):
    answer = clerk.post(f"/meetings/{meeting.id}/interests/record", data={"nature": "Governor of a school"})
    assert "Choose who declared it, or enter a name" in answer.text
    assert "Governor of a school" in answer.text
    assert declarations_at(meeting) == []


def test_none_declared_is_a_record_of_its_own(clerk, meeting):
    url = f"/meetings/{meeting.id}/interests"
    assert "No interest is recorded yet" in clerk.get(url).text
    assert "None declared" in clerk.post(f"{url}/none", follow_redirects=True).text
    clerk.post(f"{url}/record", data={"as_printed": "Cllr Ash"})
    db.session.expire_all()
    assert meeting.interests_none is None
    assert clerk.post(f"{url}/none").status_code == 409


def test_an_interest_is_changed_and_removed(clerk, meeting):
    made = operations.declare(meeting, {"as_printed": "Cllr Ash", "kind": "Personal and local"}, by=BY)
    db.session.commit()
    page = clerk.get(f"/interests/{made.id}").text
    assert "Personal and local" in page, "a kind in the record's own words is offered"
    form = {"as_printed": "Cllr Ash", "kind": "Personal and local", "left": "10.40 am", "returned": "10.55 am"}
    clerk.post(f"/interests/{made.id}", data=form)
    db.session.expire_all()
    assert (made.kind, made.left, made.returned) == ("Personal and local", "10.40 am", "10.55 am")
    clerk.post(f"/interests/{made.id}/remove")
    assert declarations_at(meeting) == []


def test_the_public_see_the_fact_of_a_sensitive_interest_and_nothing_more(client, clerk, meeting):
    secret = "A relative is in care"
    operations.declare(meeting, {"as_printed": "Cllr Ash", "nature": secret, "sensitive": True}, by=BY)
    db.session.commit()
    url = f"/meetings/{meeting.id}/interests"
    page = client.get(url).text
    assert "Cllr Ash" in page
    assert "Interest details withheld" in page
    assert secret not in page
    assert secret in clerk.get(url).text


def test_what_a_correction_deleted_is_not_shown_to_the_public(client, clerk, meeting):
    make.keep(Declaration(meeting=meeting, as_printed="Cllr Ash", deleted_by_correction="Minute 12"))
    url = f"/meetings/{meeting.id}/interests"
    assert "Cllr Ash" not in client.get(url).text
    assert "Minute 12" in clerk.get(url).text


def test_nothing_is_shown_before_the_meeting_has_sat(client, meeting):
    operations.declare(meeting, {"as_printed": "Cllr Ash"}, by=BY)
    meeting.state = State.PUBLISHED
    make.keep(meeting)
    assert "Cllr Ash" not in client.get(f"/meetings/{meeting.id}/interests").text


def test_after_signing_nothing_of_it_changes(meeting):
    made = operations.declare(meeting, {"as_printed": "Cllr Ash"}, by=BY)
    meeting.minutes_locked_at = clock.now()
    for change in (
        lambda: operations.declare(meeting, {"as_printed": "Cllr Birch"}, by=BY),
        lambda: operations.amend(made, {"kind": "Personal"}, by=BY),
        lambda: operations.remove(made, by=BY),
        lambda: operations.none_declared(meeting, by=BY),
    ):
        with pytest.raises(Refused, match="signed"):
            change()
