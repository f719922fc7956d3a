"""Opening closed papers to the public, and what of packs goes to whom (P7, X3, M2)."""

import datetime as dt

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from panel import store
from panel.access.rules import Role
from panel.audit.operations import TERMINAL, said, trail
from panel.exemption.models import Look
from panel.exemption.operations import withhold
from panel.exemption.rules import Edition, How
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.operations.agenda import edit_line
from panel.meetings.operations.closed import exclude
from panel.meetings.rules.closed import Motion
from panel.papers.opening import closed_under, open_item, open_paper
from panel.papers.operations import add_report, mark
from panel.papers.queries import marking_of
from panel.papers.rules.contents import Marks
from panel.publishing.models import Publication
from panel.publishing.standing import publications_of
from tests import factories
from tests.exemption.scene import NOW, SECRET, Scene, SignIn


def test_after_a_motion_was_lost_the_clerk_opens_the_item_with_its_papers(
    scene: Scene, client: FlaskClient, sign_in: SignIn
) -> None:
    """X3."""
    item = scene.paper.item
    edit_line(item, {"exempt": True, "exempt_paragraphs": [3]}, by=TERMINAL)
    exclude(scene.meeting, item.key, item.key, carried=False, motion=Motion((3,), "prices"), by=TERMINAL)
    db.session.commit()
    page = f"/items/{item.id}"
    assert SECRET not in client.get(page).text
    clerk = sign_in(factories.account(Role.CLERK))
    assert f"/lines/{item.id}/open" in clerk.get(f"/meetings/{scene.meeting.id}/closed").text
    assert "Say why" in clerk.post(f"/lines/{item.id}/open", data={"reason": ""}).text
    clerk.post(f"/lines/{item.id}/open", data={"reason": "The motion to exclude the public was lost"})
    assert SECRET in client.get(page).text
    assert item.exempt, "what it was marked as stays on the record"
    assert item.opened_reason == "The motion to exclude the public was lost"


def test_what_is_confidential_stays_closed_when_its_item_is_opened(scene: Scene) -> None:
    """X2."""
    secret = add_report(scene.paper.item, "A case", by=TERMINAL)
    mark(secret, Marks(confidential=True, ground="A court"), by=TERMINAL)
    assert [one.openable for one in closed_under(scene.paper.item)] == [True, False]
    kept = open_item(scene.paper.item, "The motion was lost", by=TERMINAL)
    assert [one.title for one in kept] == ["A case"]
    assert not marking_of(scene.paper).restricted
    assert marking_of(secret).confidential
    with pytest.raises(Refused, match="Nothing here"):
        open_item(scene.paper.item, "Again", by=TERMINAL)
    with pytest.raises(Refused, match="confidential"):
        open_paper(secret, "We want to", by=TERMINAL)


def test_one_paper_is_opened_from_its_own_page(scene: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    clerk = sign_in(factories.account(Role.CLERK))
    assert f"/papers/{scene.paper.id}/open" in clerk.get(f"/papers/{scene.paper.id}/restrictions").text
    assert "paragraph 3" in clerk.get(f"/papers/{scene.paper.id}/open").text
    clerk.post(f"/papers/{scene.paper.id}/open", data={"reason": "The contract was signed"})
    assert SECRET in client.get(f"/items/{scene.paper.item_id}").text
    assert "The contract was signed" in clerk.get(f"/papers/{scene.paper.id}/restrictions").text


@pytest.mark.both_engines
def test_reviews_that_are_due_are_on_the_desk(scene: Scene, sign_in: SignIn) -> None:
    """P7."""
    officer = sign_in(factories.account(Role.MONITORING_OFFICER))
    for words, due in (("20 November 2026", True), ("21 November 2026", False), ("when the contract is let", False)):
        mark(scene.paper, Marks(exempt=True, paragraphs=(3,), review_on=words), by=TERMINAL)
        db.session.commit()
        assert ("to be looked at again" in officer.get("/").text) is due, words
        assert (SECRET in officer.get(f"/panels/{scene.body.id}/closed/reviews").text) is due, words


@pytest.fixture
def pack(scene: Scene) -> Publication:
    """The members’ edition, in which the exempt paper has pages."""
    row = {"key": f"paper-{scene.paper.id}", "item": scene.paper.item.key, "what": "paper", "title": "t"}
    row |= {"first": 1, "last": 2, "page": 1, "digest": "", "withheld": "Not for publication"}
    made = Publication(
        meeting=scene.meeting, at=NOW, edition=Edition.FULL.value, sha256=store.put(b"%PDF-1.7 members"), contents=[row]
    )
    db.session.add(made)
    said("prepared the example", by=TERMINAL, about="example")
    db.session.commit()
    return made


def test_the_members_edition_goes_to_who_may_see_all_that_is_in_it(
    scene: Scene, pack: Publication, sign_in: SignIn, client: FlaskClient
) -> None:
    """M2: and each download of it is logged."""
    address = f"/publications/{pack.id}.pdf"
    member, carer = scene.member(scene.councillors, "Cllr Ash"), scene.member(scene.carers)
    assert client.get(address).status_code == 404
    assert sign_in(carer).get(address).status_code == 404
    answer = sign_in(member).get(address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    looks = [(one.who, one.about, one.how) for one in db.session.scalars(sa.select(Look))]
    assert looks == [("Cllr Ash", f"publication/{pack.id}", How.DOWNLOADED)]
    withhold(scene.paper.about, member.person, "Owns the home", by=TERMINAL)
    db.session.commit()
    assert sign_in(member).get(address).status_code == 404
    assert len(publications_of(scene.meeting)) == 1


def test_a_day_on_the_trail_names_no_closed_title(scene: Scene) -> None:
    """D6: what a decision says in the history is safe to be read by anyone who reads it."""
    entry = withhold(scene.paper.about, scene.member(scene.councillors).person, "An interest", by=TERMINAL)
    assert entry.at.date() == dt.date(2026, 11, 20)
    latest = trail(f"meeting/{scene.meeting.id}")[0]
    assert "withheld a closed paper under item 1 from" in latest.sentence
    assert SECRET not in latest.sentence
