"""Drafting an agenda: operations on a real database, and the page a clerk does it on."""

import datetime as dt

import pytest

from panel import clock
from panel.access.rules import Role
from panel.audit.operations import TERMINAL, trail
from panel.bodies.models import StandardItem
from panel.bodies.rules.agenda import SubItems
from panel.bodies.rules.kinds import ItemRole
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import AgendaItem
from panel.meetings.operations import agenda, life
from panel.meetings.rules.agenda import Kind
from tests import factories as make

BY = TERMINAL


def lines(meeting):
    db.session.expire_all()
    return [f"{item.number or '-'} {item.title}" for item in meeting.items]


@pytest.fixture
def meeting(app):
    return make.meeting(make.body())


def add(meeting, title, **facts):
    return agenda.add_line(meeting, {"title": title, **facts}, by=BY)


@pytest.fixture
def drafted(meeting):
    for title in ("Apologies", "Interests", "Stability"):
        add(meeting, title)
    db.session.commit()
    return meeting


def test_lines_are_numbered_as_they_are_added(drafted):
    add(drafted, "Part B", kind=Kind.HEADING)
    add(drafted, "Fostering")
    add(drafted, "Recruitment", level=1)
    assert lines(drafted) == ["1 Apologies", "2 Interests", "3 Stability", "- Part B", "4 Fostering", "4a Recruitment"]


def test_a_line_may_be_put_after_another(drafted):
    agenda.add_line(drafted, {"title": "Minutes"}, after=drafted.items[0], by=BY)
    assert lines(drafted) == ["1 Apologies", "2 Minutes", "3 Interests", "4 Stability"]


def test_the_body_says_how_sub_items_are_written_and_which_numbers_are_kept_free(drafted):
    drafted.body.sub_items = SubItems.DECIMALS
    drafted.body.reserved_numbers = ["4"]
    add(drafted, "Case files", level=1)
    add(drafted, "Fostering")
    assert lines(drafted)[3:] == ["3.1 Case files", "5 Fostering"]


def test_moving_a_line_renumbers_and_does_not_count_as_an_edit_of_any(drafted):
    versions = {item.id: item.version for item in drafted.items}
    agenda.move_line(drafted.items[2], 1, by=BY)
    assert lines(drafted) == ["1 Stability", "2 Apologies", "3 Interests"]
    assert {item.id: item.version for item in drafted.items} == versions
    assert trail(f"meeting/{drafted.id}")[0].sentence == "moved “Stability” to place 1 of the agenda"


def test_a_number_fixed_by_hand_stays_and_is_given_back(drafted):
    agenda.edit_line(drafted.items[1], {"number": "9", "number_fixed": True}, by=BY)
    assert lines(drafted) == ["1 Apologies", "9 Interests", "10 Stability"]
    agenda.edit_line(drafted.items[1], {"number_fixed": False}, by=BY)
    assert lines(drafted) == ["1 Apologies", "2 Interests", "3 Stability"]


def test_a_removed_line_is_put_back_where_it_was(drafted):
    gone = drafted.items[1]
    agenda.remove_line(gone, by=BY)
    assert lines(drafted) == ["1 Apologies", "2 Stability"]
    agenda.put_back(gone, by=BY)
    assert lines(drafted) == ["1 Apologies", "2 Interests", "3 Stability"]


def test_after_publication_numbers_stay_and_a_new_line_gets_the_next(drafted):
    life.publish(drafted, at=clock.now(), by=BY)
    late = agenda.add_line(drafted, {"title": "Inspection"}, after=drafted.items[0], by=BY)
    assert lines(drafted) == ["1 Apologies", "4 Inspection", "2 Interests", "3 Stability"]
    assert late.added_on == clock.today()
    with pytest.raises(Refused, match="stays on it"):
        agenda.remove_line(late, by=BY)


def test_a_line_whose_minutes_are_signed_is_left_alone(drafted):
    drafted.minutes_locked_at = clock.now()
    with pytest.raises(Refused, match="signed"):
        add(drafted, "One more")
    with pytest.raises(Refused, match="signed"):
        agenda.edit_line(drafted.items[0], {"title": "Other"}, by=BY)


def test_standard_lines_say_what_the_record_knows(app):
    body = make.body(
        standard_items=[
            StandardItem(title="Minutes of the last meeting", role="minutes", position=1),
            StandardItem(title="Date of next meeting", role="next_meeting", position=2),
            StandardItem(title="Closed business", part="closed", position=3),
        ]
    )
    make.meeting(body, dt.date(2026, 9, 15), state="held")
    make.meeting(body, dt.date(2027, 1, 19))
    meeting = make.meeting(body)
    agenda.add_standard(meeting, body.standard_items, by=BY)
    assert [item.purpose for item in meeting.items] == [
        "To approve as a correct record the minutes of the meeting held on 15 September 2026.",
        "Tuesday 19 January 2027 at 10.00 am.",
        None,
    ]
    assert meeting.items[2].part == "closed"


def test_the_next_agenda_begins_with_the_lines_of_the_last_and_new_dates(app):
    body = make.body()
    last = make.meeting(body, dt.date(2026, 9, 15), state="held")
    add(last, "Minutes", role="minutes", purpose="To approve the minutes of June")
    add(last, "Costs", exempt=True, exempt_paragraphs=[3], prepared_motion="That …", presenter="Director")
    meeting = make.meeting(body)
    made = agenda.copy_lines(meeting, last, by=BY)
    assert made[0].purpose.endswith("held on 15 September 2026.")
    assert (made[1].presenter, made[1].exempt, made[1].prepared_motion) == ("Director", False, None)


@pytest.fixture
def clerk(app, sign_in, meeting):
    return sign_in(make.account(Role.CLERK, of=meeting.body, name="Clare Clerk"))


def test_the_page_drafts_an_agenda_from_nothing(clerk, meeting):
    page = f"/meetings/{meeting.id}/draft"
    assert "Begin with the panel’s standard items" in clerk.get(page).text
    for title in ("Apologies", "Stability"):
        answer = clerk.post(
            f"/meetings/{meeting.id}/lines", data={"new-title": title, "new-kind": "item", "new-level": "0"}
        )
        assert answer.status_code == 302
    assert lines(meeting) == ["1 Apologies", "2 Stability"]
    clerk.post(f"/lines/{meeting.items[1].id}/move", data={"to": "1"})
    assert lines(meeting) == ["1 Stability", "2 Apologies"]
    gone = meeting.items[1]
    answer = clerk.post(f"/lines/{gone.id}/remove", follow_redirects=True)
    assert "“Apologies” was removed." in answer.text
    assert lines(meeting) == ["1 Stability"]
    clerk.post(f"/lines/{gone.id}/restore")
    assert lines(meeting) == ["1 Stability", "2 Apologies"]


def test_a_line_without_a_title_is_said_and_the_rest_kept(clerk, meeting):
    answer = clerk.post(
        f"/meetings/{meeting.id}/lines", data={"new-title": "", "new-kind": "heading", "new-level": "0"}
    )
    assert answer.status_code == 200
    assert "Enter the title" in answer.text
    assert '<option value="heading" selected' in answer.text


def test_the_words_are_changed_in_place(clerk, drafted):
    item = drafted.items[2]
    prefix = f"line-{item.id}-"
    form = {prefix + "title": "Placement stability", prefix + "purpose": "To receive a report", prefix + "version": "1"}
    assert clerk.post(f"/lines/{item.id}/words", data=form).status_code == 302
    db.session.expire_all()
    assert (item.title, item.purpose, item.number) == ("Placement stability", "To receive a report", "3")
    empty = clerk.post(f"/lines/{item.id}/words", data={**form, prefix + "title": ""})
    assert "Enter the title" in empty.text


FORM = {"title": "Stability", "kind": "item", "level": "0", "part": "open", "version": "1"}


def test_everything_about_a_line_is_on_its_page(clerk, drafted):
    item = drafted.items[2]
    sent = {
        **FORM,
        "purpose": "To note",
        "presenter": "Head of Service",
        "minutes_allowed": "20 mins",
        "verbal": "y",
        "number": "7",
        "part": "closed",
        "urgent": "y",
        "urgent_reason": "The inspector’s letter came on Tuesday",
        "urgent_agreed_by": "Cllr Mrs Hegley",
    }
    assert clerk.post(f"/lines/{item.id}", data=sent).status_code == 302
    db.session.expire_all()
    assert (item.number, item.number_fixed, item.part, item.verbal, item.to_follow) == (
        "7",
        True,
        "closed",
        True,
        False,
    )
    assert (item.urgent, item.urgent_agreed_by, item.minutes_allowed) == (True, "Cllr Mrs Hegley", "20 mins")
    page = clerk.get(f"/lines/{item.id}").text
    assert 'value="7"' in page
    assert "Item 7: Stability" in page


def test_exempt_and_confidential_are_two_questions_each_with_its_own_answers(clerk, drafted):
    item = drafted.items[2]
    given = {"version": "1", "exempt": "y", "public_interest": "Prices are at stake"}
    lacking = clerk.post(f"/lines/{item.id}/exempt", data=given)
    assert "Say under which paragraph of Schedule 12A it is exempt" in lacking.text
    assert "Prices are at stake" in lacking.text
    lacking = clerk.post(f"/lines/{item.id}/confidential", data={"version": "1", "confidential": "y"})
    assert "Choose the ground on which it is confidential" in lacking.text
    day = {"decided_on-day": "2", "decided_on-month": "11", "decided_on-year": "2026"}
    sent = {**given, **day, "paragraphs": ["1", "3"], "terms": "no terms", "decided_by": "The Solicitor"}
    assert clerk.post(f"/lines/{item.id}/exempt", data=sent).status_code == 302
    db.session.expire_all()
    assert (item.exempt, item.exempt_paragraphs, item.confidential) == (True, [1, 3], False)
    assert (item.exempt_decided_by, item.exempt_decided_on) == ("The Solicitor", dt.date(2026, 11, 2))
    assert item.contract_terms is False


def test_the_draft_says_when_it_must_be_published(clerk, drafted):
    with clock.at(dt.datetime(2026, 11, 2, 9, 0, tzinfo=clock.LONDON)):
        assert "Publish by Monday 16 November 2026 at 5.00 pm" in clerk.get(f"/meetings/{drafted.id}/draft").text
    with clock.at(dt.datetime(2026, 11, 16, 17, 30, tzinfo=clock.LONDON)):
        page = clerk.get(f"/meetings/{drafted.id}/draft").text
    assert "The last lawful day to publish was Monday 16 November 2026" in page
    assert "to postpone, to use short notice or to publish late" in page


def test_published_late_each_item_says_what_the_law_asks_until_it_is_answered(clerk, drafted):
    drafted.called_on = dt.date(2026, 10, 1)
    with clock.at(dt.datetime(2026, 11, 18, 9, 0, tzinfo=clock.LONDON)):
        life.publish(drafted, at=clock.now(), by=BY)
    agenda.edit_line(
        drafted.items[2],
        {"urgent_reason": "The inspector’s letter came on Tuesday", "urgent_agreed_by": "Cllr Mrs Hegley"},
        by=BY,
    )
    db.session.commit()
    page = clerk.get(f"/meetings/{drafted.id}/draft").text
    assert page.count("so it may be taken only as urgent") == 3
    assert page.count("Still needed: The special circumstances that make it urgent; The chair’s agreement") == 2


def test_published_in_time_only_what_was_added_later_is_asked_about(clerk, drafted):
    with clock.at(dt.datetime(2026, 11, 16, 9, 0, tzinfo=clock.LONDON)):
        life.publish(drafted, at=clock.now(), by=BY)
    with clock.at(dt.datetime(2026, 11, 20, 9, 0, tzinfo=clock.LONDON)):
        add(drafted, "Inspection")
    db.session.commit()
    assert clerk.get(f"/meetings/{drafted.id}/draft").text.count("so it may be taken only as urgent") == 1


def test_two_lines_with_one_number_are_pointed_out(clerk, drafted):
    agenda.edit_line(drafted.items[2], {"number": "1", "number_fixed": True}, by=BY)
    agenda.edit_line(drafted.items[0], {"number": "1", "number_fixed": True}, by=BY)
    db.session.commit()
    assert "More than one line bears the number 1" in clerk.get(f"/meetings/{drafted.id}/draft").text


def test_who_may_not_draft_is_not_let_in(client, drafted, sign_in):
    assert client.get(f"/meetings/{drafted.id}/draft").status_code == 302
    member = sign_in(make.account(Role.MEMBER, of=drafted.body))
    assert member.get(f"/meetings/{drafted.id}/draft").status_code == 403
    other = sign_in(make.account(Role.CLERK, of=make.body()))
    assert other.post(f"/lines/{drafted.items[0].id}/remove").status_code == 403
    assert db.session.get(AgendaItem, drafted.items[0].id).removed_at is None


def test_a_line_that_was_removed_meanwhile_is_not_found(clerk, drafted):
    item = drafted.items[0]
    agenda.remove_line(item, by=BY)
    db.session.commit()
    assert clerk.get(f"/lines/{item.id}").status_code == 404


def test_standard_items_not_on_the_agenda_yet_are_offered_and_added(clerk, drafted):
    body = drafted.body
    body.standard_items = [
        StandardItem(title="Apologies", position=1),
        StandardItem(title="Work programme", position=2),
        StandardItem(title="Date of next meeting", role="next_meeting", position=3),
    ]
    make.keep(body)
    page = clerk.get(f"/meetings/{drafted.id}/draft").text
    assert "Work programme" in page
    assert page.count("Apologies</label>") == 0, "it is on the agenda already"
    url = f"/meetings/{drafted.id}/lines/standard"
    assert "Choose the standard items to add" in clerk.post(url).text
    clerk.post(url, data={"standard-items": [str(item.id) for item in body.standard_items[1:]]})
    assert lines(drafted)[3:] == ["4 Work programme", "5 Date of next meeting"]


@pytest.mark.parametrize("role", list(ItemRole))
def test_what_a_line_is_to_the_software_stays_when_its_page_is_saved(clerk, meeting, role):
    """Every kind of standard item can be chosen for a line too, so that saving the line does not lose it."""
    line = make.item(meeting, "A standard line", role=role.value)
    page = clerk.get(f"/lines/{line.id}").text
    assert f'<option value="{role.value}" selected>' in page


def test_a_line_put_after_another_on_the_page(clerk, drafted):
    form = {"new-title": "Minutes", "new-kind": "item", "new-level": "0", "new-after": str(drafted.items[0].id)}
    clerk.post(f"/meetings/{drafted.id}/lines", data=form)
    assert lines(drafted)[:2] == ["1 Apologies", "2 Minutes"]


def test_a_ground_in_the_record_s_own_words_is_kept(clerk, drafted):
    item = drafted.items[2]
    agenda.edit_line(item, {"confidential": True, "confidential_ground": "Section 97 of the Children Act"}, by=BY)
    db.session.commit()
    assert "Section 97 of the Children Act" in clerk.get(f"/lines/{item.id}/marking").text
    sent = {"version": str(item.version), "confidential": "y", "ground": "Section 97 of the Children Act"}
    assert clerk.post(f"/lines/{item.id}/confidential", data=sent).status_code == 302
    db.session.expire_all()
    assert item.confidential_ground == "Section 97 of the Children Act"


def test_two_markings_at_once_are_both_shown_in_words(clerk, drafted):
    item = drafted.items[2]
    first = {"version": "1", "exempt": "y", "paragraphs": ["3"]}
    day = {"decided_on-day": "2", "decided_on-month": "11", "decided_on-year": "2026"}
    clerk.post(f"/lines/{item.id}/exempt", data=first)
    where = clerk.post(f"/lines/{item.id}/exempt", data={**first, **day, "paragraphs": ["1", "2"]}).location
    page = clerk.get(where).text
    assert "Paragraphs of Schedule 12A: 1, 2" in page
    assert "Paragraphs of Schedule 12A: 3" in page
    form = clerk.post(where, data={"choice": "both"}).location
    assert form.startswith(f"/lines/{item.id}/marking")
    assert "What the other person saved" in clerk.get(form).text
