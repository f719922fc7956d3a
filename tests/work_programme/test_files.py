"""The programme as a sheet, and topics from a file: a bad row is named, and nothing is saved before it is confirmed."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.extensions import db
from panel.office.sheets import read_table
from panel.work_programme import operations
from panel.work_programme.models import Entry
from panel.work_programme.rules.files import NoTable, read_topics
from panel.work_programme.rules.when import NOWHERE, Place
from tests import factories

SignIn = Callable[[Account], FlaskClient]
MEETINGS = {dt.date(2027, 1, 18): "jan"}
HEAD = ("Topic", "Meeting or month", "Data from", "Statutory", "Lead officer")


@pytest.mark.parametrize(
    ("row", "place", "when"),
    [
        (("Health", "18 January 2027"), Place("jan"), "18 January 2027"),
        (("Health", "2027-01-18"), Place("jan"), "18 January 2027"),
        (("Health", "March 2027"), Place(month="March 2027"), "March 2027"),
        (("Health", "spring half term"), Place(month="spring half term"), "spring half term"),
        (("Health",), NOWHERE, "Not scheduled yet"),
    ],
)
def test_where_a_row_puts_its_topic(row: tuple[str, ...], place: Place, when: str) -> None:
    preview = read_topics([(1, HEAD), (2, row)], MEETINGS, ())
    assert [(line.number, line.topic, line.place, line.when) for line in preview.lines] == [(2, "Health", place, when)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("", "March 2027"), "It names no topic."),
        (("Health", "3 May 2027"), "The panel has no meeting on 3 May 2027. Name a month, or plan the meeting."),
        (("Health", "", "soon"), "“soon” is no month from which data exists. Write it like November 2026."),
        (("Health", "", "", "perhaps"), "Statutory must be yes, no or empty, not “perhaps”."),
        (("fees", "18 January 2027"), "“fees” has that place in the programme already."),
        (("SCHOOL", "March 2027"), "“SCHOOL” has that place in the programme already."),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_kept(row: tuple[str, ...], words: str) -> None:
    rows = [(1, HEAD), (3, ("School", "March 2027")), (4, row)]
    preview = read_topics(rows, MEETINGS, {("Fees", Place("jan"))})
    assert [(fault.number, fault.words) for fault in preview.faults] == [(4, words)]
    assert [line.topic for line in preview.lines] == ["School"]


@pytest.mark.parametrize(
    ("word", "statutory"),
    [("yes", True), ("Y", True), ("TRUE", True), ("No", False), ("n", False), ("false", False), ("", None)],
)
def test_whether_the_law_asks_for_a_topic_is_written_in_several_ways(word: str, statutory: bool | None) -> None:
    (line,) = read_topics([(1, ("Topic", "Statutory")), (2, ("Health", word))], {}, ()).lines
    assert line.facts["statutory"] is statutory


@pytest.mark.parametrize(
    ("heading", "cell", "fact"),
    [
        ("Purpose", "To see whether their health is looked after.", "purpose"),
        (" lead officer ", " Designated Nurse ", "lead"),
        ("Theme", "Health", "theme"),
        ("Where it comes from", "Statutory guidance", "source"),
        ("Data from", "November 2026", "data_from"),
        ("YEAR", "2026/27", "year"),
        ("Favourite colour", "Green", None),
        ("Theme", " ", None),
    ],
)
def test_what_else_a_row_says_of_its_topic(heading: str, cell: str, fact: str | None) -> None:
    (line,) = read_topics([(1, ("Topic", heading)), (2, ("Health", cell))], {}, ()).lines
    assert {name: said for name, said in line.facts.items() if said is not None} == (
        {fact: cell.strip()} if fact else {}
    )


def test_the_columns_that_a_file_may_have_are_named_to_whom_it_is_refused() -> None:
    with pytest.raises(NoTable) as refused:
        read_topics([(3, ("What", "When"))], {}, ())
    assert str(refused.value) == (
        "Row 3 must name the columns: “Topic”, and those that you give of “Year”, “Meeting or month”, “Purpose”,"
        " “Lead officer”, “Theme”, “Where it comes from”, “Data from”, “Statutory”."
    )


def test_a_file_without_a_column_of_topics_is_refused_with_what_it_needs() -> None:
    with pytest.raises(NoTable, match="Row 1 must name the columns: “Topic”"):
        read_topics([(1, ("What", "When"))], MEETINGS, ())
    with pytest.raises(NoTable, match="The file is empty"):
        read_topics([], MEETINGS, ())


@pytest.fixture
def body(app: Flask) -> Body:
    return factories.body(code="CPP")


@pytest.fixture
def clerk(body: Body) -> Account:
    return factories.account(Role.CLERK, of=body, name="Chris Clerk")


def test_nothing_of_a_file_is_saved_until_it_is_confirmed(body: Body, clerk: Account, sign_in: SignIn) -> None:
    meeting = factories.meeting(body, dt.date(2027, 1, 18))
    keeper, address = sign_in(clerk), f"/panels/{body.id}/work-programme/bring"
    data = b"Topic,Meeting or month,Lead officer\nHealth,2027-01-18,Designated Nurse\n,March 2027,\nFees,March 2027,\n"
    sent = keeper.post(address, data={"file": (io.BytesIO(data), "topics.csv")})
    assert sent.headers["Location"] == f"{address}/check"
    page = keeper.get(f"{address}/check").text
    assert "Row 3: It names no topic." in page
    assert "2 topics to be added" in page
    assert db.session.scalars(db.select(Entry)).all() == []
    keeper.post(f"{address}/check")
    made = db.session.scalars(db.select(Entry).order_by(Entry.id)).all()
    assert [(one.topic, one.meeting, one.month, one.lead, one.year) for one in made] == [
        ("Health", meeting.key, None, "Designated Nurse", "2026/27"),
        ("Fees", None, "March 2027", None, "2026/27"),
    ]
    assert keeper.get(f"{address}/check").headers["Location"] == address


def test_a_file_that_cannot_be_read_is_said_so(body: Body, clerk: Account, sign_in: SignIn) -> None:
    keeper, address = sign_in(clerk), f"/panels/{body.id}/work-programme/bring"
    assert "Choose a CSV or .xlsx file" in keeper.post(address, data={}).text
    wrong = keeper.post(address, data={"file": (io.BytesIO(b"What\nHealth\n"), "topics.csv")}).text
    assert "must name the columns" in wrong


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_given_out_can_be_taken_in_elsewhere(
    body: Body, clerk: Account, client: FlaskClient, form: str
) -> None:
    meeting = factories.meeting(body, dt.date(2027, 1, 18))
    facts = {"topic": "=Health", "meeting": meeting.key, "statutory": True, "data_from": "November 2026"}
    operations.add_entry(body, {**facts, "year": "2026/27"}, by=clerk)
    db.session.commit()
    found = client.get(f"/panels/{body.id}/work-programme.{form}?year=2026/27")
    rows = [(row.number, row.cells) for row in read_table(f"programme.{form}", found.data)]
    (line,) = read_topics(rows, {dt.date(2027, 1, 18): "elsewhere"}, ()).lines
    assert (line.topic, line.place) == ("=Health", Place("elsewhere"))
    assert (line.facts["statutory"], line.facts["data_from"], line.facts["year"]) == (True, "November 2026", "2026/27")
