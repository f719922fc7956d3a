"""What meetings ask for comes into the programme, and what they put off waits there until someone gives it a place."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body, ReportTemplate, TemplateSection
from panel.extensions import db
from panel.lifecycle import Level, Refused
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.agenda import Part
from panel.meetings.rules.life import State
from panel.minutes.models import FollowUp, Minute, MinuteBook, Outcome, OutcomePart, Owner
from panel.minutes.rules.life import MinutesState, Verb
from panel.papers.models import Paper
from panel.papers.rules.life import PaperState
from panel.publishing.readiness import findings_on_waiting
from panel.work_programme import operations, settling
from panel.work_programme.models import Entry, Referral
from panel.work_programme.queue import waiting_for
from panel.work_programme.rules.standing import Standing
from panel.work_programme.rules.when import NOWHERE, Place
from panel.work_programme.year import programme_year
from tests import factories

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def body(app: Flask) -> Body:
    made = factories.body(code="CPP")
    section = TemplateSection(position=1, heading="Purpose of the report")
    factories.keep(ReportTemplate(body=made, name="Report", fields=["Report of"], sections=[section]))
    return made


@pytest.fixture
def clerk(body: Body) -> Account:
    return factories.account(Role.CLERK, of=body, name="Chris Clerk")


@pytest.fixture
def held(body: Body) -> Meeting:
    meeting = factories.meeting(body, dt.date(2026, 11, 9), state=State.HELD)
    factories.keep(MinuteBook(meeting=meeting, state=MinutesState.PUBLISHED))
    return meeting


@pytest.fixture
def march(body: Body) -> Meeting:
    return factories.meeting(body, dt.date(2027, 3, 15))


def minuted(meeting: Meeting, title: str = "Fostering", verb: Verb = Verb.RESOLVED, **facts: object) -> Outcome:
    """An outcome under an item of a meeting."""
    item = factories.item(meeting, title, part=facts.pop("part", Part.OPEN))
    minute = factories.keep(Minute(meeting=meeting, item=item, position=1, number="CPP/26/4"))
    return factories.keep(Outcome(minute=minute, position=1, verb=verb, **facts))


def asked(meeting: Meeting, words: str, due: str | None = None, owner: str = "", **facts: object) -> FollowUp:
    """What a resolution asks for."""
    outcome = minuted(meeting, **facts)
    part = OutcomePart(outcome=outcome, position=1, text=words)
    owners = [Owner(position=1, as_printed=owner)] if owner else []
    return factories.keep(FollowUp(part=part, due=due, owners=owners))


def test_a_resolution_that_asks_for_a_report_makes_an_entry_that_points_back(
    body: Body, clerk: Account, held: Meeting, march: Meeting, sign_in: SignIn, client: FlaskClient
) -> None:
    wanted = asked(held, "a report on placement moves", "March meeting", owner="Head of Fostering")
    keeper, address = sign_in(clerk), f"/follow-up/{wanted.id}/programme"
    page = keeper.get(address).text
    assert "a report on placement moves" in page
    assert f'<option value="{march.key}" selected>' in page
    sent = {"topic": "Placement moves", "to": march.key, "lead": "Head of Fostering"}
    keeper.post(address, data=sent)
    entry = db.session.scalars(db.select(Entry)).one()
    assert (entry.follow_up, entry.meeting, entry.year) == (wanted, march.key, "2026/27")
    assert entry.origin == {"meeting": held.key, "minute": "CPP/26/4"}
    assert "9 November 2026" in client.get("/work-programme").text
    keeper.post(address, data=sent)
    assert db.session.scalars(db.select(Entry)).one() is entry, "the same place twice makes one entry"


def test_words_that_were_minuted_as_closed_are_not_copied_into_the_programme(
    body: Body, clerk: Account, held: Meeting, sign_in: SignIn
) -> None:
    wanted = asked(
        held, "a report on the child of family X", owner="J. Secret", title="A closed item", part=Part.CLOSED
    )
    with pytest.raises(Refused, match="not for publication"):
        operations.promise(wanted, by=clerk)
    db.session.rollback()
    page = sign_in(clerk).get(f"/follow-up/{wanted.id}/programme").text
    assert 'value="a report on the child X' not in page
    assert "J. Secret" not in page
    entry = operations.promise(wanted, "Support to families", by=clerk)
    assert (entry.topic, entry.lead) == ("Support to families", None)


def test_a_due_that_nobody_can_parse_is_kept_as_written(
    body: Body, clerk: Account, held: Meeting, sign_in: SignIn
) -> None:
    wanted = asked(held, "a report on schools", "first half of the spring term")
    assert 'value="first half of the spring term"' in sign_in(clerk).get(f"/follow-up/{wanted.id}/programme").text


def test_what_the_programme_was_approved_subject_to_is_added_as_it_is_minuted(
    body: Body, clerk: Account, held: Meeting, march: Meeting, sign_in: SignIn
) -> None:
    minute = minuted(held, "Work programme").minute
    sent = {
        "additions-0-topic": "Planning for permanence",
        "additions-1-topic": "Council tax and care leavers",
        "additions-1-when": "March meeting",
        "additions-2-topic": "Inspection",
        "additions-2-when": "September 2027",
    }
    keeper, address = sign_in(clerk), f"/minutes/{minute.id}/additions"
    for _ in range(2):
        assert keeper.post(address, data=sent).status_code == 302
    made = list(db.session.scalars(db.select(Entry).order_by(Entry.id)))
    assert [(one.topic, one.meeting, one.month, one.year) for one in made] == [
        ("Planning for permanence", None, None, "2026/27"),
        ("Council tax and care leavers", march.key, None, "2026/27"),
        ("Inspection", None, "September 2027", "2027/28"),
    ]
    assert {one.minute_id for one in made} == {minute.id}
    assert "Planning for permanence" in keeper.get(address).text


def test_an_addition_without_a_topic_is_asked_for_and_the_rest_is_kept(
    body: Body, clerk: Account, held: Meeting, sign_in: SignIn
) -> None:
    minute = minuted(held, "Work programme").minute
    sent = {"additions-0-topic": "Permanence", "additions-1-topic": "", "additions-1-when": "March 2027"}
    page = sign_in(clerk).post(f"/minutes/{minute.id}/additions", data=sent).text
    assert "Enter the topic" in page
    assert 'value="Permanence"' in page
    assert db.session.scalars(db.select(Entry)).all() == []


def test_what_a_meeting_defers_waits_until_it_is_placed(
    body: Body, clerk: Account, held: Meeting, march: Meeting, sign_in: SignIn
) -> None:
    outcome = minuted(held, "Savings", Verb.DEFERRED)
    (waiting,) = waiting_for(body)
    assert waiting.words == "“Savings” was deferred by the meeting of 9 November 2026"
    keeper, queue = sign_in(clerk), f"/panels/{body.id}/work-programme/waiting"
    assert "Savings" in keeper.get(queue).text
    assert "1 waiting" in keeper.get("/work-programme").text
    keeper.post(f"{queue}/{waiting.key}", data={"topic": "Savings", "to": march.key})
    assert waiting_for(body) == []
    entry = db.session.scalars(db.select(Entry)).one()
    assert (entry.meeting, entry.minute) == (march.key, outcome.minute)
    assert keeper.get(f"{queue}/{waiting.key}").status_code == 404


def test_what_waits_is_moved_on_only_with_a_reason(body: Body, clerk: Account, held: Meeting, sign_in: SignIn) -> None:
    minuted(held, "Savings", Verb.DEFERRED)
    (waiting,) = waiting_for(body)
    keeper, address = sign_in(clerk), f"/panels/{body.id}/work-programme/waiting/{waiting.key}/move-on"
    assert "Say why it is moved on without a place" in keeper.post(address, data={"reason": " "}).text
    with pytest.raises(Refused):
        settling.move_on(body, waiting, " ", by=clerk)
    db.session.rollback()
    keeper.post(address, data={"reason": "The cabinet decided it"})
    assert waiting_for(body) == []
    assert "moved on: The cabinet decided it" in keeper.get(f"/panels/{body.id}/work-programme/waiting").text


@pytest.mark.parametrize(
    ("verb", "to", "own", "other"),
    [
        (Verb.DEFERRED, None, 1, 0),
        (Verb.DEFERRED, "the Health Board", 0, 1),
        (Verb.LEFT_TO, "the Health Board", 0, 1),
        (Verb.LEFT_TO, "the Chairman", 0, 0),
        (Verb.RESOLVED, None, 0, 0),
    ],
)
def test_where_something_waits(held: Meeting, verb: Verb, to: str | None, own: int, other: int) -> None:
    board = factories.body(name="Health Board", code="HB")
    minuted(held, "Dental checks", verb, to=to)
    assert (len(waiting_for(held.body)), len(waiting_for(board))) == (own, other)


def test_what_is_closed_is_not_told_to_another_panel(held: Meeting) -> None:
    board = factories.body(name="Health Board", code="HB")
    minuted(held, "A closed item", Verb.LEFT_TO, to="Health Board", part=Part.CLOSED)
    assert waiting_for(board) == []


def test_what_was_referred_from_elsewhere_is_recorded_by_the_clerk(body: Body, clerk: Account, sign_in: SignIn) -> None:
    keeper, queue = sign_in(clerk), f"/panels/{body.id}/work-programme/waiting"
    assert "Enter what was referred" in keeper.post(queue, data={}).text
    keeper.post(queue, data={"topic": "Home to school transport", "came_from": "by Cabinet on 3 March 2027"})
    (waiting,) = waiting_for(body)
    assert waiting.words == "“Home to school transport” by Cabinet on 3 March 2027"
    settling.place_waiting(body, waiting, waiting.topic, Place(month="May 2027"), by=clerk)
    assert waiting_for(body) == []
    assert db.session.scalars(db.select(Referral)).one().entry.month == "May 2027"


def test_ready_to_publish_names_what_waits(
    body: Body, clerk: Account, held: Meeting, march: Meeting, sign_in: SignIn
) -> None:
    minuted(held, "Savings", Verb.DEFERRED)
    (found,) = findings_on_waiting(march)
    assert found.level is Level.CONFIRM
    assert "“Savings” was deferred by the meeting of 9 November 2026 and has no place yet." in found.words
    page = sign_in(clerk).get(f"/meetings/{march.id}/pack/ready").text
    assert "“Savings” was deferred" in page
    assert f'href="{found.place}"' in page
    factories.item(march, "Savings")
    db.session.expire_all()
    assert findings_on_waiting(march) == [], "it stands on this agenda"


def test_from_a_topic_come_the_agenda_line_and_its_report(
    body: Body, clerk: Account, march: Meeting, sign_in: SignIn
) -> None:
    facts = {"topic": "Placement moves", "purpose": "To see why.", "lead": "Head of Fostering", "meeting": march.key}
    entry = operations.add_entry(body, {**facts, "year": "2026/27", "principles": ["f"]}, by=clerk)
    db.session.commit()
    keeper = sign_in(clerk)
    assert "Head of Fostering as lead officer" in keeper.get(f"/work-programme/{entry.id}/agenda").text
    for _ in range(2):
        keeper.post(f"/work-programme/{entry.id}/agenda")
    (item,) = march.items
    assert (item.title, item.purpose, item.presenter) == ("Placement moves", "To see why.", "Head of Fostering")
    paper = db.session.scalars(db.select(Paper)).one()
    assert (paper.item_id, paper.state, paper.template_name) == (item.id, PaperState.DRAFT, "Report")
    assert ([one.printed for one in paper.people], paper.principles) == (["Head of Fostering"], ["f"])
    assert (entry.item, entry.status, standing_of(body, "Placement moves")) == (item, "planned", Standing.PLANNED)
    march.state = State.HELD
    factories.keep(march)
    assert standing_of(body, "Placement moves") is Standing.DELIVERED


def standing_of(body: Body, topic: str) -> Standing:
    return next(row.standing for row in programme_year(body, "2026/27").rows if row.entry.topic == topic)


def test_the_draft_agenda_offers_what_the_programme_has_for_its_meeting(
    body: Body, clerk: Account, march: Meeting, sign_in: SignIn
) -> None:
    entries = [operations.add_entry(body, {"topic": one, "meeting": march.key}, by=clerk) for one in ("Fees", "Health")]
    db.session.commit()
    keeper, address = sign_in(clerk), f"/meetings/{march.id}/work-programme"
    assert address in keeper.get(f"/meetings/{march.id}/draft").text
    assert "Fees" in keeper.get(address).text
    keeper.post(address, data={"entry": [entries[0].id]})
    assert [item.title for item in march.items] == ["Fees"]
    assert "On the agenda already" in keeper.get(address).text


def test_a_topic_that_moves_takes_its_unpublished_report_along(body: Body, clerk: Account, march: Meeting) -> None:
    may = factories.meeting(body, dt.date(2027, 4, 19))
    entry = operations.add_entry(body, {"topic": "Fees", "meeting": march.key}, by=clerk)
    first = operations.place(entry, march, by=clerk)
    paper = db.session.scalars(db.select(Paper)).one()
    operations.move(entry, Place(may.key), by=clerk)
    assert first.removed_at is not None
    second = operations.place(entry, may, by=clerk)
    assert (second.meeting, paper.item) == (may, second)
    assert db.session.scalars(db.select(Paper)).all() == [paper]
    operations.move(entry, Place(march.key), by=clerk)
    operations.move(entry, Place(may.key), by=clerk)
    assert operations.place(entry, may, by=clerk) is second
    db.session.commit()
    assert second.removed_at is None


def test_a_topic_deferred_by_its_meeting_moves_on_and_waits_no_longer(
    body: Body, clerk: Account, march: Meeting
) -> None:
    may = factories.meeting(body, dt.date(2027, 4, 19))
    entry = operations.add_entry(body, {"topic": "Fees", "year": "2026/27", "meeting": march.key}, by=clerk)
    item = operations.place(entry, march, by=clerk)
    march.state, march.published_at = State.HELD, dt.datetime(2027, 3, 5, tzinfo=dt.UTC)
    factories.keep(MinuteBook(meeting=march, state=MinutesState.PUBLISHED))
    minute = factories.keep(Minute(meeting=march, item=item, position=1))
    factories.keep(Outcome(minute=minute, position=1, verb=Verb.DEFERRED))
    assert standing_of(body, "Fees") is Standing.DEFERRED
    assert [one.topic for one in waiting_for(body, dt.date(2027, 4, 1))] == ["Fees"]
    operations.move(entry, Place(may.key), by=clerk)
    assert waiting_for(body, dt.date(2027, 4, 1)) == []
    assert (item.removed_at, entry.item, entry.moves[-1]["item"]) == (None, None, item.key)
    assert operations.place(entry, may, by=clerk).meeting is may


def test_a_loop_of_requests_breaks_nothing(
    body: Body, clerk: Account, held: Meeting, march: Meeting, sign_in: SignIn
) -> None:
    """A report is asked for; its meeting asks for it again; and that entry is put under the line that asked."""
    first = asked(held, "a report on moves", "March meeting")
    entry = operations.promise(first, "Moves", Place(march.key), by=clerk)
    item: AgendaItem = operations.place(entry, march, by=clerk)
    minute = factories.keep(Minute(meeting=march, item=item, position=1))
    outcome = factories.keep(Outcome(minute=minute, position=1, verb=Verb.RESOLVED))
    again = factories.keep(FollowUp(part=OutcomePart(outcome=outcome, position=1, text="the report on moves")))
    second = operations.promise(again, "Moves", Place(march.key), by=clerk)
    second.item, entry.follow_up = item, again
    factories.keep(second)
    keeper = sign_in(clerk)
    for address in ("/work-programme", f"/meetings/{march.id}/work-programme", f"/follow-up/{again.id}/programme"):
        assert keeper.get(address).status_code == 200
    operations.move(second, NOWHERE, by=clerk)
    operations.remove_entry(entry, by=clerk)
    db.session.commit()
    assert [one.topic for one in db.session.scalars(db.select(Entry))] == ["Moves"]


def test_a_line_that_bears_the_topic_as_its_title_is_its_line(body: Body, clerk: Account, march: Meeting) -> None:
    operations.add_entry(body, {"topic": "Fees", "year": "2026/27", "meeting": march.key}, by=clerk)
    operations.add_entry(body, {"topic": "Health", "year": "2026/27", "meeting": march.key}, by=clerk)
    factories.item(march, "Fees")
    march.state = State.HELD
    factories.keep(march)
    assert standing_of(body, "Fees") is Standing.DELIVERED
    assert standing_of(body, "Health") is Standing.NOT_TAKEN
