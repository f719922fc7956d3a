"""The doors of the minutes: the room with and without a script, the life of the minutes, and who reads what."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Phrase
from panel.extensions import db
from panel.mail.models import Letter
from panel.minutes.models import Minute
from panel.minutes.operations import life
from panel.minutes.operations.approval import approve
from panel.minutes.printing import papers_of, print_editions
from panel.minutes.queries import minutes_of
from panel.minutes.rules.life import How, MinutesState
from panel.papers.models import Paper, Recommendation
from tests import factories
from tests.minutes.november import november
from tests.minutes.scene import JANUARY, Scene, meeting_of, outcome, part, scene

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = november()
    db.session.commit()
    return made


def typed(minute: Minute, **fields: Any) -> dict[str, Any]:
    """The form as a browser without a script sends it."""
    plain = {"version": minute.version, "numbering": "scheme", "open": "as its item", "save": "1"}
    return plain | fields


def test_the_clerk_begins_the_minutes_and_writes_one_without_a_script(app: Flask, sign_in: SignIn) -> None:
    made = scene()
    clerk = sign_in(made.clerk)
    page = clerk.get(f"/meetings/{made.meeting.id}/minutes").text
    assert "Begin the minutes" in page
    clerk.post(f"/meetings/{made.meeting.id}/minutes/begin")
    minute = made.minute("Fostering report, quarter 2")
    sent = typed(
        minute,
        html="The panel considered the report.",
        **{
            "points-0-number": "1.",
            "points-0-html": "There were *110* households.",
            "outcomes-0-verb": "resolved",
            "outcomes-0-parts-0-label": "a)",
            "outcomes-0-parts-0-text": "that an update be given",
            "outcomes-0-parts-0-owners": "Head of Service; All",
            "outcomes-0-parts-0-due": "March meeting",
            "outcomes-0-vote": "carried",
            "outcomes-0-votes_for": "3",
            "actions-0-text": "Send the dates round",
        },
    )
    answer = clerk.post(f"/minutes/{minute.id}", data=sent)
    assert answer.status_code == 302
    page = clerk.get(f"/meetings/{made.meeting.id}/minutes").text
    for words in (
        "The panel considered the report.",
        "<em>110</em>",
        "RESOLVED",
        "that an update be given",
        "Head of Service; All – March meeting",
        "Carried. For 3.",
        "Send the dates round",
    ):
        assert words in page, words


def test_who_only_reads_a_draft_is_not_asked_to_write_it(app: Flask, sign_in: SignIn) -> None:
    made = scene()
    made.begin()
    db.session.commit()
    address = f"/meetings/{made.meeting.id}/minutes"
    assert "Write it" in sign_in(made.clerk).get(address).text
    assert "Write it" not in sign_in(factories.account(Role.MONITORING_OFFICER)).get(address).text


def test_saving_leads_on_to_the_next_item(panel: Scene, sign_in: SignIn) -> None:
    first, second, *_ = minutes_of(panel.meeting)
    answer = sign_in(panel.clerk).post(
        f"/minutes/{first.id}", data=typed(first, numbering="hand", number="CPP/17/20", save_next="1")
    )
    assert answer.headers["Location"] == f"/minutes/{second.id}"


def test_the_room_leads_to_the_first_minute_that_is_not_written(app: Flask, sign_in: SignIn) -> None:
    made = scene()
    made.begin()
    db.session.commit()
    answer = sign_in(made.clerk).get(f"/meetings/{made.meeting.id}/minutes/take")
    assert answer.headers["Location"] == f"/minutes/{made.minute('Minutes').id}", "apologies are minuted by themselves"


def test_an_outcome_starts_from_the_recommendations_of_the_report(panel: Scene, sign_in: SignIn) -> None:
    minute = panel.minute("Fostering agency report, quarter 2")
    paper = Paper(item=minute.item, title="Fostering")
    paper.recommendations = [
        Recommendation(position=1, verb="Note", text="the report"),
        Recommendation(position=2, verb="Agree", text="the plan"),
        Recommendation(position=3, verb="Agree", text="the budget"),
    ]
    factories.keep(paper)
    clerk = sign_in(panel.clerk)
    assert "Start from the report’s recommendations" in clerk.get(f"/minutes/{minute.id}").text
    page = clerk.post(f"/minutes/{minute.id}", data=typed(minute, html="Typed already.", start="0")).get_data(
        as_text=True
    )
    assert "Typed already." in page
    assert "the report" in page
    assert "agree the plan" in page
    assert "agree the budget" in page
    db.session.expire_all()
    assert minute.html == "<p>The panel considered the report on fostering in quarter 2.</p><p>Points included:</p>"


def test_the_words_that_exclude_the_public_are_ready(panel: Scene, sign_in: SignIn) -> None:
    minute = panel.minute("Exclusion of the press and public")
    page = sign_in(panel.clerk).post(f"/minutes/{minute.id}", data=typed(minute, start="0")).text
    assert "the public be excluded during item 8, Virtual school: interim report" in page
    assert "paragraph 2 of Part 1 of Schedule 12A" in page


def test_words_used_often_are_put_in_at_the_end(panel: Scene, sign_in: SignIn) -> None:
    minute = panel.minute("Work programme")
    phrase = factories.keep(Phrase(body=panel.body, label="Thanks", text="The Chairman thanked those who had come."))
    sent = typed(minute, html="First.", phrase=str(phrase.id), insert="1")
    page = sign_in(panel.clerk).post(f"/minutes/{minute.id}", data=sent).text
    assert "First.\n\nThe Chairman thanked those who had come." in page


def test_another_row_is_added_without_losing_what_was_typed(panel: Scene, sign_in: SignIn) -> None:
    minute = panel.minute("Work programme")
    sent = typed(
        minute,
        html="Typed.",
        **{"outcomes-0-verb": "noted", "outcomes-0-parts-0-text": "so", "outcomes-0-parts-add": "1"},
    )
    page = sign_in(panel.clerk).post(f"/minutes/{minute.id}", data=sent).text
    assert "Typed." in page
    assert "outcomes-0-parts-1-text" in page


def test_a_number_that_is_taken_is_told_beside_the_field(panel: Scene, sign_in: SignIn) -> None:
    minute = panel.minute("Work programme")
    sent = typed(minute, html="Typed.", numbering="hand", number="CPP/17/20")
    page = sign_in(panel.clerk).post(f"/minutes/{minute.id}", data=sent)
    assert page.status_code == 200
    text = page.text
    assert "CPP/17/20 is, or was, the number of another minute. Numbers are not used twice." in text
    assert "Typed." in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"numbering": "hand", "number": ""}, "Enter the number of this minute"),
        ({"outcomes-0-verb": "resolved", "outcomes-0-votes_for": "three"}, "For must be a whole number"),
        ({"outcomes-0-verb": "shouted"}, "Outcome: choose from the list"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_kept(
    panel: Scene, sign_in: SignIn, fields: dict[str, str], words: str
) -> None:
    minute = panel.minute("Work programme")
    page = sign_in(panel.clerk).post(f"/minutes/{minute.id}", data=typed(minute, html="Typed.", **fields))
    text = page.text
    assert words in text
    assert "Typed." in text


def test_what_is_typed_is_kept_until_it_is_saved(panel: Scene, sign_in: SignIn) -> None:
    minute, clerk = panel.minute("Work programme"), sign_in(panel.clerk)
    answer = clerk.post(f"/minutes/{minute.id}/autosave", data=typed(minute, html_html="<p>Half a sent</p>"))
    assert re.fullmatch(r"\d\d?\.\d\d [ap]m", answer.get_json()["saved_at"])
    page = clerk.get(f"/minutes/{minute.id}").text
    assert "what you typed and did not save" in page
    assert "Half a sent" in page
    assert "Half a sent" not in clerk.get(f"/meetings/{panel.meeting.id}/minutes").text
    clerk.post(f"/minutes/{minute.id}", data=typed(minute, html="A whole sentence."))
    page = clerk.get(f"/minutes/{minute.id}").text
    assert "what you typed" not in page
    assert "A whole sentence." in page


def test_what_was_typed_can_be_thrown_away(panel: Scene, sign_in: SignIn) -> None:
    minute, clerk = panel.minute("Work programme"), sign_in(panel.clerk)
    clerk.post(f"/minutes/{minute.id}/autosave", data=typed(minute, html="Half a sent"))
    clerk.post(f"/minutes/{minute.id}/discard")
    assert "Half a sent" not in clerk.get(f"/minutes/{minute.id}").text


def test_autosave_tells_that_another_has_saved_and_keeps_the_text(panel: Scene, sign_in: SignIn) -> None:
    minute, clerk = panel.minute("Work programme"), sign_in(panel.clerk)
    answer = clerk.post(f"/minutes/{minute.id}/autosave", data={**typed(minute, html="Mine."), "version": "0"})
    assert answer.status_code == 409
    page = clerk.get(answer.get_json()["url"]).text
    assert "Mine." in page
    assert "Members considered the proposed programme" in page


def lose(panel: Scene, sign_in: SignIn) -> tuple[FlaskClient, Minute, str]:
    """Two clerks save one minute; gives the second, and the address where they see both texts."""
    minute = panel.minute("Work programme")
    version = minute.version
    sign_in(panel.clerk).post(f"/minutes/{minute.id}", data=typed(minute, html="The first clerk’s words."))
    second = sign_in(factories.account(Role.CLERK, of=panel.body, name="Second Clerk"))
    late = {**typed(minute, html="The second clerk’s words."), "version": version}
    late |= {"outcomes-0-verb": "noted", "outcomes-0-parts-0-text": "the second clerk’s outcome"}
    answer = second.post(f"/minutes/{minute.id}", data=late)
    assert answer.status_code == 303
    return second, minute, answer.headers["Location"]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("mine", "<p>The second clerk’s words.</p>"),
        ("theirs", "<p>The first clerk’s words.</p>"),
    ],
)
def test_the_second_sees_both_texts_and_chooses(panel: Scene, sign_in: SignIn, choice: str, kept: str) -> None:
    second, minute, address = lose(panel, sign_in)
    page = second.get(address).text
    assert "Chris Clerk saved this at" in page
    assert "The first clerk’s words." in page
    assert "The second clerk’s words." in page
    db.session.expire_all()
    answer = second.post(address, data={"choice": choice, "version": minute.version})
    assert answer.headers["Location"] == f"/minutes/{minute.id}"
    db.session.expire_all()
    assert minute.html == kept
    listed = second.get(f"/minutes/{minute.id}/set-aside").text
    assert "The second clerk’s words." in listed
    assert "Dealt with" in listed


def test_the_second_may_edit_both_together(panel: Scene, sign_in: SignIn) -> None:
    second, minute, address = lose(panel, sign_in)
    db.session.expire_all()
    answer = second.post(address, data={"choice": "both", "version": minute.version})
    page = second.get(answer.headers["Location"]).text
    assert "The first clerk’s words.\n\nThe second clerk’s words." in page
    assert "the second clerk’s outcome" in page
    assert f'name="version" type="hidden" value="{minute.version}"' in page


def test_a_third_text_saved_meanwhile_is_met_in_the_same_way(panel: Scene, sign_in: SignIn) -> None:
    second, minute, address = lose(panel, sign_in)
    db.session.expire_all()
    seen = minute.version
    sign_in(panel.clerk).post(f"/minutes/{minute.id}", data=typed(minute, html="A third text."))
    answer = second.post(address, data={"choice": "mine", "version": seen})
    assert answer.status_code == 303
    assert "A third text." in second.get(answer.headers["Location"]).text


def test_nobody_chooses_for_another(panel: Scene, sign_in: SignIn) -> None:
    _, _, address = lose(panel, sign_in)
    assert sign_in(panel.clerk).get(address).status_code == 403


def test_from_draft_to_signed_through_the_pages(panel: Scene, sign_in: SignIn, client: FlaskClient) -> None:
    clerk, chair = sign_in(panel.clerk), sign_in(panel.chair)
    january = meeting_of(panel.body, JANUARY)
    home = f"/meetings/{panel.meeting.id}/minutes"
    assert "not been published yet" in client.get(home).text

    assert "The chair can read the minutes" in clerk.get(f"{home}/step/send-to-chair").text
    clerk.post(f"{home}/step/send-to-chair")
    letter = db.session.scalars(db.select(Letter)).one()
    assert letter.to == panel.chair.email
    assert f"http://localhost{home}" in letter.text
    assert "Agree the minutes" in chair.get(home).text
    chair.post(f"{home}/chair", data={"note": "All is well.", "agree": "1"})
    assert "Agreed by Councillor Ada Hill" in clerk.get(home).text

    assert "Everyone can read the minutes" in clerk.get(f"{home}/step/publish").text
    clerk.post(f"{home}/step/publish")
    page = client.get(home).text
    assert "CPP/17/26" in page
    assert "five pupils" not in page
    assert client.get(f"{home}.pdf").data.startswith(b"%PDF")

    clerk.post(f"/meetings/{january.id}/minutes/begin")
    waiting = panel.minute("Minutes", january)
    assert "Minutes waiting for approval: 13 November 2017" in clerk.get(f"/minutes/{waiting.id}").get_data(
        as_text=True
    )
    sent = {"books": str(panel.book.id), "how": "correct record", "save": "1"}
    answer = clerk.post(f"/meetings/{january.id}/minutes/approve", data=sent)
    assert answer.headers["Location"] == f"/minutes/{waiting.id}"
    assert "Approved by the meeting of 15 January 2018" in " ".join(client.get(home).text.split())

    sent = {"name": "Councillor Ada Hill", "on-day": "15", "on-month": "1", "on-year": "2018", "save": "1"}
    assert clerk.post(f"{home}/signature", data=sent).status_code == 302
    db.session.expire_all()
    assert panel.book.state is MinutesState.SIGNED
    assert panel.book.signed_by is panel.chair.person
    page = " ".join(client.get(home).text.split())
    assert "Signed by Councillor Ada Hill, Chair of the meeting of 15 January 2018, on 15 January 2018" in page
    assert "Draft" not in page
    minute = minutes_of(panel.meeting)[0]
    refused = clerk.post(f"/minutes/{minute.id}", data=typed(minute, html="Another word."))
    assert refused.status_code == 409
    assert "The minutes are signed and can no longer be changed" in refused.text


def test_business_taken_in_another_order(panel: Scene, sign_in: SignIn) -> None:
    clerk, address = sign_in(panel.clerk), f"/meetings/{panel.meeting.id}/minutes/order"
    assert "There is no item 99 on this agenda" in clerk.post(address, data={"order": "99"}).text
    assert "Item 2 is there twice" in clerk.post(address, data={"order": "2, 2"}).text
    clerk.post(address, data={"order": "2, 5, 3"})
    assert "Business was taken in the order 2, 5 and 3." in clerk.get(f"/meetings/{panel.meeting.id}/minutes").get_data(
        as_text=True
    )


def test_the_time_is_noted_with_one_press(app: Flask, sign_in: SignIn) -> None:
    made = scene()
    first = made.begin()[0]
    db.session.commit()
    answer = sign_in(made.clerk).post(f"/meetings/{made.meeting.id}/minutes/time/begins", data={"minute": first.id})
    assert answer.headers["Location"] == f"/minutes/{first.id}"
    db.session.expire_all()
    assert re.fullmatch(r"\d\d?\.\d\d [ap]m", made.meeting.started or "")


def test_a_minute_is_added_and_deleted(panel: Scene, sign_in: SignIn) -> None:
    clerk, home = sign_in(panel.clerk), f"/meetings/{panel.meeting.id}/minutes"
    assert "Enter a heading, or choose a line" in clerk.post(f"{home}/add", data={}).text
    clerk.post(f"{home}/add", data={"title": "Vote of thanks"})
    added = minutes_of(panel.meeting)[-1]
    assert added.title == "Vote of thanks"
    assert "Vote of thanks" in clerk.get(f"/minutes/{added.id}/delete").text
    clerk.post(f"/minutes/{added.id}/delete")
    assert "Vote of thanks" not in clerk.get(home).text


def test_who_may_read_what(panel: Scene, sign_in: SignIn, client: FlaskClient) -> None:
    home = f"/meetings/{panel.meeting.id}/minutes"
    readers = {"public": client, "member": sign_in(panel.member), "clerk": sign_in(panel.clerk)}
    drafts = {name: "CPP/17/20" in reader.get(home).text for name, reader in readers.items()}
    assert drafts == {"public": False, "member": False, "clerk": True}
    assert {name: reader.get(f"{home}.pdf").status_code for name, reader in readers.items()} == {
        "public": 404,
        "member": 404,
        "clerk": 200,
    }
    life.publish(panel.book, print_editions(papers_of(panel.meeting)), by=panel.clerk)
    db.session.commit()
    closed = {name: "five pupils" in reader.get(home).text for name, reader in readers.items()}
    assert closed == {"public": False, "member": True, "clerk": True}
    sent = {name: reader.get(f"{home}.pdf").data for name, reader in readers.items()}
    assert sent["member"] == sent["clerk"] != sent["public"]


def test_a_step_that_is_not_open_says_so(panel: Scene, sign_in: SignIn) -> None:
    answer = sign_in(panel.clerk).get(f"/meetings/{panel.meeting.id}/minutes/step/withdraw")
    assert answer.status_code == 409
    assert "This cannot be done while the state is “draft”." in answer.text


def test_the_minutes_of_an_unknown_meeting_are_not_there(panel: Scene, sign_in: SignIn, client: FlaskClient) -> None:
    assert client.get("/meetings/999/minutes").status_code == 404
    assert sign_in(panel.clerk).get("/minutes/999").status_code == 404


def test_odd_facts_of_a_record_print_plainly(panel: Scene, sign_in: SignIn) -> None:
    minute = panel.minute("Work programme")
    panel.write(
        minute,
        title="Work plan",
        outcomes=[outcome("none", part("Item deferred.")), outcome("resolved", own_words="The Panel resolved to:")],
    )
    db.session.commit()
    page = sign_in(panel.clerk).get(f"/meetings/{panel.meeting.id}/minutes").text
    for words in ("Work plan", "Item deferred.", "The Panel resolved to:"):
        assert words in page


def test_the_chair_sends_the_minutes_back_with_a_note(panel: Scene, sign_in: SignIn) -> None:
    home = f"/meetings/{panel.meeting.id}/minutes"
    life.send_to_chair(panel.book, by=panel.clerk)
    db.session.commit()
    sign_in(panel.chair).post(f"{home}/chair", data={"note": "The figure was 112.", "send_back": "1"})
    page = sign_in(panel.clerk).get(home).text
    assert "Note from the chair" in page
    assert "The figure was 112." in page
    assert "Write the minutes" in page


def test_a_signature_is_not_dated_in_the_future(panel: Scene, sign_in: SignIn) -> None:
    approve(panel.book, at=meeting_of(panel.body, JANUARY), how=How.CORRECT_RECORD, by=panel.clerk)
    db.session.commit()
    sent = {"name": "Councillor Ada Hill", "on-day": "1", "on-month": "1", "on-year": "2999", "save": "1"}
    page = sign_in(panel.clerk).post(f"/meetings/{panel.meeting.id}/minutes/signature", data=sent).text
    assert "The day of signing must not be in the future" in page
    assert "2999" in page


def test_words_that_an_item_calls_for_are_offered_first(panel: Scene, sign_in: SignIn) -> None:
    minute = panel.minute("Work programme")
    assert minute.item is not None
    minute.item.urgent, minute.item.urgent_reason = True, "the grant closes on Friday"
    minute.item.confidential, minute.item.prepared_motion = True, "that the grant be sought."
    factories.keep(minute.item)
    clerk = sign_in(panel.clerk)
    page = clerk.post(f"/minutes/{minute.id}", data=typed(minute, phrase="urgent", insert="1")).text
    assert (
        "considered as a matter of urgency because of these special circumstances: the grant closes on Friday" in page
    )
    page = clerk.post(f"/minutes/{minute.id}", data=typed(minute, phrase="confidential", insert="1")).text
    assert "confidential information within section 100A(2)" in page
    page = clerk.post(f"/minutes/{minute.id}", data=typed(minute, start="0")).text
    assert "that the grant be sought." in page
