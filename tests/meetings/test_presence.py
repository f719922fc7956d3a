"""Who is in the room, and whether that is a quorum: times as minuted, remote members, vacancies (V1, V2, V8, B12)."""

import datetime as dt

import pytest

from panel.bodies.rules.quorum import WhoCounts
from panel.lifecycle import Level
from panel.meetings.models import Attendance, Spell
from panel.meetings.presence import in_room, odd_times_at
from panel.meetings.roll import count_of
from panel.meetings.rules.life import State
from panel.meetings.rules.presence import Place, Stay, absence, odd_times, read_time, there_at
from panel.meetings.rules.quorum import Count, counted, quorum_findings
from tests import factories as make

TIMES = [
    ("10.20 a.m.", 10, 20),
    ("10.20 am", 10, 20),
    ("at 10:20am", 10, 20),
    ("10.00", 10, 0),
    ("14:05", 14, 5),
    ("2pm", 14, 0),
    ("2.15", 14, 15),
    ("1.05", 13, 5),
    ("1.05 am", 1, 5),
    ("1 p.m.", 13, 0),
    ("7.59", 19, 59),
    ("8.00", 8, 0),
    ("12.30 p.m.", 12, 30),
    ("12.30 am", 0, 30),
    ("12 noon", 12, 0),
    ("noon", 12, 0),
    ("shortly before midday", 12, 0),
    ("about 11.05 a.m., during item 6", 11, 5),
    ("0.10", 0, 10),
    ("23.59", 23, 59),
]


@pytest.mark.parametrize(("words", "hour", "minute"), TIMES, ids=[row[0] for row in TIMES])
def test_the_time_that_words_name(words, hour, minute):
    assert read_time(words) == dt.time(hour, minute)


@pytest.mark.parametrize("words", ["", None, "during item 6", "10", "13 pm", "0.30 am", "24.00", "10.60", "late"])
def test_words_that_name_no_time(words):
    assert read_time(words) is None


AT = dt.time(11, 0)
STAYS = [
    ("throughout", [], True, True),
    ("came late", [Stay("10.40 am", None)], True, True),
    ("came after", [Stay("11.20 am", None)], True, False),
    ("left before", [Stay(None, "10.40 am")], False, False),
    ("left after", [Stay(None, "11.20 am")], False, True),
    ("left at that minute", [Stay(None, "11.00 am")], False, False),
    ("came at that minute", [Stay("11.00 am", None)], True, True),
    ("out for a while", [Stay(None, "10.50 am"), Stay("11.10 am", None)], True, False),
    ("out for a while before", [Stay(None, "10.40 am"), Stay("10.50 am", None)], True, True),
    ("left at a time not to be read", [Stay(None, "towards the end")], False, True),
]


@pytest.mark.parametrize(("why", "stays", "now", "at_eleven"), STAYS, ids=[row[0] for row in STAYS])
def test_who_is_there_now_and_who_was_there_at_eleven(why, stays, now, at_eleven):
    assert (there_at(stays), there_at(stays, AT)) == (now, at_eleven)


ABSENCES = [
    ("in the room", Place(True), {}, None),
    ("apologies", Place(False), {}, ("V8", "was not present")),
    ("remote", Place(True, remote=True), {}, ("B12", "attended remotely, which is not presence in the room")),
    ("remote, where that counts", Place(True, remote=True), {"remote_counts": True}, None),
    ("left for the item", Place(True, left_for=frozenset({"a"})), {"item": "a"}, ("V2", "left the room for this item")),
    ("left for another item", Place(True, left_for=frozenset({"a"})), {"item": "b"}, None),
    ("left for an item, no item in hand", Place(True, left_for=frozenset({"a"})), {}, None),
    ("gone", Place(True, stays=(Stay(None, "11.20 am"),)), {}, ("V2", "left at 11.20 am")),
    ("gone later", Place(True, stays=(Stay(None, "11.20 am"),)), {"at": AT}, None),
    ("gone by then", Place(True, stays=(Stay(None, "10.20 am"),)), {"at": AT}, ("V2", "left at 10.20 am")),
    ("gone at that time", Place(True, stays=(Stay(None, "11.00 am"),)), {"at": AT}, ("V2", "left at 11.00 am")),
    ("not yet there", Place(True, stays=(Stay("11.20 am", None),)), {"at": AT}, ("V2", "joined at 11.20 am")),
    (
        "not yet there, and gone later",
        Place(True, stays=(Stay("11.20 am", "11.40 am"),)),
        {"at": AT},
        ("V2", "joined at 11.20 am"),
    ),
    (
        "not yet there, and gone at a time not to be read",
        Place(True, stays=(Stay("11.20 am", "towards the end"),)),
        {"at": AT},
        ("V2", "joined at 11.20 am"),
    ),
    (
        "gone twice",
        Place(True, stays=(Stay(None, "10.10 am"), Stay("10.20 am", "10.50 am"), Stay("11.30 am", None))),
        {"at": AT},
        ("V2", "left at 10.50 am"),
    ),
]


@pytest.mark.parametrize(("why", "place", "asked", "found"), ABSENCES, ids=[row[0] for row in ABSENCES])
def test_why_someone_is_not_in_the_room(why, place, asked, found):
    assert absence(place, **asked) == found


ODD = [
    ("as it should be", [Stay("10.20 am", "11.00 am"), Stay("11.10 am", None)], []),
    ("not a time", [Stay(None, "during item 6")], [", “during item 6”, names no time of day. It is kept as written."]),
    (
        "left before coming",
        [Stay("11.00 am", "10.20 am")],
        [" left at 10.20 am, which is before the time"],
    ),
    ("back first", [Stay(None, "11.00 am"), Stay("10.50 am", None)], [" joined at 10.50 am, which is before the time"]),
    ("left before the meeting", [Stay(None, "9.30 am")], [" left at 9.30 am, before the meeting began."]),
    ("came before the meeting", [Stay("9.30 am", None)], []),
    ("left at its start", [Stay(None, "10.00 am")], []),
    ("left at its end", [Stay(None, "12.00 noon")], []),
    ("left after its end", [Stay(None, "12.30 pm")], [" left at 12.30 pm, after the meeting ended."]),
    ("in the same minute", [Stay("11.00 am", "11.00 am")], []),
    ("a second time not to be read", [Stay("10.20 am", "later"), Stay("10.10 am", None)], ["“later”", "10.10 am"]),
]


@pytest.mark.parametrize(("why", "stays", "words"), ODD, ids=[row[0] for row in ODD])
def test_odd_times_are_noted_and_never_refused(why, stays, words):
    found = odd_times("Cllr Ash", stays, began="10.00 a.m.", ended="12 noon")
    assert [said in finding.words for finding, said in zip(found, words, strict=True)] == [True] * len(words)
    assert all("Cllr Ash" in finding.words for finding in found)
    assert {(finding.rule, finding.level) for finding in found} <= {("V8", Level.NOTE)}


SEATS = {1, 2, 3, 4, 5}
QUORUM = [
    ("all in the room", [1, 2, 3, 4, 5], 5, True),
    ("exactly as many as needed", [1, 2, 3], 3, True),
    ("one too few", [2, 3], 2, False),
    ("someone without a vote does not count", [9, 1, 2, 3], 3, True),
    ("nor does a guest, who has no seat", [None, 1, 2], 2, False),
    ("a substitute beside the holder counts once", [1, 1, 2], 2, False),
    ("nobody", [], 0, False),
]


@pytest.mark.parametrize(("why", "seated", "present", "met"), QUORUM, ids=[row[0] for row in QUORUM])
def test_a_quorum_counts_the_seats_in_which_somebody_sits(why, seated, present, met):
    count = counted(SEATS, seated, quorum=3)
    assert (count.present, count.of, count.met) == (present, 5, met)


def test_the_count_in_words():
    assert counted(SEATS, [1], quorum=3).words == "Present 1 of 5 voting, quorum 3"
    assert counted(SEATS, [1], quorum=3, who="members").words == "Present 1 of 5 members, quorum 3"
    unknown = counted(SEATS, [], quorum=None)
    assert (unknown.met, unknown.words) == (None, "Present 0 of 5 voting, quorum not set")


TOLD = [
    (Count(5, 5, 3), None, ""),
    (Count(4, 5, 3), None, ""),
    (Count(3, 5, 3), Level.NOTE, "One more departure and there is no quorum: 3 members are needed."),
    (Count(2, 5, 3), Level.CONFIRM, "There is no quorum: 3 members are needed and 2 are here."),
    (Count(1, 5, 3), Level.CONFIRM, "There is no quorum: 3 members are needed and one is here."),
    (Count(0, 5, 1), Level.CONFIRM, "There is no quorum: one member is needed and none is here."),
    (Count(1, 5, 1), Level.NOTE, "One more departure and there is no quorum: one member is needed."),
    (Count(0, 5, None), None, ""),
]


@pytest.mark.parametrize(("count", "level", "words"), TOLD)
def test_the_clerk_is_told_before_the_quorum_is_lost_and_when_it_is(count, level, words):
    found = quorum_findings(count)
    assert [(one.rule, one.level) for one in found] == ([("V2", level)] if level else [])
    assert all(one.words.startswith(words) for one in found)


@pytest.fixture
def meeting(app):
    """Five seats with a vote, one of them vacant, and a carer without; three councillors and the carer came."""
    body = make.body(quorum=3)
    voting, carers = make.category(body), make.category(body, "Carers", voting=False, councillors=False)
    people = [make.person(name) for name in ("Cllr Ash", "Cllr Birch", "Cllr Cedar", "Cllr Dogwood")]
    held = make.meeting(body, state=State.HELD)
    for place, person in enumerate(people):
        seat = make.seat(body, person, category=voting, position=place)
        status = "present" if place < 3 else "apologies"
        make.keep(Attendance(meeting=held, person=person, seat_id=seat.id, status=status, mode="room", position=place))
    make.seat(body, None, vacant=True, category=voting, position=8)
    carer = make.person("Mrs Elder")
    make.seat(body, carer, category=carers, position=9)
    make.keep(Attendance(meeting=held, person=carer, status="present", mode="room", position=9))
    return held


def names(people):
    return [one.printed for one in people]


def test_who_is_in_the_room_for_an_item_and_at_a_time(meeting):
    ash, birch = meeting.attendance[:2]
    item = make.item(meeting)
    ash.left_for_items = [item.key]
    birch.spells = [Spell(left="11.00 am")]
    assert names(in_room(meeting)) == ["Cllr Ash", "Cllr Cedar", "Mrs Elder"]
    assert names(in_room(meeting, item)) == ["Cllr Cedar", "Mrs Elder"]
    assert names(in_room(meeting, item, dt.time(10, 30))) == ["Cllr Birch", "Cllr Cedar", "Mrs Elder"]
    assert count_of(meeting, item, dt.time(10, 30)).met is False


def test_a_share_is_counted_of_every_seat_and_a_vacancy_stops_nothing(meeting):
    meeting.body.quorum, meeting.body.quorum_share = None, "1/2"
    assert count_of(meeting).words == "Present 3 of 4 voting, quorum 3", "half of five seats, one of them vacant"


def test_all_members_count_where_the_body_says_so(meeting):
    meeting.body.quorum_counts = WhoCounts.ALL
    assert count_of(meeting).words == "Present 4 of 5 members, quorum 3"


def test_an_odd_time_is_kept_and_noted(meeting):
    meeting.started, meeting.attendance[0].spells = "10.00 am", [Spell(joined="after lunch")]
    assert [finding.words for finding in odd_times_at(meeting)] == [
        "The time at which Cllr Ash joined, “after lunch”, names no time of day. It is kept as written."
    ]
