"""A closed paper and a member with an interest in its item: the proper officer is asked, decides, and it is logged."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, trail
from panel.exemption.queries import reader_for
from panel.exemption.rules import shown
from panel.extensions import db
from panel.interests.operations.closed_papers import answer
from panel.interests.operations.notices import give_notice
from panel.lifecycle import Refused
from panel.meetings.rules.life import State
from panel.papers.models import Paper
from panel.papers.operations import add_report
from panel.papers.queries import marking_of
from tests import factories as make

DPI = "Disclosable pecuniary interest"


@pytest.fixture
def ash(app: Flask) -> Account:
    return make.account(name="Cllr Ash")


@pytest.fixture
def paper(ash: Account) -> Paper:
    """A closed paper, and a councillor who means to declare an interest in its item."""
    body = make.body(code="CPP")
    make.seat(body, ash.person, category=make.category(body))
    meeting = make.meeting(body, state=State.PUBLISHED)
    closed = make.item(meeting, "The Kestrel contract", number="5", key="k5", exempt=True, exempt_paragraphs=[3])
    paper = add_report(closed, "The Kestrel contract", by=TERMINAL)
    give_notice(meeting, ash.person, {"items": ["k5"], "kind": DPI}, by=ash)
    db.session.commit()
    return paper


@pytest.fixture
def officer(paper: Paper, sign_in: Callable[[Account], FlaskClient]) -> FlaskClient:
    return sign_in(make.account(Role.MONITORING_OFFICER, of=paper.item.meeting.body, name="Mo Officer"))


def sees(ash: Account, paper: Paper) -> bool:
    db.session.expire_all()
    return shown(marking_of(paper), reader_for(ash, paper.item.meeting.body))


def test_nothing_is_kept_back_until_the_officer_decides(officer, ash, paper):
    assert sees(ash, paper)
    with clock.at(dt.datetime(2026, 11, 20, 9, 0, tzinfo=clock.LONDON)):
        assert "1 closed paper of 24 November 2026 and a member’s interest." in officer.get("/").text
    page = officer.get(f"/meetings/{paper.item.meeting_id}/papers/interests").text
    assert "Keep it from Cllr Ash" in page
    assert "Must leave the room, may not speak and may not vote" in page


@pytest.mark.both_engines
def test_it_is_kept_from_the_member_and_logged(officer, ash, paper):
    page = officer.post(
        f"/papers/{paper.id}/interests/{ash.person_id}", data={"withheld": "yes"}, follow_redirects=True
    ).text
    assert "It is kept from Cllr Ash." in page
    assert "Decided by Mo Officer" in page
    assert not sees(ash, paper)
    assert any("for an interest" in one.sentence for one in trail(f"meeting/{paper.item.meeting_id}"))


def test_it_is_given_all_the_same_and_logged(officer, ash, paper):
    officer.post(f"/papers/{paper.id}/interests/{ash.person_id}", data={"withheld": "no"})
    assert sees(ash, paper)
    assert trail(f"meeting/{paper.item.meeting_id}")[0].sentence.startswith("did not withhold")
    with pytest.raises(Refused, match="decided already"):
        answer(paper.item.meeting, paper.about, ash.person, withheld=True, by=TERMINAL)


def test_a_council_may_withhold_from_nobody(officer, paper):
    paper.item.meeting.body.interest_rules = {"restricted_papers": "give"}
    make.keep(paper.item.meeting.body)
    page = officer.get(f"/meetings/{paper.item.meeting_id}/papers/interests").text
    assert "gives closed papers to members with an interest all the same" in page


def test_of_an_open_paper_nobody_is_asked(officer, paper):
    paper.exempt = paper.item.exempt = False
    make.keep(paper.item)
    page = officer.get(f"/meetings/{paper.item.meeting_id}/papers/interests").text
    assert "No member has given notice" in page


def test_only_who_decides_on_closed_papers_is_asked(sign_in, ash, paper):
    clerk = make.account(Role.CLERK, of=paper.item.meeting.body)
    for account in (ash, clerk):
        assert sign_in(account).get(f"/meetings/{paper.item.meeting_id}/papers/interests").status_code == 403
