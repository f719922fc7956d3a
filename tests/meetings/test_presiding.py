"""Who presides: apart from the elected chair, for an item or a while, and never two at one moment (V4)."""

import datetime as dt

import pytest

from panel.lifecycle import Level
from panel.meetings.rules.presiding import Span, judge_presiding, presiding_over

ASH, BIRCH = "Cllr Ash", "Cllr Birch"


def items(who: str, *keys: str) -> Span:
    return Span(who, frozenset(keys))


def during(who: str, start: str | None, end: str | None = None) -> Span:
    return Span(who, start=start, end=end)


TOGETHER = [
    ("one throughout", [Span(ASH)], ""),
    ("two throughout", [Span(ASH), Span(BIRCH)], "cannot both preside over the whole meeting"),
    ("one for an item", [Span(ASH), items(BIRCH, "4")], ""),
    ("two for one item", [items(ASH, "3", "4"), items(BIRCH, "4", "5")], "cannot both preside for item 4"),
    ("each for their own", [items(ASH, "3"), items(BIRCH, "4")], ""),
    ("one after the other", [during(ASH, None, "11.00 am"), during(BIRCH, "11.00 am")], ""),
    ("one minute too soon", [during(ASH, None, "11.00 am"), during(BIRCH, "10.59 am")], "preside from 10.59 am"),
    ("within the other’s", [during(BIRCH, "11.00", "11.10"), during(ASH, "10.00", "12.00")], "preside from 11.00"),
    ("both from the start", [during(ASH, None, "11.00"), during(BIRCH, None, "10.30")], "when the meeting began"),
    ("for a while", [Span(ASH), during(BIRCH, "11.00 am", "11.20 am")], ""),
    ("for an item, and for a while", [items(ASH, "4"), during(BIRCH, "11.00 am")], ""),
    ("the same person twice", [Span(ASH), Span(ASH)], ""),
    ("words that name no time", [during(ASH, None, "the break"), during(BIRCH, "10.30 am")], ""),
]


@pytest.mark.parametrize(("why", "spans", "words"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_two_people_cannot_preside_at_the_same_moment(why, spans, words):
    refused = [one for one in judge_presiding(spans, {"4": "item 4"}) if one.level is Level.REFUSE]
    assert [one.rule for one in refused] == (["V4"] if words else [])
    assert all(words in one.words and ASH in one.words and BIRCH in one.words for one in refused)


ODD = [
    (during(ASH, "10.00 am", "11.00 am"), ""),
    (during(ASH, "10.00 am", "10.00 am"), ""),
    (during(ASH, "after the break"), "“after the break”, from or until which Cllr Ash presided"),
    (during(ASH, None, "the end"), "“the end”, from or until which"),
    (during(ASH, "11.00 am", "10.00 am"), "presided from 11.00 am until 10.00 am, which is earlier"),
]


@pytest.mark.parametrize(("span", "words"), ODD)
def test_odd_times_are_noted(span, words):
    found = judge_presiding([span])
    assert [(one.rule, one.level) for one in found] == ([("V8", Level.NOTE)] if words else [])
    assert all(words in one.words for one in found)


WHOLE, FOR_ITEM, FOR_A_WHILE = Span(ASH), items(BIRCH, "4"), during("Cllr Cedar", "11.00 am", "11.20 am")
ELEVEN = dt.time(11, 0)
ASKED = [
    ("the whole meeting", [WHOLE], None, None, 0),
    ("another item", [FOR_ITEM, WHOLE], "5", None, 1),
    ("that item", [WHOLE, FOR_ITEM], "4", None, 1),
    ("that time", [WHOLE, FOR_A_WHILE], "5", ELEVEN, 1),
    ("the last minute of it", [WHOLE, FOR_A_WHILE], None, dt.time(11, 20), 0),
    ("before it", [WHOLE, FOR_A_WHILE], None, dt.time(10, 59), 0),
    ("no time asked", [WHOLE, FOR_A_WHILE], None, None, 0),
    ("an item goes before a time", [FOR_A_WHILE, FOR_ITEM], "4", ELEVEN, 1),
    ("not recorded for that item", [FOR_ITEM], "5", None, None),
    ("one person, with a time", [FOR_A_WHILE], "5", None, 0),
    ("two, each for a while, and no time", [FOR_A_WHILE, during(ASH, "11.20 am")], None, None, None),
    ("nobody recorded", [], "4", ELEVEN, None),
]


@pytest.mark.parametrize(("why", "spans", "item", "at", "place"), ASKED, ids=[row[0] for row in ASKED])
def test_who_presides_over_an_item_or_at_a_moment(why, spans, item, at, place):
    assert presiding_over(spans, item, at) == place
