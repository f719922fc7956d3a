"""The screens of a vote: the roll beside the form, a refusal that keeps everything, and comings and goings."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.drafts.models import Draft
from panel.extensions import db
from panel.meetings.models import Attendance, Presiding
from panel.meetings.rules.life import State
from panel.minutes.models import Outcome
from panel.minutes.operations import quorum
from panel.minutes.rules.wording import NO_QUORUM
from tests import factories
from tests.minutes.scene import Scene, outcome, part, scene
from tests.minutes.test_voting import ADA, BEN, CY, ITEM


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = scene(quorum=2)
    made.begin()
    factories.keep(Presiding(meeting=made.meeting, person=made.chair.person, position=1))
    made.write(made.minute(ITEM), outcomes=[outcome("recommended", part("that it be done."))])
    db.session.commit()
    return made


@pytest.fixture
def clerk(panel: Scene, sign_in) -> FlaskClient:  # type: ignore[no-untyped-def]
    return sign_in(panel.clerk)


def the_outcome(panel: Scene) -> Outcome:
    db.session.expire_all()
    return panel.minute(ITEM).outcomes[0]


def there(panel: Scene, name: str) -> Attendance:
    return next(one for one in panel.meeting.attendance if one.printed == name)


def form_of(panel: Scene, **more: str) -> dict[str, str]:
    """What the form sends: the version it was drawn from, and what was filled in."""
    return {"version": str(panel.minute(ITEM).version), "save": "1", **more}


def named(*votes: tuple[str, str], rows: str = "names") -> dict[str, str]:
    return {
        f"{rows}-{n}-{field}": value
        for n, (name, side) in enumerate(votes)
        for field, value in (("name", name), ("side", side))
    }


def test_the_form_has_a_row_for_everyone_on_the_roll_and_says_who_is_not(clerk: FlaskClient, panel: Scene) -> None:
    quorum.went(there(panel, CY), "11.20 am", by=panel.clerk)
    db.session.commit()
    page = clerk.get(f"/outcomes/{the_outcome(panel).id}/vote").text
    assert [f'name="names-{n}-name"' in page for n in range(3)] == [True, True, False]
    assert f"Left at 11.20 am: {CY}" in page
    assert f"{ADA} (presiding)" in page
    assert "One more departure and there is no quorum: 2 members are needed." in page


def test_a_vote_with_names_an_amendment_and_a_casting_vote_is_kept(clerk: FlaskClient, panel: Scene) -> None:
    quorum.went(there(panel, CY), "11.20 am", by=panel.clerk)
    db.session.commit()
    sent = form_of(
        panel,
        moved_by=ADA,
        vote="carried",
        casting="for",
        casting_by=ADA,
        **named((ADA, "for"), (BEN, "against")),
        **named((BEN, "against"), rows="own"),
        **{"amendments-0-text": "by May", "amendments-0-vote": "carried", "amendments-0-becomes": "that it be by May."},
    )
    answer = clerk.post(f"/outcomes/{the_outcome(panel).id}/vote", data=sent)
    assert answer.status_code == 302
    kept = the_outcome(panel)
    assert kept.vote == {
        "how": "carried",
        "names": {"for": [ADA], "against": [BEN]},
        "own": [{"as_printed": BEN, "vote": "against"}],
        "casting": {"as_printed": ADA, "vote": "for"},
    }
    assert (kept.motion, kept.parts[0].text) == ("that it be done.", "that it be by May.")
    assert kept.amendments == [{"text": "by May", "becomes": "that it be by May.", "how": "carried"}]
    page = clerk.get(f"/meetings/{panel.meeting.id}/minutes").text
    assert f"{ADA}, presiding, gave a casting vote for the motion." in page
    assert "The motion as moved: “that it be done”." in page
    again = clerk.get(f"/outcomes/{kept.id}/vote").text
    assert '<option value="against" selected>Against</option>' in again


def test_a_vote_by_someone_who_left_is_refused_with_everything_kept(clerk: FlaskClient, panel: Scene) -> None:
    quorum.went(there(panel, CY), "11.20 am", by=panel.clerk)
    db.session.commit()
    sent = form_of(panel, vote="carried", moved_by="Someone", **named((ADA, "for"), (CY, "for")))
    page = clerk.post(f"/outcomes/{the_outcome(panel).id}/vote", data=sent).text
    assert f"{CY} left at 11.20 am, and so has no vote here." in page
    assert 'value="Someone"' in page
    assert f'value="{CY}"' in page
    assert the_outcome(panel).vote is None
    before = clerk.post(f"/outcomes/{the_outcome(panel).id}/vote", data={**sent, "at": "11.05 am"})
    assert before.status_code == 302, "at the time of the vote that member was here"


def test_a_vote_without_a_voter_asks_whose_it_is(clerk: FlaskClient, panel: Scene) -> None:
    page = clerk.post(f"/outcomes/{the_outcome(panel).id}/vote", data=form_of(panel, **named(("", "for")))).text
    assert "Enter whose vote it is" in page


def test_in_the_room_too_a_count_above_the_roll_is_refused_beside_its_outcome(clerk: FlaskClient, panel: Scene) -> None:
    minute = panel.minute(ITEM)
    sent = form_of(
        panel,
        html="<p>Members spoke at length.</p>",
        **{
            "outcomes-0-id": str(minute.outcomes[0].id),
            "outcomes-0-verb": "recommended",
            "outcomes-0-parts-0-text": "that it be done.",
            "outcomes-0-vote": "carried",
            "outcomes-0-votes_for": "4",
            "outcomes-0-votes_against": "0",
        },
    )
    page = clerk.post(f"/minutes/{minute.id}", data=sent).text
    assert "Votes and abstentions come to 4, but the roll has only 3" in page
    assert "Members spoke at length." in page
    assert 'href="#outcomes-0-vote"' in page
    assert the_outcome(panel).vote is None


def test_two_clerks_at_one_vote_meet(clerk: FlaskClient, panel: Scene) -> None:
    sent = form_of(panel, vote="carried")
    panel.write(panel.minute(ITEM), html="<p>Another clerk wrote this.</p>")
    db.session.commit()
    answer = clerk.post(f"/outcomes/{the_outcome(panel).id}/vote", data=sent)
    draft = db.session.scalars(db.select(Draft)).one()
    assert answer.location == f"/minutes/compare/{draft.id}"
    assert draft.fields["outcomes"][0]["vote"] == "carried"


def test_who_leaves_may_lose_the_quorum_and_the_clerk_is_told_before(clerk: FlaskClient, panel: Scene) -> None:
    minute = panel.minute(ITEM)
    ids = [there(panel, name).id for name in (CY, BEN)]
    page = clerk.post(
        f"/attendance/{ids[0]}/left", data={"at": "11.10 am", "minute": minute.id}, follow_redirects=True
    ).text
    assert f"{CY} left at 11.10 am. Present 2 of 4 voting, quorum 2." in page
    assert page.count("One more departure and there is no quorum") >= 2, "told at once, and at the top of the room"
    page = clerk.post(
        f"/attendance/{ids[1]}/left", data={"at": "11.20 am", "minute": minute.id}, follow_redirects=True
    ).text
    assert "There is no quorum: 2 members are needed and one is here." in page
    assert "The minute “Quorum” says so." in page
    page = clerk.post(f"/attendance/{ids[1]}/joined", data={}, follow_redirects=True).text
    assert f"{BEN} joined at" in page
    assert "Attendance" in page


def test_at_the_start_the_quorum_is_looked_at(clerk: FlaskClient, panel: Scene) -> None:
    panel.body.quorum = 4
    factories.keep(panel.body)
    page = clerk.post(f"/meetings/{panel.meeting.id}/minutes/time/begins", follow_redirects=True).text
    assert "There is no quorum: 4 members are needed and 3 are here." in page


def test_a_meeting_without_a_quorum_is_held_for_notes(clerk: FlaskClient, panel: Scene) -> None:
    panel.meeting.state = State.INQUORATE
    factories.keep(panel.meeting)
    page = clerk.get(f"/minutes/{panel.minute(ITEM).id}").text
    assert "This meeting is recorded as one without a quorum: take notes only." in page
    assert "There was no quorum, so this is not a decision of the panel." in page, "of the outcome that is written"
    assert NO_QUORUM in clerk.get(f"/meetings/{panel.meeting.id}/minutes").text


def test_a_record_made_elsewhere_is_entered_with_its_votes_as_they_are(clerk: FlaskClient, panel: Scene) -> None:
    other = factories.meeting(panel.body, clock.today(), state="held")
    item = factories.item(other, "An old item")
    clerk.post(f"/meetings/{other.id}/minutes/begin", data={"afterwards": "1"})
    minute = next(one for one in (panel.minute("An old item", other),) if one.item_id == item.id)
    sent = {
        "version": str(minute.version),
        "save": "1",
        "outcomes-0-verb": "noted",
        "outcomes-0-parts-0-text": "the report.",
        "outcomes-0-vote": "carried",
        "outcomes-0-votes_for": "9",
        "outcomes-0-votes_against": "0",
    }
    page = clerk.post(f"/minutes/{minute.id}", data=sent, follow_redirects=True).text
    assert "Worth a second look" in page
    assert "Votes and abstentions come to 9, but no member with a vote is in the room." in page
