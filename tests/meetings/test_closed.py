"""The public leave and come back (X1–X3, P1, P6)."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.exemption.rules import PUBLIC
from panel.extensions import db
from panel.lifecycle import Level, Refused
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations.agenda import edit_line, title_is_safe
from panel.meetings.operations.closed import exclude, public_out, readmit, strike, withdraw
from panel.meetings.queries import closed_lines, lost_lines
from panel.meetings.rules.closed import (
    Course,
    Motion,
    Span,
    closed_items,
    confidential,
    course_of,
    exclusion,
    items_in,
    judge_exclusion,
    judge_span,
    kept_open,
    lost,
    readmitted,
)
from panel.meetings.rules.life import State
from panel.minutes.contents import contents_of_minutes
from panel.minutes.operations.taking import begin, write
from panel.minutes.queries import minutes_of
from panel.minutes.texts import fields_of
from tests import factories

AGENDA = ["1", "2", "3", "4", "5"]
MOTION = Motion(paragraphs=(3,), reason="prices are being negotiated", votes={"for": 4, "against": 1})


@pytest.mark.parametrize(
    ("what", "span", "items"),
    [
        ("first", Span(None, "2"), ("1", "2")),
        ("last", Span("4", None), ("4", "5")),
        ("in the middle", Span("3", "3"), ("3",)),
        ("the whole meeting", Span(None, None), tuple(AGENDA)),
        ("the wrong way round", Span("4", "2"), ()),
        ("not on the agenda", Span("9", None), ()),
    ],
)
def test_which_items_a_resolution_names(what: str, span: Span, items: tuple[str, ...]) -> None:
    """X3(a)."""
    assert items_in(AGENDA, span) == items, what


@pytest.mark.parametrize(
    ("agenda", "span", "items"),
    [
        (["1"], Span("1", "1"), ("1",)),
        (["1"], Span(None, "1"), ("1",)),
        (["1", "2"], Span("1", "2"), ("1", "2")),
        ([], Span(None, None), ()),
    ],
)
def test_a_short_agenda_may_be_closed_from_end_to_end(agenda: list[str], span: Span, items: tuple[str, ...]) -> None:
    """X3(a)."""
    assert items_in(agenda, span) == items


@pytest.mark.parametrize(
    ("what", "spans", "closed", "stayed"),
    [
        ("carried", [Span("4", "4", True)], {"4"}, set()),
        ("lost", [Span("4", "5", False)], set(), {"4", "5"}),
        ("not known", [Span("4", "4")], {"4"}, set()),
        ("lost, then carried for one", [Span("4", "5", False), Span("5", "5", True)], {"5"}, {"4"}),
        ("twice", [Span("1", "1", True), Span("5", "5", True)], {"1", "5"}, set()),
        ("no motion", [], set(), set()),
    ],
)
def test_a_motion_that_was_lost_closes_nothing(
    what: str, spans: list[Span], closed: set[str], stayed: set[str]
) -> None:
    """X3."""
    assert closed_items(AGENDA, spans) == closed, what
    assert kept_open(AGENDA, spans) == stayed, what
    assert course_of(AGENDA, spans) == Course(frozenset(closed), frozenset(stayed)), what


@pytest.mark.parametrize(
    ("what", "motion", "carried", "found"),
    [
        ("carried, four to one", MOTION, True, []),
        ("lost, four to one", MOTION, False, [("V3", Level.REFUSE)]),
        ("carried, one to two", Motion((3,), "r", votes={"for": 1, "against": 2}), True, [("V3", Level.REFUSE)]),
        ("lost, one to two", Motion((3,), "r", votes={"for": 1, "against": 2}), False, []),
        ("carried, two all", Motion((3,), "r", votes={"for": 2, "against": 2}), True, [("V4", Level.NOTE)]),
        ("only those for were counted", Motion((3,), "r", votes={"for": 2}), False, []),
        ("only those against were counted", Motion((3,), "r", votes={"against": 2}), True, []),
        ("without a paragraph", Motion((), "r"), True, [("X3", Level.NOTE)]),
        ("without a reason", Motion((3,), " "), True, [("X4", Level.NOTE)]),
    ],
)
def test_what_a_motion_lacks(what: str, motion: Motion, carried: bool, found: list[tuple[str, Level]]) -> None:
    """X3, X4: it is recorded as it was passed; only a result against its own count is refused (V3)."""
    assert [(one.rule, one.level) for one in judge_exclusion(motion, carried=carried)] == found, what


@pytest.mark.parametrize(
    ("votes", "carried", "words"),
    [
        ({"for": 4, "against": 1}, False, "With 4 for and 1 against it was not lost."),
        ({"for": 1, "against": 2}, True, "With 1 for and 2 against it was not carried."),
    ],
)
def test_a_result_against_its_own_count_is_said(votes: dict[str, int | None], carried: bool, words: str) -> None:
    """V3."""
    assert [one.words for one in judge_exclusion(Motion((3,), "r", votes=votes), carried=carried)] == [words]


@pytest.mark.parametrize(
    ("span", "out", "rules"),
    [
        (Span("3", "4"), False, []),
        (Span("3", "4"), True, ["X1"]),
        (Span("4", "3"), False, ["X3"]),
        (Span("4", "3"), True, ["X1", "X3"]),
    ],
)
def test_the_public_cannot_leave_twice(span: Span, out: bool, rules: list[str]) -> None:
    found = judge_span(AGENDA, span, public_out=out)
    assert [(one.rule, one.level) for one in found] == [(rule, Level.REFUSE) for rule in rules]


def test_the_words_of_the_minutes() -> None:
    words = exclusion("item 9, Fees", [3, 1], "the prices are being negotiated.")
    assert "section 100A(4)" in words
    assert "item 9, Fees" in words
    assert "paragraphs 1 and 3 of Part 1 of Schedule 12A" in words
    assert words.endswith("because the prices are being negotiated.")
    assert exclusion("item 9", [3], "The contract is being let.").endswith("because the contract is being let.")
    assert exclusion("item 9", [3], "Fenland Homes bid.").endswith("because Fenland Homes bid.")
    assert exclusion("item 9", []).endswith("the public interest in disclosing it.")
    assert "paragraph …" in exclusion("item 9", [])
    assert "paragraph 3 of" in lost("item 9", [3])
    assert "was put and lost" in lost("item 9", [3])
    assert "withdrew during item 9" in confidential("item 9")
    assert "section 100A(2)" in confidential("item 9")
    assert readmitted("11.40 am") == "The public were re-admitted at 11.40 am."
    assert readmitted() == "The public were re-admitted."


@pytest.fixture
def meeting(app: Flask) -> Meeting:
    """Five items; the fourth is exempt."""
    meeting = factories.meeting(factories.body(), state=State.HELD)
    for number in range(1, 6):
        facts = {"exempt": True, "exempt_paragraphs": [3]} if number == 4 else {}
        factories.item(meeting, f"Business {number}", number=str(number), **facts)
    begin(meeting, by=TERMINAL)
    for minute in minutes_of(meeting):
        write(minute, {**fields_of(minute), "html": f"<p>Said of {minute.item.number}.</p>"}, by=TERMINAL)
    db.session.commit()
    return meeting


def read(meeting: Meeting) -> dict[str, str]:
    """What the public read of each item: what stands before it, its text, what stands after it."""
    shown = contents_of_minutes(meeting, PUBLIC).minutes
    return {
        one.title: " ".join([*(f"{told.lead} {told.words}" for told in one.before), one.html, *one.after])
        for one in shown
    }


def key(meeting: Meeting, number: int) -> str:
    return meeting.items[number - 1].key


def test_business_is_closed_in_the_middle_and_opened_again(meeting: Meeting) -> None:
    exclude(meeting, key(meeting, 3), key(meeting, 4), motion=MOTION, by=TERMINAL)
    assert public_out(meeting) is not None
    readmit(meeting, "11.40 am", by=TERMINAL)
    assert public_out(meeting) is None
    words = read(meeting)
    assert "Said of 3" not in words["Business 3"]
    assert "during item 3, Business 3 and item 4, Business 4" in words["Business 3"]
    assert "The public were re-admitted at 11.40 am." in words["Business 4"]
    assert "Said of 5" in words["Business 5"]


def test_the_public_come_back_earlier_than_was_resolved(meeting: Meeting) -> None:
    exclude(meeting, key(meeting, 3), None, motion=MOTION, by=TERMINAL)
    readmit(meeting, "11.40 am", after=key(meeting, 4), by=TERMINAL)
    assert "Said of 5" in read(meeting)["Business 5"]
    assert [line.number for line in closed_lines(meeting)] == ["3", "4"]


def test_a_motion_that_is_lost_leaves_the_item_in_public_and_the_minute_says_so(meeting: Meeting) -> None:
    """X3: its papers stay closed until the clerk opens them."""
    exclude(meeting, key(meeting, 4), key(meeting, 4), carried=False, motion=Motion((3,), "prices"), by=TERMINAL)
    words = read(meeting)["Business 4"]
    assert "was put and lost. The business was taken in public." in words
    assert "Said of 4" in words
    assert public_out(meeting) is None
    assert [line.number for line in lost_lines(meeting)] == ["4"]
    assert meeting.items[3].marking.restricted


def test_for_what_is_confidential_the_public_withdraw_without_a_vote(meeting: Meeting) -> None:
    """X2, X5."""
    withdraw(meeting, key(meeting, 2), key(meeting, 2), at="10.20 am", by=TERMINAL)
    row = meeting.closed[0]
    assert (row.confidential, row.carried, row.vote) == (True, None, None)
    words = read(meeting)["Business 2"]
    assert "The public withdrew during item 2" in words
    assert "RESOLVED" not in words
    assert "Said of 2" not in words


def test_the_whole_meeting_may_be_closed(meeting: Meeting) -> None:
    exclude(meeting, None, None, motion=MOTION, by=TERMINAL)
    assert not [title for title, words in read(meeting).items() if "Said of" in words]


def test_who_is_out_cannot_leave_and_who_is_in_cannot_come_back(meeting: Meeting) -> None:
    with pytest.raises(Refused, match="not excluded"):
        readmit(meeting, "11 am", by=TERMINAL)
    exclude(meeting, key(meeting, 4), None, motion=MOTION, by=TERMINAL)
    with pytest.raises(Refused, match="out already"):
        withdraw(meeting, key(meeting, 5), None, by=TERMINAL)
    with pytest.raises(Refused, match="before the first"):
        readmit(meeting, "11 am", after=key(meeting, 2), by=TERMINAL)


def test_what_was_recorded_by_mistake_is_taken_out(meeting: Meeting) -> None:
    exclude(meeting, key(meeting, 5), None, motion=MOTION, by=TERMINAL)
    strike(meeting.closed[0], by=TERMINAL)
    assert "Said of 5" in read(meeting)["Business 5"]


def test_a_title_is_safe_until_it_changes(meeting: Meeting) -> None:
    """P1."""
    item: AgendaItem = meeting.items[3]
    title_is_safe(item, by=TERMINAL)
    assert item.title_safe_by == "the terminal"
    edit_line(item, {"title": item.title, "purpose": "To consider"}, by=TERMINAL)
    assert item.title_safe_on is not None
    edit_line(item, {"title": "Placement of J.B."}, by=TERMINAL)
    assert (item.title_safe_by, item.title_safe_on) == (None, None)


@pytest.fixture
def clerk(meeting: Meeting, sign_in: Callable[[Account], FlaskClient]) -> FlaskClient:
    return sign_in(factories.account(Role.CLERK, name="Pat Clerk"))


def test_the_clerk_records_it_from_the_screens(meeting: Meeting, clerk: FlaskClient) -> None:
    page = clerk.get(f"/meetings/{meeting.id}/closed").text
    assert "The public may be in the room." in page
    assert "Title not confirmed" in page
    form = clerk.get(f"/meetings/{meeting.id}/closed/exclude").text
    assert f'<option value="{key(meeting, 4)}" selected' in form
    sent = {"from_item": key(meeting, 4), "to_item": key(meeting, 4), "paragraphs": ["3"], "reason": "prices"}
    lacking = clerk.post(f"/meetings/{meeting.id}/closed/exclude", data=sent).text
    assert "Say whether the motion was carried or lost" in lacking
    wrong = {**sent, "result": "carried", "votes_for": "1", "votes_against": "3"}
    refused = clerk.post(f"/meetings/{meeting.id}/closed/exclude", data=wrong).text
    assert "With 1 for and 3 against it was not carried" in refused
    assert "prices" in refused
    clerk.post(f"/meetings/{meeting.id}/closed/exclude", data={**wrong, "votes_for": "5", "moved_by": "Cllr A"})
    page = clerk.get(f"/meetings/{meeting.id}/closed").text
    assert "The public are out of the room." in page
    assert "Moved by Cllr A" in page
    back = {"after": key(meeting, 4), "at": "11.40 am"}
    clerk.post(f"/meetings/{meeting.id}/closed/readmit", data=back)
    assert "The public were re-admitted at 11.40 am." in clerk.get(f"/meetings/{meeting.id}/closed").text
    clerk.post(f"/meetings/{meeting.id}/closed/withdraw", data={"from_item": key(meeting, 5)})
    assert "The public withdrew during item 5" in clerk.get(f"/meetings/{meeting.id}/closed").text
    row = meeting.closed[-1].id
    assert "no longer says that the public withdrew during item 5" in clerk.get(f"/closed/{row}/strike").text
    clerk.post(f"/closed/{row}/strike", data={"save": "1"})
    assert "withdrew during item 5" not in clerk.get(f"/meetings/{meeting.id}/closed").text


def test_a_title_is_looked_at_and_confirmed(meeting: Meeting, clerk: FlaskClient) -> None:
    item = meeting.items[3]
    edit_line(item, {"title": "Placement of Kofi Mensah"}, by=TERMINAL)
    db.session.commit()
    assert "“Kofi Mensah” looks like a name." in clerk.get(f"/lines/{item.id}/title").text
    clerk.post(f"/lines/{item.id}/title", data={"save": "1"})
    assert "confirmed as safe to publish by Pat Clerk" in clerk.get(f"/meetings/{meeting.id}/closed").text
