"""The council's code: changed on a page, for one panel or all."""

from decimal import Decimal

import pytest

from panel.extensions import db
from panel.interests.queries import code_settings, table_of
from panel.interests.rules.code import MODEL_CODE, Speak
from tests import factories as make


def filled(panel, **changed):
    """The page as it stands, with some answers changed; a box that is not ticked sends nothing."""
    form = {"register_days": 28, "gift_days": 28, "gift_threshold": 50, "renew_months": 12, "restricted_papers": "ask"}
    for row in MODEL_CODE:
        form[f"{row.id}_speak"] = row.speak.value
        form |= {f"{row.id}_{name}": "y" for name in ("vote", "leave_room") if getattr(row, name)}
    form |= {"version": panel.body.version} | changed
    return {name: value for name, value in form.items() if value is not None}


def test_it_begins_as_the_model_code(clerk_of, panel):
    page = clerk_of.get(f"/panels/{panel.body.id}/code").text
    assert "Disclosable pecuniary interest" in page
    assert 'value="50"' in page


def test_what_a_council_says_otherwise_is_kept_and_nothing_else(clerk_of, panel):
    clerk_of.post(f"/panels/{panel.body.id}/code", data=filled(panel, dpi_leave_room=None, gift_threshold=100))
    db.session.expire_all()
    assert panel.body.interest_rules["kinds"] == [{"id": "dpi", "leave_room": False}]
    assert code_settings(panel.body).gift_threshold == Decimal(100)
    assert "Norfolk" not in str(panel.body.interest_rules)


def test_who_may_vote_may_take_part_in_the_discussion(clerk_of, panel):
    clerk_of.post(f"/panels/{panel.body.id}/code", data=filled(panel, ori_vote="y", ori_speak="yes"))
    db.session.expire_all()
    row = table_of(panel.body)["ori"]
    assert (row.speak, row.vote, row.discuss) == (Speak.YES, True, True)


@pytest.mark.both_engines
def test_it_may_be_used_for_every_panel_that_one_may_set_up(clerk_of, sign_in, panel):
    from panel.access.rules import Role

    other = make.body(code="OTH")
    form = filled(panel, dpi_leave_room=None, everywhere="y")
    clerk_of.post(f"/panels/{panel.body.id}/code", data=form)
    db.session.expire_all()
    assert other.interest_rules is None, "the clerk of one panel leaves the others alone"
    administrator = sign_in(make.account(Role.ADMINISTRATOR))
    administrator.post(f"/panels/{panel.body.id}/code", data={**form, "version": panel.body.version})
    db.session.expire_all()
    assert not table_of(other)["dpi"].leave_room


def test_a_number_that_is_none_is_answered_and_all_else_kept(clerk_of, panel):
    page = clerk_of.post(f"/panels/{panel.body.id}/code", data=filled(panel, gift_threshold="fifty")).text
    assert "must be a whole number" in page
    assert panel.body.interest_rules is None
