"""Who attended: the roll ticked row by row, substitutes, officers, comings and goings, and the quorum they make."""

import datetime as dt

import pytest

from panel import clock
from panel.access.rules import Role
from panel.audit.operations import TERMINAL
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Attendance, Presiding
from panel.meetings.operations import attendance as record
from panel.meetings.operations.attendance import Mark
from panel.meetings.presence import presiding_findings, why_absent
from panel.meetings.roll import count_of, others_at, rows_of
from panel.meetings.rules.life import State
from panel.minutes.present import present_of
from tests import factories as make

BY = TERMINAL


@pytest.fixture
def meeting(app):
    """Four councillors with a vote, a carer without, and a seat held by post."""
    body = make.body(quorum=2)
    voting = make.category(body, "Elected Members", position=1)
    carers = make.category(body, "Foster carers", voting=False, councillors=False, position=2)
    for number, name in enumerate(("Cllr Ash", "Cllr Birch", "Cllr Cedar", "Cllr Dogwood")):
        role = "Chairman" if number == 0 else None
        make.seat(body, make.person(name), category=voting, role=role, position=number)
    make.seat(body, make.person("Mrs Elder"), category=carers, position=9)
    make.seat(body, None, post="Director of Children’s Services", category=carers, position=10)
    make.seat(body, None, vacant=True, category=voting, position=11)
    return make.meeting(body, state=State.HELD)


def seats(meeting) -> list[int]:
    return [row.holder.seat_id for row in rows_of(meeting)]


def recorded(meeting) -> list[str]:
    db.session.expire_all()
    return [f"{one.printed}: {one.status} {one.mode or ''}".strip() for one in meeting.attendance]


def ticked(meeting, *statuses: str, mode: str = "room") -> list[str]:
    marks = [
        Mark(seat, status, mode if status == "present" else None)
        for seat, status in zip(seats(meeting), statuses, strict=False)
    ]
    return record.record_roll(meeting, marks, by=BY)


def test_the_roll_of_the_day_is_offered_without_vacancies(meeting):
    assert [row.holder.line for row in rows_of(meeting)] == [
        "Cllr Ash (Chairman)",
        "Cllr Birch",
        "Cllr Cedar",
        "Cllr Dogwood",
        "Mrs Elder",
        "Director of Children’s Services",
    ]


def test_someone_whose_term_has_ended_is_not_on_it(meeting):
    meeting.body.seats[1].to_date = meeting.date - dt.timedelta(days=1)
    assert "Cllr Birch" not in [row.holder.printed for row in rows_of(meeting)]


def test_what_is_ticked_is_recorded_and_counted(meeting):
    ticked(meeting, "present", "apologies", "present", "absent", "present", "present")
    assert recorded(meeting) == [
        "Cllr Ash: present room",
        "Cllr Birch: apologies",
        "Cllr Cedar: present room",
        "Cllr Dogwood: absent",
        "Mrs Elder: present room",
        "Director of Children’s Services: present room",
    ]
    assert count_of(meeting).words == "Present 2 of 4 voting, quorum 2"


def test_remote_members_count_only_where_the_body_says_so(meeting):
    ticked(meeting, "present", "present", mode="remote")
    assert count_of(meeting).met is False
    meeting.body.remote_counts = True
    assert count_of(meeting).met is True


def test_only_rows_that_were_changed_are_written(meeting):
    """Two clerks have the same page open; each ticks another row."""
    first, second = seats(meeting)[:2]
    record.record_roll(meeting, [Mark(first, "present", "room"), Mark(second, None, None)], by=BY)
    record.record_roll(meeting, [Mark(first, None, None), Mark(second, "apologies", None)], by=BY)
    assert recorded(meeting) == ["Cllr Ash: present room", "Cllr Birch: apologies"]


def test_a_row_that_someone_else_recorded_otherwise_is_left_and_named(meeting):
    first = seats(meeting)[0]
    record.record_roll(meeting, [Mark(first, "apologies", None)], by=BY)
    assert record.record_roll(meeting, [Mark(first, "present", "room")], by=BY) == ["Cllr Ash"]
    assert recorded(meeting) == ["Cllr Ash: apologies"]
    again = Mark(first, "present", "room", was_status="apologies")
    assert record.record_roll(meeting, [again], by=BY) == []
    assert recorded(meeting) == ["Cllr Ash: present room"]


def test_a_substitute_sits_in_the_seat_and_counts_for_it(meeting):
    ticked(meeting, "present", "apologies")
    seat = seats(meeting)[1]
    facts = {
        "as_printed": "Cllr Fir",
        "status": "present",
        "mode": "room",
        "seat_id": seat,
        "for_as_printed": "Cllr Birch",
    }
    record.add_attendee(meeting, facts, by=BY)
    row = rows_of(meeting)[1]
    assert (row.attendance.status, [one.printed for one in row.substitutes]) == ("apologies", ["Cllr Fir"])
    assert count_of(meeting).words == "Present 2 of 4 voting, quorum 2"
    assert others_at(meeting) == []


def test_who_leaves_no_longer_counts_until_they_are_back(meeting):
    ticked(meeting, "present", "present")
    one = rows_of(meeting)[0].attendance
    record.leave(one, "10.50 am", by=BY)
    assert why_absent(one) == ("V2", "left at 10.50 am")
    assert count_of(meeting).met is False
    record.join(one, "11.05 am", by=BY)
    assert [(spell.joined, spell.left) for spell in one.spells] == [(None, "10.50 am"), ("11.05 am", None)]
    assert count_of(meeting).met is True


def test_a_member_who_leaves_for_an_interest_does_not_count_for_that_item(meeting):
    ticked(meeting, "present", "present")
    gone = rows_of(meeting)[0].attendance.id
    assert count_of(meeting, away=frozenset({gone})).met is False


def test_people_imported_without_their_seats_are_found_by_person_or_by_words(meeting):
    ash = rows_of(meeting)[0].holder.person_id
    make.keep(Attendance(meeting=meeting, person_id=ash, status="present", mode="room"))
    make.keep(Attendance(meeting=meeting, as_printed="Director of Children’s Services", status="present"))
    make.keep(Attendance(meeting=meeting, as_printed="Two representatives", head_count=2, status="present"))
    assert [row.attendance is not None for row in rows_of(meeting)] == [True, False, False, False, False, True]
    assert [one.as_printed for one in others_at(meeting)] == ["Two representatives"]


def test_times_presiding_and_breaks(meeting):
    record.record_sitting(
        meeting,
        started="10.02 am",
        concluded="12.10 pm",
        presiding=[{"as_printed": "Cllr Birch", "items": ["k1"]}],
        breaks=[{"from_text": "11.00 am", "to_text": "11.10 am"}],
        by=BY,
    )
    db.session.expire_all()
    assert (meeting.started, meeting.presiding[0].printed, meeting.presiding[0].items) == (
        "10.02 am",
        "Cllr Birch",
        ["k1"],
    )
    assert [(row.from_text, row.to_text) for row in meeting.adjournments] == [("11.00 am", "11.10 am")]


def test_two_people_cannot_preside_at_the_same_moment(meeting):
    times = {"started": "10.00 am", "concluded": None, "breaks": [], "by": BY}
    record.record_sitting(meeting, presiding=[{"as_printed": "Cllr Ash"}], **times)
    both = [{"as_printed": "Cllr Ash"}, {"as_printed": "Cllr Birch"}]
    with pytest.raises(Refused, match="Cllr Ash and Cllr Birch cannot both preside over the whole meeting"):
        record.record_sitting(meeting, presiding=both, **times)
    assert [row.printed for row in meeting.presiding] == ["Cllr Ash"]


def test_a_record_that_has_two_presiding_is_kept_and_noted_until_it_is_changed(meeting):
    for place, name in enumerate(("Cllr Ash", "Cllr Birch")):
        make.keep(Presiding(meeting=meeting, as_printed=name, position=place))
    as_it_is = [{"as_printed": "Cllr Ash"}, {"as_printed": "Cllr Birch"}]
    kept = list(meeting.presiding)
    record.record_sitting(meeting, started="10.05 am", concluded=None, presiding=as_it_is, breaks=[], by=BY)
    assert meeting.presiding == kept, "what came with the record stays as it was given"
    assert [one.rule for one in presiding_findings(meeting)] == ["V4"]


def test_after_signing_nothing_of_it_changes(meeting):
    ticked(meeting, "present")
    one = rows_of(meeting)[0].attendance
    meeting.minutes_locked_at = clock.now()
    changes = [
        lambda: ticked(meeting, "absent"),
        lambda: record.leave(one, "11 am", by=BY),
        lambda: record.remove_attendee(one, by=BY),
        lambda: record.add_attendee(meeting, {"as_printed": "Someone"}, by=BY),
        lambda: record.edit_attendee(one, {"status": "absent"}, [], by=BY),
    ]
    for change in changes:
        with pytest.raises(Refused, match="signed"):
            change()


@pytest.fixture
def clerk(meeting, sign_in):
    return sign_in(make.account(Role.CLERK, of=meeting.body))


def test_the_page_records_what_is_ticked(clerk, meeting):
    first, second, third, *_ = seats(meeting)
    sent = {f"was-status-{seat}": "" for seat in seats(meeting)} | {f"was-mode-{seat}": "" for seat in seats(meeting)}
    sent |= {f"status-{first}": "present", f"mode-{first}": "room", f"status-{second}": "apologies"}
    sent |= {f"status-{third}": "nonsense"}
    page = clerk.post(f"/meetings/{meeting.id}/attendance", data=sent, follow_redirects=True).text
    assert "Present 1 of 4 voting, quorum 2" in page
    assert ">No quorum<" in page
    assert recorded(meeting) == ["Cllr Ash: present room", "Cllr Birch: apologies"]
    assert f"for={second}" in page


def test_a_disputed_row_is_said_on_the_page(clerk, meeting):
    seat = seats(meeting)[0]
    ticked(meeting, "apologies")
    db.session.commit()
    sent = {f"was-status-{seat}": "", f"was-mode-{seat}": "", f"status-{seat}": "present", f"mode-{seat}": "room"}
    page = clerk.post(f"/meetings/{meeting.id}/attendance", data=sent, follow_redirects=True).text
    assert "Someone else has recorded Cllr Ash otherwise in the meantime" in page
    assert recorded(meeting) == ["Cllr Ash: apologies"]


def test_an_officer_is_added_changed_and_taken_off(clerk, meeting):
    url = f"/meetings/{meeting.id}/attendance/add?category=Officers+in+attendance"
    assert "Officers in attendance" in clerk.get(url).text
    nameless = clerk.post(url, data={"status": "present", "mode": "room"})
    assert "Choose a person or enter the name as it will be printed" in nameless.text
    form = {
        "as_printed": "Grace Holly",
        "capacity": "Head of the Virtual School",
        "status": "present",
        "mode": "remote",
    }
    clerk.post(url, data={**form, "category": "Officers in attendance"})
    one = others_at(meeting)[0]
    assert (one.printed, one.capacity, one.mode) == ("Grace Holly", "Head of the Virtual School", "remote")
    spells = {"spells-0-joined": "10.20 am", "spells-0-left": "11.00 am"}
    clerk.post(f"/attendance/{one.id}", data={**form, **spells, "organisation": "NHS"})
    db.session.expire_all()
    assert (one.organisation, one.spells[0].joined, one.spells[0].left) == ("NHS", "10.20 am", "11.00 am")
    assert "joined 10.20 am, left 11.00 am" in clerk.get(f"/meetings/{meeting.id}/attendance").text
    clerk.post(f"/attendance/{one.id}/remove")
    assert recorded(meeting) == []


def test_a_substitute_is_added_from_the_row_of_whom_they_stand_in_for(clerk, meeting):
    seat = seats(meeting)[1]
    form = {"as_printed": "Cllr Fir", "status": "present", "mode": "room", "stands_in_for": seat}
    clerk.post(f"/meetings/{meeting.id}/attendance/add?for={seat}", data=form)
    one = rows_of(meeting)[1].substitutes[0]
    assert (one.seat_id, one.for_person.name) == (seat, "Cllr Birch")
    clerk.post(f"/attendance/{one.id}", data={**form, "stands_in_for": ""})
    db.session.expire_all()
    assert (one.seat_id, one.for_person_id, rows_of(meeting)[1].substitutes) == (None, None, ())


def test_leaving_and_coming_back_take_a_button_each(clerk, meeting):
    ticked(meeting, "present", "present")
    db.session.commit()
    one = rows_of(meeting)[0].attendance
    page = clerk.post(f"/attendance/{one.id}/left", data={"at": "10.50 am"}, follow_redirects=True).text
    assert "Cllr Ash left at 10.50 am. Present 1 of 4 voting, quorum 2." in page
    with clock.at(dt.datetime(2026, 11, 24, 11, 5, tzinfo=clock.LONDON)):
        clerk.post(f"/attendance/{one.id}/joined", data={"at": ""})
    db.session.expire_all()
    assert one.spells[-1].joined == "11.05 am"


def test_who_presided_is_known_again_by_name_and_items_by_number(clerk, meeting):
    item = make.item(meeting, "Stability", number="4", key="k4")
    form = {"started": "10 am", "presiding-0-name": "Cllr Birch", "presiding-0-items": "4, 9"}
    form |= {"presiding-1-name": "A young person", "breaks-0-from_text": "11 am", "breaks-0-to_text": "11.10 am"}
    clerk.post(f"/meetings/{meeting.id}/times", data=form)
    db.session.expire_all()
    first, second = meeting.presiding
    assert (first.person.name, first.items) == ("Cllr Birch", [item.key, "9"])
    assert (second.person_id, second.as_printed) == (None, "A young person")
    assert 'value="4, 9"' in clerk.get(f"/meetings/{meeting.id}/times").text


def test_the_elected_chair_is_offered_and_someone_else_may_take_one_item(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/times?item=4").text
    assert 'name="presiding-0-name" type="text" value="Cllr Ash"' in page
    assert 'name="presiding-1-items" type="text" value="4"' in page
    assert meeting.presiding == [], "who presided is recorded only when it is saved"


def test_two_presiding_at_once_are_refused_on_the_page_and_what_was_typed_is_kept(clerk, meeting):
    sent = {
        "presiding-0-name": "Cllr Ash",
        "presiding-1-name": "Cllr Birch",
        "presiding-1-from_text": "11.00 am",
        "presiding-2-name": "Cllr Cedar",
        "presiding-2-from_text": "11.10 am",
        "started": "10.02 am",
    }
    page = clerk.post(f"/meetings/{meeting.id}/times", data=sent).text
    assert "Cllr Birch and Cllr Cedar cannot both preside from 11.10 am. Say who took over." in page
    assert 'value="Cllr Cedar"' in page
    assert 'value="10.02 am"' in page
    db.session.expire_all()
    assert (meeting.presiding, meeting.started) == ([], None)
    answer = clerk.post(f"/meetings/{meeting.id}/times", data={**sent, "presiding-1-to_text": "11.10 am"})
    assert answer.status_code == 302
    page = clerk.get(f"/meetings/{meeting.id}/attendance").text
    assert "Cllr Birch (11.00 am to 11.10 am)" in page


def test_the_public_see_who_came_once_the_meeting_has_sat_and_no_reasons(client, meeting):
    make.keep(Attendance(meeting=meeting, as_printed="Mr Oak", status="apologies", reason="In hospital"))
    page = client.get(f"/meetings/{meeting.id}/attendance").text
    assert "Mr Oak" in page
    assert "hospital" not in page
    assert '<form method="post"' not in page
    meeting.state = State.PUBLISHED
    make.keep(meeting)
    assert "Mr Oak" not in client.get(f"/meetings/{meeting.id}/attendance").text
    meeting.state = State.PLANNED
    make.keep(meeting)
    assert client.get(f"/meetings/{meeting.id}/attendance").status_code == 404


def test_whoever_holds_a_post_is_recorded_by_name(app):
    """The minutes must name the members present (V8): the seat says the post, its holder has a name."""
    body = make.body()
    director = make.person("Fay Hazel", post="Director of Children’s Services")
    seat = make.seat(body, director, post="Director of Children’s Services", category=make.category(body))
    meeting = make.meeting(body, state=State.HELD)
    record.record_roll(meeting, [Mark(seat.id, "present", "room")], by=BY)
    assert [one.line for one in present_of(meeting).members[0].people] == ["Fay Hazel, Director of Children’s Services"]
