"""A pack, and a supplement, are told of by letter: what is new item by item, and nothing that is closed."""

import datetime as dt
from collections.abc import Callable

import pytest

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.extensions import db
from panel.mail.models import Announcement, Letter
from panel.mail.rules import LetterKind
from panel.meetings.models import Attendance, Meeting
from panel.meetings.rules.life import State
from panel.papers.operations import write
from panel.papers.queries import papers_of_meeting, text_of
from panel.reminders.models import LetterSettings
from panel.reminders.operations import set_letters
from panel.reminders.queries import settings_of
from panel.reminders.rules import When
from tests import factories
from tests.publishing.conftest import CANARY, NOW, Desk, ready, report

Letters = Callable[[], list[Letter]]
Remind = Callable[[], str]


@pytest.fixture(autouse=True)
def called(meeting: Meeting) -> None:
    """The meeting was called before, and who sits on the panel invited to it."""
    meeting.state, meeting.called_on = State.CALLED, dt.date(2026, 10, 12)
    factories.keep(meeting)


def member(desk: Desk, **wishes: When) -> Account:
    """A member of the panel who may see exempt papers, with what they said about letters."""
    account = factories.account(name="Cllr R Hegley", email="hegley@example.org")
    factories.seat(desk.meeting.body, account.person, category=desk.meeting.body.categories[0])
    if wishes:
        kinds = {LetterKind[name]: when for name, when in wishes.items()}
        set_letters(account, kinds, settings_of(account).quiet, by=TERMINAL)
        db.session.commit()
    return account


def publish(desk: Desk, what: str = "publish", **answers: str) -> None:
    desk.published(what, **answers)


def test_the_members_are_told_what_is_in_the_pack(desk: Desk, letters: Letters, remind: Remind) -> None:
    member(desk)
    publish(desk)
    assert remind() == "1 letter written.\n"
    (letter,) = letters()
    assert letter.to == "hegley@example.org"
    assert letter.subject == "Agenda and papers: Corporate Parenting Panel, Tuesday 24 November 2026".replace(
        "Tuesday ", ""
    )
    assert "Item 2: Health of children in care\n- Health report, pages 3 to" in letter.text
    assert f"/meetings/{desk.meeting.id}" in letter.text


def test_who_is_to_come_in_another_members_place_is_told_too(desk: Desk, letters: Letters, remind: Remind) -> None:
    seated = member(desk).person
    instead = factories.person("Cllr P Sharp", email="sharp@example.org")
    factories.keep(Attendance(meeting=desk.meeting, person=instead, for_person=seated, status="present"))
    publish(desk)
    remind()
    assert [one.to for one in letters()] == ["hegley@example.org", "sharp@example.org"]


def test_what_is_not_for_publication_is_counted_and_not_named(desk: Desk, letters: Letters, remind: Remind) -> None:
    """Not even to a member who may read it: a letter goes through the post and lies in a mailbox."""
    member(desk)
    publish(desk)
    remind()
    (letter,) = letters()
    assert CANARY not in letter.subject + letter.text
    assert "Item 3: Placements" in letter.text
    assert "- 1 paper not for publication: sign in to read it" in letter.text


def test_the_letters_are_written_once_the_answer_has_gone(desk: Desk, letters: Letters) -> None:
    member(desk)
    desk.issue().close()
    assert [one.to for one in letters()] == ["hegley@example.org"]


def test_a_second_run_writes_nothing_new(desk: Desk, letters: Letters, remind: Remind) -> None:
    member(desk, PACK=When.DAILY)
    publish(desk)
    assert remind() == "1 letter written.\n"
    assert remind() == "0 letters written.\n"
    assert len(letters()) == 1


def test_who_wants_none_is_told_nothing(desk: Desk, letters: Letters, remind: Remind) -> None:
    member(desk, PACK=When.NEVER)
    publish(desk)
    assert remind() == "0 letters written.\n"
    assert letters() == []


def test_a_supplement_says_what_it_adds_what_it_replaces_and_why(desk: Desk, letters: Letters, remind: Remind) -> None:
    publish(desk)
    remind()
    member(desk)
    (health, *_), *_ = papers_of_meeting(desk.meeting).values()
    text = text_of(health)
    section = {**text["sections"][0], "html": "<p>All assessments were in time.</p>"}
    write(health, {**text, "sections": [section]}, by=TERMINAL)
    added = factories.item(desk.meeting, "Homes", number="5", added_on=clock.today())
    ready(report(added, "Homes report", "There are enough homes."))
    publish(desk, "supplement", late_reason="The figures came in late.")
    remind()
    (letter,) = letters()
    assert letter.subject == "Supplement 1: Corporate Parenting Panel, 24 November 2026"
    assert "Health report, pages 11 to 12 (in place of what was published before)" in letter.text
    assert "Item 5: Homes (added to the agenda)\n- Homes report" in letter.text
    assert "Why it is late: The figures came in late." in letter.text
    assert "Placements" not in letter.text
    assert CANARY not in letter.text


def test_what_is_closed_after_it_went_out_is_not_in_the_days_letter(
    desk: Desk, letters: Letters, remind: Remind
) -> None:
    member(desk, PACK=When.DAILY)
    publish(desk)
    desk.meeting.items[1].exempt = True
    factories.keep(desk.meeting)
    remind()
    assert "Health report" not in letters()[0].text


def test_in_quiet_hours_a_letter_waits_for_the_morning(desk: Desk, letters: Letters, remind: Remind) -> None:
    member(desk)
    with clock.at(NOW.replace(hour=21)):
        publish(desk)
        remind()
    (letter,) = letters()
    assert letter.not_before == dt.datetime(2026, 11, 3, 7, tzinfo=clock.LONDON)


def test_what_was_announced_long_ago_is_no_news(desk: Desk, letters: Letters, remind: Remind) -> None:
    member(desk)
    publish(desk)
    with clock.at(NOW + dt.timedelta(days=8)):
        assert remind() == "0 letters written.\n"
    assert all(one.told_at for one in db.session.scalars(db.select(Announcement)))


def test_one_chooses_ones_letters_and_quiet_hours(desk: Desk, sign_in: Callable[..., Desk]) -> None:
    account = member(desk)
    browser = sign_in(account)
    page = browser.get("/account/letters").text  # type: ignore[attr-defined]
    assert "Pack published" in page
    data = {kind.name.lower(): "at once" for kind in LetterKind} | {"pack": "once a day", "supplement": "not at all"}
    data |= {"quiet_begins": "9 pm", "quiet_ends": "8 am"}
    wrong = browser.post("/account/letters", data=data | {"quiet_begins": "8.30 am"}).text  # type: ignore[attr-defined]
    assert "Leave at least 4 hours of the day" in wrong
    assert browser.post("/account/letters", data=data).status_code == 302  # type: ignore[attr-defined]
    kept = db.session.scalars(db.select(LetterSettings)).one()
    assert (kept.when(LetterKind.PACK), kept.when(LetterKind.SUPPLEMENT)) == (When.DAILY, When.NEVER)
    assert (kept.quiet.begins, kept.quiet.ends) == (dt.time(21), dt.time(8))


def test_a_pack_that_calls_its_meeting_brings_the_invitation_too(desk: Desk, letters: Letters, remind: Remind) -> None:
    desk.meeting.state, desk.meeting.called_on = State.PLANNED, None
    factories.keep(desk.meeting)
    member(desk)
    publish(desk)
    assert remind() == "2 letters written.\n"
    assert [bool(one.attachment) for one in letters()] == [True, False]


def test_who_has_left_is_not_written_to(desk: Desk, letters: Letters, remind: Remind) -> None:
    gone = member(desk)
    seat = next(seat for seat in desk.meeting.body.seats if seat.person_id == gone.person_id)
    seat.to_date = dt.date(2026, 10, 31)
    factories.keep(seat)
    factories.account(Role.AUTHOR, of=desk.meeting.body)
    publish(desk)
    remind()
    assert letters() == []
