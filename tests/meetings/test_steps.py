"""A meeting's whole life, told through the operations and on the pages: states, dates, and what the public are told."""

import datetime as dt

import pytest

from panel import clock
from panel.access.rules import Role
from panel.audit.operations import TERMINAL, trail
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.operations import life
from panel.meetings.queries import agenda_shown, meeting_shown, open_from, timeliness
from panel.meetings.rules.life import State
from tests import factories as make

BY = TERMINAL
DAY = dt.date(2026, 11, 24)


def on(day: str, hour: int = 9):
    return clock.at(dt.datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=clock.LONDON))


@pytest.fixture
def meeting(app):
    meeting = make.meeting(make.body(), DAY)
    make.item(meeting, "Stability")
    return meeting


@pytest.fixture
def published(meeting):
    with on("2026-11-10"):
        life.call(meeting, by=BY)
    with on("2026-11-16"):
        life.publish(meeting, at=clock.now(), by=BY)
    db.session.commit()
    return meeting


def last_notice(meeting):
    return meeting.notices[-1]


def test_called_published_and_held(published):
    assert (published.state, published.called_on) == (State.PUBLISHED, dt.date(2026, 11, 10))
    assert [notice.words for notice in published.notices] == [
        "The Corporate Parenting Panel will meet on Tuesday 24 November 2026 at 10.00 am at Committee Room 1.",
        (
            "The agenda and reports for the meeting of the Corporate Parenting Panel on Tuesday 24 November 2026 at "
            "10.00 am at Committee Room 1 are open to inspection."
        ),
    ]
    with on("2026-11-24"):
        life.hold(published, by=BY)
    assert published.state is State.HELD
    assert [entry.sentence for entry in trail(f"meeting/{published.id}")] == [
        "recorded the meeting as held",
        "published the agenda and papers",
        "called the meeting",
    ]


def test_publishing_a_meeting_that_was_not_called_calls_it(meeting):
    with on("2026-11-18"):
        life.publish(meeting, at=clock.now(), by=BY)
    assert meeting.called_on == dt.date(2026, 11, 18)


def test_clear_days_count_from_the_later_of_the_two_postings(published):
    assert open_from(published) == dt.date(2026, 11, 16)
    assert not timeliness(published, open_from(published)).late
    notice = last_notice(published)
    offices = dt.datetime(2026, 11, 16, 17, 20, tzinfo=clock.LONDON)
    life.word_notice(notice, words=notice.words, at_offices=offices, on_web=notice.on_web, by=BY)
    assert open_from(published) == dt.date(2026, 11, 17)
    assert timeliness(published, open_from(published)).clear_days == 4


def test_adjourned_and_reconvened_with_the_same_agenda(published):
    with on("2026-11-24", 12):
        life.adjourn(published, at="11.40 am", date=dt.date(2026, 12, 1), time=dt.time(14, 0), by=BY)
    assert published.state is State.ADJOURNED
    assert published.sits_on == dt.date(2026, 12, 1)
    assert last_notice(published).words.endswith(
        "was adjourned until Tuesday 1 December 2026 at 2.00 pm. It keeps the same agenda."
    )
    with on("2026-11-30"), pytest.raises(Refused, match="that day has not come"):
        life.reconvene(published, by=BY)
    with on("2026-12-01", 14):
        life.reconvene(published, by=BY)
    assert "was reconvened on Tuesday 1 December 2026 at 2.00 pm" in last_notice(published).words
    with on("2026-12-01", 16):
        life.hold(published, by=BY)
    assert (published.state, [item.title for item in published.items]) == (State.HELD, ["Stability"])
    assert published.date == DAY


def test_adjourned_without_a_day_is_given_one_later(published):
    with on("2026-11-24", 12):
        life.adjourn(published, by=BY)
        assert "until a day that is not fixed yet" in last_notice(published).words
        with pytest.raises(Refused, match="Set the day first"):
            life.reconvene(published, by=BY)
        life.set_sitting(published, date=dt.date(2026, 12, 3), time=None, venue="Town Hall", by=BY)
    assert "continues on Thursday 3 December 2026 at Town Hall with its agenda" in last_notice(published).words


def test_a_meeting_is_not_adjourned_to_a_day_before_it(published):
    with on("2026-11-24", 12), pytest.raises(Refused, match="later day"):
        life.adjourn(published, date=DAY, by=BY)


def test_postponed_and_given_a_new_date_it_keeps_its_agenda_open(published):
    with on("2026-11-20"):
        life.postpone(published, reason="Snow", by=BY)
    assert "is postponed (Snow). A new date will be given." in last_notice(published).words
    with on("2026-11-21"):
        life.rearrange(published, date=dt.date(2026, 12, 8), by=BY)
    assert (published.state, published.date) == (State.PUBLISHED, dt.date(2026, 12, 8))
    assert published.title_note == "Moved from 24 November 2026"
    assert last_notice(published).words == (
        "The meeting of the Corporate Parenting Panel that was to be on Tuesday 24 November 2026 at 10.00 am "
        "will be on Tuesday 8 December 2026 at 10.00 am at Committee Room 1."
    )
    assert published.published_at == dt.datetime(2026, 11, 16, 9, 0, tzinfo=clock.LONDON)


def test_postponed_before_publication_it_is_called_again(meeting):
    life.call(meeting, by=BY)
    life.postpone(meeting, by=BY)
    life.rearrange(meeting, date=dt.date(2026, 12, 8), time=dt.time(14, 0), venue="Room 2", by=BY)
    assert (meeting.state, meeting.time, meeting.venue) == (State.CALLED, dt.time(14, 0), "Room 2")


def test_without_a_quorum_it_may_be_put_off(published):
    with on("2026-11-24", 11):
        life.inquorate(published, by=BY)
        assert "too few members were present" in last_notice(published).words
        life.postpone(published, by=BY)
    assert published.state is State.POSTPONED


def test_a_cancelled_meeting_is_told_of_only_if_it_was_known(meeting, app):
    unknown = make.meeting(make.body(), DAY)
    assert life.cancel(unknown, by=BY) is None
    life.call(meeting, by=BY)
    assert "is cancelled (No business)" in life.cancel(meeting, reason="No business", by=BY).words
    with pytest.raises(Refused, match="cancelled"):
        life.call(meeting, by=BY)


def test_what_is_known_of_a_called_meeting_changes_with_a_notice_but_not_its_date(meeting):
    life.call(meeting, by=BY)
    life.amend(meeting, {"venue": "Town Hall"}, by=BY)
    assert last_notice(meeting).kind == "change"
    assert last_notice(meeting).words.endswith("at Town Hall.")
    life.amend(meeting, {"note": "Parking is short"}, by=BY)
    assert len(meeting.notices) == 2
    with pytest.raises(Refused, match="postpone it instead"):
        life.amend(meeting, {"date": dt.date(2026, 11, 25)}, by=BY)


def test_what_is_signed_is_left_alone(published):
    published.minutes_locked_at = clock.now()
    for change in (lambda: life.amend(published, {"venue": "Town Hall"}, by=BY), lambda: life.hold(published, by=BY)):
        with pytest.raises(Refused, match="signed"):
            change()


SHOWN = [
    ("planned", False, False),
    ("called", True, False),
    ("published", True, True),
    ("held", True, True),
    ("postponed", True, False),
    ("cancelled", True, False),
    ("stub", True, False),
]


def test_what_the_public_are_shown(app, meeting):
    with app.test_request_context():
        for state, meeting_is, agenda_is in SHOWN:
            meeting.state = State(state)
            assert (meeting_shown(meeting), agenda_shown(meeting)) == (meeting_is, agenda_is), state


def test_an_agenda_once_published_stays_open(app, published):
    life.cancel(published, by=BY)
    with app.test_request_context():
        assert agenda_shown(published)


@pytest.fixture
def clerk(meeting, sign_in):
    return sign_in(make.account(Role.CLERK, of=meeting.body))


def test_the_page_offers_the_steps_and_says_why_not(clerk, published):
    with on("2026-11-17"):
        page = clerk.get(f"/meetings/{published.id}/life").text
    assert "Postpone the meeting" in page
    assert "“Record that it was held” cannot be done now because:" in page
    assert "it is on Tuesday 24 November 2026" in page
    assert "Give it a new date: only while it is postponed." in page


def test_a_step_asks_once_and_says_who_will_see_it(clerk, published):
    url = f"/meetings/{published.id}/life/cancel"
    asked = clerk.get(url).text
    assert "This cannot be taken back" in asked
    assert "The public see a notice" in asked
    assert published.state is State.PUBLISHED
    clerk.post(url, data={"reason": "No business"})
    db.session.expire_all()
    assert published.state is State.CANCELLED


def test_after_postponing_the_next_lawful_dates_are_offered(clerk, published):
    with on("2026-11-20"):
        answer = clerk.post(f"/meetings/{published.id}/life/postpone", data={"reason": ""})
        assert answer.location == f"/meetings/{published.id}/life/rearrange"
        page = clerk.get(answer.location).text
        assert "Monday 30 November 2026" in page
        assert "Friday 27 November 2026" not in page
        wrong = clerk.post(answer.location, data={"choice": "other"})
        assert "Enter the new date" in wrong.text
        clerk.post(answer.location, data={"choice": "2026-11-30"})
    db.session.expire_all()
    assert (published.state, published.date) == (State.PUBLISHED, dt.date(2026, 11, 30))


def test_a_step_that_is_not_open_says_so_and_changes_nothing(clerk, meeting):
    assert "This is done only while it is postponed" in clerk.get(f"/meetings/{meeting.id}/life/rearrange").text
    assert clerk.post(f"/meetings/{meeting.id}/life/hold").status_code == 409
    assert clerk.get(f"/meetings/{meeting.id}/life/publish").status_code == 404
    db.session.expire_all()
    assert meeting.state is State.PLANNED


def test_both_times_of_posting_are_entered(clerk, published):
    notice = last_notice(published)
    url = f"/notices/{notice.id}"
    assert 'value="9.00 am"' in clerk.get(url).text
    form = {"words": "New words", "office_date-day": "17", "office_date-month": "11", "office_date-year": "2026"}
    assert "Enter the time of posting at the offices" in clerk.post(url, data=form).text
    taken_down = {"web_date-day": "", "web_date-month": "", "web_date-year": "", "web_time": ""}
    clerk.post(url, data={**form, **taken_down, "office_time": "4.30 pm"})
    db.session.expire_all()
    assert (notice.words, notice.on_web) == ("New words", None)
    assert notice.at_offices == dt.datetime(2026, 11, 17, 16, 30, tzinfo=clock.LONDON)
    assert (
        "Clear days count from the later of the two: Tuesday 17 November 2026"
        in clerk.get(f"/meetings/{published.id}/life").text
    )


def test_the_facts_of_a_meeting_are_changed_on_a_page(clerk, meeting):
    url = f"/meetings/{meeting.id}/facts"
    form = {"date-day": "25", "date-month": "11", "date-year": "2026", "time": "2 pm", "venue": "Town Hall"}
    form |= {"contacts-0-name": "Clare Clerk", "contacts-0-email": "clare@example.org"}
    assert clerk.post(url, data={**form, "version": "1"}).status_code == 302
    db.session.expire_all()
    assert (meeting.date, meeting.time, meeting.venue) == (dt.date(2026, 11, 25), dt.time(14, 0), "Town Hall")
    assert meeting.contacts == [{"name": "Clare Clerk", "email": "clare@example.org"}]
    late = clerk.post(url, data={**form, "venue": "Elsewhere", "version": "1"})
    assert "Someone else saved this while you were writing" in late.text
    db.session.expire_all()
    assert meeting.venue == "Town Hall"
