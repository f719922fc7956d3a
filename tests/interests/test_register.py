"""The register: notified by members, entered by the monitoring officer, published without homes or secrets."""

import datetime as dt

import pytest

from panel import clock
from panel.extensions import db
from panel.interests.models import RegisterEntry
from panel.interests.operations import declaring
from panel.interests.operations import register as operations
from panel.interests.operations.reminders import remind
from panel.interests.operations.tasks import close_task
from panel.interests.queries import open_tasks
from panel.interests.registers import entries_of, register_of
from panel.mail.models import Letter
from tests import factories as make

DPI = "Disclosable pecuniary interest"


@pytest.fixture
def address(panel):
    return f"/panels/{panel.body.id}/register"


def entry(panel, category="employment", detail="Foster carer", **facts):
    return make.keep(RegisterEntry(body=panel.body, person=panel.ash.person, category=category, detail=detail, **facts))


@pytest.mark.both_engines
def test_a_member_notifies_and_the_officer_enters_it(ash, officer, client, panel, address):
    form = {"category": "employment", "whose": "partner", "detail": "Teacher at Fen School", "home": "False"}
    page = ash.post(f"{address}/add", data=form, follow_redirects=True).text
    assert "Waiting" in page
    made = entries_of(panel.ash.person_id, panel.body)[0]
    assert (made.notified_on, made.accepted_on, made.home) == (dt.date(2026, 11, 20), None, False)
    assert "Teacher" not in client.get(address).text
    assert "Cllr Ash" in officer.get(f"{address}/keep").text
    assert "Teacher at Fen School" in officer.get(f"/register/{made.id}/enter").text
    officer.post(f"/register/{made.id}/enter", data={})
    db.session.expire_all()
    assert (made.accepted_on, made.accepted_by) == (dt.date(2026, 11, 20), "Mo Officer")
    page = client.get(address).text
    assert "Teacher at Fen School" in page
    assert "(partner)" in page
    assert officer.post(f"/register/{made.id}/enter", data={}).status_code == 409


def test_an_interest_without_words_is_not_notified_and_what_was_typed_is_kept(ash, panel, address):
    page = ash.post(f"{address}/add", data={"category": "land", "arose_on-day": "1"}).text
    assert "Enter what the register should say" in page
    assert "must include a month and year" in page
    assert entries_of(panel.ash.person_id, panel.body) == []


def test_the_published_register_gives_no_home_and_no_trace_of_the_sensitive(client, panel, address):
    entry(panel, "land", "12 Long Lane")
    entry(panel, "licences", "Flat 2, Quay House", home=True)
    entry(panel, "securities", "Shares in Hush Ltd", sensitive=True)
    page = client.get(address).text
    for words in ("Long Lane", "Quay House", "Hush", "Securities", "ensitive"):
        assert words not in page
    assert page.count("The address is withheld") == 2


def test_a_member_with_only_a_sensitive_entry_looks_like_one_with_none(client, panel, address):
    entry(panel, "securities", "Shares in Hush Ltd", sensitive=True)
    page = client.get(address).text
    assert page.count("No entries are published.") == 4


def test_the_register_is_one_for_all_panels_of_the_council(client, panel):
    other = make.body(code="OTH")
    make.seat(other, panel.ash.person)
    entry(panel)
    assert "Foster carer" in client.get(f"/panels/{other.id}/register").text


def test_a_sensitive_entry_is_for_the_monitoring_officer_alone(clerk_of, officer, panel, address):
    made = entry(panel, "securities", "Shares in Hush Ltd", sensitive=True, notified_on=dt.date(2026, 11, 20))
    assert "Securities" not in clerk_of.get(f"{address}/keep").text
    assert clerk_of.get(f"/register/{made.id}/enter").status_code == 403
    assert "Shares in Hush Ltd" in officer.get(f"/register/{made.id}/enter").text


def test_a_member_changes_and_ends_their_own_and_nobody_elses(ash, birch, client, panel, address):
    made = entry(panel)
    for page in (f"/register/{made.id}", f"/register/{made.id}/end"):
        assert birch.get(page).status_code == 403
    shown = ash.get(f"/register/{made.id}").text
    assert "Foster carer" in shown
    form = {"category": "employment", "whose": "member", "detail": "Foster carer for Fenshire", "version": made.version}
    ash.post(f"/register/{made.id}", data=form)
    db.session.expire_all()
    assert (made.detail, made.accepted) == ("Foster carer for Fenshire", False)
    operations.accept(made, by=panel.officer)
    db.session.commit()
    ash.post(f"/register/{made.id}/end", data={"last_day-day": "19", "last_day-month": "11", "last_day-year": "2026"})
    assert "Foster carer" not in client.get(address).text
    assert "Ended" in ash.get(f"{address}/mine").text


def test_two_who_change_it_at_once_are_told(ash, panel):
    made = entry(panel)
    form = {"category": "employment", "whose": "member", "detail": "Mine", "version": made.version + 1}
    assert "Someone else saved this" in ash.post(f"/register/{made.id}", data=form).text


GIFT = {"giver": "A publisher", "detail": "Two tickets", "value": "60", "accepted": "True"}
ON = {"received-day": "1", "received-month": "11", "received-year": "2026"}


@pytest.mark.both_engines
def test_a_gift_is_registered_and_published(ash, client, panel, address):
    page = ash.post(f"{address}/gift", data={**GIFT, **ON}, follow_redirects=True).text
    assert "The gift was registered." in page
    assert "Two tickets, from A publisher, £60, 1 November 2026" in client.get(address).text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": "49"}, "It is worth less than £50"),
        ({"accepted": "False"}, "It was refused"),
        ({"received-month": "9"}, "It was to be registered by 29 September 2026."),
    ],
)
def test_what_is_odd_about_a_gift_is_said_and_kept(ash, address, changed, words):
    assert words in ash.post(f"{address}/gift", data={**GIFT, **ON, **changed}, follow_redirects=True).text


def test_a_gift_below_the_threshold_or_refused_is_not_published(ash, client, address):
    ash.post(f"{address}/gift", data={**GIFT, **ON, "value": "49"})
    ash.post(f"{address}/gift", data={**GIFT, **ON, "accepted": "False"})
    assert "Two tickets" not in client.get(address).text
    assert "Refused" in ash.get(f"{address}/mine").text


def disclose(panel, **facts):
    made = declaring.declare(
        panel.meeting, {"person_id": panel.ash.person_id, "items": ["k4"], "kind": DPI, **facts}, by=panel.clerk
    )
    db.session.commit()
    return made


def test_an_unregistered_interest_disclosed_is_a_task_with_its_date(officer, panel, address):
    disclose(panel, registered="No")
    task = open_tasks(panel.body)[0]
    assert (task.disclosed_on, task.due_on) == (dt.date(2026, 11, 24), dt.date(2026, 12, 21))
    page = officer.get(f"{address}/keep").text
    assert "Monday 21 December 2026" in page
    assert "Overdue" not in page
    with clock.at(dt.datetime(2026, 12, 22, 9, 0, tzinfo=clock.LONDON)):
        assert "Overdue" in officer.get(f"{address}/keep").text


@pytest.mark.both_engines
def test_it_is_done_when_the_interest_is_registered(ash, officer, panel, address):
    disclose(panel, registered="No")
    ash.post(f"{address}/add", data={"category": "employment", "whose": "member", "detail": "Foster carer"})
    made = entries_of(panel.ash.person_id, panel.body)[0]
    task = open_tasks(panel.body)[0]
    page = officer.get(f"/register/{made.id}/enter").text
    assert "What Cllr Ash disclosed on 24 November 2026" in page
    officer.post(f"/register/{made.id}/enter", data={"answers": task.id})
    db.session.expire_all()
    assert (task.done_on, task.outcome, task.entry_id) == (dt.date(2026, 11, 20), "Registered", made.id)
    assert open_tasks(panel.body) == []


@pytest.mark.parametrize("facts", [{"registered": "Yes"}, {"registered": "Pending"}, {"kind": "Personal interest"}])
def test_what_is_registered_pending_or_of_another_kind_asks_for_nothing(panel, facts):
    disclose(panel, **facts)
    assert open_tasks(panel.body) == []


@pytest.mark.both_engines
def test_the_task_follows_what_is_recorded(panel):
    made = disclose(panel)
    assert len(open_tasks(panel.body)) == 1, "nothing pecuniary is on the member’s register"
    declaring.amend(made, {"registered": "Yes"}, by=panel.clerk)
    assert open_tasks(panel.body) == []
    declaring.amend(made, {"registered": "No"}, by=panel.clerk)
    assert len(open_tasks(panel.body)) == 1
    close_task(open_tasks(panel.body)[0], "It was no pecuniary interest", by=panel.officer)
    declaring.amend(made, {"nature": "A shop"}, by=panel.clerk)
    assert open_tasks(panel.body) == []


def test_a_task_may_be_closed_with_a_reason(officer, panel):
    disclose(panel, registered="No")
    task = open_tasks(panel.body)[0]
    assert "Enter the reason" in officer.post(f"/registrations/{task.id}", data={}).text
    officer.post(f"/registrations/{task.id}", data={"reason": "It was no pecuniary interest"})
    db.session.expire_all()
    assert (task.outcome, open_tasks(panel.body)) == ("It was no pecuniary interest", [])


def test_a_member_confirms_the_register_and_is_asked_again_in_a_year(ash, panel, address):
    ash.post(f"{address}/confirm")
    assert register_of(panel.ash.person, panel.body).by == dt.date(2027, 11, 20)
    assert "Saturday 20 November 2027" in ash.get(f"{address}/mine").text


def test_a_new_member_notifies_within_28_days(panel):
    seat = next(one for one in panel.body.seats if one.person is panel.ash.person)
    assert register_of(panel.ash.person, panel.body).by is None, "nobody knows since when"
    seat.from_date = dt.date(2026, 11, 10)
    assert register_of(panel.ash.person, panel.body).by == dt.date(2026, 12, 7)


def test_someone_without_a_vote_who_is_no_councillor_has_no_duty(panel):
    carers = make.category(panel.body, "Foster carers", voting=False, councillors=False)
    carer = make.person("Mrs C Carer")
    make.seat(panel.body, carer, category=carers, from_date=dt.date(2026, 11, 10))
    assert register_of(carer, panel.body).by is None


@pytest.mark.both_engines
def test_reminders_go_once_in_four_weeks(officer, panel, address):
    for seat in panel.body.seats:
        seat.from_date = dt.date(2026, 11, 10)
    make.keep(panel.body.seats[0])
    operations.confirm(panel.body, panel.birch.person, by=panel.birch)
    db.session.commit()
    officer.post(f"{address}/remind")
    letters = db.session.scalars(db.select(Letter)).all()
    assert sorted(letter.to for letter in letters) == sorted(
        account.email for account in (panel.ash, *_accounts("Cllr Cedar", "Cllr Dale"))
    )
    assert "by Monday 7 December 2026" in letters[0].text
    assert f"{address}/mine" in letters[0].text
    assert remind(panel.body) == []
    with clock.at(dt.datetime(2026, 12, 18, 9, 0, tzinfo=clock.LONDON)):
        assert len(remind(panel.body)) == 3


def _accounts(*names):
    from panel.accounts.models import Account
    from panel.people.models import Person

    return db.session.scalars(db.select(Account).join(Person).where(Person.name.in_(names)))


def test_the_command_reminds_every_panel(app, panel):
    panel.body.seats[0].from_date = dt.date(2026, 11, 10)
    make.keep(panel.body.seats[0])
    said = app.test_cli_runner().invoke(args=["remind-registers"]).output
    assert "Corporate Parenting Panel: Cllr Ash" in said
    assert "nobody to remind" in app.test_cli_runner().invoke(args=["remind-registers"]).output


def test_the_officers_first_page_has_the_task_with_its_date(officer, ash, panel):
    disclose(panel, registered="No")
    entry(panel, notified_on=dt.date(2026, 11, 20))
    page = officer.get("/").text
    assert "Cllr Ash disclosed an interest that is not registered: it is to be notified by 21 December 2026." in page
    assert "1 interest notified and not entered yet." in page
    assert "disclosed an interest" not in ash.get("/").text
    with clock.at(dt.datetime(2026, 12, 22, 9, 0, tzinfo=clock.LONDON)):
        assert "Overdue" in officer.get("/").text


def test_a_members_first_page_says_when_to_look_through_the_register_and_where_to_declare(ash, panel):
    next(one for one in panel.body.seats if one.person is panel.ash.person).from_date = dt.date(2026, 11, 10)
    make.keep(panel.body.seats[0])
    page = ash.get("/").text
    assert "Look through your register of interests by 7 December 2026." in page
    assert f"/meetings/{panel.meeting.id}/interests/notice" in page
