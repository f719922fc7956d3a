"""Who may see closed papers, for how long, by which decision; and that each look is logged (M1, M2, P7, D6)."""

import datetime as dt

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.audit.operations import TERMINAL, said
from panel.exemption.models import ClosedAccess, Look, Withholding
from panel.exemption.operations import ask, close_again, decide, declassify, end, grant, lift, withhold
from panel.exemption.queries import thing_called
from panel.exemption.rules import Decision, How
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Attendance
from panel.papers.operations import add_report, mark, mark_published
from panel.papers.rules.contents import Marks
from tests import factories
from tests.exemption.scene import NOW, SECRET, UNTIL, Scene, SignIn


def test_a_seat_sees_what_its_category_may_while_it_is_held(scene: Scene) -> None:
    """M2: access ends with the seat."""
    assert scene.sees(scene.member(scene.councillors))
    assert not scene.sees(scene.member(scene.carers))
    assert scene.sees(scene.member(scene.councillors, to_date=dt.date(2026, 11, 20)))
    assert not scene.sees(scene.member(scene.councillors, to_date=dt.date(2026, 11, 19)))
    assert not scene.sees(scene.member(scene.councillors, from_date=dt.date(2026, 11, 21)))


def test_a_substitute_sees_the_papers_of_that_meeting_only(scene: Scene) -> None:
    holder, substitute = scene.member(scene.councillors), factories.account()
    other = factories.meeting(scene.body, dt.date(2026, 12, 8))
    scene.meeting.attendance.append(Attendance(person=substitute.person, for_person=holder.person, status="present"))
    said("prepared the example", by=TERMINAL, about="example")
    db.session.commit()
    assert scene.sees(substitute)
    assert not scene.sees(substitute, other)
    carer, for_carer = scene.member(scene.carers), factories.account()
    scene.meeting.attendance.append(Attendance(person=for_carer.person, for_person=carer.person))
    said("prepared the example", by=TERMINAL, about="example")
    db.session.commit()
    assert not scene.sees(for_carer)


def test_what_the_category_says_of_confidential_papers_counts(scene: Scene) -> None:
    """X5."""
    member = scene.member(scene.councillors)
    mark(scene.paper, Marks(confidential=True, ground="A court"), by=TERMINAL)
    db.session.commit()
    assert scene.sees(member)
    scene.councillors.sees_confidential = False
    said("prepared the example", by=TERMINAL, about="example")
    db.session.commit()
    assert not scene.sees(member)


def test_other_councillors_see_paragraph_3_only_where_the_panel_says_so(scene: Scene) -> None:
    """M1."""
    elsewhere = factories.body()
    councillor = factories.account()
    factories.seat(elsewhere, councillor.person, category=factories.category(elsewhere))
    assert not scene.sees(councillor)
    scene.body.open_to_councillors = [3, 6]
    said("prepared the example", by=TERMINAL, about="example")
    db.session.commit()
    assert not scene.sees(councillor), "nobody has said that it is no contract’s terms"
    marks = Marks(exempt=True, paragraphs=(3,), public_interest="p", decided_by="s", terms=False)
    mark(scene.paper, marks, by=TERMINAL)
    db.session.commit()
    assert not scene.sees(councillor), "it was published as it was marked before"
    mark_published([scene.paper], by=TERMINAL)
    db.session.commit()
    assert scene.sees(councillor)


def test_a_grant_is_asked_for_decided_and_ends(scene: Scene) -> None:
    """M2."""
    carer = scene.member(scene.carers)
    asked = ask(scene.paper.about, carer.person, "The contract is my scrutiny topic", by=carer)
    assert not scene.sees(carer)
    with pytest.raises(Refused, match="until which day"):
        decide(asked, granted=True, by=TERMINAL)
    decide(asked, granted=True, until=UNTIL, by=TERMINAL)
    assert scene.sees(carer)
    with pytest.raises(Refused, match="decided already"):
        decide(asked, granted=False, why="no", by=TERMINAL)
    with clock.at(NOW + dt.timedelta(days=11)):
        assert not scene.sees(carer)
    end(asked, by=TERMINAL)
    assert not scene.sees(carer)


def test_a_refusal_says_why(scene: Scene) -> None:
    carer = scene.member(scene.carers)
    with pytest.raises(Refused, match="need to know"):
        ask(scene.paper.about, carer.person, " ", by=carer)
    asked = ask(scene.paper.about, carer.person, "I am curious", by=carer)
    with pytest.raises(Refused, match="why it is refused"):
        decide(asked, granted=False, by=TERMINAL)
    decide(asked, granted=False, why="No duty calls for it", by=TERMINAL)
    assert (asked.decision, asked.decided_why) == (Decision.REFUSED, "No duty calls for it")
    assert not scene.sees(carer)


def test_what_is_withheld_for_an_interest_is_not_seen_until_it_is_lifted(scene: Scene) -> None:
    member = scene.member(scene.councillors)
    with pytest.raises(Refused, match="why it is kept"):
        withhold(scene.paper.about, member.person, "", by=TERMINAL)
    kept = withhold(scene.paper.about, member.person, "Owns the home", by=TERMINAL)
    assert not scene.sees(member)
    grant(scene.paper.about, member.person, "All the same", UNTIL, by=TERMINAL)
    assert not scene.sees(member)
    lift(kept, by=TERMINAL)
    assert scene.sees(member)


def test_nothing_open_is_granted_or_withheld(scene: Scene) -> None:
    declassify(scene.paper, "The contract was signed", by=TERMINAL)
    with pytest.raises(Refused, match="open to the public"):
        grant(scene.paper.about, factories.person(), "reason", UNTIL, by=TERMINAL)
    with pytest.raises(Refused, match="open to the public"):
        withhold(scene.paper.about, factories.person(), "reason", by=TERMINAL)
    with pytest.raises(Refused, match="no such"):
        withhold("paper/999", factories.person(), "reason", by=TERMINAL)


def test_a_decision_opens_a_paper_and_marking_it_anew_closes_it(scene: Scene, client: FlaskClient) -> None:
    """P7."""
    with pytest.raises(Refused, match="Say why"):
        declassify(scene.paper, " ", by=TERMINAL)
    assert SECRET not in client.get(f"/items/{scene.paper.item_id}").text
    declassify(scene.paper, "The contract was signed", by=TERMINAL)
    db.session.commit()
    assert SECRET in client.get(f"/items/{scene.paper.item_id}").text
    close_again(scene.paper, by=TERMINAL)
    db.session.commit()
    assert SECRET not in client.get(f"/items/{scene.paper.item_id}").text
    declassify(scene.paper, "The contract was signed", by=TERMINAL)
    mark(scene.paper, Marks(exempt=True, paragraphs=(1, 3)), by=TERMINAL)
    db.session.commit()
    assert scene.paper.opened_at is None
    assert SECRET not in client.get(f"/items/{scene.paper.item_id}").text


def looks() -> list[tuple[str, str, How]]:
    db.session.expire_all()
    return [(one.who, one.about, one.how) for one in db.session.scalars(sa.select(Look).order_by(Look.id))]


@pytest.mark.both_engines
def test_each_look_at_something_closed_is_logged(scene: Scene, sign_in: SignIn, client: FlaskClient) -> None:
    """D6: by whom, what and when; not of those who see nothing closed."""
    page = f"/items/{scene.paper.item_id}"
    client.get(page)
    sign_in(scene.member(scene.carers, "Mrs Carer")).get(page)
    assert looks() == []
    assert SECRET in sign_in(scene.member(scene.councillors, "Cllr Ash")).get(page).text
    assert looks() == [("Cllr Ash", scene.paper.about, How.VIEWED)]
    clerk = sign_in(factories.account(Role.CLERK, name="Pat Clerk"))
    clerk.get(f"/papers/{scene.paper.id}/versions")
    assert looks()[1:] == [("Pat Clerk", scene.paper.about, How.VIEWED)]
    log = clerk.get(f"/panels/{scene.body.id}/closed/log").text
    assert "Cllr Ash" in log
    assert "Viewed" in log
    assert "Pat Clerk" not in clerk.get(f"/panels/{scene.body.id}/closed/log?who=Cllr+Ash").text.split("<tbody")[1]


@pytest.mark.both_engines
def test_the_monitoring_officer_decides_from_the_screens(scene: Scene, sign_in: SignIn) -> None:
    officer = sign_in(factories.account(Role.MONITORING_OFFICER, name="Mo Officer"))
    carer = scene.member(scene.carers, "Mrs Carer")
    reader = sign_in(carer)
    page = reader.get(f"/meetings/{scene.meeting.id}").text
    assert f"/closed/{scene.paper.about}/ask" in page
    form = reader.get(f"/closed/{scene.paper.about}/ask").text
    assert SECRET not in form
    assert "Say why you need to know it" in reader.post(f"/closed/{scene.paper.about}/ask", data={"reason": ""}).text
    reader.post(f"/closed/{scene.paper.about}/ask", data={"reason": "My scrutiny topic"})
    asked = db.session.scalars(sa.select(ClosedAccess)).one()
    assert "My scrutiny topic" in officer.get(f"/panels/{scene.body.id}/closed").text
    lacking = officer.post(f"/closed/requests/{asked.id}", data={"grant": "1", "why": "a duty"}).text
    assert "until which day" in lacking
    assert "a duty" in lacking
    day = {"until-day": "30", "until-month": "11", "until-year": "2026"}
    officer.post(f"/closed/requests/{asked.id}", data={"grant": "1", **day})
    assert SECRET in reader.get(f"/items/{scene.paper.item_id}").text
    officer.post(f"/closed/requests/{asked.id}/end")
    assert SECRET not in reader.get(f"/items/{scene.paper.item_id}").text
    again = {"person": str(carer.person_id), "reason": "A duty", **day}
    officer.post(f"/closed/{scene.paper.about}/grant", data=again)
    assert SECRET in reader.get(f"/items/{scene.paper.item_id}").text
    kept = {"person": str(carer.person_id), "reason": "An interest"}
    assert SECRET in officer.get(f"/closed/{scene.paper.about}/withhold").text
    officer.post(f"/closed/{scene.paper.about}/withhold", data=kept)
    assert SECRET not in reader.get(f"/items/{scene.paper.item_id}").text
    withholding = db.session.scalars(sa.select(Withholding)).one()
    officer.post(f"/closed/withholdings/{withholding.id}/lift")
    assert SECRET in reader.get(f"/items/{scene.paper.item_id}").text


def test_nobody_asks_for_what_they_cannot_know_of(scene: Scene, sign_in: SignIn) -> None:
    carer = sign_in(scene.member(scene.carers))
    hidden = add_report(scene.paper.item, "Not out yet", by=TERMINAL)
    mark(hidden, Marks(exempt=True, paragraphs=(1,)), by=TERMINAL)
    db.session.commit()
    assert carer.get(f"/closed/{hidden.about}/ask").status_code == 404
    assert carer.get("/closed/paper/999/ask").status_code == 404
    assert thing_called("nothing/1") is None
