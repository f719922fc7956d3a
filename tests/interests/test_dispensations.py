"""Dispensations are asked for in writing and granted by the monitoring officer, for four years at most (I8)."""

import datetime as dt

import pytest

from panel.bodies.rules.kinds import BodyKind
from panel.extensions import db
from panel.interests.models import Dispensation
from panel.interests.operations import dispensations as operations
from panel.interests.rules.dispensations import Scope
from panel.lifecycle import Refused
from panel.meetings.rules.life import State
from tests import factories as make

FROM = {"from_date-day": "1", "from_date-month": "12", "from_date-year": "2026"}


def until(year: int) -> dict[str, str]:
    return {"until_date-day": "30", "until_date-month": "11", "until_date-year": str(year)}


@pytest.fixture
def address(panel):
    return f"/panels/{panel.body.id}/dispensations"


@pytest.fixture
def form(panel):
    return {"person": panel.ash.person_id, "ground": "c", "scope": "both", "matter": "Fostering fees", **FROM}


def test_one_of_four_years_is_granted(officer, panel, address, form):
    page = officer.post(f"{address}/grant", data={**form, **until(2030)}, follow_redirects=True).text
    found = db.session.scalars(db.select(Dispensation)).one()
    assert f"Dispensation {found.reference} was granted to Cllr Ash" in page
    assert (found.scope, found.until_date, found.granted_by) == (Scope.BOTH, dt.date(2030, 11, 30), "Mo Officer")
    assert "Not in force" in page, "it begins in December"


def test_one_of_five_years_is_answered_with_the_rule_and_what_was_typed_is_kept(officer, address, form):
    page = officer.post(f"{address}/grant", data={**form, **until(2031)}).text
    assert "A dispensation lasts four years at most (Localism Act 2011, section 33)" in page
    assert "ends on 30 November 2030 at the latest" in page
    for kept in ("Fostering fees", 'value="2031"'):
        assert kept in page
    assert db.session.scalars(db.select(Dispensation)).all() == []


def test_no_other_door_lets_five_years_through(panel):
    asked = operations.request(panel.body, panel.ash.person, {"request": "I foster"}, by=panel.ash)
    facts = {"ground": "c", "scope": Scope.BOTH, "matter": "Fees", "from_date": dt.date(2026, 12, 1)}
    with pytest.raises(Refused, match="four years at most"):
        operations.grant(asked, {**facts, "until_date": dt.date(2031, 11, 30)}, by=panel.officer)


def test_what_is_missing_is_asked_for_beside_its_field(officer, address):
    page = officer.post(f"{address}/grant", data={}).text
    for words in ("Choose to whom it is granted", "Choose the ground", "must state its period", "Choose what it lifts"):
        assert words in page


@pytest.mark.both_engines
def test_a_member_asks_and_the_officer_decides(ash, officer, panel, address):
    assert "Say why you ask for it" in ash.post(f"{address}/ask", data={}).text
    ash.post(f"{address}/ask", data={"request": "I foster for the council", "items": f"{panel.meeting.id}/k4"})
    asked = db.session.scalars(db.select(Dispensation)).one()
    assert (asked.waiting, asked.items, asked.meeting) == (True, ["k4"], panel.meeting)
    assert "Waiting" in ash.get(f"/panels/{panel.body.id}/register/mine").text
    page = officer.get(f"/dispensations/{asked.id}").text
    assert "I foster for the council" in page
    terms = {
        "ground": "e",
        "scope": "vote",
        "items": f"{panel.meeting.id}/k4",
        "reference": "MO/7",
        **FROM,
        **until(2027),
    }
    officer.post(f"/dispensations/{asked.id}", data=terms)
    db.session.expire_all()
    assert (asked.waiting, asked.reference, asked.scope) == (False, "MO/7", Scope.VOTE)
    assert officer.get(f"/dispensations/{asked.id}").status_code == 404


def test_it_is_not_granted_with_a_reason(ash, officer, panel, address):
    asked = operations.request(panel.body, panel.ash.person, {"request": "I foster"}, by=panel.ash)
    db.session.commit()
    assert "Enter the reason" in officer.post(f"/dispensations/{asked.id}/decline", data={}).text
    officer.post(f"/dispensations/{asked.id}/decline", data={"reason": "Others can speak for carers"})
    assert "Others can speak for carers" in ash.get(f"/panels/{panel.body.id}/register/mine").text
    assert "Not granted" in officer.get(address).text
    with pytest.raises(Refused, match="decided already"):
        operations.decline(asked, "Again", by=panel.officer)


def test_items_are_those_of_one_meeting(ash, panel, address):
    later = make.meeting(panel.body, dt.date(2027, 1, 12), state=State.PUBLISHED)
    make.item(later, "Health", key="k9")
    chosen = [f"{panel.meeting.id}/k4", f"{later.id}/k9"]
    page = ash.post(f"{address}/ask", data={"request": "I foster", "items": chosen}).text
    assert "Choose the items of one meeting" in page


def test_only_the_monitoring_officer_grants(clerk_of, ash, address):
    assert clerk_of.get(address).status_code == 200
    for reader in (clerk_of, ash):
        assert reader.get(f"{address}/grant").status_code == 403


def test_an_informal_panel_is_told_what_the_law_would_say_and_not_refused(officer, panel, address, form):
    panel.body.kind = BodyKind.INFORMAL
    make.keep(panel.body)
    page = officer.post(f"{address}/grant", data={**form, **until(2031)}, follow_redirects=True).text
    assert "was granted to Cllr Ash. Local rule: A dispensation lasts four years at most" in page
